"""Recounting: from the texts of anonymous ballots to votes and places, written apart from the rules of the live path.

It reads what lies in the file and knows only the published rule of each kind. Whoever mends a rule in
`domain/voting/kinds` does not mend it here: that both say the same is what makes a recount worth something.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from facilitator.store.voting.ballots import RawCount

Mark = tuple[str, str, int, tuple[int, ...]]
ENOUGH_JUDGES = 5
YES = {"yes": 2, "doubt": 1, "no": 0, "unknown": 0}
ROWS = {"must": 3, "should": 2, "could": 1, "not_now": 0}
FEWEST = {"objection": (-1, 0, 0), "concern": (0, -1, 0), "none": (0, 0, 1)}


@dataclass
class Line:
    """What one action got: votes, points, its place, and how often each thing was said of it."""

    votes: int = 0
    points: tuple[int, ...] = ()
    place: int = 1
    said: Counter[str] = field(default_factory=Counter)


def recount(raw: RawCount, kind: str, group: str | None = None) -> dict[str, Line]:
    """Return the line of every action over all ballots, or over those of one group; ValueError if a ballot cannot be."""
    actions, terms = [str(action) for action, _ in json.loads(raw.actions)], json.loads(raw.terms)
    ballots = [json.loads(text) for text, own in raw.ballots if group is None or own == group]
    if kind == "matrix" and terms.get("split"):
        ballots = _judged_by_enough(ballots)
    lines = {action: Line() for action in actions}
    for ballot in ballots:
        for action, word, votes, points in MARKS[kind](ballot, actions):
            line = lines[action]
            line.votes += votes
            line.points = tuple(a + b for a, b in zip(line.points or (0,) * len(points), points, strict=True))
            line.said[word] += 1
    nothing = (0,) * (3 if kind == "consent" else 1)
    for line in lines.values():
        line.place = 1 + sum((other.points or nothing) > (line.points or nothing) for other in lines.values())
    return lines


def beyond(raw: RawCount, kind: str) -> int:
    """Return how many ballots say more than the kept terms allow; none where no terms were kept."""
    terms, actions = json.loads(raw.terms), json.loads(raw.actions)
    return sum(_says_too_much(json.loads(text), kind, terms, len(actions)) for text, _ in raw.ballots) if terms else 0


def _says_too_much(ballot: Any, kind: str, terms: Mapping[str, Any], actions: int) -> bool:
    if kind == "pick":
        return len(ballot) > int(terms["k"])
    if kind == "rank":
        return len(ballot) > min(int(terms["k"]), 6, actions)
    if kind == "dots":
        return bool(sum(ballot.values()) > terms["k"] or max(ballot.values()) > (terms["cap"] or terms["k"]))
    if kind == "moscow":
        return list(ballot.values()).count("must") > int(terms["cap"] or max(1, actions * 3 // 5))
    if kind == "budget":
        cost = sum(int(terms["costs"].get(action, 0)) for action in ballot)
        return 0 < int(terms["total"]) < cost
    return False


def _judged_by_enough(ballots: Sequence[Any]) -> list[Any]:
    """Leave out what fewer than five judged."""
    judges = Counter(axis for ballot in ballots for axis in {axis for judged in ballot.values() for axis in judged})
    return [
        {a: {axis: n for axis, n in judged.items() if judges[axis] >= ENOUGH_JUDGES} for a, judged in ballot.items()}
        for ballot in ballots
    ]


def _chosen(ballot: Any, _actions: Sequence[str]) -> Iterator[Mark]:
    yield from ((action, "", 1, (1,)) for action in ballot)


def _answered(ballot: Any, _actions: Sequence[str]) -> Iterator[Mark]:
    yield from ((action, answer, answer == "yes", (YES[answer],)) for action, answer in ballot.items())


def _dotted(ballot: Any, _actions: Sequence[str]) -> Iterator[Mark]:
    yield from ((action, "supporters", n, (n,)) for action, n in ballot.items())


def _rowed(ballot: Any, _actions: Sequence[str]) -> Iterator[Mark]:
    yield from ((action, row, row == "must", (ROWS[row],)) for action, row in ballot.items())


def _consented(ballot: Any, _actions: Sequence[str]) -> Iterator[Mark]:
    yield from ((action, answer, answer == "none", FEWEST[answer]) for action, answer in ballot.items())


def _judged(ballot: Any, _actions: Sequence[str]) -> Iterator[Mark]:
    for action, judged in ballot.items():
        for axis, n in judged.items():
            helps = axis == "effect"
            yield action, f"{axis}_{n}", helps and n == 3, (n - 2 if helps else 0,)


def _ordered(ballot: Any, actions: Sequence[str]) -> Iterator[Mark]:
    """Hold every two actions beside each other: up for who stands above, down for who stands below."""
    place = {action: n for n, action in enumerate(ballot)}
    last = len(ballot)
    for action in actions:
        mine = place.get(action, last)
        duels = [place.get(other, last) for other in actions]
        won = sum(theirs > mine for theirs in duels) - sum(theirs < mine for theirs in duels)
        yield action, "named" if action in place else "", mine == 0 and action in place, (won,)
    if ballot:
        yield ballot[0], "first", 0, (0,)


MARKS: Mapping[str, Callable[[Any, Sequence[str]], Iterator[Mark]]] = {
    "pick": _chosen,
    "yes_doubt_no": _answered,
    "dots": _dotted,
    "rank": _ordered,
    "matrix": _judged,
    "moscow": _rowed,
    "consent": _consented,
    "budget": _chosen,
}
