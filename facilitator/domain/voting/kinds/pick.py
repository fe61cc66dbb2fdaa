"""Pick: choose at most k actions, each once (approval with a limit)."""

from collections.abc import Mapping, Sequence

from facilitator.domain.roles import Role
from facilitator.domain.voting.ballot import Choices
from facilitator.domain.voting.kinds.forms import listed
from facilitator.domain.voting.standing import Standing
from facilitator.domain.voting.terms import Terms


def read(raw: object, terms: Terms, role: Role) -> Choices:  # noqa: ARG001  # every role picks alike
    """Return the actions picked, without the order in which they were pressed."""
    return tuple(sorted(listed(raw, terms.k, terms.actions)))


def left(choices: Choices, terms: Terms) -> int:
    """Return how many picks are unused."""
    return terms.k - len(choices)


def worth(choices: Choices, action: str, terms: Terms) -> int:  # noqa: ARG001
    """Return what a ballot gives an action: a vote, or none."""
    return int(action in choices)


def stand(actions: Sequence[str], ballots: Sequence[Choices], terms: Terms) -> Mapping[str, Standing]:  # noqa: ARG001
    """Return how each action stands: by votes."""
    votes = dict.fromkeys(actions, 0)
    for choices in ballots:
        for action in choices:
            if action in votes:
                votes[action] += 1
    return {action: Standing(n, n, (n,)) for action, n in votes.items()}
