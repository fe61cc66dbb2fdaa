"""The page of coverage: the actions by rank, the chosen ones by vote or by hand, and what they leave empty."""

from dataclasses import replace

from facilitator.views.coverage.coverage import Question, coverage
from tests.views.made import CONTENT, Role, counted

AXES = CONTENT.frames.axes("")
PLACES = {"a1": ("P1",), "a2": ("P2", "P3"), "a3": ("P4",), "a4": ("P5",)}
# a3 has three votes, a1 and a2 two, a4 none.
VOTES = {Role.CITIZEN: [["a3", "a1"], ["a3", "a1"], ["a3", "a2"], ["a2"]]}


def _seen(places=PLACES, counted_yet=True, **asked):
    room = counted(votes=VOTES)
    actions = [replace(action, tags={"principes": places.get(action.id, ())}) for action in room.actions]
    votes = (room.tally_step,) if counted_yet else ()
    tally = room.tally if counted_yet else None
    return coverage("/console/x", AXES, actions, votes, tally, Question(vote="v1", **asked))


def _gaps(view):
    return [(gap.place.code, [action.id for action in gap.best]) for gap in view.alarm.gaps]


def test_the_best_are_chosen_with_every_tie_at_the_cut_and_stand_first():
    view = _seen(best=2)
    assert [(line.action.id, line.rank, line.chosen) for line in view.actions] == [
        ("a3", 1, True), ("a1", 2, True), ("a2", 2, True), ("a4", 4, False)
    ]  # fmt: skip
    assert (view.cut, _gaps(view)) == (3, [("P5", ["a4"])])


def test_what_one_ticks_by_hand_goes_before_the_vote():
    view = _seen(best=2, chosen=("a4", "a1"))
    assert [action.id for action in view.chosen] == ["a1", "a4"]
    assert (view.by_hand, view.cut) == (True, None)
    assert _gaps(view) == [("P2", ["a2"]), ("P3", ["a2"]), ("P4", ["a3"])]


def test_nothing_ticked_is_nothing_chosen():
    assert _seen(chosen=()).chosen == ()


def test_before_any_count_all_actions_are_looked_at_in_the_order_of_their_numbers():
    view = _seen(counted_yet=False)
    assert [(line.action.number, line.rank, line.chosen) for line in view.actions] == [
        (n, None, True) for n in (1, 2, 3, 4)
    ]
    assert (view.vote, _gaps(view)) == (None, [])


def test_the_frame_crosses_the_axis_that_was_asked_for_and_the_first_when_it_is_unknown():
    assert _seen(across="doelgroep").across.name == "doelgroep"
    assert _seen(across="weg").across.name == "graad"
    assert [len(line.cells) for line in _seen(across="graad").lines] == [3] * 5


def test_what_has_no_place_is_named_to_be_placed():
    assert [action.id for action in _seen({"a1": ("P1",)}).to_place] == ["a3", "a2", "a4"]
