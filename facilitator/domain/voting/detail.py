"""A counted vote in detail: how far groups stand apart, other rankings beside it, and how firm the best places are."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from facilitator.domain.rules.rank_election import RankElection
from facilitator.domain.rules.schulze import schulze
from facilitator.domain.voting.ballot import BallotKind
from facilitator.domain.voting.divergence import divergences
from facilitator.domain.voting.firmness import unfirm
from facilitator.domain.voting.kinds import KINDS
from facilitator.domain.voting.rankings import Part, Ranking, Weight, doubled, rankings
from facilitator.domain.voting.selection import supporters
from facilitator.domain.voting.tally import CountedBallot, Tally
from facilitator.domain.voting.terms import Terms
from facilitator.domain.voting.weights import as_number, ballot_weights

NEARLY = 2


@dataclass(frozen=True)
class Detail:
    """All that is worked out of one vote for so many places; actions are named by their ids.

    `rankings` begin with the count per head; `doubled` is one for each group that counts twice. `unfirm` are the actions
    that one or two ballots move in or out, None where part of the count is hidden. `margin` is what parts the last one in
    from the first one out, None where all fit or where weights are more than one number.
    """

    places: int
    divergences: Mapping[str, Fraction]
    rankings: tuple[Ranking, ...]
    doubled: tuple[Ranking, ...]
    unfirm: frozenset[str] | None
    margin: int | None

    @property
    def head(self) -> Ranking:
        """The count per head."""
        return self.rankings[0]

    @property
    def nearly(self) -> bool:
        """Say whether the line is drawn between two actions that hardly differ."""
        return self.margin is not None and 0 < self.margin <= NEARLY


def detail(terms: Terms, tally: Tally, ballots: Sequence[CountedBallot], places: int) -> Detail:
    """Return a counted vote in detail, from the same anonymous ballots as its count."""
    actions = [row.action for row in sorted(tally.rows, key=lambda row: row.number)]
    total = _weights(terms, actions, ballots)
    rows = Counter(ballot_weights(terms, actions, ballot.choices, len(ballots)) for ballot in ballots)
    hidden = _adds_up_otherwise(actions, total, rows, len(ballots))
    carried = {} if hidden else supporters(terms, actions, ballots)
    supported = [action for action in actions if carried.get(action)]
    parts = [
        Part(one.group, one.ballots, _weights(terms, actions, [b for b in ballots if b.group == one.group.key]))
        for one in tally.groups
    ]
    ranked = rankings(total, parts, supported, places, _two_by_two(terms, actions, ballots))
    return Detail(
        places=places,
        divergences=divergences(terms.kind, actions, ballots, [part.group for part in parts]),
        rankings=ranked,
        doubled=doubled(total, parts, supported, places),
        unfirm=None if hidden else unfirm(actions, rows, places) & frozenset(supported),
        margin=_margin(total, ranked[0], supported),
    )


def _weights(terms: Terms, actions: Sequence[str], ballots: Sequence[CountedBallot]) -> dict[str, Weight]:
    stands = KINDS[terms.kind].stand(actions, [ballot.choices for ballot in ballots], terms)
    return {action: stands[action].weight for action in actions}


def _adds_up_otherwise(
    actions: Sequence[str], total: Mapping[str, Weight], rows: Mapping[tuple[int, ...], int], ballots: int
) -> bool:
    """Say whether the count hides part of what ballots say: then nothing may be worked out of them."""
    summed = (sum(row[place] * times for row, times in rows.items()) for place in range(len(actions)))
    shown = (as_number([int(part) for part in total[action]], ballots) for action in actions)
    return list(summed) != list(shown)


def _two_by_two(terms: Terms, actions: Sequence[str], ballots: Sequence[CountedBallot]) -> tuple[tuple[str, ...], ...]:
    if terms.kind is not BallotKind.RANK:
        return ()
    orders = Counter(tuple(ballot.choices) for ballot in ballots)
    return schulze(RankElection(tuple(actions), orders)).ranking


def _margin(total: Mapping[str, Weight], head: Ranking, supported: Sequence[str]) -> int | None:
    outside = [total[action] for action in supported if action not in head.top]
    if not outside or not head.top or len(outside[0]) > 1:
        return None
    return int(min(total[action] for action in head.top)[0] - max(outside)[0])
