"""Where actions may be brought along from: what earlier sessions voted on."""

from dataclasses import dataclass

from facilitator.domain.ideas.idea import Action
from facilitator.domain.sessions.session import Step, WorkshopSession


@dataclass(frozen=True)
class Source:
    """Another session: its last vote, all its actions that were voted on by number, which of them went to the municipality,
    and which came along already.
    """

    session: WorkshopSession
    step: Step
    actions: tuple[Action, ...]
    proposed: frozenset[str]
    brought: frozenset[str]
