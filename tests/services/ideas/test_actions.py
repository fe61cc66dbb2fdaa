"""Actions: ideas merged, split and taken apart again, always numbered 1 to n, until the vote opens."""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, multiple, rule

from facilitator.domain.ideas.idea import IdeaStatus
from facilitator.domain.refusals import (
    IdeaTaken,
    InvalidInput,
    NotFound,
    Refusal,
    SessionOver,
    StepClosed,
    TextEmpty,
    TextTooLong,
    VoteClosed,
    VoteOpen,
)
from facilitator.services.coverage.tagging import tag_action
from facilitator.services.ideas import actions, bringing, ideas
from facilitator.services.ideas.costs import price_actions
from facilitator.services.sessions import sessions, undo
from tests.cast import Kept, workshop
from tests.views.made import CONTENT

PRINCIPLES = CONTENT.frames.axes("")[0]


@pytest.fixture
def written(room):
    """Six ideas of two people."""
    people = room.people(citizen=2)
    room.open("write")
    return [room.write(people[n % 2], text) for n, text in enumerate("een twee drie vier vijf zes".split())]


def _make(room, title, idea_ids=()):
    return room.kept.do(actions.create_action, room.fien, room.session_id, title, list(idea_ids))


def _do(room, deed, *args):
    return room.kept.do(deed, room.fien, room.session_id, *args)


def _actions(room):
    return [
        (action.number, action.title, set(action.ideas))
        for action in actions.list_actions(room.kept.store, room.session_id)
    ]


def _status(room, idea_id):
    return room.kept.store.ideas.get(room.session_id, idea_id).status


def test_an_action_takes_its_ideas_approves_them_and_gets_the_next_number(room, written):
    first, second = _make(room, "Digipunt", written[:2]), _make(room, "Digibus")

    assert (first.number, second.number) == (1, 2)
    assert _actions(room) == [(1, "Digipunt", set(written[:2])), (2, "Digibus", set())]
    assert [_status(room, idea) for idea in written[:3]] == [IdeaStatus.APPROVED, IdeaStatus.APPROVED, IdeaStatus.OWN]


def test_an_idea_is_in_one_action_at_most(room, written):
    _make(room, "Digipunt", written[:1])

    with pytest.raises(IdeaTaken):
        _make(room, "Digibus", written[:2])
    assert _actions(room) == [(1, "Digipunt", {written[0]})]
    assert _status(room, written[1]) is IdeaStatus.OWN


def test_an_idea_is_named_once(room, written):
    with pytest.raises(InvalidInput):
        _make(room, "Digipunt", [written[0], written[0]])


@pytest.mark.parametrize(
    ("title", "refusal"),
    [("", TextEmpty), ("\u200b", TextEmpty), ("x" * 121, TextTooLong), (None, InvalidInput), ("a\0", InvalidInput)],
)
def test_a_title_is_one_short_line(room, title, refusal):
    with pytest.raises(refusal):
        _make(room, title)
    assert _make(room, "  x\n" + "y" * 118).title == "x " + "y" * 118


def test_ideas_of_another_room_withdrawn_or_unknown_are_not_found(room, make_workshop, written):
    other = make_workshop()
    other.open("write")
    vic = other.join()
    foreign = other.write(vic, "Van elders")
    seat = room.kept.store.seats.get(
        room.session_id, room.kept.store.ideas.get(room.session_id, written[0]).participant_id
    )
    room.kept.do(ideas.withdraw_idea, seat, written[0])

    for idea in (foreign, written[0], "nergens", ""):
        with pytest.raises(NotFound):
            _make(room, "Digipunt", [idea])
    assert _actions(room) == []


def test_input_is_looked_at_before_the_rules_of_the_moment(room, written):
    _make(room, "Digipunt", written[:1])
    _make(room, "Digibus")
    room.open("vote")

    with pytest.raises(NotFound):
        _make(room, "", ["nergens"])
    with pytest.raises(TextEmpty):
        _make(room, "", [written[0]])
    with pytest.raises(VoteOpen):
        _make(room, "Digibank", [written[0]])


def test_a_stranger_makes_nothing_here(room, written):
    vic = room.kept.account("vic")

    with pytest.raises(NotFound):
        room.kept.do(actions.create_action, vic, room.session_id, "Van mij", [])
    with pytest.raises(NotFound):
        room.kept.do(actions.remove_action, vic, room.session_id, _make(room, "Digipunt").id)


def test_an_action_of_another_session_is_not_found(room, make_workshop):
    (foreign,) = make_workshop().actions("Van elders")

    for deed in (actions.remove_action, actions.rename_action):
        with pytest.raises(NotFound):
            _do(room, deed, foreign.id, *(["Nieuw"] if deed is actions.rename_action else []))


def test_removing_closes_the_gap_and_lets_the_ideas_go(room, written):
    made = [_make(room, title, [idea]) for title, idea in zip("abc", written, strict=False)]

    _do(room, actions.remove_action, made[1].id)

    assert _actions(room) == [(1, "a", {written[0]}), (2, "c", {written[2]})]
    assert room.kept.store.ideas.get(room.session_id, written[1]).action_id is None


def test_splitting_the_last_idea_off_takes_the_action_away(room, written):
    made = _make(room, "Digipunt", written[:2])

    _do(room, actions.split_idea, made.id, written[0])
    assert _actions(room) == [(1, "Digipunt", {written[1]})]
    _do(room, actions.split_idea, made.id, written[1])
    assert _actions(room) == []


def test_only_what_is_inside_can_be_split_off(room, written):
    made = _make(room, "Digipunt", written[:1])

    with pytest.raises(NotFound):
        _do(room, actions.split_idea, made.id, written[1])


@pytest.mark.parametrize("state", ["open", "stopped", "counted", "ended"])
def test_actions_lie_fixed_once_a_vote_was_opened(room, written, state):
    made = [_make(room, "Digipunt", written[:2]), _make(room, "Digibus")]
    before = _actions(room)
    vote = room.open("vote")
    if state == "stopped":
        room.stop(vote)
    if state in ("counted", "ended"):
        room.count(vote)
    if state == "ended":
        _do(room, sessions.end_session)
    refusal = {"open": VoteOpen, "stopped": VoteOpen, "counted": StepClosed, "ended": SessionOver}[state]

    for deed, args in (
        (actions.create_action, ("Digibank", [])),
        (actions.remove_action, (made[0].id,)),
        (actions.add_idea, (made[0].id, written[3])),
        (actions.split_idea, (made[0].id, written[0])),
        (actions.rename_action, (made[0].id, "Een ander woord")),
    ):
        with pytest.raises(refusal):
            _do(room, deed, *args)
    assert _actions(room) == before


def test_what_was_voted_on_keeps_its_title_and_its_place_when_people_write_anew(make_workshop):
    room = make_workshop("inwonersgesprek")
    an = room.join()
    made = room.actions("Digipunt", "Digibus")
    first = room.open("vote")
    room.count(first)
    room.open("write")
    idea = room.write(an, "Een digibank")

    for deed, args in ((actions.remove_action, ()), (actions.rename_action, ("Iets anders",))):
        with pytest.raises(VoteClosed):
            _do(room, deed, made[0].id, *args)
    third = _make(room, "Digibank", [idea])
    _do(room, actions.rename_action, third.id, "Digibank op wielen")
    assert [(number, title) for number, title, _ in _actions(room)] == [
        (1, "Digipunt"),
        (2, "Digibus"),
        (3, "Digibank op wielen"),
    ]


def test_look_alikes_are_the_pairs_with_the_same_words(room):
    an, bea = room.people(citizen=1, staff=1)
    room.open("write")
    texts = ["Een digipunt in elk dorp", "in elk dorp een Digipunt!", "Meer banken in het park"]
    kept = [room.write(seat, text) for seat, text in zip((an, bea, an), texts, strict=True)]

    found = actions.lookalikes(room.kept.store.ideas.of_session(room.session_id))

    assert [(pair.first, pair.second) for pair in found] == [(kept[0], kept[1])]


class Merging(RuleBasedStateMachine):
    """Fien merges, splits, renames and takes back in any order."""

    free = Bundle("free")
    made = Bundle("made")

    @initialize(target=free)
    def sit_down(self):
        self.folder = Path(tempfile.mkdtemp())
        self.kept = Kept(self.folder)
        self.room = workshop(self.kept)
        people = self.room.people(citizen=2)
        self.room.open("write")
        self.before = None
        return multiple(*[self.room.write(people[n % 2], f"Idee {n}") for n in range(6)])

    def _deed(self, deed, *args):
        """Do a deed of fien's; remember how everything stood if it was done."""
        before = self._all()
        try:
            answer = self.kept.do(deed, self.room.fien, self.room.session_id, *args)
        except Refusal:
            assert self._all() == before
            return None
        if self._all() != before:
            self.before = before
        return answer

    def _all(self):
        store = self.kept.store
        return store.actions.of_session(self.room.session_id), store.ideas.of_session(self.room.session_id)

    @rule(target=made, title=st.text("abc", min_size=1, max_size=3), chosen=st.lists(free, max_size=3))
    def create(self, title, chosen):
        action = self._deed(actions.create_action, title, chosen)
        return action.id if action else multiple()

    @rule(action=made, idea=free)
    def add(self, action, idea):
        self._deed(actions.add_idea, action, idea)

    @rule(action=made, idea=free)
    def split(self, action, idea):
        self._deed(actions.split_idea, action, idea)

    @rule(action=made, title=st.text("xyz", min_size=1, max_size=3))
    def rename(self, action, title):
        self._deed(actions.rename_action, action, title)

    @rule(action=consumes(made))
    def remove(self, action):
        self._deed(actions.remove_action, action)

    @rule(first=made, second=made)
    def merge(self, first, second):
        self._deed(bringing.merge_actions, [first, second])

    @rule(action=made, cost=st.sampled_from([None, 500, 1200]))
    def price(self, action, cost):
        self._deed(price_actions, {action: cost})

    @rule(action=made, pictogram=st.sampled_from(["bus", "help", ""]))
    def draw(self, action, pictogram):
        self._deed(actions.draw_action, action, pictogram)

    @rule(action=made, places=st.sets(st.sampled_from(sorted(PRINCIPLES.codes))))
    def tag(self, action, places):
        self._deed(tag_action, action, {PRINCIPLES.name: places}, (PRINCIPLES,))

    @rule(idea=free, status=st.sampled_from([IdeaStatus.HIDDEN, IdeaStatus.APPROVED, IdeaStatus.HANDED_IN]))
    def decide(self, idea, status):
        if _status(self.room, idea) is not status:
            self._deed(ideas.set_status, idea, status)

    @rule(idea=free)
    def object(self, idea):
        found = self.kept.store.ideas.get(self.room.session_id, idea)
        seat = self.kept.store.seats.get(self.room.session_id, found.participant_id)
        self.kept.do(ideas.object_to_merge, seat, idea)
        self.before = None

    @rule()
    def take_back(self):
        try:
            self.kept.do(undo.undo_last, self.room.fien, self.room.session_id)
        except StepClosed:
            return
        if self.before is not None:
            assert self._all() == self.before
        self.before = None

    @invariant()
    def numbers_run_from_one_to_n_and_each_idea_is_in_one_action_at_most(self):
        if not hasattr(self, "room"):
            return
        found, written = self._all()
        assert [action.number for action in found] == list(range(1, len(found) + 1))
        inside = [idea for action in found for idea in action.ideas]
        assert len(inside) == len(set(inside))
        assert {idea.id for idea in written if idea.action_id} == set(inside)
        assert all(idea.status is IdeaStatus.APPROVED for idea in written if idea.action_id)

    def teardown(self):
        if hasattr(self, "kept"):
            self.kept.store.close()
            shutil.rmtree(self.folder)


TestMerging = Merging.TestCase
TestMerging.settings = settings(max_examples=20, stateful_step_count=25, deadline=None)
