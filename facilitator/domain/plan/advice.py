"""What the room advised on one action: its votes in total and per published group, never finer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from facilitator.domain.days import day_month_year
from facilitator.domain.text import N_
from facilitator.domain.voting.agreement import COUNTED, asked, supporters
from facilitator.domain.voting.ballot import BallotKind
from facilitator.domain.voting.tally import Row, Tally

TOTAL = N_("totaal")


@dataclass(frozen=True)
class AdviceRow:
    """How many people of one group, or of all together, stand behind an action; `points` give its place, where votes do not."""

    group: str
    votes: int
    ballots: int
    rank: int
    points: int | None = None


@dataclass(frozen=True)
class Advice:
    """The result of one action in one counted vote; `shared` is how many actions share its place, `channels` how all ballots came in.

    `counts` says what the number is of («ja», «geen bezwaar»); empty where it is simply votes.
    """

    session: str
    day: date | None
    question: str
    number: int
    rows: tuple[AdviceRow, ...]
    shared: int = 1
    channels: Mapping[str, int] = field(default_factory=dict)
    counts: str = ""

    @property
    def total(self) -> AdviceRow:
        """The row of everybody together."""
        return self.rows[0]

    @property
    def rank(self) -> int:
        """The place in the vote: 1 and the number of actions with more."""
        return self.total.rank

    @property
    def sentence(self) -> str:
        """The advice in one line: «12 van 41, plaats 2-3, startsessie 12/3/2027»."""
        return f"{self.votes}, plaats {self.place}, {self.source}"

    @property
    def votes(self) -> str:
        """The number of all together with what it counts: «12 van 41», «12 van 41 ja»."""
        return " ".join(filter(None, (f"{self.total.votes} van {self.total.ballots}", self.counts)))

    @property
    def place(self) -> str:
        """The place, a range where actions share it."""
        return str(self.rank) if self.shared == 1 else f"{self.rank}-{self.rank + self.shared - 1}"

    @property
    def source(self) -> str:
        """The session and its day."""
        return self.session if self.day is None else f"{self.session} {day_month_year(self.day)}"


def advice(tally: Tally, action_id: str, *, session: str, day: date | None, question: str) -> Advice | None:
    """Return what the room advised on this action, None when it was not on the ballot."""
    own = _row(tally.rows, action_id)
    if own is None:
        return None
    rows = [_told(TOTAL, own, tally.kind, tally.ballots)]
    for group in tally.groups:
        row = _row(group.rows, action_id)
        if row is not None:
            rows.append(_told(group.group.label, row, tally.kind, group.ballots))
    shared = sum(row.rank == own.rank for row in tally.rows)
    counts = COUNTED.get(tally.kind, "")
    return Advice(session, day, question, own.number, tuple(rows), shared, tally.channels, counts)


def _told(group: str, row: Row, kind: BallotKind, ballots: int) -> AdviceRow:
    points = row.score if kind in COUNTED and kind is not BallotKind.CONSENT else None
    return AdviceRow(group, supporters(row, kind), asked(row, kind, ballots), row.rank, points)


def _row(rows: Sequence[Row], action_id: str) -> Row | None:
    return next((row for row in rows if row.action == action_id), None)
