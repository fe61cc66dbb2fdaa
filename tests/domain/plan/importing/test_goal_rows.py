"""The tree comes in one node a row, side by side, or from the analysis tool; what cannot hang is named by its row."""

from decimal import Decimal

import pytest

from facilitator.domain.plan.goals import Goal, Level
from facilitator.domain.plan.importing.against_items import Beside
from facilitator.domain.plan.importing.analysis import OLDER, OTHERS
from facilitator.domain.plan.importing.book import Book, Sheet
from facilitator.domain.plan.importing.goal_rows import overview
from facilitator.domain.plan.importing.parts import recognised, told
from facilitator.domain.plan.importing.preview import preview
from facilitator.domain.plan.importing.wishes import wishes
from facilitator.domain.refusals import InvalidInput
from tests.plan_cast import item, plan

TREE = ["niveau", "code", "bovenliggende_code", "korte_omschrijving", "prioritair", "U_2026"]
BD = ["BD", "BD1", None, "Iedereen mee", "ja", None]
AP = ["Actieplan", "AP1", "BD1", "Digipunten", "nee", 12]
ANALYSIS = ["NIS-code", "Beleidsdoelst. totaaloverzicht", "Actieplan totaaloverzicht", "Actie totaaloverzicht",
            "Bestuur", "Boekjaar", "Beleidsveld", "Uitgave", "Ontvangst"]  # fmt: skip
BD_CELL = "Code: BD1\nKorte omschrijving: Iedereen mee\nLange omschrijving: Waarom\n\ndit telt: veel\nCommentaar:\nEvaluatie: "
AP_CELL = "Code: 3HMS 01\nKorte omschrijving: Digipunten"


def book(*rows, merged=()):
    return Book((Sheet("Blad1", tuple(tuple(row) for row in rows), merged),))


def asked(made, mapping=None, beside=None):
    beside = beside or plan()
    parts = (told(made, mapping, beside.years),) if mapping else recognised(made, beside.years)
    wished = wishes(made, parts, beside.trajectory, beside.policy_fields)
    return preview(wished, Beside(beside, beside.items, lambda _item, _name: ()))


def refused(found):
    return [
        (one.place.row, one.place.column, one.sentence % one.values if one.values else one.sentence)
        for one in found.refused
    ]


def test_nodes_come_one_a_row_and_sums_are_not_kept_as_own_amounts():
    found = asked(book(TREE, BD, AP, ["actie", 7, "AP1", "Hulp", None, 12]))

    assert [one.after for one in found.goals] == [
        Goal(Level.GOAL, "BD1", short="Iedereen mee", priority=True),
        Goal(Level.ACTION_PLAN, "AP1", "BD1", "Digipunten"),
        Goal(Level.ACTION, "7", "AP1", "Hulp", amounts={"U_2026": Decimal(12)}),
    ]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (["berg", "X", None, "x", None, None], (3, "A", "Schrijf bij niveau: strategische doelstelling, beleidsdoelstelling, actieplan, actie.")),
        (["AP", None, None, "x", None, None], (3, "B", "Schrijf een code.")),
        (["BD", "BD1", None, "x", None, None], (3, "", "Code «BD1» staat ook in rij 2. Hou er één.")),
        (["AP", "AP2", "BD9", "x", None, None], (3, "", "«BD9» vinden we niet. Zet dit doel ook in het bestand.")),
        (["BD", "BD2", "AP1", "x", None, None], (3, "", "«AP1» vinden we niet. Zet dit doel ook in het bestand.")),
        (["AP", "AP2", "BD1", "x", "misschien", None], (3, "E", "Schrijf ja of nee.")),
        (["AP", "AP2", "BD1", "x" * 501, None, None], (3, "D", "Maak je tekst korter: hoogstens 500 tekens.")),
        (["AP", "A" * 201, "BD1", "x", None, None], (3, "B", "Maak je tekst korter: hoogstens 200 tekens.")),
    ],
)  # fmt: skip
def test_a_row_that_cannot_hang_is_named(row, words):
    assert refused(asked(book(TREE, BD, row))) == [words]


def test_an_amount_that_cannot_be_is_named_by_its_cell():
    ((row, column, words),) = refused(asked(book(TREE, BD, ["AP", "AP1", "BD1", "x", None, "veel"])))
    assert (row, column, words.startswith("Schrijf een bedrag")) == (3, "F", True)


def test_cells_that_were_made_one_are_refused_in_a_row_and_harmless_above_the_header():
    merged = ((0, 0, 0, 3), (2, 1, 3, 1))
    found = asked(book(["Onze doelen"], TREE, BD, AP, merged=merged))
    assert [(row, column) for row, column, _ in refused(found)] == [(3, "B"), (4, "B")]


def test_a_parent_may_already_stand_in_the_tree():
    beside = plan(item("een", BD_code="BD7", AP_code="AP7"))
    assert refused(asked(book(TREE, ["AP", "AP1", "BD7", "x", None, None]), beside=beside)) == []


def test_goal_plan_and_action_may_stand_side_by_side():
    made = book(["BD", "", "AP", "Actie", "Wat", "Budget"], ["B1", "Mee", "A1", "X1", "Hulp", 5], ["B1", None, "A1", "X2", "Meer hulp", None],
                ["B1", "Mee", "A1", "X1", "Hulp", "1.000,50"])  # fmt: skip
    mapping = {"kind": "breed", "sheet": 0, "header": 0,
               "columns": {"0": "BD_code", "1": "BD_kort", "2": "AP_code", "3": "AC_code", "4": "AC_kort", "5": "U_2026"}}  # fmt: skip

    found = asked(made, mapping)

    assert [one.after for one in found.goals] == [
        Goal(Level.GOAL, "B1", short="Mee"),
        Goal(Level.ACTION_PLAN, "A1", "B1"),
        Goal(Level.ACTION, "X1", "A1", "Hulp", amounts={"U_2026": Decimal("1005.50")}),
        Goal(Level.ACTION, "X2", "A1", "Meer hulp"),
    ]


def test_one_code_with_two_stories_is_refused():
    made = book(["BD", "AP", "Wat"], ["B1", "A1", "Hulp"], ["B2", "A1", "Hulp"], [None, None, "los"])
    mapping = {"kind": "breed", "sheet": 0, "header": 0, "columns": {"0": "BD_code", "1": "AP_code", "2": "AP_kort"}}
    assert refused(asked(made, mapping)) == [
        (3, "B", "Rij 2 vertelt iets anders over «A1». Maak ze gelijk."), (4, "", "Schrijf een code."),
    ]  # fmt: skip


def test_the_analysis_tool_tells_a_branch_a_row_and_its_money_is_added_up():
    found = asked(book(
        ANALYSIS,
        ["24020", BD_CELL, AP_CELL, "Code: AC1\nKorte omschrijving: Hulp", "Gemeente", "2026", "0703", "1.250,50", ""],
        ["24020", BD_CELL, AP_CELL, "Code: AC1\nKorte omschrijving: Hulp", "OCMW", "2026", "0900", "49,50", "10"],
        ["24020", BD_CELL, AP_CELL, "Code: AC2\nKorte omschrijving: Meer", "Gemeente", "2027", "0703", "0,00", None],
        ["11002", BD_CELL, AP_CELL, "Code: AC9\nKorte omschrijving: Elders", "Gemeente", "2026", "0703", "7", None],
    ))  # fmt: skip

    assert [one.after for one in found.goals] == [
        Goal(Level.GOAL, "BD1", short="Iedereen mee", long="Waarom\n\ndit telt: veel"),
        Goal(Level.ACTION_PLAN, "3HMS 01", "BD1", "Digipunten"),
        Goal(Level.ACTION, "AC1", "3HMS 01", "Hulp", amounts={"U_2026": Decimal(1300), "O_2026": Decimal(10)}),
        Goal(Level.ACTION, "AC2", "3HMS 01", "Meer"),
    ]
    assert (found.notices, found.refused, found.skipped) == ((OTHERS,), (), ("Bestuur", "Beleidsveld"))


def test_of_several_reports_only_the_newest_is_read_since_each_tells_the_same_years():
    header = [*ANALYSIS, "Rapportjaar"]
    older = ["24020", "Code: BD1\nKorte omschrijving: Anders", None, None, "Gemeente", "2027", "0703", "12", "", 2025]
    newer = ["24020", BD_CELL, None, None, "Gemeente", "2027", "0703", "15", "", 2026]
    ocmw = ["24020", BD_CELL, None, None, "OCMW", "2027", "0703", "1", "", 2026]
    elsewhere = ["11002", BD_CELL, None, None, "Gemeente", "2027", "0703", "9", "", 2027]

    found = asked(book(header, older, newer, ocmw, elsewhere))

    assert [one.after.amounts for one in found.goals] == [{"U_2027": Decimal(16)}]
    assert (found.notices, found.refused) == ((OTHERS, OLDER), ())
    assert asked(book(header, newer, ocmw)).notices == ()


def test_an_overview_of_nothing_is_a_goal_that_is_not_there():
    empty = "Code: \nKorte omschrijving: \nLange omschrijving:"
    header = ["Strategische doelst. totaaloverzicht", *ANALYSIS]
    found = asked(book(header, [empty, "24020", BD_CELL, None, None, "Gemeente", "2027", "0703", "15", ""]))
    assert ([one.after.code for one in found.goals], found.refused) == (["BD1"], ())


def test_the_file_of_another_municipality_is_refused():
    with pytest.raises(InvalidInput, match="NIS-code 24020"):
        asked(book(ANALYSIS, ["11002", BD_CELL, AP_CELL, "Code: AC9", "Gemeente", "2026", "", "7", ""]))


def test_a_cell_of_the_analysis_tool_without_a_code_is_named():
    found = asked(book(ANALYSIS, ["24020", BD_CELL, "los", None, "Gemeente", "x", "", "7", ""]))
    assert [(row, column) for row, column, _ in refused(found)] == [(2, "C"), (2, "F")]


def test_an_overview_is_read_label_by_label():
    assert overview("vooraf\nCode:  A 1 \nLange omschrijving: een\n twee: drie\nCode: tweede") == {
        "code": "A 1", "lange omschrijving": "een\n twee: drie\nCode: tweede",
    }  # fmt: skip
    assert overview("") == {}


def test_what_stands_already_is_the_same_and_only_what_differs_changes():
    goals = (
        Goal(Level.GOAL, "BD1", short="Iedereen mee", long="blijft", priority=True),
        Goal(Level.ACTION_PLAN, "AP1", "BD1", "Anders"),
    )
    from dataclasses import replace

    found = asked(book(TREE, BD, AP), beside=replace(plan(), goals=goals))

    assert [(one.state.value, one.names) for one in found.goals] == [
        ("ongewijzigd", ()),
        ("gewijzigd", ("short", "amounts")),
    ]
    assert found.goals[1].after == Goal(Level.ACTION_PLAN, "AP1", "BD1", "Digipunten", amounts={"U_2026": Decimal(12)})
