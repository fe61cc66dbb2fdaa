"""The kinds of ballot: each a module of pure rules that read a ballot and say how actions stand."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from facilitator.domain.roles import Role
from facilitator.domain.voting.ballot import BallotKind, Choices
from facilitator.domain.voting.kinds import budget, consent, dots, matrix, moscow, pick, rank, yes_doubt_no
from facilitator.domain.voting.standing import Standing
from facilitator.domain.voting.terms import Terms


class Kind(Protocol):
    """What every kind of ballot can do."""

    def read(self, raw: object, terms: Terms, role: Role) -> Choices:
        """Return the choices in canonical form; refuse other forms, unknown and repeated actions, and too many."""

    def left(self, choices: Choices, terms: Terms) -> int:
        """Return how many picks, dots, places or euros are unused, or how many actions unanswered."""

    def worth(self, choices: Choices, action: str, terms: Terms) -> int:
        """Return what one ballot adds to the score of an action."""

    def stand(self, actions: Sequence[str], ballots: Sequence[Choices], terms: Terms) -> Mapping[str, Standing]:
        """Return how each action stands in these ballots."""


KINDS: Mapping[BallotKind, Kind] = {
    BallotKind.PICK: pick,
    BallotKind.YES_DOUBT_NO: yes_doubt_no,
    BallotKind.DOTS: dots,
    BallotKind.RANK: rank,
    BallotKind.MATRIX: matrix,
    BallotKind.MOSCOW: moscow,
    BallotKind.CONSENT: consent,
    BallotKind.BUDGET: budget,
}
