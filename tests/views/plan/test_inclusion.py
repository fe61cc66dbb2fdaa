"""The inclusietoets on screen: what the line says, and rows of questions that were once asked in other words."""

from dataclasses import replace

import pytest

from facilitator.domain.content import InclusionItem
from facilitator.domain.plan.inclusion import Answer, InclusionTest
from facilitator.domain.roles import Duty
from facilitator.domain.trajectory import Account
from facilitator.views.plan.inclusion import inclusion_form, inclusion_line, inclusion_page, questions
from tests.plan_cast import item, plan

ITEMS = (
    InclusionItem(1, "Kan het zonder internet?", "P1", is_key=True),
    InclusionItem(2, "Is het kort?", "P1", is_key=False),
)
SOFIE = Account("sofie", "Sofie", None, Duty.SECRETARY)


def filled(who, *answers, outside=False, asked=ITEMS, account="ann"):
    given = {number: Answer(word) for number, word in enumerate(answers, 1) if word}
    return InclusionTest(who, "een", who, outside, given, questions=questions(asked), account_id=account)


def made(*tests, **fields):
    one = item(**fields)
    return replace(plan(one), tests=tests), one


def line(*tests, **fields):
    said = inclusion_line(*made(*tests, **fields))
    return said.mark, said.said.sentence % said.said.values


def page(*tests):
    whole, one = made(*tests)
    return inclusion_page(whole, one, Duty.SECRETARY, SOFIE, ITEMS)


@pytest.mark.parametrize(
    ("tests", "told"),
    [
        ((), ("attention", "Nog niet ingevuld.")),
        ((filled("a", "ja", ""),), ("attention", "Helemaal ingevuld door 0 van 2.")),
        ((filled("a", "ja", "ja"),), ("attention", "Helemaal ingevuld door 1 van 2.")),
        ((filled("a", "ja", "ja"), filled("b", "ja", "ja")), ("attention", "Vraag nog 1 van buiten de dienst.")),
        ((filled("a", "ja", "ja"), filled("b", "ja", "nee", outside=True)), ("good", "Ingevuld door 2, van buiten de dienst: 1.")),
        ((filled("a", "nee", "ja"), filled("b", "ja", "ja", outside=True)), ("attention", "Ingevuld door 2, van buiten de dienst: 1.")),
    ],
)  # fmt: skip
def test_the_line_says_how_far_it_is_and_what_lacks(tests, told):
    assert line(*tests) == told


def test_a_reason_in_the_place_of_a_test_asks_for_no_attention():
    assert line(inclusietoets_reden="Raakt niemand.") == ("", "Er is geen toets, met een reden.")


def test_every_question_has_every_answer_beside_it_as_it_was_given():
    first, second = page(filled("a", "ja", "nee"), filled("b", "ja", "niet van toepassing")).rows

    assert [(one.who, one.word) for one in second.given] == [("a", "nee"), ("b", "niet van toepassing")]
    assert (first.differs, first.asks_task) == (False, False)
    assert (second.differs, second.asks_task) == (False, True)
    assert page(filled("a", "ja"), filled("b", "deels")).rows[0].differs


def test_a_reworded_question_starts_a_row_of_its_own():
    older = (InclusionItem(1, "Kan het ook op papier?", "P1", is_key=True), ITEMS[1])
    rows = page(filled("a", "nee", "ja", asked=older), filled("b", "ja", "ja")).rows

    assert [(row.number, row.text, [one.who for one in row.given]) for row in rows] == [
        (1, "Kan het zonder internet?", ["b"]), (1, "Kan het ook op papier?", ["a"]), (2, "Is het kort?", ["a", "b"]),
    ]  # fmt: skip


def test_only_ones_own_test_may_be_changed():
    assert [test.mine for test in page(filled("a", "ja"), filled("b", "ja", account="sofie")).tests] == [False, True]


def test_the_form_shows_what_was_kept_and_over_it_what_was_typed():
    whole, one = made()
    test = filled("a", "ja", "nee")

    form = inclusion_form(whole, one, ITEMS, test, {"antwoord.1": "deels", "wie": "b"})

    assert (form.filled_by, form.outside, [asked.answer for asked in form.questions]) == ("b", "nee", ["deels", "nee"])
