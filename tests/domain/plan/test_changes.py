"""A patch is done whole or not at all: duties, versions, and amounts that hang on lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.plan.changes import Change, changes, shown, version
from facilitator.domain.plan.fields import known
from facilitator.domain.refusals import ChangedMeanwhile, InvalidInput, NotAllowed, TextTooLong
from facilitator.domain.roles import Duty
from tests.plan_cast import item, line

YEARS = tuple(range(2026, 2032))
SPECS = known(YEARS)


def patched(before, patch, duty=Duty.SECRETARY):
    return changes(before, duty, patch, YEARS)


def field(value, version=0):
    return {"value": value, "version": version}


def test_a_written_field_is_stored_trimmed():
    assert patched(item(), {"dienst": field("  Bib \n en meer ")}) == (Change("dienst", "Bib en meer"),)


def test_a_field_nobody_knows_is_ignored():
    assert patched(item(), {"kleur": field("rood"), "dienst": field("Bib")}) == (Change("dienst", "Bib"),)


def test_a_year_outside_the_plan_is_an_unknown_field():
    assert patched(item(), {"U_2040": field(5)}) == ()


def test_the_same_value_changes_nothing_whatever_its_version():
    before = item(dienst="Bib")

    assert patched(before, {"dienst": field("Bib", 1)}) == ()
    assert patched(before, {"dienst": field("Bib", 0)}) == ()


def test_only_a_field_that_changed_meanwhile_conflicts_and_nothing_is_written():
    before = item(dienst="Bib", partners="OCMW")

    with pytest.raises(ChangedMeanwhile) as refused:
        patched(before, {"dienst": field("Welzijn", 0), "partners": field("Bib", 1)})

    assert refused.value.details == {"fields": {"dienst": {"yours": "Welzijn", "theirs": "Bib", "version": 1}}}


@pytest.mark.parametrize(
    "raw",
    [
        None,
        "Bib",
        {},
        {"value": "Bib"},
        {"version": 1},
        field("Bib", "1"),
        field("Bib", True),
        field("Bib", -1),
        field("Bib", None),
    ],
)
def test_a_field_without_value_and_version_is_refused(raw):
    with pytest.raises(InvalidInput):
        patched(item(), {"dienst": raw})


@pytest.mark.parametrize("raw", [None, [], "x", 3])
def test_what_is_no_patch_is_refused(raw):
    with pytest.raises(InvalidInput):
        patched(item(), raw)


@pytest.mark.parametrize(
    "name", ["rangorde", "advies", "bron", "controle", "U_totaal", "O_totaal", "saldo", "beleidsveld_naam"]
)
@pytest.mark.parametrize("duty", [Duty.SECRETARY, Duty.FINANCE])
def test_what_is_derived_cannot_be_written(name, duty):
    with pytest.raises(InvalidInput):
        patched(item(), {name: field("1")}, duty)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("status", "beslist"), ("status", ""), ("status", "ingetrokken"), ("bestuur", "kerk"), ("wijziging", 3), ("prioritair", "soms"),
        ("prioritair", 1), ("startjaar", "ooit"), ("dienst", 5), ("dienst", ["Bib"]), ("AC_korte_omschrijving", "a\x00b"), ("dienst", "\ud800"),
        ("dienst", "x" * 201), ("U_2026", -5), ("U_2026", "veel"), ("ramingen", "veel"), ("geen_extra_budget", "x"),
    ],
)  # fmt: skip
def test_what_a_field_cannot_hold_is_refused(name, value):
    with pytest.raises(InvalidInput):
        patched(item(), {name: field(value, 1)})


def test_a_refusal_names_the_field_and_keeps_its_code():
    with pytest.raises(TextTooLong) as refused:
        patched(item(), {"dienst": field("x" * 201)})

    assert str(refused.value) == "Kijk bij «verantwoordelijke dienst». Maak je tekst korter: hoogstens 200 tekens."


@pytest.mark.parametrize("duty", [Duty.AUTHOR, Duty.SECRETARY])
@pytest.mark.parametrize("status", ["weerhouden", "geschrapt", "voorstel"])
def test_author_and_secretary_set_the_status(duty, status):
    before = item(status="weerhouden" if status == "voorstel" else "voorstel")

    assert patched(before, {"status": field(status, 1)}, duty) == (Change("status", status),)


@pytest.mark.parametrize("duty", [Duty.FACILITATOR, Duty.FINANCE, Duty.READER])
def test_nobody_else_sets_the_status_or_anything_beside_it(duty):
    with pytest.raises(NotAllowed):
        patched(item(), {"status": field("weerhouden", 1), "U_2026": field(5)}, duty)


def test_the_facilitator_writes_the_other_fields():
    assert patched(item(), {"dienst": field("Bib"), "U_2026": field(5)}, Duty.FACILITATOR)[0] == Change("dienst", "Bib")


def test_the_financial_director_writes_amounts_only():
    assert [
        change.name for change in patched(item(), {"U_2026": field(5), "geen_extra_budget": field(True)}, Duty.FINANCE)
    ] == ["U_2026", "geen_extra_budget"]
    with pytest.raises(NotAllowed):
        patched(item(), {"U_2026": field(5), "dienst": field("Bib")}, Duty.FINANCE)


@pytest.mark.parametrize("patch", [{}, {"dienst": field("Bib")}, {"kleur": field("x")}])
def test_a_reader_writes_nothing(patch):
    with pytest.raises(NotAllowed):
        patched(item(), patch, Duty.READER)


def test_an_amount_becomes_one_line_of_the_plainest_kind():
    (change,) = patched(item(), {"U_2026": field("1.250,50")})

    assert change.name == "U_2026"
    assert [
        (raw["bedrag"], raw["kredietsoort"], raw["soort"], raw["budgettaire_entiteit"]) for raw in change.value
    ] == [(1250.5, "exploitatie", "Uitgave", "gemeente")]


def test_an_amount_of_an_ocmw_action_is_in_the_budget_of_the_ocmw():
    (change,) = patched(item(bestuur="OCMW"), {"O_2027": field(5)})

    assert (change.value[0]["budgettaire_entiteit"], change.value[0]["soort"], change.value[0]["boekjaar"]) == (
        "OCMW",
        "Ontvangst",
        2027,
    )


def test_another_amount_keeps_the_rest_of_its_line():
    before = item(lines=(line(2026, "5", cost_kind="studie"),))

    (change,) = patched(before, {"U_2026": field(7, 1)})

    assert [(raw["bedrag"], raw["kostensoort"]) for raw in change.value] == [(7, "studie")]


def test_an_empty_amount_takes_the_line_away():
    assert patched(item(lines=(line(2026, "5"),)), {"U_2026": field(None, 1)}) == (Change("U_2026", []),)


def test_a_sum_of_several_lines_cannot_be_overwritten_by_one_amount():
    before = item(lines=(line(2026, "5"), line(2026, "6")))

    with pytest.raises(InvalidInput):
        patched(before, {"U_2026": field(12, 1)})
    assert patched(before, {"U_2026": field(11, 1)}) == ()


def test_lines_are_stored_cell_by_cell_and_only_where_they_differ():
    before = item(lines=(line(2026, "5"), line(2027, "6")))
    lines = [*shown(before, SPECS["ramingen"]), {"boekjaar": 2027, "soort": "Uitgave", "bedrag": 1}]

    assert [change.name for change in patched(before, {"ramingen": field(lines, 2)})] == ["U_2027"]
    assert [(change.name, change.value) for change in patched(before, {"ramingen": field([], 2)})] == [
        ("U_2026", []),
        ("U_2027", []),
    ]


def test_lines_and_amounts_in_one_patch_are_refused():
    with pytest.raises(InvalidInput):
        patched(item(), {"ramingen": field([]), "U_2026": field(5)})


def test_lines_are_as_new_as_all_their_cells_together():
    before = item(lines=(line(2026, "5"), line(2027, "6")))

    assert version(before, SPECS["ramingen"]) == 2
    with pytest.raises(ChangedMeanwhile):
        patched(before, {"ramingen": field([], 1)})


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
        max_leaves=8,
    )
)
def test_any_json_in_any_field_is_taken_or_refused_but_never_breaks(raw):
    for name in SPECS:
        try:
            patched(item(), {name: field(raw, 0)})
        except (InvalidInput, ChangedMeanwhile):
            continue
