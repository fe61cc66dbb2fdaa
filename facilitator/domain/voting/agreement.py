"""Where a room agrees: what every group puts among its first, what citizens' first would lose, and what the money buys."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from facilitator.domain.roles import Role
from facilitator.domain.text import N_
from facilitator.domain.voting.ballot import Axis, BallotKind
from facilitator.domain.voting.kinds.dots import SUPPORTERS
from facilitator.domain.voting.kinds.matrix import STEPS
from facilitator.domain.voting.tally import Row, Tally
from facilitator.domain.voting.terms import Terms

PLACES = 3
# What the number of an action counts, where that is not simply votes.
COUNTED: Mapping[BallotKind, str] = {
    BallotKind.YES_DOUBT_NO: N_("ja"),
    BallotKind.RANK: N_("eerst"),
    BallotKind.MOSCOW: N_("moet"),
    BallotKind.MATRIX: N_("helpt veel"),
    BallotKind.CONSENT: N_("geen bezwaar"),
    BallotKind.DOTS: N_("mensen"),
}
# The kinds whose places come from points that no other number of a result shows.
BY_POINTS = frozenset({BallotKind.YES_DOUBT_NO, BallotKind.RANK, BallotKind.MOSCOW, BallotKind.MATRIX})
CITIZENS_FIRST, FIRST_OF_ALL = 5, 10


@dataclass(frozen=True)
class Affordable:
    """What a total buys by most votes; `tied` share a place and do not all fit, so that nobody may choose but people."""

    fits: frozenset[str] = frozenset()
    tied: frozenset[str] = frozenset()


def supporters(row: Row, kind: BallotKind) -> int:
    """Return how many people stand behind an action: who gave it a dot, else who gave it a vote."""
    return row.answers.get(SUPPORTERS, 0) if kind is BallotKind.DOTS else row.votes


def asked(row: Row, kind: BallotKind, ballots: int) -> int:
    """Return of how many people that is: of a matrix who judged the effect, else all who voted."""
    if kind is not BallotKind.MATRIX:
        return ballots
    return sum(row.answers.get(f"{Axis.EFFECT}_{step}", 0) for step in STEPS)


def places(terms: Terms | None) -> int:
    """Return how many actions are looked for: as many as one may pick, else three."""
    return terms.k if terms is not None and terms.kind is BallotKind.PICK else PLACES


def agreed(tally: Tally, first: int) -> frozenset[str]:
    """Return the actions that every group has among its own first; none where no two groups are shown.

    Where a group ties at its cut line, so that more would be among its first, it wants none of these clearly.
    """
    voting = [group for group in tally.groups if group.ballots]
    if len(voting) < 2 or tally.kind is BallotKind.CONSENT:
        return frozenset()
    return frozenset.intersection(*(frozenset(_clearly_first(group.rows, first)) for group in voting))


def missed(tally: Tally) -> tuple[str, ...]:
    """Return what citizens have among their first five and the whole room not among its first ten."""
    citizens = next((group for group in tally.groups if group.group.roles == (Role.CITIZEN,)), None)
    if citizens is None or not citizens.ballots or tally.kind is BallotKind.CONSENT:
        return ()
    far = frozenset(row.action for row in tally.rows if row.rank > FIRST_OF_ALL)
    return tuple(action for action in _first(citizens.rows, CITIZENS_FIRST) if action in far)


def affordable(tally: Tally) -> Affordable:
    """Return what fits the money by most votes, passing over what costs too much; at a tie that does not fit it stops."""
    terms = tally.terms
    if terms is None or not terms.total or tally.kind is not BallotKind.BUDGET:
        return Affordable()
    fits: set[str] = set()
    left = terms.total
    for rank in sorted({row.rank for row in tally.rows if row.votes}):
        equal = [row.action for row in tally.rows if row.rank == rank and terms.costs.get(row.action, 0) <= left]
        price = _price(equal, terms.costs)
        if price > left:
            return Affordable(frozenset(fits), frozenset(equal))
        fits.update(equal)
        left -= price
    return Affordable(frozenset(fits))


def _first(rows: Sequence[Row], first: int) -> tuple[str, ...]:
    """The best actions of some, best first; what nobody chose is not among them."""
    ranked = sorted(rows, key=lambda row: (row.rank, row.number))
    return tuple(row.action for row in ranked if row.rank <= first and row.score > 0)


def _clearly_first(rows: Sequence[Row], first: int) -> tuple[str, ...]:
    best = _first(rows, first)
    if len(best) <= first:
        return best
    last = max(row.rank for row in rows if row.action in best)
    return tuple(row.action for row in rows if row.action in best and row.rank < last)


def _price(actions: Iterable[str], costs: Mapping[str, int]) -> int:
    return sum(costs.get(action, 0) for action in actions)
