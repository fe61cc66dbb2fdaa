"""Results as a screen shows them: ranked rows, bars whose length is the share, where groups agree and where they differ."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from facilitator.domain.ideas.idea import Action
from facilitator.domain.ideas.pictograms import word
from facilitator.domain.numbers import euros
from facilitator.domain.text import N_
from facilitator.domain.voting.agreement import (
    BY_POINTS,
    COUNTED,
    Affordable,
    affordable,
    agreed,
    missed,
    places,
)
from facilitator.domain.voting.ballot import BallotKind, Consent
from facilitator.domain.voting.groups import SMALLEST_GROUP
from facilitator.domain.voting.tally import Row, Tally
from facilitator.views.pictures.matrix import Matrix, matrix
from facilitator.views.pictures.picture import Cell, named
from facilitator.views.voting import marks
from facilitator.views.voting.figures import Figure, Part, figure, key
from facilitator.views.voting.group_bars import Gap, GroupBar, bar_of, gap_of, group_bar
from facilitator.views.voting.marks import Mark
from facilitator.views.voting.rule_words import counting_in_words
from facilitator.views.words import Words

MOST_GAPS = 3
NEARLY = 2


@dataclass(frozen=True)
class ResultRow:
    """One action in the result; `nearly` says that the next row has at most two votes less.

    `agreed` says that every group has it among its first; `missed` that citizens have it so and all together far from it.
    Of a budget `fits` says that most votes buy it, `undecided` that it shares a place with what the money does not reach.
    """

    action: str
    number: int
    title: str
    rank: int
    votes: int
    ballots: int
    share: float
    score: int
    answers: Mapping[str, int]
    bars: tuple[GroupBar, ...]
    figure: Figure
    gap: Gap | None = None
    tied: bool = False
    nearly: bool = False
    pictogram: str = ""
    agreed: bool = False
    missed: bool = False
    cost: str = ""
    fits: bool = False
    undecided: bool = False
    adopted: bool = False
    objections: int = 0

    @property
    def word(self) -> str:
        """The word that stands beside the pictogram."""
        return word(self.pictogram)

    @property
    def percent(self) -> float:
        """The length of the bar, to a tenth."""
        return self.figure.percent

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What is said beside it."""
        return marks.of_row(self)

    @property
    def parts(self) -> tuple[Part, ...]:
        """The answers that the bar is made of; none where it is whole."""
        return self.figure.parts


@dataclass(frozen=True)
class ResultTable:
    """A result as a table: every number that its bars show."""

    title: Words
    heads: tuple[Words, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class ResultsView:
    """A result, best first; `coarse` says that small groups are counted together or not shown apart.

    `key` says which fill is which answer; `by_points` that places come from points, as `rule` tells; `total` is the money.
    """

    kind: BallotKind
    ballots: int
    rows: tuple[ResultRow, ...]
    groups: tuple[GroupBar, ...]
    coarse: bool
    channels: Mapping[str, int]
    rule: tuple[Words, ...] = ()
    matrix: Matrix | None = None
    total: str = ""
    split: bool = False

    @property
    def by_points(self) -> bool:
        """Say whether something else than the number shown gives an action its place."""
        return self.kind in BY_POINTS or self.kind is BallotKind.CONSENT

    @property
    def why(self) -> tuple[Words, ...]:
        """The line of the rule that explains the places, for a wall that has room for one."""
        return (self.rule[1:2] if self.kind is BallotKind.CONSENT else self.rule[:1]) if self.by_points else ()

    @property
    def notes(self) -> tuple[Mark, ...]:
        """What is said of the whole."""
        return marks.of_result(self)

    @property
    def lines(self) -> tuple[Words, ...]:
        """The whole rule, where something else than the number shown gives an action its place."""
        return self.rule if self.by_points else ()

    @property
    def is_secret(self) -> bool:
        """Say whether there were enough ballots for one to hide in."""
        return self.ballots >= SMALLEST_GROUP

    @property
    def is_spelled(self) -> bool:
        """Say whether a line of words stands under each bar."""
        return self.kind is not BallotKind.PICK

    @property
    def unit(self) -> str:
        """What the number of a group counts, empty where that is simply votes."""
        return COUNTED.get(self.kind, "")

    @property
    def key(self) -> tuple[tuple[str, str], ...]:
        """Which fill says which answer."""
        return key(self.kind, self.rows[0].parts) if self.rows else ()

    @property
    def table(self) -> "ResultTable":
        """The same numbers as a table."""
        return _table(self)

    @property
    def missed(self) -> tuple[int, ...]:
        """The numbers of what citizens have among their first and all together do not."""
        return tuple(sorted(row.number for row in self.rows if row.missed))


def results(tally: Tally, actions: Sequence[Action]) -> ResultsView:
    """Return the result of a counted vote, ranked, with at most three marks where groups choose apart."""
    known = {action.id: action for action in actions}
    ranked = sorted(tally.rows, key=lambda row: (row.rank, row.number))
    rows = [_row(row, known.get(row.action), tally) for row in ranked]
    terms = tally.terms
    return ResultsView(
        kind=tally.kind,
        ballots=tally.ballots,
        rows=_neighbours(_gaps(_together(rows, tally)), tally.kind),
        groups=tuple(bar_of(part, part.ballots, part.ballots) for part in tally.groups),
        coarse=not tally.groups or any(len(part.group.roles) > 1 for part in tally.groups),
        channels=tally.channels,
        rule=counting_in_words(terms) if terms else (),
        matrix=matrix(tally, actions) if tally.kind is BallotKind.MATRIX else None,
        total=euros(terms.total) if terms and tally.kind is BallotKind.BUDGET else "",
        split=terms is not None and terms.split,
    )


def _table(view: ResultsView) -> ResultTable:
    parts = view.rows[0].parts if view.rows else ()
    apart = view.groups if len(view.groups) > 1 else ()
    heads = (Words(N_("Actie")), Words(N_("Allen samen")), *(Words(part.word) for part in parts))
    return ResultTable(
        title=Words(N_("De uitslag als tabel")),
        heads=(*heads, *(Words(group.label) for group in apart)),
        rows=tuple(
            (named(row.number, row.title), row.figure.said, *(part.n for part in row.parts), *map(_said, row.bars))
            for row in view.rows
        ),
    )


def _said(bar: GroupBar) -> Words:
    return Words(N_("%(votes)s van %(ballots)s"), {"votes": bar.votes, "ballots": bar.ballots})


def _row(row: Row, action: Action | None, tally: Tally) -> ResultRow:
    # The bar of a single group would repeat the total.
    apart = tally.groups if len(tally.groups) > 1 else ()
    objections = row.answers.get(Consent.OBJECTION, 0) if tally.kind is BallotKind.CONSENT else 0
    cost = tally.terms.costs.get(row.action) if tally.terms and tally.kind is BallotKind.BUDGET else None
    return ResultRow(
        action=row.action,
        number=row.number,
        title=action.title if action else "",
        pictogram=action.pictogram if action else "",
        rank=row.rank,
        votes=row.votes,
        ballots=tally.ballots,
        share=row.share,
        score=row.score,
        answers=dict(row.answers),
        bars=tuple(group_bar(part, row.action, tally.kind) for part in apart),
        figure=figure(row, tally.kind, tally.ballots),
        cost="" if cost is None else euros(cost),
        adopted=tally.kind is BallotKind.CONSENT and sum(row.answers.values()) > 0 and not objections,
        objections=objections,
    )


def _together(rows: Sequence[ResultRow], tally: Tally) -> list[ResultRow]:
    """Say of each row whether all groups want it, whether citizens would lose it, and whether the money reaches it."""
    money: Affordable = affordable(tally)
    wanted, lost = agreed(tally, places(tally.terms)), missed(tally)
    return [
        replace(
            row,
            agreed=row.action in wanted and gap_of(row.bars) is None,
            missed=row.action in lost,
            fits=row.action in money.fits,
            undecided=row.action in money.tied,
        )
        for row in rows
    ]


def _gaps(rows: Sequence[ResultRow]) -> list[ResultRow]:
    """Mark the widest gaps, three at most; of equal ones the higher ranked."""
    gaps = {row.action: gap for row in rows if (gap := gap_of(row.bars))}
    widest = sorted(gaps, key=lambda action: -gaps[action].width)[:MOST_GAPS]
    return [replace(row, gap=gaps[row.action]) if row.action in widest else row for row in rows]


def _neighbours(rows: Sequence[ResultRow], kind: BallotKind) -> tuple[ResultRow, ...]:
    """Say beside each row whether the next one is its equal, or nearly; of rows without votes nothing is said."""
    ranks = [row.rank for row in rows]
    marked = []
    for row, following in zip(rows, [*rows[1:], None], strict=True):
        nearly = following is not None and _is_wanted(following, kind) and row.rank != following.rank
        # What nobody objects to is not nearly what two people object to.
        nearly = nearly and following is not None and kind is not BallotKind.CONSENT
        nearly = nearly and following is not None and row.score - following.score <= NEARLY
        marked.append(replace(row, tied=_is_wanted(row, kind) and ranks.count(row.rank) > 1, nearly=nearly))
    return tuple(marked)


def _is_wanted(row: ResultRow, kind: BallotKind) -> bool:
    """Say whether anybody chose it; points may be below nothing where an action can also lose some."""
    if kind in (BallotKind.RANK, BallotKind.MATRIX):
        return any(row.answers.values())
    return row.score > 0
