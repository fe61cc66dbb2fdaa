"""The proof of a count: the anonymous ballots, where there are enough of them to hide in, for anybody to count again."""

from dataclasses import dataclass
from enum import StrEnum

from facilitator.domain.voting.ballot import Choices
from facilitator.domain.voting.tally import Tally
from facilitator.domain.voting.terms import Terms

FEWEST_BALLOTS = 20


class Withheld(StrEnum):
    """Why the ballots of a vote are not given away."""

    FEW = "few"
    SPLIT = "split"


@dataclass(frozen=True)
class Listed:
    """One action on the ballot, as people knew it in the room."""

    action: str
    number: int
    title: str


@dataclass(frozen=True)
class BallotFile:
    """The anonymous ballots of one vote: choices alone, without group, way, receipt, time or reason."""

    title: str
    municipality: str
    year: int
    terms: Terms
    actions: tuple[Listed, ...]
    ballots: tuple[Choices, ...]


def withheld(tally: Tally) -> Withheld | None:
    """Return why these ballots stay closed, None where anybody may have them.

    Where staff judge one thing and all others another, a ballot would tell who of them cast it.
    """
    if tally.terms is not None and tally.terms.split:
        return Withheld.SPLIT
    return Withheld.FEW if tally.ballots < FEWEST_BALLOTS else None
