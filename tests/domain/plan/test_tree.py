"""The tree: the municipality's nodes, those that only actions name, and the actions hanging in it."""

from dataclasses import replace
from decimal import Decimal

from facilitator.domain.bbc.words import NO_PLACE
from facilitator.domain.plan.goals import Goal, Level
from facilitator.domain.plan.tree import children, tree_of, unplaced
from tests.plan_cast import item, line, plan

SD = Goal(Level.STRATEGIC, "SD1", short="Een stad voor iedereen")
BD = Goal(Level.GOAL, "BD1", "SD1", "Iedereen is digitaal mee", long="Waarom dit telt", priority=True)
AP = Goal(Level.ACTION_PLAN, "AP1", "BD1", "Digipunten", amounts={"U_2026": Decimal(1000)})
AC = Goal(Level.ACTION, "AC1", "AP1", "Bestaande actie", amounts={"U_2026": Decimal(50)})


def told(made):
    return [(node.level.value, node.code, node.parent, node.short) for node in tree_of(made)]


def of(made, code):
    return next(node for node in tree_of(made) if node.code == code)


def test_an_action_hangs_under_the_goals_of_the_municipality():
    made = replace(plan(item("een", AP_code="AP1", BD_code="BD1")), goals=(SD, BD, AP, AC))

    assert told(made) == [
        ("strategische doelstelling", "SD1", "", "Een stad voor iedereen"),
        ("beleidsdoelstelling", "BD1", "SD1", "Iedereen is digitaal mee"),
        ("actieplan", "AP1", "BD1", "Digipunten"),
        ("actie", "AC1", "AP1", "Bestaande actie"),
        ("actie", "", "AP1", "Open een digipunt"),
    ]
    assert [node.short for node in children(tree_of(made))[Level.ACTION_PLAN, "AP1", ""]] == [
        "Bestaande actie", "Open een digipunt",
    ]  # fmt: skip


def test_a_node_that_only_an_action_names_stands_in_the_tree_too():
    made = plan(item("een", AP_code="AP9", AP_kort="Nieuw plan", BD_code="BD9", SD_code="SD9"))

    assert told(made)[:3] == [
        ("strategische doelstelling", "SD9", "", ""),
        ("beleidsdoelstelling", "BD9", "SD9", ""),
        ("actieplan", "AP9", "BD9", "Nieuw plan"),
    ]
    assert of(made, "AP9").goal is None


def test_own_amounts_stay_and_others_are_the_sum_of_what_hangs_below():
    made = replace(plan(item("een", AP_code="AP2", BD_code="BD1", lines=(line(2026, "20"),))), goals=(SD, BD, AP, AC))

    assert {code: of(made, code).amounts for code in ("AP1", "AP2", "BD1", "SD1")} == {
        "AP1": {"U_2026": 1000},
        "AP2": {"U_2026": 20},
        "BD1": {"U_2026": 1020},
        "SD1": {"U_2026": 1020},
    }


def test_an_action_with_the_code_of_one_of_the_municipality_takes_its_place():
    made = replace(plan(item("een", AP_code="AP1", AC_code="AC1")), goals=(SD, BD, AP, AC))

    (node,) = [node for node in tree_of(made) if node.level is Level.ACTION]
    assert (node.short, node.goal, node.item.id) == ("Open een digipunt", AC, "een")


def test_priority_rises_to_all_above():
    made = replace(plan(item("een", AP_code="AP1", prioritair=True)), goals=(SD, replace(BD, priority=False), AP))

    assert [node.priority for node in tree_of(made)] == [True] * 4


def test_a_parent_that_is_not_there_leaves_its_child_at_the_top():
    made = replace(plan(), goals=(replace(AP, parent="weg"),))

    assert [node.above for node in tree_of(made)] == [None]


def test_what_was_dropped_hangs_nowhere_and_needs_no_place():
    dropped, regular = item("een", status="geschrapt"), item("twee", "Leer mailen", AP_code=NO_PLACE[1])
    loose, later = item("drie", "Koop een bus"), item("vier", "Maak het eenvoudig", AP_code=NO_PLACE[0])
    made = plan(dropped, regular, loose, later)

    assert [each.id for each in unplaced(made)] == ["drie", "vier"]
    assert [node.short for node in tree_of(made)] == ["Leer mailen", "Koop een bus", "Maak het eenvoudig"]
