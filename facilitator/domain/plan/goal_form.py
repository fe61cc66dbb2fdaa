"""A node of the tree as somebody writes it: what may stand in it, under what it may hang, and when it may go."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

from facilitator.domain.bbc.money import amount
from facilitator.domain.refusals import InvalidInput
from facilitator.domain.text import one_line, written

from .goals import Goal, Level
from .item import cells
from .tree import Node

CODE_LIMIT, SHORT_LIMIT, LONG_LIMIT = 200, 500, 10_000


def read_goal(raw: Mapping[str, object], years: tuple[int, ...], before: Goal | None = None) -> Goal:
    """Return a node from what somebody wrote; level and code of one that stands stay as they are."""
    try:
        level = before.level if before else Level(str(raw.get("level")))
    except ValueError as error:
        raise InvalidInput("Kies wat dit is.") from error
    code = before.code if before else one_line(raw.get("code"), CODE_LIMIT)
    amounts = dict(before.amounts) if before else {}
    for name in cells(years):
        amounts[name] = amount(raw.get(name)) or Decimal(0)
    return Goal(
        level, code, _line(raw, "parent", CODE_LIMIT), one_line(raw.get("short"), SHORT_LIMIT), _text(raw, "long"),
        _text(raw, "comment"), _text(raw, "evaluation"), raw.get("priority") == "ja",
        {name: value for name, value in amounts.items() if value},
    )  # fmt: skip


def hang(goal: Goal, tree: Iterable[Node]) -> Goal:
    """Return the node under its parent; refuse a code that stands one level down or nowhere."""
    if goal.level is Level.STRATEGIC:
        return replace(goal, parent="")
    levels = list(Level)[: list(Level).index(goal.level)]
    if goal.parent and not any(node.level in levels and node.code == goal.parent for node in tree):
        raise InvalidInput("«%(code)s» vinden we niet. Kies waar dit onder hangt.", code=goal.parent)
    return goal


def is_used(goal: Goal, tree: Iterable[Node]) -> bool:
    """Say whether anything hangs under a node."""
    return any(node.above == (goal.level, goal.code, "") for node in tree)


def mark(goal: Goal | None) -> str:
    """A short mark of a node as it stands: another mark says that somebody changed it."""
    return hashlib.sha256(repr(goal).encode("utf-8", "replace")).hexdigest()[:12]


def _line(raw: Mapping[str, object], name: str, limit: int) -> str:
    return one_line(raw[name], limit) if raw.get(name) else ""


def _text(raw: Mapping[str, object], name: str) -> str:
    return written(raw[name], LONG_LIMIT) if str(raw.get(name) or "").strip() else ""
