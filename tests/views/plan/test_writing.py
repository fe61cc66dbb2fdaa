"""The steps of writing on screen: how far each is, what it asks, and what is said beside each field."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from facilitator.domain.plan.differences import Fate, Part
from facilitator.domain.plan.item import Field
from facilitator.domain.plan.talk import Beside, Comment, Outcome, Presence, Suggestion, Talk
from facilitator.domain.plan.wording import MONEY, ActionForm, FormStep, Prompt
from facilitator.domain.roles import Duty
from facilitator.domain.trajectory import Account
from facilitator.views.plan.plan_page import Other, desk_of, plan_page
from facilitator.views.plan.writing import BEGUN, DONE, EMPTY, state, writing_page
from facilitator.views.plan.writing_talk import field_talk
from tests.plan_cast import item, line, plan

AT = datetime(2027, 3, 12, 18, 0, tzinfo=UTC)
ANN, ADA = Account("ann", "Ann"), Account("ada", "Ada")
WHAT = FormStep(
    1, "Wat?", "Kort.", (Prompt("AC_korte_omschrijving", "Wat gaan we doen?"), Prompt("doelgroep", "Voor wie?"))
)
COST = FormStep(
    2, "Wat kost het?", "Schat.", (Prompt(MONEY, "Hoeveel?"), Prompt("geen_extra_budget", "Zonder budget?"))
)
HOW = FormStep(3, "Hoe?", "Kies.", (Prompt("principe", "Welk principe?"),))
FORM = ActionForm("Schrijf", (WHAT, COST, HOW))
SAID = Comment("c1", "een", "dienst", "ada", "Ada", "Welke?", AT)
MADE = Suggestion("v1", "een", "dienst", "ada", "Ada", "De bib", 1, "Die doet dit.", AT)


def written(step, **fields):
    made = item(**fields)
    desk = desk_of(plan(made), made, Duty.AUTHOR, ANN)
    return writing_page(desk, plan_page(plan(made), made, Duty.AUTHOR, ANN), FORM, step, ["Samen", "Vlakbij"])


def talked(duty=Duty.AUTHOR, reader=ANN, *, comments=(SAID,), suggestions=(MADE,), **fields):
    made = item(**{"dienst": "Bib", **fields})
    return field_talk(desk_of(plan(made), made, duty, reader, beside=Beside(Talk(comments, suggestions))), "dienst")


def test_a_step_is_empty_begun_or_written():
    assert [state(item(title="", **fields), WHAT) for fields in ({}, {"doelgroep": "ouderen"})] == [EMPTY, BEGUN]
    assert state(item(doelgroep="ouderen"), WHAT) == DONE


@pytest.mark.parametrize("fields", [{"lines": (line(2027, "100"),)}, {"geen_extra_budget": True}])
def test_amounts_or_no_extra_budget_is_enough(fields):
    assert state(item(**fields), COST) == DONE
    assert state(item(geen_extra_budget=False), COST) == EMPTY


def test_the_row_of_steps_says_where_one_is_and_where_one_goes():
    page = written(COST)

    assert [(one.number, one.state, one.is_here) for one in page.steps] == [
        (1, BEGUN, False), (2, EMPTY, True), (3, EMPTY, False),
    ]  # fmt: skip
    assert (page.previous, page.next, page.total) == (1, 3, 3)
    assert (written(WHAT).previous, written(HOW).next) == (None, None)


def test_a_field_is_asked_in_the_words_of_the_form_and_money_is_the_grid():
    assert [one.field.label for one in written(WHAT).prompts] == ["Wat gaan we doen?", "Voor wie?"]
    assert [one.field and one.field.name for one in written(COST).prompts] == [None, "geen_extra_budget"]
    assert written(HOW).prompts[0].prompt.picks == ("Samen", "Vlakbij")


def test_a_suggestion_is_compared_with_what_stands_there_now():
    (made,) = talked().suggestions

    assert made.parts == (Part(Fate.GONE, "Bib"), Part(Fate.NEW, "De bib"))
    assert (made.is_open, made.aged, made.is_own) == (True, False, False)
    changed = {"dienst": "Welzijn"}
    aged = item(**changed)
    aged = replace(aged, fields={**aged.fields, "dienst": Field("Welzijn", 2)})
    desk = desk_of(plan(aged), aged, Duty.AUTHOR, ADA, beside=Beside(Talk((), (MADE,))))
    assert [(one.aged, one.is_own) for one in field_talk(desk, "dienst").suggestions] == [(True, True)]


def test_what_waits_comes_first_then_the_newest():
    old = replace(SAID, id="c0", written_at=AT.replace(hour=1))
    settled = replace(SAID, id="c2", written_at=AT.replace(hour=23), settled_by="Ann", settled_at=AT)

    told = talked(
        comments=(old, SAID, settled), suggestions=(replace(MADE, outcome=Outcome.REJECTED, settled_by="Ann"),)
    )

    assert [one.id for one in told.comments] == ["c1", "c0", "c2"]
    assert (told.waiting, told.suggestions[0].word, told.suggestions[0].parts) == (2, "niet overgenomen", ())


@pytest.mark.parametrize(
    ("duty", "may"),
    [
        (Duty.AUTHOR, (True, True, True)),
        (Duty.SECRETARY, (True, True, True)),
        (Duty.FACILITATOR, (True, False, True)),
        (Duty.FINANCE, (True, False, True)),
        (Duty.READER, (False, False, False)),
    ],
)
def test_everybody_but_a_reader_speaks_and_the_municipality_answers(duty, may):
    told = talked(duty)

    assert (told.talks, told.answers, told.suggests) == may


def test_the_page_says_who_else_is_here_and_counts_what_waits():
    made = item(dienst="Bib")
    around = Beside(Talk((SAID,), (MADE,)), (Presence("ada", "Ada", "dienst"), Presence("rik", "Rik", "")))

    page = plan_page(plan(made), made, Duty.AUTHOR, ANN, beside=around)

    fields = {one.name: one for section in page.sections for row in section.rows for one in row}
    assert page.others == (Other("Ada", "verantwoordelijke dienst"), Other("Rik", ""))
    assert (fields["dienst"].here, fields["dienst"].waiting, fields["partners"].here) == ("Ada", 2, "")
    assert [one.name for one in page.talks] == ["dienst"]
