"""What actions cost: said, changed and unsaid by the facilitator, and fixed while people share out money."""

import pytest

from facilitator.domain.events import ActionsChanged
from facilitator.domain.refusals import InvalidInput, NotFound, NothingToVote, VoteOpen
from facilitator.services.ideas import actions
from facilitator.services.ideas.costs import price_actions
from facilitator.services.sessions import sessions, steps


def _price(room, **costs):
    return room.kept.do(price_actions, room.fien, room.session_id, costs)


def _kept(room):
    return [action.cost for action in room.kept.store.actions.of_session(room.session_id)]


@pytest.fixture
def three(room):
    """A room with three actions and a vote that shares out 10.000 euro."""
    made = room.actions("Digipunt", "Digibus", "Digibank")
    room.kept.do(steps.edit_step, room.fien, room.session_id, room.step("vote").id, kind="budget",
                 options={"total": 10_000})  # fmt: skip
    return room, [action.id for action in made]


def test_costs_are_said_and_unsaid_and_everybody_hears_it_once(three):
    room, (first, second, _) = three
    room.kept.heard.clear()

    changed = _price(room, **{first: 5_000, second: 0})
    assert [(action.id, action.cost) for action in changed] == [(first, 5_000), (second, 0)]
    assert _kept(room) == [5_000, 0, None]
    assert room.kept.heard == [ActionsChanged(room.session_id)]
    assert _price(room, **{first: 5_000}) == ()
    _price(room, **{first: None})
    assert _kept(room) == [None, 0, None]


def test_the_journal_knows_what_changed(three):
    room, (first, second, _) = three
    _price(room, **{first: 5_000})
    _price(room, **{first: 5_000, second: 700})

    last = room.kept.store.journal.of_session(room.session_id)[-1]
    assert (last.deed, last.facts) == ("price_actions", {"costs": {second: 700}})


@pytest.mark.parametrize("cost", [-1, 1_000_000_000, "5", 2.5, True])
def test_what_is_no_amount_is_refused(three, cost):
    room, (first, *_) = three

    with pytest.raises(InvalidInput):
        _price(room, **{first: cost})
    with pytest.raises(InvalidInput):
        room.kept.do(actions.create_action, room.fien, room.session_id, "Digitaal", [], "", cost)
    assert _kept(room) == [None, None, None]


def test_an_action_may_be_made_with_its_cost(room):
    made = room.kept.do(actions.create_action, room.fien, room.session_id, "Digipunt", [], "", 2_500)

    assert (made.cost, _kept(room)) == (2_500, [2_500])


def test_a_vote_about_money_opens_only_when_every_cost_is_known_and_fixes_them(three):
    room, ids = three
    with pytest.raises(NothingToVote):
        room.open("vote")
    _price(room, **dict.fromkeys(ids, 4_000))
    vote = room.open("vote")

    for _ in ("open", "stopped"):
        with pytest.raises(VoteOpen):
            _price(room, **{ids[0]: 1})
        room.stop(vote)
    room.count(vote)
    _price(room, **{ids[0]: 1})
    assert _kept(room) == [1, 4_000, 4_000]


def test_costs_may_be_said_after_the_session_too(three):
    room, ids = three
    room.kept.do(sessions.end_session, room.fien, room.session_id)

    _price(room, **{ids[0]: 9})
    assert _kept(room) == [9, None, None]


def test_an_action_of_another_session_and_a_stranger_change_nothing(three):
    room, ids = three

    with pytest.raises(NotFound):
        _price(room, **{ids[0]: 1, "elsewhere": 2})
    with pytest.raises(NotFound):
        room.kept.do(price_actions, room.kept.account("vic"), room.session_id, {ids[0]: 1})
    assert _kept(room) == [None, None, None]
