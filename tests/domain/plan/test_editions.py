"""Editions: what is kept, what proves it, and what changed between two."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.plan.decision import Body, Choice, Decided, Decision, Edition
from facilitator.domain.plan.editions import (
    AmountChange,
    FieldChange,
    ItemChange,
    compare,
    content,
    in_order,
    is_untouched,
    seal,
)
from tests.plan_cast import TRAJECTORY, item, line

COUNCIL = Decision("b", Body.COUNCIL, date(2027, 3, 12), {"een": Decided(Choice.CHOSEN, "Goed.")})


def kept(*items, decisions=()):
    return json.loads(json.dumps(content(TRAJECTORY.years, items, decisions)))


def test_an_edition_keeps_every_field_every_amount_and_what_was_decided():
    found = kept(item(lines=(line(2027, "12.50"),), dienst="Bib"), decisions=(COUNCIL,))
    fields = found["items"]["een"]
    assert (fields["dienst"], fields["AC_korte_omschrijving"], fields["U_2027"][0]["bedrag"]) == (
        "Bib", "Open een digipunt", 12.5,
    )  # fmt: skip
    assert found["decided"] == {
        "een": {"choice": "gekozen", "reason": "Goed.", "body": "gemeenteraad", "day": "2027-03-12"}
    }
    assert found["years"] == [2026, 2027, 2028, 2029, 2030, 2031]


def test_actions_stand_in_the_order_of_the_plan():
    found = kept(item("z", "Eerst"), item("a", "Daarna"))
    assert list(in_order(found)) == ["z", "a"]
    assert [title for _, title in compare(kept(), found).added] == ["Eerst", "Daarna"]


def test_nothing_changed_where_nothing_changed():
    found = compare(kept(item(), decisions=(COUNCIL,)), kept(item(), decisions=(COUNCIL,)))
    assert (found.is_same, {one.after - one.before for one in found.amounts}) == (True, {Decimal(0)})


def test_an_empty_field_is_as_good_as_none():
    assert compare(kept(item()), kept(item(dienst="", startjaar=None, prioritair=False, U_2027=[]))).is_same


def test_new_gone_and_changed_are_told_apart():
    before = kept(item(), item("twee", "Leer mailen", prioritair=True))
    after = kept(item("drie", "Koop een bus"), item("twee", "Leer mailen", dienst="Bib"))
    found = compare(before, after)
    assert (found.added, found.gone) == ((("drie", "Koop een bus"),), (("een", "Open een digipunt"),))
    assert found.changed == (
        ItemChange("twee", "Leer mailen", (FieldChange("prioritair", "ja", ""), FieldChange("dienst", "", "Bib"))),
    )


def test_a_decision_is_a_change_too():
    found = compare(kept(item()), kept(item(), decisions=(COUNCIL,)))
    assert found.changed[0].fields == (FieldChange("beslissing", "", "gekozen, gemeenteraad 12/3/2027\nGoed."),)


def test_amounts_are_summed_over_what_was_not_dropped():
    before = kept(item(lines=(line(2027, "100"),)), item("twee", lines=(line(2027, "7"),), status="geschrapt"))
    after = kept(item(lines=(line(2027, "150.25"),)), item("twee", lines=(line(2027, "9"),), status="geschrapt"))
    found = compare(before, after)
    assert [one for one in found.amounts if one.before != one.after] == [
        AmountChange("U_2027", Decimal(100), Decimal("150.25"))
    ]
    assert found.changed[0].fields == (
        FieldChange("U_2027", "100,00 exploitatie, gemeente", "150,25 exploitatie, gemeente"),
    )


def test_years_that_came_later_are_compared_too():
    before = kept(item())
    after = kept(item(lines=(line(2032, "5"),))) | {"years": [2027, 2032]}
    assert AmountChange("U_2032", Decimal(0), Decimal(5)) in compare(before, after).amounts


@given(st.dictionaries(st.sampled_from(("dienst", "partners", "AC_commentaar")), st.text(max_size=20), max_size=3))
def test_the_seal_holds_for_this_content_and_for_no_other(fields):
    found = content((2026,), [item(**fields)], ())
    edition = Edition(1, "college", False, seal(found), datetime(2027, 3, 12, tzinfo=UTC), content=found)
    assert is_untouched(edition)
    other = content((2026,), [item(**{**fields, "dienst": fields.get("dienst", "") + "!"})], ())
    assert not is_untouched(replace(edition, content=other))
