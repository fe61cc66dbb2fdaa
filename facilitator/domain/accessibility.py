"""The accessibility statement, in the parts that the European model asks for, read from the file that keeps its facts."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from facilitator.domain.toml_file import BadFile, Table, read

LINE, SENTENCE = 120, 300


class BadStatement(BadFile):
    """The facts of the statement cannot be used; the text says in which line, and what to do."""


class Compliance(StrEnum):
    """How far the application meets the law; the model knows these three."""

    FULLY = "fully"
    PARTIALLY = "partially"
    NOT = "not"


class GapKind(StrEnum):
    """Why something is not accessible; the model keeps these apart."""

    NOT_YET = "not_yet"
    BURDEN = "burden"
    OUT_OF_SCOPE = "out_of_scope"


@dataclass(frozen=True)
class Gap:
    """Something that not everybody can use: what, why, and what to do instead."""

    kind: GapKind
    what: str
    why: str
    instead: str


@dataclass(frozen=True)
class Authority:
    """Where to go with an answer that does not satisfy."""

    name: str
    link: str
    text: str


@dataclass(frozen=True)
class Statement:
    """All facts of the statement; name of the body, scope and contact come from who serves it."""

    compliance: Compliance
    standard: str
    law: str
    gaps: tuple[Gap, ...]
    method: tuple[str, ...]
    not_tested: tuple[str, ...]
    prepared: date
    reviewed: date
    authority: Authority

    def of_kind(self, kind: str) -> tuple[Gap, ...]:
        """Return the gaps for one of the three reasons."""
        return tuple(gap for gap in self.gaps if gap.kind == kind)


def parse_statement(text: str, filename: str) -> Statement:
    """Read the facts; a status that its gaps contradict is refused, since it would not be honest."""
    file = read(text, filename, BadStatement)
    file.has_only(("status", "standard", "law", "prepared", "reviewed", "method", "not_tested", "authority"), ("gap",))
    gaps = tuple(_gap(table) for table in file.tables("gap")) if "gap" in file else ()
    made = Statement(
        compliance=Compliance(file.choice("status", Compliance)),
        standard=file.text("standard", LINE),
        law=file.text("law", LINE),
        gaps=gaps,
        method=file.texts("method", SENTENCE),
        not_tested=file.texts("not_tested", SENTENCE),
        prepared=_day(file, "prepared"),
        reviewed=_day(file, "reviewed"),
        authority=_authority(file.table("authority")),
    )
    if (made.compliance is Compliance.FULLY) == bool(made.of_kind(GapKind.NOT_YET)):
        file.refuse("«status» past niet bij de lijst van [[gap]]: pas één van beide aan", "status")
    if made.reviewed < made.prepared:
        file.refuse("«reviewed» ligt voor «prepared»; zet de dagen juist", "reviewed")
    return made


def _gap(table: Table) -> Gap:
    table.has_only(("kind", "what", "why", "instead"))
    return Gap(
        kind=GapKind(table.choice("kind", GapKind)),
        what=table.text("what", SENTENCE),
        why=table.text("why", SENTENCE),
        instead=table.text("instead", SENTENCE),
    )


def _authority(table: Table) -> Authority:
    table.has_only(("name", "link", "text"))
    link = table.text("link", LINE)
    if not link.startswith("https://"):
        table.refuse("«link» begint met https://", "link")
    return Authority(table.text("name", LINE), link, table.text("text", SENTENCE))


def _day(table: Table, key: str) -> date:
    try:
        return date.fromisoformat(table.text(key, LINE))
    except ValueError:
        table.refuse(f"«{key}» is een dag, zoals «2026-11-22»", key)
