"""The count: from anonymous ballots to votes, shares and ranks, in total and per group."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from facilitator.domain.voting.ballot import Answer, BallotKind, Choices
from facilitator.domain.voting.groups import Group


@dataclass(frozen=True)
class CountedBallot:
    """What is left of a ballot after the count: its choices and its published group, nothing else."""

    choices: Choices
    group: str = ""


@dataclass(frozen=True)
class Row:
    """One action in a result; `share` = votes / ballots, `rank` = 1 + number of actions with more."""

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
    """The result of a vote; `channels` only says how many ballots came by each way."""

    kind: BallotKind
    ballots: int
    rows: tuple[Row, ...]
    groups: tuple[GroupTally, ...] = ()
    channels: Mapping[str, int] = field(default_factory=dict)


def tally(
    kind: BallotKind,
    actions: Sequence[tuple[str, int]],
    ballots: Sequence[CountedBallot],
    groups: Iterable[Group] = (),
    channels: Mapping[str, int] | None = None,
) -> Tally:
    """Count ballots over numbered actions, in total and for each published group."""
    parts = []
    for group in groups:
        own = [ballot for ballot in ballots if ballot.group == group.key]
        parts.append(GroupTally(group, len(own), rows(kind, actions, own)))
    return Tally(kind, len(ballots), rows(kind, actions, ballots), tuple(parts), dict(channels or {}))


def rows(kind: BallotKind, actions: Sequence[tuple[str, int]], ballots: Sequence[CountedBallot]) -> tuple[Row, ...]:
    """Return a row for every action, by number, also for those without votes."""
    counted = {action: _answers(kind, action, ballots) for action, _ in actions}
    weights = {action: _weight(kind, answers) for action, answers in counted.items()}
    made = []
    for action, number in actions:
        answers = counted[action]
        votes = answers[Answer.YES]
        rank = 1 + sum(weight > weights[action] for weight in weights.values())
        share = votes / len(ballots) if ballots else 0.0
        detail = {answer.value: answers[answer] for answer in Answer} if kind is BallotKind.YES_DOUBT_NO else {}
        made.append(Row(action, number, votes, share, rank, detail, weights[action]))
    return tuple(made)


def at_the_cut(rows: Sequence[Row], places: int) -> tuple[str, ...]:
    """Return the best actions that fit the places, with every tie at the cut line kept in, best first."""
    chosen = [row for row in rows if row.rank <= places and row.score > 0]
    return tuple(row.action for row in sorted(chosen, key=lambda row: (row.rank, row.number)))


def _answers(kind: BallotKind, action: str, ballots: Sequence[CountedBallot]) -> Counter[Answer]:
    if kind is BallotKind.PICK:
        return Counter({Answer.YES: sum(action in ballot.choices for ballot in ballots)})
    given = (ballot.choices.get(action) for ballot in ballots if isinstance(ballot.choices, Mapping))
    return Counter(Answer(answer) for answer in given if answer)


def _weight(kind: BallotKind, answers: Mapping[Answer, int]) -> int:
    """Votes for a pick; for three answers the score 2·yes + doubt."""
    if kind is BallotKind.PICK:
        return answers[Answer.YES]
    return 2 * answers[Answer.YES] + answers[Answer.DOUBT]
