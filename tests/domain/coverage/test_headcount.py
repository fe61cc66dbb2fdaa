"""Who is missing: told as sums, never below five, and nothing more by asking again with other numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.coverage.headcount import State, Wanted, headcount, read_wanted, told
from facilitator.domain.refusals import InvalidInput, Refusal
from facilitator.domain.roles import Role

YOUNG, OLD = Wanted("jonger dan 30", 8), Wanted("ouder dan 75", 6)
CITIZENS = Wanted("@citizen", 15)


def _told(wanted, sums, tables, seats=None):
    return [(need.told, need.state) for need in headcount(wanted, sums, tables, seats or {}).needs]


def test_too_few_are_missing_and_enough_are_enough():
    sums = {YOUNG.label: 7, OLD.label: 6}
    assert _told([YOUNG, OLD], sums, (1, 2)) == [(7, State.MISSING), (6, State.ENOUGH)]


def test_fewer_than_five_are_told_as_no_number_and_nobody_is_told_as_fewer_than_five():
    for n in range(5):
        assert _told([YOUNG], {YOUNG.label: n}, (1, 2)) == [(None, State.MISSING)]
    assert _told([YOUNG], {}, (1, 2)) == [(None, State.MISSING)]


def test_one_table_alone_is_not_told_since_that_is_no_sum():
    assert _told([YOUNG], {YOUNG.label: 9}, (3,)) == [(None, State.UNCOUNTED)]
    assert _told([YOUNG], {}, ()) == [(None, State.UNCOUNTED)]


def test_the_whole_room_counted_at_once_is_a_sum():
    assert _told([YOUNG], {YOUNG.label: 9}, (0,)) == [(9, State.ENOUGH)]


def test_roles_are_counted_by_the_seats_that_were_taken():
    assert _told([CITIZENS], {}, (), {Role.CITIZEN: 9}) == [(9, State.MISSING)]
    assert _told([CITIZENS], {}, (), {Role.CITIZEN: 15}) == [(15, State.ENOUGH)]
    assert headcount([CITIZENS, YOUNG], {}, (), {}).asked == (YOUNG.label,)


@given(st.integers(1, 40), st.integers(0, 40), st.integers(0, 40))
def test_no_wanted_number_tells_two_rooms_apart_that_are_told_alike(wanted, one, other):
    if told(one) == told(other):
        who = [Wanted("x", wanted)]
        assert _told(who, {"x": one}, (1, 2)) == _told(who, {"x": other}, (1, 2))


def test_rows_become_a_make_up_and_those_without_a_number_fall_out():
    rows = [("@citizen", "15"), ("@staff", ""), ("  jonger  dan 30 ", " 8 "), ("", None)]
    assert read_wanted(rows) == (CITIZENS, YOUNG)


@pytest.mark.parametrize(
    "rows",
    [
        [("jong", "0")], [("jong", "")], [("jong", "2001")], [("jong", "veel")], [("jong", "-1")], [("jong", "²")], [("", "3")],
        [("x" * 41, "3")], [("Jong", "3"), ("jong", "4")], [("@", "3")], [(f"groep {n}", "3") for n in range(9)],
    ],
)  # fmt: skip
def test_what_cannot_be_wanted_is_refused(rows):
    with pytest.raises(Refusal):
        read_wanted(rows)


def test_a_label_never_passes_for_a_role():
    assert read_wanted([("@burgemeester", "3")])[0] == Wanted("burgemeester", 3)
    assert Wanted("burgemeester", 3).role is None
    with pytest.raises(InvalidInput):
        read_wanted([("@citizen", "3"), ("@citizen", "4")])
