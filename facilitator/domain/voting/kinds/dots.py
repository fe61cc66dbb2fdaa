"""Dots: so many dots to stick, several on one action up to a cap (cumulative voting)."""

from collections.abc import Mapping, Sequence

from facilitator.domain.refusals import InvalidInput, TooManyChoices
from facilitator.domain.roles import Role
from facilitator.domain.voting.ballot import Choices
from facilitator.domain.voting.kinds.forms import said_of, whole
from facilitator.domain.voting.standing import Standing
from facilitator.domain.voting.terms import Terms

SUPPORTERS = "supporters"


def read(raw: object, terms: Terms, role: Role) -> Choices:  # noqa: ARG001  # every role has as many dots
    """Return the dots on each action that has some; TooManyChoices above all dots, or above the cap of one action."""
    said = said_of(raw, terms.actions)
    dots = {action: n for action, value in said.items() if (n := whole(value)) is not None and n >= 0}
    if len(dots) < len(said):
        raise InvalidInput("Kies hoeveel stippen elke actie krijgt.")
    if any(n > terms.most_dots for n in dots.values()):
        raise TooManyChoices(terms.most_dots, "Plak hoogstens %(limit)s stippen op één actie.")
    if sum(dots.values()) > terms.k:
        raise TooManyChoices(terms.k, "Je hebt %(limit)s stippen. Haal er eerst een weg.")
    return {action: n for action, n in dots.items() if n}


def left(choices: Choices, terms: Terms) -> int:
    """Return how many dots are unused."""
    return terms.k - (sum(choices.values()) if isinstance(choices, Mapping) else 0)


def worth(choices: Choices, action: str, terms: Terms) -> int:  # noqa: ARG001
    """Return what a ballot gives an action: its dots."""
    return int(choices.get(action, 0)) if isinstance(choices, Mapping) else 0


def stand(actions: Sequence[str], ballots: Sequence[Choices], terms: Terms) -> Mapping[str, Standing]:  # noqa: ARG001
    """Return how each action stands: by dots; beside them how many people gave any."""
    dots, people = dict.fromkeys(actions, 0), dict.fromkeys(actions, 0)
    for choices in ballots:
        for action, n in choices.items() if isinstance(choices, Mapping) else ():
            if action in dots:
                dots[action] += n
                people[action] += 1
    return {action: Standing(n, n, (n,), {SUPPORTERS: people[action]}) for action, n in dots.items()}
