"""The row of an action: stored fields with their versions, and what is derived from them."""

from dataclasses import replace

from facilitator.domain.bbc.words import Flow
from facilitator.domain.plan.fields import BESIDE_THE_SHEET
from facilitator.domain.plan.sheet import values
from tests.plan_cast import COMPLETE, advised, item, line, plan, vote

COLUMNS = (
    "rangorde status prioritair SD_code SD_kort BD_code BD_kort AP_code AP_kort AC_code AC_korte_omschrijving AC_lange_omschrijving AC_commentaar "
    "AC_evaluatie externe_rapporteringscode bestuur dienst bevoegd_mandataris partners doelgroep beleidsveld_code beleidsveld_naam beleidsdomein "
    "startjaar eindjaar indicator nulmeting streefwaarde meetmoment SDG hefboom wijziging motivering_wijziging "
    "U_2026 U_2027 U_2028 U_2029 U_2030 U_2031 O_2026 O_2027 O_2028 O_2029 O_2030 O_2031 U_totaal O_totaal saldo advies bron controle"
).split()


def row(one, *others):
    return {name: value for name, (value, _) in values(plan(one, *others), one).items()}


def test_the_fields_are_the_columns_of_sheet_acties_and_those_beside_it():
    assert list(row(item())) == [*COLUMNS, *(spec.name for spec in BESIDE_THE_SHEET)]
    assert [spec.name for spec in BESIDE_THE_SHEET[:2]] == ["ramingen", "geen_extra_budget"]


def test_the_plan_s_own_years_are_its_columns():
    longer = plan(item())
    longer = replace(longer, trajectory=replace(longer.trajectory, first_year=2029, last_year=2034))

    assert [name for name in values(longer, longer.items[0]) if name.startswith("U_")] == [
        *(f"U_{y}" for y in range(2029, 2035)),
        "U_totaal",
    ]


def test_a_field_nobody_wrote_is_empty_at_version_nought():
    told = values(plan(item()), item())

    assert (told["dienst"], told["startjaar"], told["U_2026"], told["prioritair"]) == (
        ("", 0),
        (None, 0),
        (None, 0),
        (False, 0),
    )
    assert told["AC_korte_omschrijving"] == ("Open een digipunt", 1)


def test_totals_add_up_the_lines_within_the_years_of_the_plan():
    one = item(
        lines=(
            line(2026, "10.50"),
            line(2026, "1"),
            line(2031, "2"),
            line(2032, "99"),
            line(2027, "4.25", Flow.RECEIPT),
        )
    )

    told = row(one)

    assert (told["U_2026"], told["O_2027"], told["U_totaal"], told["O_totaal"], told["saldo"]) == (
        11.5,
        4.25,
        13.5,
        4.25,
        -9.25,
    )
    assert [raw["bedrag"] for raw in told["ramingen"]] == [10.5, 1, 4.25, 2, 99]


def test_rank_advice_and_source_come_from_the_vote():
    one = replace(item(), advice=advised(vote(een=(7, 6), twee=(7, 6)), "actie-een"))

    told = row(one)

    assert (told["rangorde"], told["advies"], told["bron"]) == (
        1,
        "13 van 26, plaats 1-2, startsessie 12/3/2027",
        "startsessie 12/3/2027, actie 1",
    )


def test_priority_never_follows_from_the_vote():
    one = replace(item(), advice=advised(vote(een=(7, 6)), "actie-een"))

    assert row(one)["prioritair"] is False


def test_names_of_policy_fields_are_looked_up():
    assert row(item(beleidsveld_code="0703; 0951; 9999"))["beleidsveld_naam"] == "Openbare bibliotheken; Dienstencentra"


def test_the_control_tells_what_to_solve_and_check_but_not_what_is_only_information():
    one = item(**{**COMPLETE, "dienst": "", "partners": "", "AC_commentaar": "an@x.be"})

    assert row(one)["controle"] == (
        "los op: commentaar, haal weg wat op een e-mailadres lijkt. | kijk na: verantwoordelijke dienst, schrijf welke dienst trekt."
    )
