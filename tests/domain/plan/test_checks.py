"""Every check of the BBC, with what it must find and what it must leave alone."""

import pytest

from facilitator.domain.bbc.words import Flow
from facilitator.domain.plan.checks import Level, findings, findings_of
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
        ({"AC_commentaar": "Vraag het aan an@x.be"}, ("ERROR", "AC_commentaar", "haal weg wat op een e-mailadres lijkt.")),
        ({"lines": (line(2026, "0", description="0470123456"),)}, ("ERROR", "ramingen", "haal weg wat op een telefoonnummer lijkt.")),
    ],
)  # fmt: skip
def test_a_flaw_is_found_and_nothing_else(fields, finding):
    assert told(**fields) == [finding]


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
