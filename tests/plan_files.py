"""Files of a plan as tests send them in: exported, changed cell by cell, and read again without a process of their own."""

import io
from dataclasses import replace
from decimal import Decimal

import xlsxwriter

from facilitator.domain.plan.goals import Goal, Level
from facilitator.domain.plan.importing.book import Book, Sheet
from facilitator.domain.trajectory import Trajectory
from facilitator.exports import write
from facilitator.imports import reading
from facilitator.services.house import trajectories
from facilitator.services.plan import importing
from tests.plan_cast import COMPLETE, advised, item, line, plan, vote
from tests.plan_house import PlanHouse

GOALS = (
    Goal(Level.STRATEGIC, "SD1", short="Een gemeente voor iedereen"),
    Goal(Level.GOAL, "BD1", "SD1", "Iedereen is digitaal mee", "Waarom dit telt\nvoor wie", "Let op", "", True),
    Goal(Level.GOAL, "BD 2", "SD1", "Andere doelen"),
    Goal(Level.ACTION_PLAN, "AP1", "BD1", "Digipunten", amounts={"U_2026": Decimal("1000.50"), "O_2027": Decimal(5)}),
    Goal(Level.ACTION_PLAN, "0012", "BD 2", "=1+1", amounts={"U_2026": Decimal(7)}),
    Goal(Level.ACTION, "AC 7", "AP1", "Bestaande actie", amounts={"U_2028": Decimal("3.20")}),
)


def rich_plan(place: PlanHouse):
    """A plan with everything that a file can hold: advice, lines, odd texts, goals with and without own amounts."""
    result = vote(een=(12, 5), twee=(6, 5), drie=(6, 1))
    odd = {**COMPLETE, "nulmeting": "12,50", "streefwaarde": "007", "SDG": "+10; =4", "AC_commentaar": "'=x\nregel twee; «é»",
           "beleidsveld_code": "0703;0119", "AC_code": "=AC1", "SD_code": "SD1", "geen_extra_budget": False,
           "wat_wordt_beter": "Minder stress"}  # fmt: skip
    lines = (line(2026, "1000.50"), line(2026, "20", policy_field="0119", description="- tablets"), line(2027, "5"),
             line(2031, "0.10"), line(2034, "8"))  # fmt: skip
    items = (
        item("een", "Open een digipunt", lines, **odd),
        item("twee", "@Leer mailen", AP_code="nog te plaatsen", status="geschrapt"),
        item("drie", "Koop een bus", (line(2028, "12.5"),), AP_code="AP9", AP_kort="Nieuw plan", BD_code="BD 2"),
    )
    told = tuple(replace(each, advice=advised(result, each.action_id)) for each in items)
    policy_fields = {field.code: field.name for field in place.house.policy_fields}
    return replace(plan(*told), goals=GOALS, policy_fields=policy_fields)


def exported(place: PlanHouse, trajectory_id: str = "", kind: str = "xlsx", sheet: str = "acties") -> bytes:
    return write(seen_plan(place, trajectory_id), kind, sheet=sheet)


def seen_plan(place: PlanHouse, trajectory_id: str = ""):
    from facilitator.services.plan import planning

    return place.read(planning.plan, place.people["sofie"], trajectory_id or place.trajectory.id)


def tables(content: bytes) -> dict[str, tuple]:
    """All sheets but Leesmij, which tells of which plan they are."""
    return {sheet.name: sheet.rows for sheet in reading.book(content).sheets if sheet.name != "Leesmij"}


def workbook(**sheets: list[list[object]]) -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
    return target.getvalue()


def edited(content: bytes, *cells: tuple[str, int, str, object]) -> bytes:
    """A workbook in which somebody typed: sheet, row, name of the column, value."""
    book = reading.book(content)
    rows = {sheet.name: [list(row) for row in sheet.rows] for sheet in book.sheets}
    for sheet, row, name, value in cells:
        rows[sheet][row - 1][rows[sheet][0].index(name)] = value
    return workbook(**rows)


def another_plan(place: PlanHouse, title: str = "Leeg") -> Trajectory:
    """A second trajectory, of which Sofie is secretary too, with nothing in its plan."""
    from facilitator.domain.roles import Duty

    made = place.do(
        trajectories.create_trajectory, place.people["ada"], place.house.municipalities["11002"], title, None
    )
    place.do(lambda tx: (tx.trajectories.join(made.id, place.people["sofie"].id, Duty.SECRETARY), []))
    return made


def asked(place: PlanHouse, content: bytes, trajectory: Trajectory, mapping: dict | None = None):
    book = reading.book(content)
    codes = [field.code for field in place.house.policy_fields]
    return importing.asked(book, place.read(importing.parts, trajectory, book, mapping or {}), trajectory, codes)


def seen(place: PlanHouse, content: bytes, trajectory: Trajectory | None = None, who: str = "sofie", mapping=None):
    wished, known = asked(place, content, trajectory or place.trajectory, mapping)
    return place.read(importing.look, place.people[who], (trajectory or place.trajectory).id, wished, known)


def look(place: PlanHouse, *args, **kwargs):
    return seen(place, *args, **kwargs).preview


def take_in(place: PlanHouse, content: bytes, trajectory: Trajectory | None = None, who: str = "sofie", mapping=None,
            **how):  # fmt: skip
    found = seen(place, content, trajectory, "sofie", mapping)
    where = (trajectory or place.trajectory).id
    return place.do(importing.take_in, place.people[who], where, found, "plan.xlsx", **how)


def undo(place: PlanHouse, done, who: str = "sofie"):
    return place.do(importing.undo, place.people[who], done.trajectory_id, done.id)


def csv_book(text: str) -> Book:
    return reading.book(text.encode())


def sheet_of(*rows: list[object], name: str = "Blad1") -> Book:
    return Book((Sheet(name, tuple(tuple(row) for row in rows)),))
