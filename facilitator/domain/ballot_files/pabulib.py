"""Reads Pabulib files (`.pb`): a budget, projects with their cost, and ballots that approve, give points, or put in order."""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from facilitator.domain.ballot_files.broken import broken
from facilitator.domain.ballot_files.preflib import MOST_CANDIDATES
from facilitator.domain.rules.budget_election import BudgetElection, Marking, Points
from facilitator.domain.rules.rank_election import Order, RankElection

MARKINGS = {
    "approval": Marking.APPROVAL,
    "choose-1": Marking.APPROVAL,
    "cumulative": Marking.POINTS,
    "scoring": Marking.POINTS,
}
ORDINAL = "ordinal"
_NUMBER = re.compile(r"-?\d{1,30}(?:[.,]\d{1,30})?")


@dataclass
class Section:
    """One of the three parts of the file: its header, and its rows with their lines."""

    line: int
    header: list[str] = field(default_factory=list)
    rows: list[tuple[int, list[str]]] = field(default_factory=list)

    def column(self, name: str) -> int:
        """Return the place of a column that must be there."""
        if name not in self.header:
            raise broken(self.line + 1, f"de kolom «{name}» ontbreekt.")
        return self.header.index(name)


def read_pabulib(text: str) -> BudgetElection:
    """Return the election in the file; refuse what is broken, with the line."""
    meta, projects, ballots = _sections(text)
    facts = _facts(meta)
    marking = _marking(meta, facts)
    costs = _costs(projects)
    return BudgetElection(_budget(meta, facts), costs, marking, _ballots(ballots, marking, costs))


def read_ordinal(text: str) -> RankElection:
    """Return the orders in a file of `ordinal` ballots, for rules that count orders; refuse what is broken, with the line."""
    meta, projects, ballots = _sections(text)
    line, kind = _facts(meta).get("vote_type", (meta.line, ""))
    if kind.lower() != ORDINAL:
        raise broken(line, f"«{kind[:40]}» zet niets op volgorde. Tel dit bestand met most-votes of equal-shares.")
    names = _costs(projects)
    if len(names) > MOST_CANDIDATES:
        raise broken(projects.line, f"een volgorde tellen we over hoogstens {MOST_CANDIDATES} projecten.")
    vote_at = ballots.column("vote")
    orders: Counter[Order] = Counter()
    for row_line, row in ballots.rows:
        orders[_named(_cell(row, vote_at, row_line, "vote"), names, row_line)] += 1
    return RankElection(tuple(names), dict(orders))


def _facts(meta: Section) -> dict[str, tuple[int, str]]:
    return {row[0].lower(): (line, row[1] if len(row) > 1 else "") for line, row in meta.rows}


def _sections(text: str) -> tuple[Section, Section, Section]:
    found: dict[str, Section] = {}
    current: Section | None = None
    for line, row in _rows(text):
        name = row[0].upper()
        if name in {"META", "PROJECTS", "VOTES"} and not any(row[1:]):
            if name in found:
                raise broken(line, f"het deel {name} staat er al.")
            current = found[name] = Section(line)
        elif current is None:
            raise broken(line, "een bestand van Pabulib begint met META.")
        elif current.header:
            current.rows.append((line, row))
        else:
            current.header = [cell.lower() for cell in row]
    for name in ("META", "PROJECTS", "VOTES"):
        if name not in found:
            raise broken(0, f"Het deel {name} ontbreekt in dit bestand.")
    return found["META"], found["PROJECTS"], found["VOTES"]


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(text.splitlines(), delimiter=";")
    while True:
        try:
            row = [cell.strip() for cell in next(reader)]
        except StopIteration:
            return
        except csv.Error as error:
            raise broken(reader.line_num, "deze regel is te lang of heeft een los aanhalingsteken.") from error
        if any(row):
            yield reader.line_num, row


def _marking(meta: Section, facts: dict[str, tuple[int, str]]) -> Marking:
    line, kind = facts.get("vote_type", (meta.line, ""))
    if kind.lower() not in MARKINGS:
        known = ", ".join(MARKINGS)
        raise broken(line, f"«{kind[:40]}» kunnen we niet tellen als vote_type. We kennen: {known}.")
    return MARKINGS[kind.lower()]


def _budget(meta: Section, facts: dict[str, tuple[int, str]]) -> Fraction:
    line, budget = facts.get("budget", (meta.line, ""))
    return _number(budget, line, "budget")


def _costs(projects: Section) -> dict[str, Fraction]:
    # Older files call the first column otherwise, and it always holds the id.
    name_at = projects.header.index("project_id") if "project_id" in projects.header else 0
    cost_at = projects.column("cost")
    costs: dict[str, Fraction] = {}
    for line, row in projects.rows:
        name, cost = _cell(row, name_at, line, "project_id"), _cell(row, cost_at, line, "cost")
        if not name or name in costs:
            raise broken(line, f"«{name[:40]}» is leeg of staat er al: geef elk project één eigen id.")
        costs[name] = _number(cost, line, "cost")
    return costs


def _ballots(ballots: Section, marking: Marking, costs: dict[str, Fraction]) -> dict[Points, int]:
    vote_at = ballots.column("vote")
    points_at = ballots.column("points") if marking is Marking.POINTS and ballots.rows else None
    written: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], int] = {}
    for line, row in ballots.rows:
        points = "" if points_at is None else _cell(row, points_at, line, "points")
        key = _cell(row, vote_at, line, "vote"), points
        written[key] += 1
        first.setdefault(key, line)
    read: Counter[Points] = Counter()
    for key, times in written.items():
        read[_ballot(key, marking, costs, first[key])] += times
    return dict(read)


def _ballot(key: tuple[str, str], marking: Marking, costs: dict[str, Fraction], line: int) -> Points:
    names = _named(key[0], costs, line)
    if marking is Marking.APPROVAL:
        return tuple((name, 1) for name in sorted(names))
    points = _listed(key[1])
    if len(points) != len(names):
        raise broken(line, f"er staan {len(names)} projecten en {len(points)} punten; geef elk project zijn punten.")
    exact = (_number(number, line, "points", negative=True) for number in points)
    given = (number.numerator if number.denominator == 1 else number for number in exact)
    return tuple(sorted(zip(names, given, strict=True)))


def _named(cell: str, costs: Mapping[str, Fraction], line: int) -> tuple[str, ...]:
    """Return the projects that a ballot names, in its order; refuse unknown and repeated ones."""
    names = _listed(cell)
    for name in names:
        if name not in costs:
            raise broken(line, f"het project «{name[:40]}» staat niet in het deel PROJECTS.")
    if len(set(names)) < len(names):
        raise broken(line, "dit stembriefje noemt een project twee keer.")
    return tuple(names)


def _listed(cell: str) -> list[str]:
    if not cell or cell.lower() == "none":
        return []
    return [name.strip() for name in cell.split(",") if name.strip()]


def _cell(row: Sequence[str], at: int, line: int, name: str) -> str:
    if at >= len(row):
        raise broken(line, f"de kolom «{name}» ontbreekt in deze regel.")
    return row[at]


def _number(text: str, line: int, name: str, *, negative: bool = False) -> Fraction:
    if not text.isascii() or not _NUMBER.fullmatch(text) or (text.startswith("-") and not negative):
        raise broken(line, f"«{text[:40]}» is geen getal voor {name}. Schrijf bijvoorbeeld 1250 of 1250.50.")
    return Fraction(text.replace(",", "."))
