"""The wall: the right picture at each moment, and nothing on it that was not meant for everybody."""

from dataclasses import replace
from datetime import date

import pytest

from facilitator.domain.ideas.idea import IdeaStatus
from facilitator.domain.roles import Role
from facilitator.domain.sessions.runsheet import Method
from facilitator.domain.sessions.session import SessionStatus, StepState
from facilitator.domain.voting.ballot import BallotKind
from facilitator.domain.voting.groups import GroupRule
from facilitator.views.room.board import board, qr
from tests.views.made import CONTENT, actions, counted, idea, room, session, step, vote

ADDRESS = "https://draagvlak.example"


def drawn(here=None, **changes):
    return board(room(here, **changes) if not hasattr(here, "session") else here, ADDRESS, CONTENT)


@pytest.mark.parametrize(
    ("method", "screen"),
    [
        (Method.WELCOME, "lobby"), (Method.PRACTICE, "practice"), (Method.EXPLAIN, "text"), (Method.STORY, "text"),
        (Method.WRITE, "write"), (Method.TABLES, "tables"), (Method.MERGE, "break"), (Method.READ, "cards"),
        (Method.EVALUATE, "evaluate"), (Method.BREAK, "break"), (Method.CLOSE, "thanks"),
        (Method.INVENTORY, "paper"), (Method.CIRCLES, "paper"), (Method.INCLUSION_TEST, "paper"),
        (Method.ACTION_FORM, "paper"), (Method.ASSIGN, "paper"), (Method.DECIDE, "paper"),
    ],
)  # fmt: skip
def test_each_method_has_its_picture(method, screen):
    assert drawn(step(method)).screen == screen


def test_before_the_first_step_the_wall_says_how_to_join():
    view = drawn()
    assert (view.screen, view.title, view.join.address, view.join.code, view.join.present) == (
        "lobby", "Iedereen mee", "draagvlak.example", "482 913", 30,
    )  # fmt: skip


def test_the_join_strip_is_the_same_for_an_address_with_and_without_the_code():
    assert board(room(), ADDRESS + "/482913", CONTENT).join == board(room(), ADDRESS, CONTENT).join


def test_the_qr_code_holds_the_address_and_the_code():
    assert drawn().join.qr == qr("https://draagvlak.example/482913")
    assert drawn().join.qr != qr("https://draagvlak.example/482914")


@pytest.mark.parametrize(
    ("state", "screen"), [(StepState.OPEN, "vote"), (StepState.STOPPED, "stopped"), (StepState.COUNTING, "stopped")]
)
def test_a_vote_under_way_never_shows_a_result(state, screen):
    view = drawn(vote(state=state), actions=actions(4), cast=3)
    assert (view.screen, view.results) == (screen, None)


def test_an_open_vote_counts_ballots_and_shows_the_cards():
    view = drawn(vote(), actions=actions(12), cast=34)
    assert (view.cast, view.asked.terms.k, view.wide) == (34, 3, True)
    assert [card.number for card in view.cards] == list(range(1, 13))
    assert view.groups == ("inwoners", "medewerkers", "politici", "partners")


def test_a_counted_vote_waits_until_it_is_shown():
    votes = {Role.CITIZEN: [["a1"]] * 5}
    hidden = counted(GroupRule.TOTAL_ONLY, shown=False, votes=votes)
    assert (drawn(hidden).screen, drawn(hidden).results) == ("counted", None)
    shown = counted(GroupRule.TOTAL_ONLY, votes=votes)
    assert (drawn(shown).screen, drawn(shown).rows[0].votes) == ("results", 5)


def test_a_results_step_shows_the_vote_before_it_only_once_that_is_shown():
    votes = {Role.CITIZEN: [["a1"]] * 5}
    here = step(Method.RESULTS)
    assert drawn(counted(shown=False, votes=votes, here=here)).screen == "counted"
    assert drawn(counted(votes=votes, here=here)).screen == "results"


def test_more_than_twelve_cards_are_pages_that_the_facilitator_turns():
    first, second = (drawn(step(Method.READ), actions=actions(15), board_page=page) for page in (0, 1))
    assert ([c.number for c in first.cards], first.page, first.pages) == (list(range(1, 13)), 1, 2)
    assert ([c.number for c in second.cards], second.page, second.pages) == ([13, 14, 15], 2, 2)


def test_turning_past_the_last_page_stays_on_it():
    assert drawn(step(Method.READ), actions=actions(15), board_page=9).page == 2


@pytest.mark.parametrize("kind", [k for k in BallotKind if k in ("yes_doubt_no", "matrix", "moscow", "consent")])
def test_where_every_card_gets_an_answer_the_wall_shows_one_card(kind):
    view = drawn(vote(kind), actions=actions(3), board_page=1)
    assert ([card.number for card in view.cards], view.page, view.pages) == ([2], 2, 3)


@pytest.mark.parametrize("kind", [k for k in BallotKind if k in ("pick", "dots", "rank", "budget")])
def test_where_people_choose_from_a_list_the_wall_shows_the_list(kind):
    view = drawn(vote(kind), actions=actions(3), board_page=1)
    assert ([card.number for card in view.cards], view.page, view.pages) == ([1, 2, 3], 1, 1)


def test_the_wall_says_what_one_may_answer():
    assert drawn(vote(BallotKind.MOSCOW), actions=actions(2)).asked.answers == ("Moet", "Beter wel", "Mag", "Nu niet")
    assert drawn(vote(BallotKind.PICK), actions=actions(2)).asked.answers == ()


def test_the_wall_says_who_estimates_what_where_staff_judge_apart():
    apart = drawn(vote(BallotKind.MATRIX, options={"split": True}), actions=actions(2)).asked
    assert [(scale.axis, scale.roles) for scale in apart.scales] == [
        ("effect", (Role.CITIZEN, Role.POLITICIAN, Role.PARTNER)), ("effort", (Role.STAFF,)),
    ]  # fmt: skip
    together = drawn(vote(BallotKind.MATRIX, options={"split": False}), actions=actions(2)).asked
    assert [(scale.axis, scale.roles) for scale in together.scales] == [("effect", ()), ("effort", ())]


def test_costs_stand_on_the_wall_only_in_a_vote_about_money():
    money = drawn(vote(BallotKind.BUDGET, options={"total": 12_500}), actions=actions(2)).asked
    assert (money.money, money.price(800), money.price(None)) == ("12.500", "800", "")
    picks = drawn(vote(), actions=actions(2)).asked
    assert (picks.money, picks.price(800)) == ("", "")


def test_results_with_many_groups_have_fewer_rows_a_page():
    view = drawn(counted(GroupRule.EACH_ROLE, n=6, votes={Role.CITIZEN: [["a1"]] * 5}))
    assert (len(view.rows), view.pages) == (4, 2)


def test_tables_show_how_many_they_handed_in_and_never_what():
    given = [idea(n, IdeaStatus.HANDED_IN, title=f"Geheim {n}") for n in range(2)] + [idea(8), idea(9, table=4)]
    view = drawn(step(Method.TABLES), tables={3: 6, 4: 5}, ideas=tuple(given))
    assert [(table.number, table.handed_in, table.dots) for table in view.tables] == [
        (3, 2, (True, True, False)), (4, 0, (False, False, False)),
    ]  # fmt: skip
    assert "Geheim" not in repr(view)


def test_no_text_of_a_person_reaches_the_wall_while_people_write():
    texts = tuple(idea(n, status, text="Rot op, Jan") for n, status in enumerate(IdeaStatus))
    view = drawn(step(Method.WRITE), ideas=texts)
    assert view.ideas == 4
    assert "Jan" not in repr(view)


def test_practice_shows_its_totals_and_an_evaluation_only_how_many_answered():
    practice = drawn(step(Method.PRACTICE), answers={"practice": {"Koffie": 3, "Water": 1}})
    assert [(t.word, t.count, t.percent) for t in practice.totals] == [
        ("Koffie", 3, 75.0),
        ("Thee", 0, 0.0),
        ("Water", 1, 25.0),
    ]
    evaluation = drawn(step(Method.EVALUATE), answers={"1": {"yes": 2, "no": 1}, "2": {"yes": 1}})
    assert (evaluation.answered, evaluation.totals) == (3, ())


def test_a_frozen_wall_holds_nothing_of_the_step():
    frozen = room(
        step(Method.READ, title="Geheim"), actions=actions(4), session=session(current_step="s1", frozen=True)
    )
    view = board(frozen, ADDRESS, CONTENT)
    assert (view.screen, view.title, view.cards, view.clock) == ("frozen", "Iedereen mee", (), None)
    assert "Geheim" not in repr(view)


def test_the_clock_counts_from_the_opening_with_what_was_added():
    clock = drawn(step(extra_seconds=60)).clock
    assert (clock.text, clock.left, clock.total, clock.percent) == ("9:00", 540, 660, 81.8)
    assert (clock.now, clock.ends) == ("2027-03-12T19:00:00Z", "2027-03-12T19:09:00Z")


def test_a_closed_step_has_no_clock():
    assert drawn(step(state=StepState.CLOSED)).clock is None


def test_at_the_end_the_wall_says_thanks_when_people_hear_back_and_what_is_taken_along():
    over = room(
        actions=actions(3), proposed=("a2",), session=session(status=SessionStatus.ENDED, answer_date=date(2027, 6, 12))
    )
    view = board(over, ADDRESS, CONTENT)
    assert (view.screen, view.answer_date.split(), [card.title for card in view.proposed]) == (
        "thanks", ["12", "juni", "2027"], ["Actie 2"],
    )  # fmt: skip


def test_every_sentence_of_a_text_has_a_line():
    view = drawn(replace(step(Method.EXPLAIN), board_text="Jij schrijft. Je tafel kiest. En dan?"))
    assert view.sentences == ("Jij schrijft.", "Je tafel kiest.", "En dan?")
