"""What a phone shows that answers by a link: one task a screen, and after the link closed what was done with it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from facilitator.domain.ideas.pictograms import word
from facilitator.domain.plan.presentation import Presentation, Reaction
from facilitator.domain.plan.questions import MOST_CHOICES, QUESTIONS, Question
from facilitator.views.plan.answers import Answered, Outcome, answered, outcome
from facilitator.views.room.cards import spoken_date
from facilitator.views.times import local

SAY, DONE = "zeggen", "klaar"
STEPS = (*(question.value for question in Question), SAY, DONE)
WHOLE = ""


@dataclass(frozen=True)
class ReactCard:
    """One action on a phone; `said` is what this browser said of it, `answer` what it was told."""

    id: str
    number: int
    title: str
    text: str = ""
    pictogram: str = ""
    said: str = ""
    answer: str = ""

    @property
    def word(self) -> str:
        """The word that stands beside the pictogram."""
        return word(self.pictogram)


@dataclass(frozen=True)
class ReactPage:
    """A link that takes answers, as one browser sees it."""

    token: str
    title: str
    municipality: str
    closes: date | None
    languages: tuple[str, ...]
    cards: tuple[ReactCard, ...]
    general: ReactCard
    chosen: Mapping[Question, tuple[str, ...]] = field(default_factory=dict)
    code: str = ""
    most: int = MOST_CHOICES

    @property
    def closes_on(self) -> str:
        """The last day, as it is spoken."""
        return spoken_date(self.closes)

    @property
    def answered(self) -> bool:
        """Say whether this browser answered anything."""
        return bool(self.chosen) or bool(self.code)

    def sentence(self, question: Question) -> str:
        """The question in words."""
        return QUESTIONS[question]

    def picked(self, question: Question) -> tuple[ReactCard, ...]:
        """The cards that this browser chose, by their place."""
        return tuple(card for card in self.cards if card.id in self.chosen.get(question, ()))

    @property
    def questions(self) -> tuple[Question, ...]:
        """What is asked, in order."""
        return tuple(QUESTIONS)


@dataclass(frozen=True)
class ClosedPage:
    """A link that is closed: what was chosen, what was said, and what the municipality did with it."""

    token: str
    title: str
    municipality: str
    languages: tuple[str, ...]
    outcome: Outcome


@dataclass(frozen=True)
class Story:
    """What the three words open: what was said, of which action, and the answer where there is one."""

    title: str
    said: Answered
    is_answered: bool


def react_page(
    presentation: Presentation,
    municipality: str,
    token: str,
    chosen: Mapping[Question, tuple[str, ...]],
    said: Mapping[str, Reaction],
    code: str = "",
    typed: Mapping[str, str] | None = None,
) -> ReactPage:
    """Return the page of a link; `typed` is what was not kept yet, to be shown again."""
    words = {about: reaction.text for about, reaction in said.items()} | dict(typed or {})
    answers = {about: reaction.answer for about, reaction in said.items()}
    cards = tuple(
        ReactCard(card.item_id, number, card.title, card.text, card.pictogram, words.get(card.item_id, ""),
                  answers.get(card.item_id, ""))
        for number, card in enumerate(presentation.cards, 1)
    )  # fmt: skip
    general = ReactCard(WHOLE, 0, "", said=words.get(WHOLE, ""), answer=answers.get(WHOLE, ""))
    return ReactPage(token, presentation.title, municipality, _day(presentation.closes_at), presentation.languages,
                     cards, general, chosen, code if said else "")  # fmt: skip


def closed_page(presentation: Presentation, municipality: str, token: str, reactions: Iterable[Reaction]) -> ClosedPage:
    """Return the page of a link that takes no answers any more."""
    return ClosedPage(token, presentation.title, municipality, presentation.languages, outcome(presentation, reactions))


def stories(reactions: Iterable[Reaction], titles: Mapping[str, str]) -> tuple[Story, ...]:
    """Return what somebody said, with the titles of the cards it was about."""
    return tuple(
        Story(titles.get(reaction.item_id or WHOLE, ""), answered([reaction])[0], reaction.answered_at is not None)
        for reaction in reactions
    )


def _day(moment: datetime | None) -> date | None:
    return local(moment).date() if moment else None
