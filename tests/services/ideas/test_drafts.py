"""What a helper has in hand: one draft at a time, for the device that began it, and not for long."""

import pytest

from facilitator.services.ideas.drafts import Drafts


class Hands:
    """A clock that a test moves."""

    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Hands()


@pytest.fixture
def drafts(clock):
    return Drafts(10, clock)


def test_who_began_it_finds_it_back_and_changes_it(drafts):
    ticket = drafts.begin("rood", "een")
    drafts.change("rood", ticket, "twee")
    assert drafts.get("rood", ticket) == "twee"


@pytest.mark.parametrize(("owner", "ticket"), [("rood", "ander"), ("rood", ""), ("blauw", None)])
def test_nobody_else_finds_or_changes_it(drafts, owner, ticket):
    mine = drafts.begin("rood", "een")
    drafts.change(owner, mine if ticket is None else ticket, "twee")
    assert drafts.get(owner, mine if ticket is None else ticket) is None
    assert drafts.get("rood", mine) == "een"


def test_a_new_one_takes_the_place_of_the_last(drafts):
    first = drafts.begin("rood", "een")
    second = drafts.begin("rood", "twee")
    assert (drafts.get("rood", first), drafts.get("rood", second)) == (None, "twee")


def test_what_was_dropped_is_gone(drafts):
    ticket = drafts.begin("rood", "een")
    drafts.drop("rood")
    drafts.drop("rood")
    assert drafts.get("rood", ticket) is None


def test_what_lies_untouched_is_let_go_of(drafts, clock):
    left, used = drafts.begin("rood", "een"), drafts.begin("blauw", "twee")
    clock.now = 8
    assert drafts.get("blauw", used) == "twee"
    clock.now = 12

    assert drafts.sweep() == 1
    assert (drafts.get("rood", left), drafts.get("blauw", used)) == (None, "twee")
