"""What is proposed brings the words of its places along, once: afterwards the plan is the municipality's."""

from facilitator.services.coverage.framing import choose_frame
from facilitator.services.coverage.tagging import tag_action
from facilitator.services.plan import planning
from tests.views.made import CONTENT

FRAMES = CONTENT.frames


def _propose(room, step, *actions):
    room.kept.do(planning.propose, room.fien, room.session_id, step.id, [one.id for one in actions], FRAMES)
    fields = ("hefboom", "beleidsdomein", "doelgroep")
    items = planning.whole_plan(room.kept.store, room.trajectory).items
    return {item.title: [item.field(name).value for name in fields] for item in items}


def test_the_plan_begins_with_the_words_of_the_frame_that_was_chosen(room):
    step, made = room.vote(room.people(citizen=6))
    places = {"principes": ["P1"], "domein": ["zorg", "welzijn"], "doelgroep": []}
    room.kept.do(tag_action, room.fien, room.session_id, made[0].id, places, FRAMES.axes(""))
    room.kept.do(choose_frame, room.fien, room.trajectory.id, "hefbomen", FRAMES)
    plan = _propose(room, step, made[0], made[1])
    assert plan["Actie 1"] == ["Outreaching", "Welzijn; Zorg", None]
    assert plan["Actie 2"] == [None, None, None]


def test_proposing_again_never_touches_what_stands_in_the_plan(room):
    step, made = room.vote(room.people(citizen=6))
    room.kept.do(tag_action, room.fien, room.session_id, made[0].id, {"principes": ["P1"]}, FRAMES.axes(""))
    _propose(room, step, made[0])
    room.kept.do(tag_action, room.fien, room.session_id, made[0].id, {"principes": ["P2"]}, FRAMES.axes(""))
    assert _propose(room, step, made[0], made[1])["Actie 1"][0] == "Naar de mensen toe"
