"""Versions as turns of writing: none is lost, and what one person typed in one go is one turn."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.plan.item import Version
from facilitator.domain.plan.turns import Turn, turns

START = datetime(2027, 3, 12, 18, 0, tzinfo=UTC)
STEPS = st.lists(st.tuples(st.sampled_from(["Ann", "Ada"]), st.integers(0, 30), st.sampled_from(["", "", "voorstel"])))


def versions(*steps):
    """Versions by (who, minutes since the one before, way)."""
    at, made = START, []
    for number, (who, minutes, way) in enumerate(steps, 1):
        at += timedelta(minutes=minutes)
        made.append(Version(number, f"tekst {number}", who, at, way))
    return made


def test_what_one_types_in_one_go_is_one_turn():
    one, two, three, four = versions(("Ann", 0, ""), ("Ann", 1, ""), ("Ada", 1, ""), ("Ann", 1, ""))

    assert turns([one, two, three, four]) == (Turn((one, two)), Turn((three,)), Turn((four,)))


def test_a_long_pause_begins_another_turn():
    one, two, three = versions(("Ann", 0, ""), ("Ann", 10, ""), ("Ann", 11, ""))

    assert turns([one, two, three]) == (Turn((one, two)), Turn((three,)))


def test_what_was_taken_over_or_put_back_stands_alone():
    one, two, three = versions(("Ann", 0, ""), ("Ann", 0, "voorstel"), ("Ann", 0, ""))

    assert turns([one, two, three]) == (Turn((one,)), Turn((two,)), Turn((three,)))


@given(STEPS)
def test_no_version_is_lost_and_their_order_stays(steps):
    made = versions(*steps)

    assert [version for turn in turns(made) for version in turn.versions] == made
