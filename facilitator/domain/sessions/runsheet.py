"""Run sheets: the plan of a session as people write it in `sessions/`, read strictly."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath
from typing import Literal

from facilitator.domain.roles import Role
from facilitator.domain.text import BOARD_TITLE
from facilitator.domain.toml_file import BadFile, Table, read
from facilitator.domain.voting.ballot import BallotKind
from facilitator.domain.voting.options import ELECTORATE, MOST_CHOICES, OPTIONS, Option, beginning

Setting = Literal["plenary", "tables"]

BOARD_LIMIT = 140
PHONE_LIMIT = 140
READ_ALOUD_LIMIT = 600
NOTE_LIMIT = 600
LONGEST_STEP = 240
LONGEST_SESSION = 480

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_HEAD_KEYS = ("title", "minutes", "has_tables", "step")
_STEP_KEYS = ("method", "title", "minutes", "setting", "board_text", "phone_text", "read_aloud", "note")
_STEP_OPTIONAL = ("kind", "options", "skippable", "halvable")


class Method(StrEnum):
    """What the room does in a step."""

    WELCOME = "welcome"
    PRACTICE = "practice"
    EXPLAIN = "explain"
    STORY = "story"
    WRITE = "write"
    TABLES = "tables"
    MERGE = "merge"
    READ = "read"
    VOTE = "vote"
    RESULTS = "results"
    INVENTORY = "inventory"
    CIRCLES = "circles"
    INCLUSION_TEST = "inclusion_test"
    ACTION_FORM = "action_form"
    ASSIGN = "assign"
    DECIDE = "decide"
    EVALUATE = "evaluate"
    BREAK = "break"
    CLOSE = "close"


LIVE_METHODS = frozenset(
    {
        Method.WELCOME,
        Method.PRACTICE,
        Method.EXPLAIN,
        Method.STORY,
        Method.WRITE,
        Method.TABLES,
        Method.MERGE,
        Method.READ,
        Method.VOTE,
        Method.RESULTS,
        Method.EVALUATE,
        Method.BREAK,
        Method.CLOSE,
    }
)


class BadRunSheet(BadFile):
    """A run sheet cannot be used; the text says in which file and line, and what to do."""


@dataclass(frozen=True)
class StepPlan:
    """One step as planned; `note` is for the facilitator: how to do it, and what to do on paper."""

    method: Method
    kind: BallotKind | None
    options: Mapping[str, object]
    title: str
    minutes: int
    setting: Setting
    board_text: str
    phone_text: str
    read_aloud: str
    skippable: bool
    halvable: bool
    note: str


@dataclass(frozen=True)
class RunSheet:
    """The plan of a session; with `has_tables` people say at which table they sit."""

    name: str
    title: str
    minutes: int
    has_tables: bool
    steps: tuple[StepPlan, ...]


def parse(text: str, filename: str) -> RunSheet:
    """Return the run sheet of this TOML text, named after its file, or refuse with `BadRunSheet`."""
    sheet = read(text, filename, BadRunSheet)
    sheet.has_only(_HEAD_KEYS)
    title = sheet.text("title", BOARD_TITLE)
    minutes = sheet.number("minutes", 1, LONGEST_SESSION)
    has_tables = sheet.flag("has_tables")
    steps = tuple(_step(table, has_tables) for table in sheet.tables("step"))
    total = sum(step.minutes for step in steps)
    if total != minutes:
        sheet.refuse(f"de stappen duren samen {total} minuten, maar hier staat {minutes}", "minutes")
    return RunSheet(_name(filename, sheet), title, minutes, has_tables, steps)


def _name(filename: str, sheet: Table) -> str:
    name = PurePath(filename).stem
    if len(name) > BOARD_TITLE or not _NAME.fullmatch(name):
        sheet.refuse("noem het bestand met kleine letters, cijfers en streepjes, zoals «mijn-sessie.toml»")
    return name


def _step(table: Table, has_tables: bool) -> StepPlan:
    table.has_only(_STEP_KEYS, _STEP_OPTIONAL)
    method = Method(table.choice("method", Method))
    if method is Method.TABLES and not has_tables:
        table.refuse("een stap «tables» vraagt bovenaan «has_tables = true»", "method")
    kind = _kind(table, method)
    return StepPlan(
        method=method,
        kind=kind,
        options=_options(table, method, kind),
        title=table.text("title", BOARD_TITLE),
        minutes=table.number("minutes", 1, LONGEST_STEP),
        setting="tables" if table.choice("setting", ("plenary", "tables")) == "tables" else "plenary",
        board_text=table.text("board_text", BOARD_LIMIT),
        phone_text=table.text("phone_text", PHONE_LIMIT),
        read_aloud=table.text("read_aloud", READ_ALOUD_LIMIT, long=True),
        skippable=table.flag("skippable"),
        halvable=table.flag("halvable"),
        note=table.text("note", NOTE_LIMIT, long=True),
    )


def _kind(table: Table, method: Method) -> BallotKind | None:
    if method is not Method.VOTE:
        if "kind" in table:
            table.refuse("alleen een stap «vote» heeft een «kind»; haal deze regel weg", "kind")
        return None
    if "kind" not in table:
        table.refuse(f"een stap «vote» heeft een «kind» nodig; kies uit: {', '.join(BallotKind)}")
    return BallotKind(table.choice("kind", BallotKind))


def _options(table: Table, method: Method, kind: BallotKind | None) -> dict[str, object]:
    options = table.table("options")
    if method is Method.EVALUATE:
        return _evaluation_options(options)
    if kind is None:
        options.has_only(())
        return {}
    needed = [option.name for option in OPTIONS[kind] if not option.free]
    if "k" in needed and "k" not in options:
        options.refuse(f"hoeveel mag iemand er kiezen? schrijf bijvoorbeeld options = {{ k = {beginning(kind)['k']} }}")
    options.has_only(needed, [*(option.name for option in OPTIONS[kind] if option.free), ELECTORATE])
    chosen = {**beginning(kind), **_numbers(options, OPTIONS[kind])}
    if ELECTORATE in options:
        chosen[ELECTORATE] = _electorate(options)
    return chosen


def _numbers(options: Table, known: tuple[Option, ...]) -> dict[str, object]:
    return {one.name: options.number(one.name, one.low, one.high) for one in known if one.name in options}


def _electorate(options: Table) -> list[str]:
    named = options.texts(ELECTORATE, 20)
    if len(set(named)) < len(named) or not set(named) <= set(Role):
        options.refuse(f"«electorate» noemt rollen, elk één keer; kies uit: {', '.join(Role)}", ELECTORATE)
    return list(named)


def _evaluation_options(options: Table) -> dict[str, object]:
    """Which questions of the evaluation form are asked; without this, those for in the room."""
    options.has_only((), ("questions",))
    return {"questions": list(options.numbers("questions", 1, MOST_CHOICES))} if "questions" in options else {}
