"""Budget: choose actions that together fit a total in euros (approval within a knapsack)."""

from enum import StrEnum

from facilitator.domain.numbers import euros
from facilitator.domain.refusals import NothingToVote, TooManyChoices
from facilitator.domain.roles import Role
from facilitator.domain.voting.ballot import BallotKind, Choices
from facilitator.domain.voting.kinds import pick
from facilitator.domain.voting.kinds.forms import listed
from facilitator.domain.voting.terms import Terms

worth, stand = pick.worth, pick.stand


class Lack(StrEnum):
    """What nobody said yet of a vote about money."""

    NOTHING = ""
    MONEY = "money"
    COSTS = "costs"


def read(raw: object, terms: Terms, role: Role) -> Choices:  # noqa: ARG001  # every role has the same purse
    """Return the actions chosen; TooManyChoices if they cost more than there is."""
    chosen = listed(raw, len(terms.actions), terms.actions)
    if terms.total and _cost(chosen, terms) > terms.total:
        raise TooManyChoices(euros(terms.total), "Dit kost samen meer dan %(limit)s euro. Haal er een weg.")
    return tuple(sorted(chosen))


def check(terms: Terms) -> None:
    """Refuse a vote that nobody can cast: without a total, or with an action of which nobody knows the cost."""
    match lack(terms):
        case Lack.MONEY:
            raise NothingToVote("Zeg eerst hoeveel geld er te verdelen is.")
        case Lack.COSTS:
            raise NothingToVote("Zeg eerst van elke actie hoeveel ze kost.")


def lack(terms: Terms) -> Lack:
    """Return what must be said before a vote about money can open; of other votes nothing."""
    if terms.kind is not BallotKind.BUDGET:
        return Lack.NOTHING
    if not terms.total:
        return Lack.MONEY
    return Lack.COSTS if terms.actions - set(terms.costs) else Lack.NOTHING


def left(choices: Choices, terms: Terms) -> int:
    """Return how many euros are unused."""
    return max(0, terms.total - _cost(list(choices), terms))


def _cost(chosen: list[str], terms: Terms) -> int:
    return sum(terms.costs.get(action, 0) for action in chosen)
