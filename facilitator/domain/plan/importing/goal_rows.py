"""Reads the tree: one node a row, or goal, plan and action side by side."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

from facilitator.domain.plan.goals import LETTERS, Level
from facilitator.domain.plan.item import is_cell
from facilitator.domain.plan.tree import added_up
from facilitator.domain.refusals import InvalidInput
from facilitator.domain.text import one_line, written

from .book import Cell, is_blank, shown
from .cells import Table, money, yes_no
from .parts import ID
from .rows import GoalRow, Ours, an_id

CODE_LIMIT, SHORT_LIMIT, LONG_LIMIT = 200, 500, 10_000
TEXTS = {
    "korte_omschrijving": "short",
    "lange_omschrijving": "long",
    "commentaar": "comment",
    "evaluatie": "evaluation",
}
LEVELS: Mapping[str, Level] = (
    {level.value: level for level in Level}
    | {letters.casefold(): level for level, letters in LETTERS.items()}
    | {"strategische doelstellingen": Level.STRATEGIC, "beleidsdoelstellingen": Level.GOAL,
       "actieplannen": Level.ACTION_PLAN, "acties": Level.ACTION}
)  # fmt: skip
Told = Mapping[str, object]


def nodes(table: Table) -> tuple[list[GoalRow], list[Ours]]:
    """Return the nodes of sheet Doelstellingenboom, and apart its rows that are actions of ours."""
    found: list[GoalRow] = []
    ours: list[Ours] = []
    for row in table.rows():
        cells = table.cells(row)
        level = LEVELS.get(shown(cells.get("niveau")).strip().casefold())
        parent = _text(table, row, "bovenliggende_code", cells, CODE_LIMIT)
        by_action = bool(an_id(shown(cells.get(ID)).strip()))
        amounts = _amounts(table, row, cells)
        priority = table.tried(row, "prioritair", yes_no, cells.get("prioritair")) or False
        if level is None:
            sentence = "Schrijf bij niveau: %(words)s."
            table.refuse(table.place(row, "niveau"), InvalidInput(sentence, words=", ".join(Level)))
        elif level is Level.ACTION and by_action:
            ours.append(Ours(parent, priority, amounts))
        elif code := _code(table, row, cells, "code"):
            texts = {name: _text(table, row, column, cells, LONG_LIMIT if column != "korte_omschrijving" else SHORT_LIMIT)
                     for column, name in TEXTS.items() if column in cells}  # fmt: skip
            told = priority if "prioritair" in cells else None
            found.append(
                GoalRow(
                    table.place(row),
                    level,
                    code,
                    parent,
                    texts,
                    told,
                    amounts,
                    "bovenliggende_code" in cells,
                    by_action,
                )
            )
    return _once(table, found), ours


def wide(table: Table) -> list[GoalRow]:
    """Return the nodes of a table in which a row tells a whole branch; amounts are of the lowest node of it."""
    found: list[GoalRow] = []
    for row in table.rows():
        cells = table.cells(row)
        amounts = _amounts(table, row, cells)
        priority = table.tried(row, "prioritair", yes_no, cells.get("prioritair"))
        parent, branch = "", []
        for level in Level:
            name = f"{LETTERS[level]}_code"
            code = _text(table, row, name, cells, CODE_LIMIT)
            if code:
                texts = {attribute: _text(table, row, f"{LETTERS[level]}_{what}", cells, limit)
                         for what, attribute, limit in (("kort", "short", SHORT_LIMIT), ("lang", "long", LONG_LIMIT))
                         if f"{LETTERS[level]}_{what}" in cells}  # fmt: skip
                branch.append(GoalRow(table.place(row, name), level, code, parent, texts))
                parent = code
        if branch:
            told = priority if "prioritair" in cells else None
            found += [*branch[:-1], replace(branch[-1], amounts=amounts, priority=told)]
        else:
            table.refuse(table.place(row), InvalidInput("Schrijf een code."))
    return together(table, found)


def together(table: Table, rows: Iterable[GoalRow]) -> list[GoalRow]:
    """Return each node once where several rows tell it; refuse two stories about one code."""
    found: dict[tuple[Level, str], GoalRow] = {}
    for row in rows:
        key = row.level, row.code
        known = found.setdefault(key, row)
        if known is row:
            continue
        if row.parent != known.parent or any(
            row.texts.get(name, "") not in ("", text) for name, text in known.texts.items() if text
        ):
            table.refuse(row.place, _another_story(row.code, known.place.row))
        texts = {name: known.texts.get(name) or text for name, text in row.texts.items()}
        told = [each.priority for each in (known, row) if each.priority is not None]
        found[key] = replace(known, texts=texts, priority=any(told) if told else None,
                             amounts=added_up((known.amounts, row.amounts)))  # fmt: skip
    return list(found.values())


def _once(table: Table, rows: list[GoalRow]) -> list[GoalRow]:
    found: dict[tuple[Level, str], GoalRow] = {}
    for row in rows:
        known = found.setdefault((row.level, row.code), row)
        if known is not row:
            table.refuse(row.place, _twice(row.code, known.place.row))
    return list(found.values())


def _twice(code: str, row: int) -> InvalidInput:
    return InvalidInput("Code «%(code)s» staat ook in rij %(row)s. Hou er één.", code=code, row=row)


def _another_story(code: str, row: int) -> InvalidInput:
    return InvalidInput("Rij %(row)s vertelt iets anders over «%(code)s». Maak ze gelijk.", code=code, row=row)


def _code(table: Table, row: int, cells: Mapping[str, Cell], name: str) -> str:
    if is_blank(cells.get(name)):
        table.refuse(table.place(row, name), InvalidInput("Schrijf een code."))
        return ""
    return _text(table, row, name, cells, CODE_LIMIT)


def _text(table: Table, row: int, name: str, cells: Mapping[str, Cell], limit: int) -> str:
    cell = cells.get(name)
    if is_blank(cell):
        return ""
    reading = written if limit == LONG_LIMIT else one_line
    return table.tried(row, name, reading, shown(cell), limit) or ""


def _amounts(table: Table, row: int, cells: Mapping[str, Cell]) -> dict[str, Decimal]:
    """Return what stands in the cells of years; nothing there is nothing."""
    found = {name: table.tried(row, name, money, cell) for name, cell in cells.items() if is_cell(name)}
    return {name: value or Decimal(0) for name, value in found.items()}


_LABEL = re.compile(
    r"(Code|Korte omschrijving|Lange omschrijving|Commentaar|Evaluatie|Prioritair)\s*:[ \t]*(.*)", re.IGNORECASE
)


def overview(text: str) -> dict[str, str]:
    """Return what a «totaaloverzicht» tells: a label a line, a text that goes on until the next label."""
    found: dict[str, str] = {}
    label = ""
    for line in text.splitlines():
        started = _LABEL.match(line.strip())
        if started and started.group(1).casefold() not in found:
            label = started.group(1).casefold()
            found[label] = started.group(2)
        elif label:
            found[label] += f"\n{line}"
    return {name: each.strip() for name, each in found.items()}
