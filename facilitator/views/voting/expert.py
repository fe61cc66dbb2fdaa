"""A result in detail, for who prepares the advice: where groups differ, other rankings beside it, and how firm it is.

Never on the board. No number stands alone: each ranking stands beside the count per head.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from facilitator.domain.ideas.idea import Action
from facilitator.domain.numbers import decimal
from facilitator.domain.sessions.session import Step
from facilitator.domain.text import N_
from facilitator.domain.voting.ballot import BallotKind
from facilitator.domain.voting.detail import Detail
from facilitator.domain.voting.rankings import Ranking, Weighing
from facilitator.domain.voting.tally import Tally
from facilitator.views.voting.group_bars import GroupBar
from facilitator.views.voting.results import ResultRow, results
from facilitator.views.voting.rule_words import kind_word, rule_in_words
from facilitator.views.voting.selecting import SelectingView
from facilitator.views.words import Words

HEADS: Mapping[Weighing, str] = {
    Weighing.PER_HEAD: N_("Per hoofd"),
    Weighing.SCHULZE: N_("Twee aan twee"),
    Weighing.PER_GROUP: N_("Per groep"),
    Weighing.CITIZENS_FIRST: N_("Inwoners eerst"),
}
MEANINGS: Mapping[Weighing, str] = {
    Weighing.PER_HEAD: N_("Elk stemblad telt even veel. Dit is de uitslag."),
    Weighing.SCHULZE: N_("Acties twee aan twee vergeleken, volgens Schulze."),
    Weighing.PER_GROUP: N_("Elke groep weegt even zwaar, klein of groot."),
    Weighing.CITIZENS_FIRST: N_("De volgorde van inwoners. Is het gelijk, dan telt iedereen."),
}
IN, OUT = "in", "out"


@dataclass(frozen=True)
class Difference:
    """How far groups stand apart on one action, with the share of each group beside it."""

    row: ResultRow
    index: str
    percent: float


@dataclass(frozen=True)
class Place:
    """One action in one ranking; `moved` says that it enters («in») or leaves («out») the best places."""

    rank: int
    is_best: bool
    moved: str


@dataclass(frozen=True)
class Column:
    """One ranking: its name, what it means, and what it changes beside the count per head."""

    head: str
    meaning: str
    changes: Words | None
    tied: Words | None


@dataclass(frozen=True)
class Line:
    """One action in all rankings; `nearly` says that hardly anything parts it from the next one."""

    row: ResultRow
    places: tuple[Place, ...]


@dataclass(frozen=True)
class Firmness:
    """What stays, what may drop out and what may come in when one or two ballots are left out, and who weighs double."""

    margin: Words | None
    nearly: bool
    stays: tuple[ResultRow, ...]
    may_leave: tuple[ResultRow, ...]
    may_enter: tuple[ResultRow, ...]
    doubled: tuple[tuple[GroupBar, Words], ...]
    is_hidden: bool


@dataclass(frozen=True)
class ExpertView:
    """One counted vote in detail; `others` are the other counted votes of the session."""

    base: str
    step_id: str
    title: str
    kind: str
    rule: Words | None
    ballots: int
    groups: tuple[GroupBar, ...]
    coarse: bool
    split: bool
    places: int
    most: int
    differences: tuple[Difference, ...]
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    firmness: Firmness
    selecting: SelectingView | None
    others: tuple[Step, ...]

    @property
    def compares_groups(self) -> bool:
        """Say whether two groups or more are shown."""
        return bool(self.differences)


def expert(
    base: str, step: Step, tally: Tally, actions: Sequence[Action], found: Detail, others: Sequence[Step] = (),
    selecting: SelectingView | None = None,
) -> ExpertView:  # fmt: skip
    """Return the page of one counted vote; `selecting` holds the two rules side by side, where they fit the kind."""
    result = results(tally, actions)
    rows = {row.action: row for row in result.rows}
    return ExpertView(
        base=base,
        step_id=step.id,
        title=step.title,
        kind=kind_word(tally.kind),
        rule=rule_in_words(tally.terms) if tally.terms else None,
        ballots=tally.ballots,
        groups=result.groups if len(result.groups) > 1 else (),
        coarse=result.coarse,
        split=result.split,
        places=found.places,
        most=len(tally.rows),
        differences=_differences(result.rows, found.divergences),
        columns=tuple(_column(ranking, rows, found.places) for ranking in found.rankings),
        lines=tuple(Line(row, _places(row.action, found)) for row in result.rows),
        firmness=_firmness(found, rows, result.groups, tally.kind),
        selecting=selecting,
        others=tuple(others),
    )


def _differences(rows: Sequence[ResultRow], indices: Mapping[str, Fraction]) -> tuple[Difference, ...]:
    """Return the actions on which groups stand farthest apart first."""
    found = [row for row in rows if row.action in indices]
    found.sort(key=lambda row: (-indices[row.action], row.number))
    return tuple(
        Difference(row, decimal(indices[row.action], 2), round(float(100 * indices[row.action]), 1)) for row in found
    )


def _places(action: str, found: Detail) -> tuple[Place, ...]:
    return tuple(
        Place(one.ranks[action], action in one.top, IN if action in one.enters else OUT if action in one.leaves else "")
        for one in found.rankings
    )


def _column(ranking: Ranking, rows: Mapping[str, ResultRow], places: int) -> Column:
    tied = Words(N_("Op de grens staan gelijk: %(numbers)s."), {"numbers": _numbers(ranking.tied, rows)})
    return Column(
        head=HEADS[ranking.by],
        meaning=MEANINGS[ranking.by],
        changes=None if ranking.by is Weighing.PER_HEAD else _changes(ranking, rows, places),
        tied=tied if ranking.tied else None,
    )


def _changes(ranking: Ranking, rows: Mapping[str, ResultRow], places: int) -> Words:
    enters, leaves = _numbers(ranking.enters, rows), _numbers(ranking.leaves, rows)
    if enters and leaves:
        return Words(N_("Erbij: %(enters)s. Weg: %(leaves)s."), {"enters": enters, "leaves": leaves})
    if enters:
        return Words(N_("Erbij: %(enters)s."), {"enters": enters})
    if leaves:
        return Words(N_("Weg: %(leaves)s."), {"leaves": leaves})
    return Words(N_("Dezelfde top %(n)s."), {"n": places})


def _firmness(found: Detail, rows: Mapping[str, ResultRow], groups: Sequence[GroupBar], kind: BallotKind) -> Firmness:
    top, moves = found.head.top, found.unfirm or frozenset()
    labels = {group.label: group for group in groups}
    return Firmness(
        margin=_margin(found, kind),
        nearly=found.nearly,
        stays=tuple(rows[action] for action in top if action not in moves),
        may_leave=tuple(rows[action] for action in top if action in moves),
        may_enter=tuple(row for row in rows.values() if row.action in moves and row.action not in top),
        doubled=tuple(
            (labels[one.group.label], _changes(one, rows, found.places)) for one in found.doubled if one.group
        ),
        is_hidden=found.unfirm is None,
    )


def _margin(found: Detail, kind: BallotKind) -> Words | None:
    """Return what parts the last one in from the first one out, in what this kind counts."""
    if not found.margin:
        return None
    one, more = _UNITS.get(kind, (N_("Op de grens scheelt het 1 punt."), N_("Op de grens scheelt het %(n)s punten.")))
    return Words(one if found.margin == 1 else more, {"n": found.margin})


_VOTES = (N_("Op de grens scheelt het 1 stem."), N_("Op de grens scheelt het %(n)s stemmen."))
_UNITS: Mapping[BallotKind, tuple[str, str]] = {
    BallotKind.PICK: _VOTES,
    BallotKind.BUDGET: _VOTES,
    BallotKind.DOTS: (N_("Op de grens scheelt het 1 stip."), N_("Op de grens scheelt het %(n)s stippen.")),
}


def _numbers(actions: Sequence[str], rows: Mapping[str, ResultRow]) -> str:
    return ", ".join(str(number) for number in sorted(rows[action].number for action in actions))
