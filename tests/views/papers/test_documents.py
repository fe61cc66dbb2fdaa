"""Papers of blocks: amounts add up over any years, no two tests are counted together, nothing is said that nobody wrote."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.bbc.money import Line, total
from facilitator.domain.bbc.words import Flow
from facilitator.domain.plan.inclusion import Answer
from facilitator.domain.plan.progress import read_period
from facilitator.views.papers.document import Heading, Table, Text, counted, money
from facilitator.views.papers.fiche_money import NOTHING, year_tables
from facilitator.views.papers.plan_paper import plan_paper
from facilitator.views.papers.progress_paper import progress_paper
from facilitator.views.papers.questions_paper import questions_paper
from tests.exports.rich_plan import rich
from tests.plan_cast import item, plan

AMOUNTS = st.decimals(0, 10_000_000, places=2)
LINES = st.lists(st.builds(Line, st.integers(2024, 2045), st.sampled_from(Flow), AMOUNTS), min_size=1, max_size=12)


def read(said):
    """An amount as it stands in a table."""
    return Decimal(0) if said == NOTHING else Decimal(said.replace(".", "").replace(",", "."))


def tables(paper):
    return [block for block in paper.blocks if isinstance(block, Table)]


@given(AMOUNTS)
def test_an_amount_is_read_back_as_it_was(amount):
    assert read(money(amount)) == amount


@given(LINES)
def test_every_year_stands_once_and_each_row_adds_up(lines):
    made = year_tables(lines, range(2026, 2032))
    years = [word for one in made for word in one.head[1:] if word != "Samen"]
    assert years == sorted(set(years))
    assert set(years) == {str(year) for year in (*range(2026, 2032), *(line.year for line in lines))}
    for flow, word in ((Flow.EXPENSE, "Uitgaven"), (Flow.RECEIPT, "Ontvangsten")):
        told = [(dict(zip(one.head, row, strict=True))) for one in made for row in one.rows if row[0] == word]
        right = total(line for line in lines if line.flow is flow)
        assert sum(read(cells[year]) for cells in told for year in cells if year.isdecimal()) == right
        assert read(told[-1]["Samen"]) == right


@given(LINES)
def test_the_balance_is_what_comes_in_without_what_goes_out(lines):
    last = year_tables(lines, (2026,))[-1]
    spent, received, balance = (read(row[-1]) for row in last.rows[-3:])
    assert balance == received - spent


def test_one_year_needs_no_sum_beside_it():
    (one,) = year_tables([Line(2027, Flow.EXPENSE, Decimal(5))], ())
    assert (one.head, one.rows[0]) == (("In euro", "2027"), ("Uitgaven", "5"))


def test_two_tests_are_told_side_by_side_and_never_added_up():
    made = questions_paper(rich())
    (row,) = next(one for one in tables(made) if one.head[1] == "Inclusietoets").rows
    assert row[2] == (
        "dienst Onthaal (van de dienst): 1 keer ja, 1 keer nee\n"
        "vrijwilliger van de bib (van buiten de dienst): 1 keer ja, 1 keer deels"
    )


def test_a_test_that_is_half_done_says_what_is_open():
    made = rich(1)
    half = replace(made, tests=(replace(made.tests[0], answers={1: Answer.YES}),))
    told = [block.text for block in plan_paper(half).blocks if isinstance(block, Text)]
    assert "1 keer ja, 1 nog open" in told
    assert any(text.startswith("Nog niet volledig") for text in told)


def test_many_tests_are_laid_in_more_tables_so_that_each_stays_readable():
    made = rich(1)
    many = replace(made, tests=tuple(replace(made.tests[0], id=str(n), filled_by=f"dienst {n}") for n in range(6)))
    asked = [one for one in tables(plan_paper(many)) if one.head[0] == "Vraag"]
    assert [len(one.head) for one in asked] == [5, 3]


def test_before_any_decision_what_is_proposed_is_answered_as_a_proposal():
    made = questions_paper(plan(item("een"), item("twee", status="geschrapt")))
    told = [block.text for block in made.blocks if isinstance(block, Text)]
    assert "1 actie, als voorstel: de gemeente besliste nog niet." in told
    assert tables(made)[0].rows == (("Open een digipunt", "", ""),)


def test_a_period_tells_only_of_what_is_followed():
    made = progress_paper(rich(), read_period("2027-1"))
    assert [block.text for block in made.blocks if isinstance(block, Heading)] == [
        "In één oogopslag", "Actie per actie", "Open een digipunt in de bib",
    ]  # fmt: skip
    assert tables(made)[0].rows == (("Open een digipunt in de bib", "bezig", "Bib"),)


def test_a_number_has_its_word():
    assert [counted(n, "actie", "acties") for n in (0, 1, 2)] == ["0 acties", "1 actie", "2 acties"]


def test_large_amounts_stand_three_years_beside_each_other_so_that_none_runs_into_the_next():
    small, large = ([Line(2027, Flow.EXPENSE, Decimal(amount))] for amount in ("12500.50", "1250000.50"))
    widths = [[len(one.head) for one in year_tables(lines, range(2026, 2032))] for lines in (small, large)]
    assert widths == [[8], [4, 5]]
