"""The count: from anonymous ballots to votes, shares and ranks, in total and per group."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from facilitator.domain.voting.ballot import BallotKind, Choices
from facilitator.domain.voting.groups import Group
from facilitator.domain.voting.kinds import KINDS
from facilitator.domain.voting.kinds.rank import NAMED
from facilitator.domain.voting.order_test import OrderTest
from facilitator.domain.voting.terms import Terms


@dataclass(frozen=True)
class CountedBallot:
    """What is left of a ballot after the count: its choices and its published group, nothing else."""

    choices: Choices
    group: str = ""


@dataclass(frozen=True)
class Row:
    """One action in a result; `share` = votes / ballots, `rank` = 1 + number of actions that stand higher.

    `answers` says how often each thing was said of it; of a pick that is its votes, and nothing more is said.
    """

    action: str
    number: int
    votes: int
    share: float
    rank: int
    answers: Mapping[str, int] = field(default_factory=dict)
    score: int = 0


@dataclass(frozen=True)
class GroupTally:
    """The result of one group."""

    group: Group
    ballots: int
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Tally:
    """The result of a vote; `channels` only says how many ballots came by each way, `order` whether place on the list decided."""

    kind: BallotKind
    ballots: int
    rows: tuple[Row, ...]
    groups: tuple[GroupTally, ...] = ()
    channels: Mapping[str, int] = field(default_factory=dict)
    terms: Terms | None = None
    order: OrderTest | None = None


def tally(
    terms: Terms,
    actions: Sequence[tuple[str, int]],
    ballots: Sequence[CountedBallot],
    groups: Iterable[Group] = (),
    channels: Mapping[str, int] | None = None,
) -> Tally:
    """Count ballots over numbered actions, in total and for each published group."""
    parts = []
    for group in groups:
        own = [ballot for ballot in ballots if ballot.group == group.key]
        parts.append(GroupTally(group, len(own), rows(terms, actions, own)))
    return Tally(terms.kind, len(ballots), rows(terms, actions, ballots), tuple(parts), dict(channels or {}), terms)


def rows(terms: Terms, actions: Sequence[tuple[str, int]], ballots: Sequence[CountedBallot]) -> tuple[Row, ...]:
    """Return a row for every action, by number, also for those without votes; equal weights share a rank."""
    names = [action for action, _ in actions]
    standings = KINDS[terms.kind].stand(names, [ballot.choices for ballot in ballots], terms)
    weights = [standing.weight for standing in standings.values()]
    made = []
    for action, number in actions:
        stands = standings[action]
        rank = 1 + sum(weight > stands.weight for weight in weights)
        share = stands.votes / len(ballots) if ballots else 0.0
        made.append(Row(action, number, stands.votes, share, rank, stands.said, stands.score))
    return tuple(made)


def at_the_cut(rows: Sequence[Row], places: int) -> tuple[str, ...]:
    """Return the best actions that fit the places, with every tie at the cut line kept in, best first.

    What nobody chose is not among them; in an order, being named is being chosen, whatever the points.
    """
    chosen = [row for row in rows if row.rank <= places and (row.score > 0 or row.answers.get(NAMED))]
    return tuple(row.action for row in sorted(chosen, key=lambda row: (row.rank, row.number)))
