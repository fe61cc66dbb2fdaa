"""Rank: at most six actions in order, the best first (counted by Borda; Schulze stands beside it)."""

from collections import Counter
from collections.abc import Mapping, Sequence

from facilitator.domain.roles import Role
from facilitator.domain.rules import borda
from facilitator.domain.rules.rank_election import RankElection
from facilitator.domain.voting.ballot import Choices
from facilitator.domain.voting.kinds.forms import listed
from facilitator.domain.voting.standing import Standing
from facilitator.domain.voting.terms import Terms

FIRST, NAMED = "first", "named"


def read(raw: object, terms: Terms, role: Role) -> Choices:  # noqa: ARG001  # every role orders alike
    """Return the actions in the order given, best first."""
    return tuple(listed(raw, terms.places, terms.actions))


def left(choices: Choices, terms: Terms) -> int:
    """Return how many places are unused."""
    return terms.places - len(choices)


def worth(choices: Choices, action: str, terms: Terms) -> int:
    """Return the Borda points of a ballot: a point for each action it stands above, one off for each above it."""
    others = len(terms.actions) - 1
    if action not in choices:
        return -len(choices)
    return others - 2 * tuple(choices).index(action)


def stand(actions: Sequence[str], ballots: Sequence[Choices], terms: Terms) -> Mapping[str, Standing]:  # noqa: ARG001
    """Return how each action stands: by Borda points; a vote is a first place."""
    orders = [tuple(choices) for choices in ballots]
    points = borda.scores(RankElection(tuple(actions), Counter(orders)))
    first = Counter(order[0] for order in orders if order)
    named = Counter(action for order in orders for action in order)
    return {
        action: Standing(first[action], points[action], (points[action],),
                         {FIRST: first[action], NAMED: named[action]})
        for action in actions
    }  # fmt: skip
