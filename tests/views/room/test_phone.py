"""The phone: one task, the same for everybody, and beside it what belongs to one seat alone."""

from dataclasses import replace
from datetime import timedelta

import pytest

from facilitator.domain.ideas.idea import Action, IdeaStatus
from facilitator.domain.roles import Role
from facilitator.domain.sessions.runsheet import Method
from facilitator.domain.sessions.session import Participant, SessionStatus, StepState
from facilitator.domain.voting.ballot import BallotKind
from facilitator.domain.voting.groups import GroupRule
from facilitator.views.room.desk import desk
from facilitator.views.room.phone import step
from tests.views import made
from tests.views.made import CONTENT, actions, counted, idea, room, seat_desk, session, vote


def drawn(here=None, **changes):
    return step(room(here, **changes), CONTENT)


def own(here=None, of=None, **changes):
    return desk(room(here, **changes), of or seat_desk(), CONTENT)


@pytest.mark.parametrize(
    ("method", "screen"),
    [
        (Method.WELCOME, "text"), (Method.PRACTICE, "questions"), (Method.EXPLAIN, "text"), (Method.STORY, "text"),
        (Method.WRITE, "write"), (Method.TABLES, "tables"), (Method.MERGE, "break"), (Method.READ, "read"),
        (Method.EVALUATE, "questions"), (Method.BREAK, "break"), (Method.CLOSE, "thanks"),
        (Method.INVENTORY, "paper"), (Method.ACTION_FORM, "paper"), (Method.DECIDE, "paper"),
    ],
)  # fmt: skip
def test_each_method_has_its_task(method, screen):
    assert drawn(made.step(method)).screen == screen


@pytest.mark.parametrize(
    ("here", "screen"),
    [
        (vote(), "pick"), (vote(BallotKind.YES_DOUBT_NO), "answers"), (vote(BallotKind.DOTS), "dots"),
        (vote(BallotKind.RANK), "rank"), (vote(BallotKind.MATRIX), "matrix"), (vote(BallotKind.MOSCOW), "moscow"),
        (vote(BallotKind.CONSENT), "consent"), (vote(BallotKind.BUDGET), "budget"),
        (vote(state=StepState.STOPPED), "stopped"), (vote(state=StepState.COUNTING), "stopped"),
        (vote(state=StepState.CLOSED), "counted"),
    ],
)  # fmt: skip
def test_a_vote_has_a_task_for_each_of_its_states(here, screen):
    assert drawn(here, actions=actions(4)).screen == screen


def test_a_result_waits_until_it_is_shown():
    votes = {Role.CITIZEN: [["a1"]] * 5}
    hidden, shown = (
        step(counted(GroupRule.TOTAL_ONLY, shown=is_shown, votes=votes), CONTENT) for is_shown in (False, True)
    )
    assert (hidden.screen, hidden.results) == ("counted", None)
    assert (shown.screen, shown.results.rows[0].votes) == ("results", 5)


def test_before_the_first_step_and_after_the_last_there_is_something_to_read():
    assert drawn().screen == "wait"
    assert drawn(session=session(status=SessionStatus.ENDED)).screen == "thanks"


def test_a_closed_question_waits():
    assert drawn(made.step(Method.PRACTICE, state=StepState.CLOSED)).screen == "wait"


def test_what_is_the_same_for_everybody_holds_nothing_of_a_seat():
    view = drawn(made.step(Method.TABLES), ideas=(idea(1, IdeaStatus.HANDED_IN, text="Geheim"),))
    assert view.own is None
    assert "Geheim" not in repr(view)


@pytest.mark.parametrize(("voters", "is_secret"), [(4, False), (5, True)])
def test_with_fewer_than_five_voters_the_phone_says_it_cannot_be_secret(voters, is_secret):
    assert drawn(vote(), actions=actions(4), seats={Role.CITIZEN: voters}).is_secret is is_secret


def test_roles_that_only_talk_do_not_make_a_vote_secret():
    here = vote(options={"k": 3, "electorate": ["citizen"]})
    view = drawn(here, actions=actions(4), seats={Role.CITIZEN: 4, Role.STAFF: 20})
    assert (view.is_secret, view.electorate) == (False, (Role.CITIZEN,))
    own_view = own(replace(here, options={"k": 3, "electorate": ["staff"]}), actions=actions(4))
    assert own_view.may_vote is False


def test_each_seat_reads_the_list_from_another_number_on_running_round():
    view = drawn(vote(), actions=actions(4))
    third = own(vote(), seat_desk(seat=Participant("p", "x", Role.CITIZEN, turn=6)), actions=actions(4))
    assert [card.number for card in view.list] == [1, 2, 3, 4]
    assert [card.number for card in replace(view, own=third).list] == [3, 4, 1, 2]


def test_while_cards_are_read_aloud_the_list_is_not_turned():
    here = vote(BallotKind.YES_DOUBT_NO)
    third = own(here, seat_desk(seat=Participant("p", "x", Role.CITIZEN, turn=6)), actions=actions(4))
    assert [card.number for card in replace(drawn(here, actions=actions(4)), own=third).list] == [1, 2, 3, 4]


def test_the_groups_are_said_before_the_vote():
    assert drawn(vote(), actions=actions(4), seats={Role.CITIZEN: 9, Role.STAFF: 6, Role.POLITICIAN: 2}).groups == (
        "inwoners",
        "gemeente: medewerkers en politici",
    )


def test_a_ballot_comes_back_with_what_is_left():
    view = own(vote(), seat_desk(ballot=("a1", "a4")), actions=actions(4))
    assert (view.ballot.fields, view.left, view.has_ballot) == ((("choice", "a1"), ("choice", "a4")), 1, True)


def test_after_the_count_a_desk_knows_of_no_ballot():
    view = own(vote(state=StepState.CLOSED), seat_desk(ballot=("a1",)), actions=actions(4))
    assert (view.ballot.fields, view.has_ballot) == ((), False)


def test_three_answers_come_back_too():
    view = own(vote(BallotKind.YES_DOUBT_NO), seat_desk(ballot={"a1": "yes"}), actions=actions(2))
    assert (view.ballot.fields, view.left) == ((("answer-a1", "yes"),), 1)


def test_what_a_ballot_may_hold_is_the_same_for_everybody_and_nothing_of_one_s_own_is():
    view = drawn(vote(BallotKind.DOTS, options={"k": 5, "cap": 2}), actions=actions(4))
    assert (view.terms.k, view.terms.most_dots, view.has("choice", "a1"), view.value("dots-a1")) == (5, 2, False, "")
    mine = replace(view, own=own(vote(BallotKind.DOTS), seat_desk(ballot={"a1": 2}), actions=actions(4)))
    assert (mine.value("dots-a1"), mine.value("dots-a2")) == ("2", "")


@pytest.mark.parametrize("kind", BallotKind)
def test_lists_that_are_read_as_a_whole_are_turned_and_cards_that_are_answered_one_by_one_are_not(kind):
    turned = kind in (BallotKind.PICK, BallotKind.DOTS, BallotKind.RANK, BallotKind.BUDGET)
    third = own(vote(kind), seat_desk(seat=Participant("p", "x", Role.CITIZEN, turn=6)), actions=actions(4))
    numbers = [card.number for card in replace(drawn(vote(kind), actions=actions(4)), own=third).list]
    assert numbers == ([3, 4, 1, 2] if turned else [1, 2, 3, 4])


def test_own_ideas_say_what_became_of_them():
    joined = Action("a1", "x", 1, "Samen", ("i1", "i7"))
    ideas = (
        idea(1, IdeaStatus.APPROVED, action_id="a1"),
        idea(2, IdeaStatus.APPROVED, action_id="a2"),
        idea(3, IdeaStatus.HANDED_IN, title="Kort"),
        idea(4),
        idea(5, IdeaStatus.WITHDRAWN),
    )
    alone = Action("a2", "x", 2, "Alleen", ("i2",))
    view = own(made.step(Method.MERGE), seat_desk(ideas=ideas), actions=(joined, alone))
    assert [(one.id, one.number, one.merged, one.is_handed_in) for one in view.ideas] == [
        ("i1", 1, "Samen", True), ("i2", 2, "", True), ("i3", None, "", True), ("i4", None, "", False),
    ]  # fmt: skip


def test_an_idea_can_be_changed_while_it_is_written_and_one_s_own():
    view = own(made.step(), seat_desk(ideas=(idea(1), idea(2, IdeaStatus.HANDED_IN), idea(3, step_id="s0"))))
    assert [one.can_change for one in view.ideas] == [True, False, False]
    assert view.ideas_left == 1


def test_a_table_has_three_to_hand_in():
    handed = (idea(1, IdeaStatus.HANDED_IN, title="Kort"), idea(2), idea(3, IdeaStatus.WITHDRAWN, title="Weg"))
    view = own(made.step(Method.TABLES), seat_desk(table_ideas=handed))
    assert ([one.title for one in view.table_ideas], view.table_left) == (["Kort"], 2)


def test_the_evaluation_asks_what_is_asked_in_the_room_or_what_the_step_names():
    assert [one.id for one in drawn(made.step(Method.EVALUATE)).questions] == ["1", "2", "5"]
    assert [one.id for one in drawn(made.step(Method.EVALUATE, options={"questions": [3, 8]})).questions] == ["3"]


@pytest.mark.parametrize(
    ("here", "ends"),
    [
        (made.step(), made.NOW + timedelta(minutes=8)), (vote(), made.NOW + timedelta(minutes=8)),
        (made.step(extra_seconds=60), made.NOW + timedelta(minutes=9)),
        (made.step(Method.PRACTICE), made.NOW + timedelta(minutes=8)),
        (made.step(Method.STORY), None), (vote(state=StepState.STOPPED), None), (made.step(state=StepState.CLOSED), None),
        (None, None),
    ],
)  # fmt: skip
def test_a_task_tells_when_it_is_planned_to_end_while_there_is_something_to_do(here, ends):
    assert drawn(here, actions=actions(4)).ends == (0 if ends is None else int(ends.timestamp() * 1000))


def test_an_own_idea_has_its_code_and_what_a_table_handed_in_has_none():
    lies = seat_desk(ideas=(idea(1), idea(2)), table_ideas=(idea(1, title="Kort"),), codes={"i1": "boom-fiets-kaas"})
    view = own(made.step(), lies)
    assert ([one.code for one in view.ideas], [one.code for one in view.table_ideas]) == (["boom-fiets-kaas", ""], [""])
