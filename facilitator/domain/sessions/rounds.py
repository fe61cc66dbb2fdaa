"""Two rounds of one question, as screens tell them: which votes they were, and what moved between them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from facilitator.domain.sessions.session import Step, WorkshopSession
from facilitator.domain.voting.ballot import BallotKind
from facilitator.domain.voting.moved import Moved

# Votes that ask what matters most; how much an action helps, or who objects to it, is another question.
ABOUT_WEIGHT = frozenset(set(BallotKind) - {BallotKind.MATRIX, BallotKind.CONSENT})


@dataclass(frozen=True)
class SecondRound:
    """A counted vote beside the one it repeats; `titles` name the actions of both, the newest words first."""

    first: Step
    second: Step
    session: WorkshopSession
    moved: Moved
    titles: Mapping[str, str] = field(default_factory=dict)

    @property
    def elsewhere(self) -> bool:
        """Say whether the first round was held in another session, by others."""
        return self.first.session_id != self.second.session_id

    @property
    def shown(self) -> bool:
        """Say whether both results were shown to those who voted."""
        return self.first.shown and self.second.shown


def same_question(one: BallotKind | None, other: BallotKind | None) -> bool:
    """Say whether two votes ask the same, so that places in both can stand side by side."""
    return one is other or {one, other} <= ABOUT_WEIGHT
