"""One action of the plan: its fields in the order in which one writes them, with what is checked beside each."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from facilitator.domain.numbers import with_cents
from facilitator.domain.plan.advice import AdviceRow
from facilitator.domain.plan.changes import DECIDERS
from facilitator.domain.plan.checks import findings_of
from facilitator.domain.plan.fields import LINES, NO_EXTRA_BUDGET
from facilitator.domain.plan.item import Plan, PlanItem
from facilitator.domain.plan.sheet import policy_names, totals
from facilitator.domain.plan.stage import stage
from facilitator.domain.plan.talk import NOTHING_BESIDE, Beside
from facilitator.domain.roles import Duty
from facilitator.domain.text import N_
from facilitator.domain.trajectory import Account
from facilitator.views.plan.inclusion import InclusionLine, inclusion_line
from facilitator.views.plan.plan_field import Desk, FieldView, Note, Typed, field, notes
from facilitator.views.plan.plan_lines import LinesView, lines_view
from facilitator.views.plan.writing_talk import FieldTalk, field_talk

SECTIONS: tuple[tuple[str, str, str], ...] = (
    ("actie", N_("De actie"), "AC_korte_omschrijving / AC_lange_omschrijving / AC_commentaar AC_evaluatie"),
    ("wie", N_("Wie en voor wie"), "bestuur dienst / bevoegd_mandataris / partners doelgroep"),
    (
        "waarom",
        N_("Waarom, en met wie?"),
        (
            "wat_wordt_beter / principe kant / noodzaak termijn / regierol / bereik uren_per_jaar / "
            "antwoord_burgers / inclusietoets_reden"
        ),
    ),
    (
        "wanneer",
        N_("Wanneer, en hoe zien we het?"),
        "startjaar eindjaar / indicator / nulmeting streefwaarde meetmoment",
    ),
    (
        "plaats",
        N_("De plaats in het meerjarenplan"),
        (
            "AP_code AP_kort / BD_code BD_kort / SD_code SD_kort / AC_code externe_rapporteringscode / "
            "beleidsveld_code beleidsdomein / prioritair wijziging / motivering_wijziging"
        ),
    ),
    ("kader", N_("Kader"), "hefboom SDG"),
)


@dataclass(frozen=True)
class Section:
    """Fields that belong together; those of one row are read together."""

    key: str
    title: str
    rows: tuple[tuple[FieldView, ...], ...]


@dataclass(frozen=True)
class GridRow:
    """One row of the grid of amounts: what is spent, or what is received."""

    label: str
    cells: tuple[FieldView, ...]
    total_name: str
    total: str


@dataclass(frozen=True)
class Other:
    """Somebody else who has this action open, and what the field is called that they are at."""

    who: str
    label: str


@dataclass(frozen=True)
class PlanPage:
    """One action of the plan, ready to be read and written."""

    base: str
    id: str
    title: str
    municipality: str
    status: str
    status_version: int
    decides: bool
    writes: bool
    sentence: str
    question: str
    advice: tuple[AdviceRow, ...]
    sections: tuple[Section, ...]
    years: tuple[int, ...]
    grid: tuple[GridRow, ...]
    balance: str
    no_budget: FieldView
    money_notes: tuple[Note, ...]
    lines: LinesView
    policy_names: str
    before: str | None
    after: str | None
    stage: str
    inclusion: InclusionLine
    others: tuple[Other, ...]
    talks: tuple[FieldTalk, ...]


def plan_page(
    plan: Plan,
    item: PlanItem,
    duty: Duty,
    reader: Account,
    typed: Mapping[str, Typed] | None = None,
    beside: Beside = NOTHING_BESIDE,
) -> PlanPage:
    """Return the page; `typed` is what the reader sent that could not be kept."""
    desk = desk_of(plan, item, duty, reader, typed, beside)
    spent, received = totals(plan, item)
    ids = [one.id for one in plan.items]
    at = ids.index(item.id)
    return PlanPage(
        base=f"/traject/{plan.trajectory.id}",
        id=item.id,
        title=item.title,
        municipality=plan.trajectory.municipality_name,
        status=item.status.value,
        status_version=item.field("status").version,
        decides=duty in DECIDERS,
        writes=duty is not Duty.READER,
        sentence=item.advice.sentence if item.advice else "",
        question=item.advice.question if item.advice else "",
        advice=item.advice.rows if item.advice else (),
        sections=tuple(Section(key, title, _rows(desk, names)) for key, title, names in SECTIONS),
        years=plan.years,
        grid=(_grid_row(N_("Uitgaven"), "U", desk, spent), _grid_row(N_("Ontvangsten"), "O", desk, received)),
        balance=with_cents(received - spent),
        no_budget=field(desk, NO_EXTRA_BUDGET),
        money_notes=notes(desk, LINES),
        lines=lines_view(item, desk.specs[LINES], duty),
        policy_names=policy_names(plan, item),
        before=ids[at - 1] if at else None,
        after=ids[at + 1] if at + 1 < len(ids) else None,
        stage=stage(plan, item).value,
        inclusion=inclusion_line(plan, item),
        others=others(desk),
        talks=tuple(field_talk(desk, name) for name in desk.beside.talk.names if name in desk.specs),
    )


def _grid_row(label: str, letter: str, desk: Desk, total: Decimal) -> GridRow:
    cells = tuple(field(desk, f"{letter}_{year}") for year in desk.plan.years)
    return GridRow(label, cells, f"{letter}_totaal", with_cents(total))


def desk_of(
    plan: Plan,
    item: PlanItem,
    duty: Duty,
    reader: Account,
    typed: Mapping[str, Typed] | None = None,
    beside: Beside = NOTHING_BESIDE,
) -> Desk:
    """Return what the fields of an action are drawn from."""
    return Desk(plan, item, duty, reader, findings_of(plan, item), typed or {}, beside)


def others(desk: Desk) -> tuple[Other, ...]:
    """Return who else has this action open, and where they are."""
    return tuple(
        Other(one.account_name, desk.specs[one.name].label if one.name in desk.specs else "")
        for one in desk.beside.others
    )


def fields_of(page: PlanPage) -> dict[str, FieldView]:
    """Return every field of a page by its name, for the update of a page that stands open."""
    listed = [one for section in page.sections for row in section.rows for one in row]
    listed += [cell for row in page.grid for cell in row.cells] + [page.no_budget]
    return {one.name: one for one in listed}


def _rows(desk: Desk, names: str) -> tuple[tuple[FieldView, ...], ...]:
    return tuple(tuple(field(desk, name) for name in row.split()) for row in names.split("/"))
