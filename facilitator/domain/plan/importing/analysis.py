"""Reads the CSV of the administration's analysis tool: many rows of money, each with its whole branch of the tree."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from facilitator.domain.bbc.money import year
from facilitator.domain.plan.goals import LETTERS, Level
from facilitator.domain.refusals import InvalidInput
from facilitator.domain.text import N_, one_line, written

from .book import Cell, is_blank, shown
from .cells import Table, money
from .goal_rows import CODE_LIMIT, LONG_LIMIT, SHORT_LIMIT, overview, together
from .rows import GoalRow

OTHERS = N_("We slaan de rijen van andere gemeenten over.")
OLDER = N_("We lezen alleen het nieuwste rapportjaar in dit bestand.")
Row = tuple[int, Mapping[str, Cell]]
LABELS = {"lange omschrijving": "long", "commentaar": "comment", "evaluatie": "evaluation"}


def nodes(table: Table, nis: str, notices: list[str]) -> list[GoalRow]:
    """Return the tree of this municipality, with the amounts of all rows of a node added up."""
    rows = [(row, table.cells(row)) for row in table.rows()]
    ours = [(row, cells) for row, cells in rows if shown(cells.get("nis")).strip() in ("", nis)]
    newest = _newest(ours)
    found = [node for row, cells in newest for node in _branch(table, row, cells)]
    notices += [OTHERS] if len(ours) < len(rows) else []
    notices += [OLDER] if len(newest) < len(ours) else []
    if rows and not found and not table.refused:
        raise InvalidInput("Dit bestand is van een andere gemeente. Kies dat van NIS-code %(nis)s.", nis=nis)
    return together(table, found)


def _newest(rows: Sequence[Row]) -> list[Row]:
    """The rows of the newest report: an older one tells the same years again, so that all of them together count double."""
    told = [_report(cells) for _, cells in rows]
    last = max((one for one in told if one.isdecimal()), default="")
    return [row for row, report in zip(rows, told, strict=True) if report in ("", last) or not last]


def _report(cells: Mapping[str, Cell]) -> str:
    return shown(cells.get("rapportjaar")).strip()


def _branch(table: Table, row: int, cells: Mapping[str, Cell]) -> list[GoalRow]:
    parent, branch = "", []
    for level in Level:
        told = overview(shown(cells.get(LETTERS[level])))
        if told.get("code"):
            made = _node(table, row, level, told, parent)
            branch.append(made)
            parent = made.code
        elif not is_blank(cells.get(LETTERS[level])) and (not told or any(told.values())):
            table.refuse(table.place(row, LETTERS[level]), InvalidInput("In deze cel vinden we geen «Code: …»."))
    if not branch:
        return []
    return [*branch[:-1], replace(branch[-1], amounts=_amounts(table, row, cells))]


def _node(table: Table, row: int, level: Level, told: Mapping[str, str], parent: str) -> GoalRow:
    name = LETTERS[level]
    code = table.tried(row, name, one_line, told["code"], CODE_LIMIT) or ""
    short = (
        table.tried(row, name, one_line, told["korte omschrijving"], SHORT_LIMIT)
        if told.get("korte omschrijving")
        else ""
    )
    texts = {"short": short or ""}
    for label, attribute in LABELS.items():
        text = told.get(label, "")
        texts[attribute] = (table.tried(row, name, written, text, LONG_LIMIT) or "") if text else ""
    priority = told["prioritair"].casefold().startswith("j") if "prioritair" in told else None
    return GoalRow(table.place(row, name), level, code, parent, texts, priority)


def _amounts(table: Table, row: int, cells: Mapping[str, Cell]) -> dict[str, Decimal]:
    if is_blank(cells.get("boekjaar")):
        return {}
    when = table.tried(row, "boekjaar", year, cells["boekjaar"])
    if when is None:
        return {}
    found: dict[str, Decimal] = {}
    for letter in ("U", "O"):
        amount = table.tried(row, letter, money, cells.get(letter))
        if amount:
            found[f"{letter}_{when}"] = amount
    return found
