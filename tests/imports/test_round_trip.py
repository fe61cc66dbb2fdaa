"""Whatever people wrote in a plan, its files ask for nothing but what stands there."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.plan.fields import Kind, known, read
from facilitator.domain.plan.goals import Goal, Level
from facilitator.domain.plan.importing.against_items import Beside
from facilitator.domain.plan.importing.parts import recognised
from facilitator.domain.plan.importing.preview import preview
from facilitator.domain.plan.importing.wishes import wishes
from facilitator.domain.refusals import InvalidInput
from facilitator.exports import write
from facilitator.imports import reading
from tests.plan_cast import TRAJECTORY, item, line, plan

SPECS = {name: spec for name, spec in known(TRAJECTORY.years).items() if spec.kind in (Kind.LINE, Kind.TEXT, Kind.CODE)}
SIGNS = st.one_of(
    st.characters(codec="utf-8", exclude_categories=["Cs"]), st.sampled_from("=+-@|'\";,\t\n0123456789%é ")
)
AMOUNTS = st.decimals(0, 9_999_999, places=2)


def kept(name, text):
    """The text as a field keeps it, nothing where it would be refused."""
    try:
        return read(SPECS[name], text)
    except InvalidInput:
        return ""


@st.composite
def plans(draw):
    names = draw(st.lists(st.sampled_from(sorted(SPECS)), max_size=6, unique=True))
    fields = {name: kept(name, draw(st.text(SIGNS, max_size=30))) for name in names if name != "AC_korte_omschrijving"}
    lines = tuple(line(draw(st.integers(2024, 2034)), str(amount), description=kept("partners", draw(st.text(SIGNS, max_size=20))))
                  for amount in draw(st.lists(AMOUNTS, max_size=3)))  # fmt: skip
    short = kept("partners", draw(st.text(SIGNS, max_size=20)))
    goals = (
        Goal(Level.GOAL, "BD1", short=short or "x", long=kept("AC_commentaar", draw(st.text(SIGNS, max_size=20)))),
        Goal(Level.ACTION_PLAN, "AP1", "BD1", "y", amounts={"U_2026": amount} if (amount := draw(AMOUNTS)) else {}),
    )
    return replace(plan(item("een", "Een actie", lines, **fields), item("twee", "Nog een")), goals=goals)


@settings(max_examples=25)
@given(plans())
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_what_goes_out_asks_for_nothing_when_it_comes_in(kind, sent):
    sheets = ("acties", "ramingen", "doelstellingenboom") if kind == "csv" else ("",)
    for sheet in sheets:
        book = reading.book(write(sent, kind, sheet=sheet or "acties"))
        parts = recognised(book, sent.years)
        if sheet == "ramingen" and not any(each.lines for each in sent.items):
            continue
        asked = wishes(book, parts, sent.trajectory, sent.policy_fields)
        found = preview(asked, Beside(sent, sent.items, lambda _item, _name: ()))
        changed = [(field.name, field.before, field.after) for one in found.items for field in one.fields]
        assert (changed, [one for one in found.goals if one.names], found.refused) == ([], [], ())


def test_sums_of_cents_come_back_to_the_cent():
    sent = plan(item("een", "Een actie", (line(2026, "0.10"), line(2026, "0.20"), line(2027, "1234567.89"))))
    book = reading.book(write(sent, "xlsx"))
    asked = wishes(book, recognised(book, sent.years), sent.trajectory, sent.policy_fields)
    assert [row.line.amount for row in asked.lines] == [Decimal("0.10"), Decimal("0.20"), Decimal("1234567.89")]
    assert asked.actions[0].values["U_2026"] == Decimal("0.30")
