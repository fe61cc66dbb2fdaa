"""Every check of the BBC, with what it must find and what it must leave alone."""

from dataclasses import replace
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.bbc.words import Entity, Flow
from facilitator.domain.plan.checks import Level, blocking, findings, findings_of
from facilitator.domain.plan.fields import Kind, known
from facilitator.domain.plan.goals import Goal
from facilitator.domain.plan.goals import Level as Height
from facilitator.domain.plan.inclusion import Answer, InclusionTest, Question
from tests.plan_cast import COMPLETE, item, line, plan


def told(*, title="Open een digipunt", lines=(), others=(), **fields):
    one = item("een", title, lines, **{**COMPLETE, **fields})
    return [
        (found.level.name, found.field, found.advice)
        for found in findings_of(plan(one, *others), one)
        if found.level is not Level.INFO
    ]


def test_a_complete_action_has_nothing_to_solve():
    assert told() == []


@pytest.mark.parametrize(
    ("fields", "finding"),
    [
        ({"title": ""}, ("ERROR", "AC_korte_omschrijving", "schrijf in enkele woorden wat jullie doen.")),
        ({"title": "Open " + "x" * 96}, ("ERROR", "AC_korte_omschrijving", "maak dit korter, hoogstens 100 tekens (nu 101).")),
        ({"title": "Open " + "x" * 56}, ("WARN", "AC_korte_omschrijving", "veel pakketten tonen 60 tekens (nu 61). Kan het korter?")),
        ({"title": "Digipunt in de bib"}, ("WARN", "AC_korte_omschrijving", "begin met een werkwoord of met «We».")),
        ({"title": "Open\neen punt"}, ("ERROR", "AC_korte_omschrijving", "schrijf dit op één regel.")),
        ({"AC_lange_omschrijving": ""}, ("WARN", "AC_lange_omschrijving", "schrijf wat jullie doen, voor wie en waar.")),
        ({"AC_commentaar": "x" * 4001}, ("ERROR", "AC_commentaar", "maak dit korter, hoogstens 4000 tekens (nu 4001).")),
        ({"AP_code": ""}, ("ERROR", "AP_code", "vul de code van één actieplan in, of kies «nog te plaatsen».")),
        ({"BD_code": ""}, ("ERROR", "BD_code", "vul de code van één beleidsdoelstelling in, of kies «nog te plaatsen».")),
        ({"AP_code": "AP1; AP2"}, ("ERROR", "AP_code", "een actie hangt onder één actieplan. Laat één code staan.")),
        ({"streefwaarde": ""}, ("WARN", "streefwaarde", "vul de streefwaarde in.")),
        ({"indicator": "", "prioritair": False}, ("WARN", "indicator", "vul naam, eenheid en bron in.")),
        ({"meetmoment": ""}, ("WARN", "meetmoment", "vul het meetjaar in.")),
        ({"eindjaar": 2025, "startjaar": None}, ("WARN", "eindjaar", "2025 valt buiten dit plan (2026-2031).")),
        ({"eindjaar": 2026, "startjaar": 2027}, ("ERROR", "eindjaar", "het einde (2026) komt vóór de start (2027).")),
        ({"dienst": ""}, ("WARN", "dienst", "schrijf welke dienst trekt.")),
        ({"bevoegd_mandataris": ""}, ("WARN", "bevoegd_mandataris", "schrijf welke mandataris bevoegd is, als functie.")),
        ({"geen_extra_budget": False}, ("WARN", "ramingen", "schrijf bedragen, of kies «geen extra budget».")),
        ({"lines": (line(2026, "5"),)}, ("WARN", "geen_extra_budget", "er staan toch bedragen. Kies één van de twee.")),
        ({"lines": (line(2033, "5"),), "geen_extra_budget": False}, ("WARN", "ramingen", "2033 valt buiten dit plan (2026-2031).")),
        ({"beleidsveld_code": ""}, ("WARN", "beleidsveld_code", "kies een beleidsveld.")),
        ({"beleidsveld_code": "0666"}, ("WARN", "beleidsveld_code", "0666 staat niet in onze lijst, kijk na.")),
        ({"beleidsveld_code": "703"}, ("WARN", "beleidsveld_code", "703 staat niet in onze lijst, kijk na. Bedoel je 0703?")),
        ({"lines": (line(2026, "5", Flow.RECEIPT, policy_field="1"),), "geen_extra_budget": False}, ("WARN", "ramingen", "1 staat niet in onze lijst, kijk na.")),
        ({"beleidsveld_code": "30"}, ("WARN", "beleidsveld_code", "30 staat niet in onze lijst, kijk na.")),
        ({"beleidsveld_code": "0703, 0951"}, ("WARN", "beleidsveld_code", "0703, 0951 staat niet in onze lijst, kijk na. Zet ; tussen de codes.")),
        ({"beleidsveld_code": "0703; 0703"}, ("WARN", "beleidsveld_code", "een beleidsveld staat er twee keer. Laat één staan.")),
        ({"bestuur": ""}, ("WARN", "bestuur", "kies wie dit draagt: gemeente, OCMW of allebei.")),
        ({"lines": (line(2026, "5", entity=Entity.OCMW), line(2026, "5")), "geen_extra_budget": False}, ("WARN", "bestuur", "er staan ook bedragen bij OCMW. Pas het bestuur of de ramingen aan.")),
        ({"bevoegd_mandataris": "Jan Peeters"}, ("WARN", "bevoegd_mandataris", "schrijf een functie, geen naam. Bijvoorbeeld: schepen van cultuur.")),
        ({"meetmoment": "elk jaar"}, ("WARN", "meetmoment", "schrijf er het jaar bij, bijvoorbeeld 2028.")),
        ({"AP_kort": "x" * 101}, ("WARN", "AP_kort", "maak dit korter, hoogstens 100 tekens (nu 101).")),
        ({"inclusietoets_reden": ""}, ("WARN", "inclusietoets_reden", "doe de inclusietoets met twee mensen, één van buiten de dienst. Of schrijf waarom niet.")),
        ({"AC_commentaar": "Vraag het aan an@x.be"}, ("ERROR", "AC_commentaar", "haal weg wat op een e-mailadres lijkt.")),
        ({"lines": (line(2026, "0", description="0470123456"),)}, ("ERROR", "ramingen", "haal weg wat op een telefoonnummer lijkt.")),
    ],
)  # fmt: skip
def test_a_flaw_is_found_and_nothing_else(fields, finding):
    assert told(**fields) == [finding]


def test_several_policy_fields_may_stand_the_main_one_first():
    assert told(beleidsveld_code="0703; 0951") == []


def test_a_proposal_without_a_place_is_only_to_check_since_it_is_not_in_the_final_export():
    assert told(status="voorstel", AP_code="") == [
        ("WARN", "AP_code", "vul de code van één actieplan in, of kies «nog te plaatsen».")
    ]


@pytest.mark.parametrize("place", ["nog te plaatsen", "reguliere werking (geen BBC-actie)"])
def test_an_action_may_say_that_it_has_no_place_in_the_tree(place):
    assert told(AP_code=place, BD_code="") == []


def test_an_action_without_priority_needs_no_indicator():
    assert told(prioritair=False, indicator="", nulmeting="", streefwaarde="", meetmoment="") == []


def test_one_plan_of_action_hangs_under_one_goal():
    other = item("twee", "Leer mailen", **{**COMPLETE, "BD_code": "BD2"})

    assert told(others=[other]) == [("ERROR", "BD_code", "«AP1» hangt bij een andere actie onder een andere code.")]


def test_the_same_code_or_title_twice_is_found_on_both_whatever_the_capitals():
    twins = [
        item(name, title, **COMPLETE, AC_code="AC1")
        for name, title in (("een", "Open een  digipunt"), ("twee", "open EEN digipunt"))
    ]

    assert [(found.item_id, found.field) for found in findings(plan(*twins)) if found.level is Level.ERROR] == [
        ("een", "AC_code"), ("een", "AC_korte_omschrijving"), ("twee", "AC_code"), ("twee", "AC_korte_omschrijving"),
    ]  # fmt: skip


def test_a_dropped_action_is_only_kept_from_telling_who_somebody_is():
    assert told(status="geschrapt", dienst="", AP_code="") == []
    assert told(status="geschrapt", AC_commentaar="an@x.be") == [
        ("ERROR", "AC_commentaar", "haal weg wat op een e-mailadres lijkt.")
    ]


def test_a_dropped_action_is_no_twin():
    assert told(others=[item("twee", status="geschrapt")]) == []


def informed(**fields):
    one = item("een", **{**COMPLETE, **fields})
    return [(found.field, found.advice) for found in findings_of(plan(one), one) if found.level is Level.INFO]


def test_what_the_secretary_may_still_add_is_only_told():
    lines = (line(2026, "5"), line(2027, "0"), line(2027, "3"))

    assert informed(lines=lines, geen_extra_budget=False, bestuur="gemeente en OCMW", SDG="10; 18", wijziging="nieuw") == [
        ("motivering_wijziging", "schrijf waarom, voor de aanpassing van het meerjarenplan."),
        ("SDG", "schrijf nummers van 1 tot 17, met ; ertussen."),
        ("ramingen", "er staan geen bedragen bij OCMW. Splits de ramingen als dat nodig is."),
        ("ramingen", "kies een kostensoort (2 ramingen zonder)."),
    ]  # fmt: skip
    assert informed(lines=lines[:2], geen_extra_budget=False) == [
        ("ramingen", "kies een kostensoort (1 raming zonder).")
    ]


TREE = (
    Goal(Height.STRATEGIC, "SD1"), Goal(Height.GOAL, "BD1", "SD1"), Goal(Height.GOAL, "BD2", "SD1"),
    Goal(Height.ACTION_PLAN, "AP1", "BD1"),
)  # fmt: skip


def in_the_tree(**fields):
    one = item("een", **{**COMPLETE, **fields})
    found = findings_of(replace(plan(one), goals=TREE), one)
    return [(one.level.name, one.field, one.advice) for one in found if one.level is not Level.INFO]


def test_codes_are_looked_up_in_the_tree_of_the_municipality():
    assert in_the_tree() == []
    assert in_the_tree(SD_code="SD1") == []
    assert in_the_tree(AP_code="AP9") == [
        ("WARN", "AP_code", "«AP9» staat niet in de doelen van jullie gemeente. Kijk na, of voeg ze toe.")
    ]
    assert in_the_tree(BD_code="BD2") == [("WARN", "BD_code", "in jullie doelen hangt «AP1» onder «BD1».")]
    assert in_the_tree(AP_code="nog te plaatsen", BD_code="") == []


QUESTIONS = (Question(1, "Kan het zonder internet?", is_key=True), Question(2, "Is de tekst kort?"))


def filled(who: str, *, outside: bool = False, answer: Answer = Answer.YES):
    answers = {1: answer, 2: Answer.PARTLY}
    return InclusionTest(who, "een", who, outside, answers, questions=QUESTIONS)


def answered(*tests: InclusionTest):
    one = item("een", **{**COMPLETE, "inclusietoets_reden": ""})
    found = findings_of(replace(plan(one), tests=tests), one)
    return [one.advice for one in found if one.field == "inclusietoets_reden"]


def test_the_inclusietoets_is_done_by_two_people_of_whom_one_from_outside():
    lacking = ["doe de inclusietoets met twee mensen, één van buiten de dienst. Of schrijf waarom niet."]

    assert answered() == lacking
    assert answered(filled("bib"), filled("balie")) == lacking
    assert answered(filled("bib"), filled("adviesraad", outside=True)) == []
    assert answered(filled("bib"), filled("adviesraad", outside=True, answer=Answer.NO)) == [
        "een belangrijke vraag kreeg «nee»: Kan het zonder internet?"
    ]


def test_what_keeps_a_plan_from_being_final_is_to_solve_or_taken_up_without_a_place():
    loose = item("een", **{**COMPLETE, "AP_code": "nog te plaatsen"})
    proposal = item("twee", "Leer mailen", **{**COMPLETE, "AP_code": "", "status": "voorstel"})
    unplaced = item("drie", "Koop een bus", **{**COMPLETE, "AP_code": ""})

    assert [(found.item_id, found.level, found.field) for found in blocking(plan(loose, proposal, unplaced))] == [
        ("drie", Level.ERROR, "AP_code"), ("een", Level.ERROR, "AP_code"),
    ]  # fmt: skip


TEXTS = [name for name, spec in known(plan().years).items() if spec.kind in (Kind.LINE, Kind.TEXT, Kind.CODE)]


@given(st.dictionaries(st.sampled_from(TEXTS), st.text(max_size=120)))
def test_any_text_gives_findings_on_fields_that_exist(texts):
    title = texts.pop("AC_korte_omschrijving", "")
    twins = [item(name, title, **texts, status="weerhouden") for name in ("een", "twee")]

    assert {one.field for one in findings(replace(plan(*twins), goals=TREE))} <= set(known(plan().years))


def test_hundreds_of_actions_are_checked_within_the_blink_of_an_eye():
    lines = tuple(line(year, "100", cost_kind="personeel") for year in range(2026, 2032))
    fields = {**COMPLETE, "geen_extra_budget": False, "AC_lange_omschrijving": "Hulp voor iedereen. " * 150}
    many = replace(plan(*(item(f"i{n}", f"Open punt {n}", lines, **fields) for n in range(300))), goals=TREE)

    began = perf_counter()
    found = findings(many)
    took = perf_counter() - began

    assert [one for one in found if one.level is Level.ERROR] == []
    assert took < 1, "a tenth of a second on a quiet machine"


def test_lists_that_are_empty_are_only_told():
    one = item("een", **{**COMPLETE, "partners": "", "SDG": ""})

    assert [(found.level.value, found.field) for found in findings_of(plan(one), one)] == [
        ("ter info", "partners"), ("ter info", "SDG"), ("ter info", "geen_extra_budget"),
    ]  # fmt: skip


def test_a_finding_names_action_and_field_in_a_sentence():
    one = item("een", **{**COMPLETE, "dienst": ""})

    assert (
        findings(plan(one))[0].sentence
        == "Actie «Open een digipunt», verantwoordelijke dienst: schrijf welke dienst trekt."
    )
