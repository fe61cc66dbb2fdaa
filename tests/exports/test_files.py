"""Files of the plan: the workbook, CSV and JSON say the same as the plan, and no text becomes a formula."""

import csv
import io
import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import openpyxl
import pytest

from facilitator import exports
from facilitator.domain.bbc.words import Credit, Entity, Flow
from facilitator.domain.plan.columns import ColumnProfile, own_columns
from facilitator.domain.plan.decision import Body, Choice, Decided, Decision
from facilitator.domain.plan.fields import Kind, columns
from facilitator.domain.plan.goals import Goal, Level
from facilitator.domain.refusals import InvalidInput, NotFound
from facilitator.exports import sheets
from facilitator.exports.sheets.meanings import MEANINGS
from tests.plan_cast import COMPLETE, advised, item, line, plan, vote

EVIL = ("=1+1", "+1", "-1", "@SUM(A1)", "\tx", '=HYPERLINK("http://x";"y")')  # fmt: skip


@pytest.fixture
def a_plan():
    result = vote(een=(7, 6), twee=(6, 6), drie=(8, 4))
    lines = (
        line(2026, "1250.50", cost_kind="studie"),
        line(2031, "10", credit=Credit.INVESTMENT, entity=Entity.OCMW, policy_field="0951"),
        line(2027, "99.99", Flow.RECEIPT),
        line(2033, "1"),
    )
    one = item(
        "een",
        lines=lines,
        **{**COMPLETE, "BD_kort": "Iedereen mee", "AC_code": "AC000496", "bestuur": "gemeente en OCMW"},
    )
    two = item(
        "twee", "Leer mailen", AP_code="nog te plaatsen", externe_rapporteringscode="A1; B2", beleidsveld_code="0703"
    )
    three = item("drie", "Digibus", status="geschrapt")
    return plan(*(replace(each, advice=advised(result, each.action_id)) for each in (one, two, three)))


def opened(a_plan, profile="full", **how):
    return openpyxl.load_workbook(io.BytesIO(exports.write(a_plan, "xlsx", profile)), **how)


def rows(sheet):
    head, *body = sheet.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in body]


def read_csv(a_plan, sheet):
    content = exports.write(a_plan, "csv", sheet=sheet)
    assert content.startswith(b"\xef\xbb\xbf")
    text = content.decode("utf-8-sig")
    assert text.endswith("\r\n")
    head, *body = csv.reader(io.StringIO(text, newline=""), delimiter=";")
    return [dict(zip(head, row, strict=True)) for row in body]


def test_the_workbook_has_its_sheets_in_order(a_plan):
    assert opened(a_plan).sheetnames == [
        "Leesmij",
        "Acties",
        "Ramingen",
        "Doelstellingenboom",
        "Wijzigingen voor de AMJP",
        "Advies",
        "Controle",
        "Codelijsten",
    ]


def test_the_workbook_tells_after_each_sheet_how_far_it_is(a_plan):
    told = []

    exports.write(a_plan, "xlsx", tell=lambda done, of: told.append((done, of)))

    assert told == [(n, 9) for n in range(1, 10)]


def test_every_sheet_has_one_header_row_frozen_and_filtered_and_no_merged_cells(a_plan):
    for sheet in opened(a_plan):
        assert (sheet.freeze_panes, list(sheet.merged_cells.ranges)) == ("A2", [])
        assert sheet.auto_filter.ref.startswith("A1:")


def test_the_full_sheet_of_actions_has_the_columns_of_the_bbc_and_the_id(a_plan):
    head = [cell.value for cell in opened(a_plan)["Acties"][1]]

    assert (head[0], head[50:53], len(head)) == ("rangorde", ["controle", "actie_id", "geen_extra_budget"], 63)
    assert head[33:51] == [
        *(f"{letter}_{year}" for letter in "UO" for year in range(2026, 2032)),
        "U_totaal",
        "O_totaal",
        "saldo",
        "advies",
        "bron",
        "controle",
    ]


def test_the_core_has_about_twenty_columns(a_plan):
    head = [cell.value for cell in opened(a_plan, "kern")["Acties"][1]]

    assert (len(head), head[0], head[6], head[-2:]) == (
        22,
        "rangorde",
        "AC_korte_omschrijving",
        ["controle", "actie_id"],
    )


def test_codes_are_text_amounts_are_numbers_and_dates_are_dates(a_plan):
    book = opened(a_plan)
    one = dict(zip([cell.value for cell in book["Acties"][1]], book["Acties"][2], strict=True))

    assert (
        one["beleidsveld_code"].value,
        one["beleidsveld_code"].data_type,
        one["beleidsveld_code"].number_format,
    ) == ("0703", "s", "@")
    assert (one["U_2026"].value, one["U_2026"].data_type, one["U_2026"].number_format) == (1250.5, "n", "#,##0.00")
    assert (one["rangorde"].value, one["startjaar"].value, one["streefwaarde"].value, one["prioritair"].value) == (
        1,
        2026,
        40,
        "ja",
    )
    told = book["Advies"]["C2"]
    assert (told.value.date(), told.is_date, told.number_format) == (date(2027, 3, 12), True, "dd/mm/yyyy")


@pytest.mark.parametrize("profile", ["kern", "full"])
def test_totals_are_formulas_with_their_values(a_plan, profile):
    formulas, values = opened(a_plan, profile)["Acties"], rows(opened(a_plan, profile, data_only=True)["Acties"])

    assert [(row["U_totaal"], row["O_totaal"], row["saldo"]) for row in values] == [
        (1260.5, 99.99, -1160.51),
        (0, 0, 0),
        (0, 0, 0),
    ]
    assert all(str(row[name]).startswith("=") for row in rows(formulas) for name in ("U_totaal", "O_totaal", "saldo"))


def test_the_estimates_are_long_and_in_the_order_of_years(a_plan):
    told = [tuple(row.values())[:9] for row in rows(opened(a_plan)["Ramingen"])]

    assert told == [
        ("een", "AC000496", 2026, "exploitatie", "Uitgave", 1250.5, "gemeente", "0703", None),
        ("een", "AC000496", 2027, "exploitatie", "Ontvangst", 99.99, "gemeente", "0703", None),
        ("een", "AC000496", 2031, "investeringen", "Uitgave", 10, "OCMW", "0951", None),
        ("een", "AC000496", 2033, "exploitatie", "Uitgave", 1, "gemeente", "0703", None),
    ]


def test_the_advice_holds_the_groups_of_the_room_and_no_finer(a_plan):
    told = [
        (row["actie_id"], row["groep"], row["stemmen"], row["stemmen_uitgebracht"], row["rang"])
        for row in rows(opened(a_plan)["Advies"])
    ]

    assert told[:4] == [
        ("een", "totaal", 13, 37, 1),
        ("een", "inwoners", 7, 21, 2),
        ("een", "gemeente: medewerkers en politici", 6, 16, 1),
        ("twee", "totaal", 12, 37, 2),
    ]
    assert {group for _, group, *_ in told} == {"totaal", "inwoners", "gemeente: medewerkers en politici"}


def test_every_finding_points_at_its_row(a_plan):
    told = rows(opened(a_plan)["Controle"])

    assert (told[0]["niveau"], told[0]["rij"], told[0]["veld"]) == ("kijk na", 2, "geen_extra_budget")
    assert {row["rij"] for row in told} == {2, 3}


def test_the_code_lists_keep_leading_zeros(a_plan):
    assert [row["code"] for row in rows(opened(a_plan)["Codelijsten"]) if row["lijst"] == "beleidsveld"] == [
        "0119",
        "0703",
        "0951",
    ]


def test_the_readme_says_whose_plan_it_is_and_that_the_vote_is_advice(a_plan):
    told = {row["onderwerp"]: row["uitleg"] for row in reversed(rows(opened(a_plan)["Leesmij"]))}

    assert (told["Gemeente"], told["NIS-code"], told["Meerjarenplan"], told["Gemaakt op"]) == (
        "Dentergem",
        "24020",
        "2026-2031",
        "13/3/2027",
    )
    assert told["Advies"] == "De stemming is een advies. De raad beslist."


@pytest.mark.parametrize("text", EVIL)
def test_no_text_becomes_a_formula_and_each_stays_readable(text):
    evil = plan(item("een", text, AC_code=text, dienst=text, lines=(line(2026, "1", description=text),)))

    book = opened(evil)
    head = {cell.value: n for n, cell in enumerate(book["Acties"][1])}
    for cell in (book["Acties"][2][head[name]] for name in ("AC_korte_omschrijving", "AC_code", "dienst")):
        assert (
            cell.value,
            cell.data_type,
            cell.style_object.quotePrefix if hasattr(cell, "style_object") else cell.quotePrefix,
        ) == (text, "s", True)
    assert book["Ramingen"]["N2"].data_type == "s"
    assert read_csv(evil, "acties")[0]["dienst"] == f"'{text}"
    assert json.loads(exports.write(evil, "json"))[0]["actie"]["korteOmschrijving"] == text


@pytest.mark.parametrize(
    "text",
    [
        "a\x00b",
        "a\x0bb",
        "\ufffe",
        "\ud800",
        "_x0041_",
        "<b>&\"'",
        "x" * 40_000,
        "🙂 é",
        "regel 1\nregel 2",
        "\u202eomgekeerd",
    ],
)
def test_any_text_makes_a_workbook_that_opens(text):
    odd = plan(item("een", text, AC_commentaar=text))

    assert len(rows(opened(odd)["Acties"])) == 1
    assert len(read_csv(odd, "acties")) == 1
    assert len(json.loads(exports.write(odd, "json"))) == 1


def test_an_empty_plan_makes_every_file():
    assert rows(opened(plan())["Acties"]) == []
    assert [read_csv(plan(), sheet) for sheet in exports.CSV_SHEETS] == [[], [], [], []]
    assert json.loads(exports.write(plan(), "json")) == []


def test_csv_has_decimal_commas_days_and_quotes(a_plan):
    told = read_csv(a_plan, "acties")

    assert (told[0]["U_2026"], told[0]["saldo"], told[0]["beleidsveld_code"], told[1]["U_2026"]) == (
        "1250,50",
        "-1160,51",
        "0703",
        "",
    )
    assert (told[0]["startjaar"], told[0]["streefwaarde"], told[0]["prioritair"]) == ("2026", "40", "ja")
    assert read_csv(a_plan, "advies")[0]["datum"] == "12/03/2027"
    content = exports.write(a_plan, "csv")
    assert (content.count(b"\n"), content.count(b"\r\n")) == (4, 4)
    assert content.splitlines()[0].startswith(b'\xef\xbb\xbf"rangorde";"status";')
    assert [row["bedrag"] for row in read_csv(a_plan, "ramingen")] == ["1250,50", "99,99", "10,00", "1,00"]


def test_the_tree_hangs_every_level_under_its_parent_with_the_amounts_below_it(a_plan):
    told = [
        (
            row["niveau"],
            row["code"],
            row["bovenliggende_code"],
            row["korte_omschrijving"],
            row["prioritair"],
            row["U_2026"],
        )
        for row in read_csv(a_plan, "doelstellingenboom")
    ]

    assert told == [
        ("beleidsdoelstelling", "BD1", "", "Iedereen mee", "ja", "1250,50"),
        ("actieplan", "AP1", "BD1", "", "ja", "1250,50"),
        ("actie", "AC000496", "AP1", "Open een digipunt", "ja", "1250,50"),
        ("actie", "", "", "Leer mailen", "nee", "0,00"),
    ]


def test_json_speaks_the_words_of_the_bbc(a_plan):
    one, two, _ = json.loads(exports.write(a_plan, "json"))

    assert list(one) == [
        "actie",
        "actieplan",
        "beleidsdoelstelling",
        "strategischeDoelstelling",
        "bestuur",
        "transacties",
    ]
    assert list(one["actie"]) == [
        "id",
        "code",
        "externeRapporteringscode",
        "korteOmschrijving",
        "langeOmschrijving",
        "commentaar",
        "evaluatie",
    ]
    assert (one["beleidsdoelstelling"]["code"], one["beleidsdoelstelling"]["korteOmschrijving"]) == (
        "BD1",
        "Iedereen mee",
    )
    assert (one["strategischeDoelstelling"], two["actieplan"], two["actie"]["externeRapporteringscode"]) == (
        None,
        None,
        ["A1", "B2"],
    )
    assert one["bestuur"] == [
        {"id": "24020-gemeente", "type": "gemeente", "grondgebied": "Dentergem"},
        {"id": "24020-OCMW", "type": "OCMW", "grondgebied": "Dentergem"},
    ]
    assert one["transacties"][2] == {
        "soort": "Uitgave", "bedrag": 10, "boekjaar": 2031, "kredietsoort": "investeringen",
        "beleidsveld": {"notation": "0951", "label": "Dienstencentra"},
    }  # fmt: skip
    assert two["transacties"] == []


@pytest.mark.parametrize("kind", ["doc", "exe", ""])
def test_a_kind_that_we_do_not_make_is_not_found(a_plan, kind):
    with pytest.raises(NotFound):
        exports.write(a_plan, kind)


@pytest.mark.parametrize("asked", [{"kind": "xlsx", "profile": "alles"}, {"kind": "csv", "sheet": "geheim"}])
def test_a_profile_or_sheet_that_is_not_there_is_refused(a_plan, asked):
    with pytest.raises(InvalidInput):
        exports.write(a_plan, **asked)


def test_the_same_plan_makes_the_same_numbers_in_every_file(a_plan):
    total = sum(Decimal(row["bedrag"].replace(",", ".")) for row in read_csv(a_plan, "ramingen"))

    assert total == sum(Decimal(str(row["bedrag"])) for row in rows(opened(a_plan)["Ramingen"]))
    assert total == sum(
        Decimal(str(each["bedrag"])) for one in json.loads(exports.write(a_plan, "json")) for each in one["transacties"]
    )


def test_new_and_changed_actions_stand_under_their_goal_with_why_and_a_total():
    spent = (line(2026, "100"), line(2027, "50", credit=Credit.INVESTMENT), line(2026, "30", Flow.RECEIPT))
    goal = {"BD_code": "BD1", "BD_kort": "Iedereen mee", "AP_code": "AP1"}
    made = plan(
        item("later", "Leer mailen", (line(2031, "7"),), wijziging="gewijzigd", AP_code="nog te plaatsen", BD_code="BD1"),
        item("een", "Open een digipunt", spent, wijziging="nieuw", motivering_wijziging="Er is vraag.", **goal),
        item("eerst", "Koop een bus", prioritair=True, wijziging="nieuw", motivering_wijziging="De raad wil dit.", **goal),
        item("zo", "Gaat zo door", spent, wijziging="ongewijzigd", **goal),
        item("weg", "Is geschrapt", spent, wijziging="nieuw", status="geschrapt", **goal),
        item("gewoon", "Hoort niet in de BBC", spent, wijziging="nieuw", AP_code="reguliere werking (geen BBC-actie)"),
    )  # fmt: skip

    sheet = opened(made, data_only=True)["Wijzigingen voor de AMJP"]
    told = [
        (row["blok"], row["BD_code"], row["AC_korte_omschrijving"], row["motivering_wijziging"], row["kredietsoort"],
         row["soort"], row["2026"], row["2027"], row["totaal"])
        for row in rows(sheet)
    ]  # fmt: skip

    assert told == [
        ("actie", "BD1", "Koop een bus", "De raad wil dit.", "exploitatie", "Uitgave", 0, 0, 0),
        ("actie", "BD1", "Open een digipunt", "Er is vraag.", "exploitatie", "Uitgave", 100, 0, 100),
        ("actie", "BD1", "Open een digipunt", None, "exploitatie", "Ontvangst", 30, 0, 30),
        ("actie", "BD1", "Open een digipunt", None, "investeringen", "Uitgave", 0, 50, 50),
        ("totaal beleidsdoelstelling", "BD1", None, None, "exploitatie", "Uitgave", 100, 0, 100),
        ("totaal beleidsdoelstelling", "BD1", None, None, "exploitatie", "Ontvangst", 30, 0, 30),
        ("totaal beleidsdoelstelling", "BD1", None, None, "investeringen", "Uitgave", 0, 50, 50),
        ("actie", None, "Leer mailen", None, "exploitatie", "Uitgave", 0, 0, 7),
        ("totaal beleidsdoelstelling", None, None, None, "exploitatie", "Uitgave", 0, 0, 7),
        ("overige acties (niet prioritair)", None, None, None, "exploitatie", "Uitgave", 100, 0, 107),
        ("overige acties (niet prioritair)", None, None, None, "exploitatie", "Ontvangst", 30, 0, 30),
        ("overige acties (niet prioritair)", None, None, None, "investeringen", "Uitgave", 0, 50, 50),
        ("totaal van de wijzigingen", None, None, None, "exploitatie", "Uitgave", 100, 0, 107),
        ("totaal van de wijzigingen", None, None, None, "exploitatie", "Ontvangst", 30, 0, 30),
        ("totaal van de wijzigingen", None, None, None, "investeringen", "Uitgave", 0, 50, 50),
    ]
    assert [sheet.cell(n + 2, 1).font.bold for n in (0, 4)] == [False, True]


def test_every_column_of_the_bbc_has_a_meaning_in_the_readme(a_plan):
    told = [row["onderwerp"] for row in rows(opened(a_plan)["Leesmij"])]

    assert {f"Kolom {spec.name}" for spec in columns(a_plan.years) if spec.kind is not Kind.AMOUNT} <= set(told)
    assert {spec.name for spec in columns(a_plan.years) if spec.kind is not Kind.AMOUNT} <= set(MEANINGS)
    assert "Kolommen U_ en O_" not in [row["onderwerp"] for row in rows(opened(a_plan, "kern")["Leesmij"])]


def test_columns_of_ones_own_are_told_by_their_own_name(a_plan):
    own = ColumnProfile("Pakket", {"Acties": (("AC_code", "Actienummer"), ("actie_id", "actie_id"))})

    book = openpyxl.load_workbook(io.BytesIO(exports.write(a_plan, "xlsx", columns=own)))
    told = {row["onderwerp"]: row["uitleg"] for row in reversed(rows(book["Leesmij"]))}

    assert told["Kolommen"] == "eigen kolommen: Pakket"
    assert "Kolom Actienummer (AC_code)" in told
    assert [cell.value for cell in book["Acties"][2]] == ["AC000496", "een"]
    assert exports.write(a_plan, "csv", columns=own).decode("utf-8-sig").splitlines()[:2] == [
        '"Actienummer";"actie_id"',
        '"AC000496";"een"',
    ]


def test_the_columns_one_chooses_from_are_those_of_the_sheets(a_plan):
    tables = (sheets.actions(a_plan, sheets.Profile.FULL, ()), sheets.estimates(a_plan), sheets.tree(a_plan))

    assert {table.name: tuple(column.name for column in table.columns) for table in tables} == own_columns(a_plan.years)


def test_json_gives_parents_the_texts_of_the_municipalitys_own_tree(a_plan):
    goals = (Goal(Level.GOAL, "BD1", "SD1", "Iedereen telt", "Alle inwoners doen mee.", "Zie nota.", "Loopt."),)

    told = json.loads(exports.write(replace(a_plan, goals=goals), "json"))[0]["beleidsdoelstelling"]

    assert told == {"id": "BD1", "code": "BD1", "korteOmschrijving": "Iedereen mee", "langeOmschrijving": "Alle inwoners doen mee.",
                    "commentaar": "Zie nota.", "evaluatie": "Loopt."}  # fmt: skip


def test_what_a_council_put_off_asks_no_money_of_the_amjp():
    asked = {"wijziging": "nieuw"}
    made = plan(
        item("een", "Koop laptops", (line(2027, "500"),), **asked),
        item("twee", "Huur een bus", (line(2027, "900"),), **asked),
    )
    off = Decision("d1", Body.COUNCIL, date(2027, 3, 12), {"twee": Decided(Choice.LATER, "Er is geen geld.")})
    rows = [sheets.amendment(replace(made, decisions=decisions)).rows for decisions in ((), (off,))]
    assert [[row[6] for row in found if row[0] == "actie"] for found in rows] == [
        ["Koop laptops", "Huur een bus"], ["Koop laptops"],
    ]  # fmt: skip
