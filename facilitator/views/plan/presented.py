"""The page of one presentation: its cards as they are written, its link, and what came of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from facilitator.domain.ideas.pictograms import PICTOGRAMS, word
from facilitator.domain.plan.changes import DECIDERS, WRITERS
from facilitator.domain.plan.presentation import Audience, Card, Presentation, Reaction, State
from facilitator.domain.plan.questions import QUESTIONS
from facilitator.domain.roles import Duty
from facilitator.domain.trajectory import Trajectory
from facilitator.views.plan.answers import Outcome, outcome
from facilitator.views.plan.presenting import closes_on
from facilitator.views.room.board import Qr, qr


@dataclass(frozen=True)
class CardForm:
    """One card as it is written; `place` is where it stands."""

    place: int
    item_id: str
    title: str
    text: str
    pictogram: str

    @property
    def word(self) -> str:
        """The word that stands beside the pictogram."""
        return word(self.pictogram)


@dataclass(frozen=True)
class Link:
    """The address by which people answer, as a code to scan too."""

    address: str
    qr: Qr


@dataclass(frozen=True)
class PresentationPage:
    """One presentation: its cards, what can be done with them, and what came of it."""

    base: str
    id: str
    title: str
    municipality: str
    audience: str
    other: str
    state: str
    cards: tuple[CardForm, ...]
    closes_on: str
    responders: int
    link: Link | None
    outcome: Outcome
    languages: tuple[str, ...]
    mark: str
    standing: tuple[CardForm, ...]
    writes: bool
    decides: bool
    coaches: bool
    pictograms: tuple[tuple[str, str], ...] = tuple((one.name, one.word) for one in PICTOGRAMS)
    questions: tuple[str, ...] = tuple(QUESTIONS.values())

    @property
    def path(self) -> str:
        """Where its pages hang."""
        return f"{self.base}/plan/voorleggen/{self.id}"

    @property
    def is_draft(self) -> bool:
        """Say whether its cards may still change."""
        return self.state == State.DRAFT


def presentation_page(
    trajectory: Trajectory,
    shown: Presentation,
    duty: Duty,
    now: datetime,
    reactions: Iterable[Reaction] = (),
    responders: int = 0,
    address: str = "",
    cards: Sequence[Card] | None = None,
    overtaken: bool = False,
) -> PresentationPage:
    """Return the page of one presentation; `cards` are those that somebody typed and we could not keep yet.

    Where somebody else was first (`overtaken`), what stands there now is shown beside them.
    """
    other = next(audience for audience in Audience if audience is not shown.audience)
    return PresentationPage(
        f"/traject/{trajectory.id}", shown.id, shown.title, trajectory.municipality_name, shown.audience, other,
        shown.state(now), _forms(shown.cards if cards is None else cards), closes_on(shown), responders,
        Link(address, qr(address)) if address else None, outcome(shown, reactions), shown.languages,
        shown.mark, _forms(shown.cards) if cards is not None and overtaken else (), duty in WRITERS, duty in DECIDERS, duty is Duty.FACILITATOR,
    )  # fmt: skip


def _forms(cards: Sequence[Card]) -> tuple[CardForm, ...]:
    return tuple(
        CardForm(place, card.item_id, card.title, card.text, card.pictogram) for place, card in enumerate(cards, 1)
    )
