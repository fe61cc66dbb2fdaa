"""Which actions fit so many places, or a sum of money: by most votes, and by equal shares beside it.

By most votes the largest groups can take every place. By equal shares every ballot holds an equal part of what there is, and
supporters buy together what they want, so that small groups get something too (`domain/rules/equal_shares.py`). Places that
it leaves empty go by votes. A tie goes to the lowest number, and is said: `tied` were chosen, and `rivals` not, by that alone.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from facilitator.domain.rules.budget_election import BudgetElection, Marking, Points, votes
from facilitator.domain.rules.equal_shares import equal_shares
from facilitator.domain.rules.most_votes import most_votes
from facilitator.domain.voting.ballot import BallotKind, Choices
from facilitator.domain.voting.groups import Group
from facilitator.domain.voting.kinds import KINDS
from facilitator.domain.voting.tally import CountedBallot
from facilitator.domain.voting.terms import Terms

APPROVING = frozenset({BallotKind.PICK, BallotKind.BUDGET})
GIVING_POINTS = frozenset({BallotKind.YES_DOUBT_NO, BallotKind.DOTS, BallotKind.RANK, BallotKind.MOSCOW})
# A place costs each ballot this much, so that equal shares, which adds 1 a ballot at a time, comes as near as need be.
FINENESS = 100
# A raise is a euro a ballot, or of large sums as much as makes so many raises of the share that a ballot begins with.
MOST_RAISES = 1_000
EVERYBODY = ""
# A rule: what it chooses, and what of that only filled what it left.
Run = Callable[[BudgetElection], tuple[tuple[str, ...], tuple[str, ...]]]


class Rule(StrEnum):
    """The two rules that stand side by side."""

    MOST_VOTES = "most_votes"
    EQUAL_SHARES = "equal_shares"


@dataclass(frozen=True)
class Wish:
    """What is to be chosen for: so many places, or so many euros over actions that each have a cost."""

    places: int = 0
    budget: int = 0
    costs: Mapping[str, int] | None = None


@dataclass(frozen=True)
class Selection:
    """What one rule chooses, in the order of choice; of `chosen`, `filled` took what the rule itself left empty.

    `carried` says for each chosen action how many ballots support it, `shares` how many of its own choices a ballot sees
    chosen on average: both per group, and for all under «».
    """

    rule: Rule
    chosen: tuple[str, ...]
    filled: tuple[str, ...]
    tied: tuple[str, ...]
    rivals: tuple[str, ...]
    carried: Mapping[str, Mapping[str, int]]
    shares: Mapping[str, Fraction]
    empty_handed: int
    spent: int


def can_select(kind: BallotKind) -> bool:
    """Say whether these ballots are choices among actions; estimates and objections are none."""
    return kind in APPROVING | GIVING_POINTS


def points(terms: Terms, choices: Choices, action: str) -> int:
    """Return what a ballot gives an action it supports, nothing if it does not; the sum ranks as the count does."""
    if terms.kind is BallotKind.RANK:
        # Above what the same ballot gives to whom it leaves out.
        return KINDS[terms.kind].worth(choices, action, terms) + len(choices) if action in choices else 0
    return KINDS[terms.kind].worth(choices, action, terms)


def supporters(terms: Terms, actions: Sequence[str], ballots: Sequence[CountedBallot]) -> dict[str, int]:
    """Return how many ballots support each action."""
    return {action: sum(points(terms, ballot.choices, action) > 0 for ballot in ballots) for action in actions}


def selections(
    terms: Terms, actions: Sequence[str], ballots: Sequence[CountedBallot], groups: Sequence[Group], wish: Wish
) -> tuple[Selection, Selection]:
    """Return what most votes and equal shares choose; actions come in the order of their numbers."""
    market = _Market(terms, actions, ballots, wish)
    made = []
    for rule, run in ((Rule.MOST_VOTES, _by_votes), (Rule.EQUAL_SHARES, _by_shares)):
        chosen, filled = market.choose(run, market.order)
        tied, rivals = market.ties(run, chosen)
        shares, empty = _received(terms, chosen, ballots, groups)
        spent = sum((wish.costs or {}).get(action, 0) for action in chosen) if wish.budget else len(chosen)
        carried = {action: _carried(terms, action, ballots, groups) for action in chosen}
        made.append(Selection(rule, chosen, filled, tied, rivals, carried, shares, empty, spent))
    return made[0], made[1]


class _Market:
    """The actions that somebody supports and that fit at all, as an election; their order settles ties."""

    def __init__(self, terms: Terms, actions: Sequence[str], ballots: Sequence[CountedBallot], wish: Wish) -> None:
        self._marking = Marking.APPROVAL if terms.kind in APPROVING else Marking.POINTS
        self._price = max(1, len(ballots)) * FINENESS
        self._budget = wish.budget or wish.places * self._price
        self._coin = max(1, -(-wish.budget // (MOST_RAISES * max(1, len(ballots)))))
        costs = dict(wish.costs or {}) if wish.budget else dict.fromkeys(actions, self._price)
        self._rows = Counter(
            tuple((action, n) for action in actions if (n := points(terms, ballot.choices, action)))
            for ballot in ballots
        )
        wanted = {action for row in self._rows for action, _ in row}
        self.order = tuple(action for action in actions if action in wanted and action in costs)
        self._costs = {action: costs[action] for action in self.order}

    def choose(self, run: Run, order: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return what a rule chooses, and what of that only filled what was left, if ties go by this order."""
        names = {action: f"{place:04}" for place, action in enumerate(order)}
        back = {name: action for action, name in names.items()}
        ballots: Counter[Points] = Counter()
        for row, times in self._rows.items():
            ballots[tuple(sorted((names[action], n) for action, n in row if action in names))] += times
        costs = {names[action]: Fraction(cost, self._coin) for action, cost in self._costs.items()}
        chosen, filled = run(BudgetElection(Fraction(self._budget, self._coin), costs, self._marking, ballots))
        return tuple(back[name] for name in chosen), tuple(back[name] for name in filled)

    def ties(self, run: Run, chosen: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return what was chosen, and what was not, only because of the order in which ties go."""
        tied: list[str] = []
        rivals: list[str] = []
        if set(self.choose(run, self.order[::-1])[0]) == set(chosen):
            return (), ()
        for action in self.order:
            others = [other for other in self.order if other != action]
            if action in chosen:
                if action not in self.choose(run, [*others, action])[0]:
                    tied.append(action)
            elif action in self.choose(run, [action, *others])[0]:
                rivals.append(action)
        return tuple(tied), tuple(rivals)


def _by_votes(election: BudgetElection) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return most_votes(election).chosen, ()


def _by_shares(election: BudgetElection) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Choose by equal shares, and fill by votes what still fits."""
    chosen = equal_shares(election).chosen
    left = election.budget - sum(election.costs[name] for name in chosen)
    filled = []
    got = votes(election)
    for name in sorted(set(election.costs) - set(chosen), key=lambda name: (-got[name], name)):
        if election.costs[name] <= left:
            filled.append(name)
            left -= election.costs[name]
    return (*chosen, *filled), tuple(filled)


def _carried(terms: Terms, action: str, ballots: Sequence[CountedBallot], groups: Sequence[Group]) -> dict[str, int]:
    behind = [ballot.group for ballot in ballots if points(terms, ballot.choices, action) > 0]
    return {EVERYBODY: len(behind)} | {group.key: behind.count(group.key) for group in groups}


def _received(
    terms: Terms, chosen: Sequence[str], ballots: Sequence[CountedBallot], groups: Sequence[Group]
) -> tuple[dict[str, Fraction], int]:
    """Return how many of its choices each group sees chosen, on average, and how many ballots see none."""
    hits = [(ballot.group, sum(points(terms, ballot.choices, one) > 0 for one in chosen)) for ballot in ballots]
    shares = {EVERYBODY: _average([n for _, n in hits])}
    for group in groups:
        shares[group.key] = _average([n for key, n in hits if key == group.key])
    return shares, sum(n == 0 for _, n in hits)


def _average(values: Sequence[int]) -> Fraction:
    return Fraction(sum(values), len(values)) if values else Fraction(0)
