"""Estimate lines as rows over years, and back."""

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.bbc.money import Line, read_lines
from facilitator.domain.bbc.words import COST_KINDS, Credit, Entity, Flow
from facilitator.domain.plan.estimates import Estimate, estimates_of, lines_of, refusals
from tests.plan_cast import line

PLAIN = {"soort": "Uitgave", "kredietsoort": "exploitatie", "budgettaire_entiteit": "gemeente"}


@st.composite
def any_line(draw: st.DrawFn) -> Line:
    flow = draw(st.sampled_from(Flow))
    return Line(
        draw(st.integers(2026, 2029)), flow, draw(st.decimals(0, 9_999, places=2)), draw(st.sampled_from(Credit)),
        draw(st.sampled_from(Entity)), cost_kind=draw(st.sampled_from(("", COST_KINDS[flow][0]))),
    )  # fmt: skip


@given(st.lists(any_line(), max_size=12))
def test_lines_survive_becoming_rows(lines):
    rows = estimates_of(lines)

    assert refusals(rows) == {}
    assert sorted(map(str, read_lines(lines_of(rows)))) == sorted(map(str, lines))


def test_what_is_alike_shares_a_row_and_two_of_one_year_never_do():
    rows = estimates_of([line(2026, "5"), line(2027, "6.5"), line(2026, "7"), line(2026, "1", entity=Entity.OCMW)])

    assert [(row.words["budgettaire_entiteit"], row.amounts) for row in rows] == [
        ("gemeente", {2026: "5", 2027: "6,50"}), ("gemeente", {2026: "7"}), ("OCMW", {2026: "1"}),
    ]  # fmt: skip


def test_each_cell_and_each_row_is_refused_by_itself():
    rows = [
        Estimate(PLAIN, {2026: "veel", 2027: "5", 2028: "-1"}),
        Estimate(PLAIN | {"soort": "Saldo"}, {2026: "5"}),
        Estimate(PLAIN, {2026: " "}),
        Estimate(PLAIN | {"subsidiebron": "ESF"}, {}),
    ]

    assert sorted(refusals(rows)) == [(0, 2026), (0, 2028), (1, 0), (3, 0)]
