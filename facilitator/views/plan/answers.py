"""What came of a presentation: how often each card was chosen, and what was done with what people said."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from facilitator.domain.plan.presentation import Presentation, Reaction
from facilitator.domain.plan.questions import BALLOTS, QUESTIONS, is_shown
from facilitator.domain.plan.reactions import open_ones, public_ones

WHOLE = ""


@dataclass(frozen=True)
class CardTotal:
    """How often one card was chosen; `percent` is the length of its bar."""

    number: int
    title: str
    votes: int
    percent: int


@dataclass(frozen=True)
class QuestionTotal:
    """One question with its cards, the most chosen first; without rows where too few answered."""

    sentence: str
    ballots: int
    rows: tuple[CardTotal, ...]


@dataclass(frozen=True)
class Answered:
    """What people said, what was done with it, and what the municipality answers to all of it."""

    texts: tuple[str, ...]
    effect: str
    answer: str


@dataclass(frozen=True)
class AnsweredCard:
    """What was said of one card; of the whole plan where the title is empty."""

    title: str
    answers: tuple[Answered, ...]


@dataclass(frozen=True)
class Outcome:
    """All that a presentation brought; `waiting` reactions still get their answer."""

    questions: tuple[QuestionTotal, ...]
    cards: tuple[AnsweredCard, ...]
    waiting: int


def outcome(presentation: Presentation, reactions: Iterable[Reaction]) -> Outcome:
    """Return what everybody may see once a presentation is closed."""
    mine = [reaction for reaction in reactions if reaction.presentation_id == presentation.id and reaction.text]
    return Outcome(question_totals(presentation), _by_card(presentation, public_ones(mine)), len(open_ones(mine)))


def question_totals(presentation: Presentation) -> tuple[QuestionTotal, ...]:
    """Return the counted questions; none before it closed."""
    if presentation.closed_at is None:
        return ()
    return tuple(
        _question(presentation, sentence, presentation.totals.get(question, {}))
        for question, sentence in QUESTIONS.items()
    )


def answered(reactions: Iterable[Reaction]) -> tuple[Answered, ...]:
    """Return reactions as everybody reads them: those that got the same answer stand together."""
    found: dict[tuple[str, str], list[str]] = {}
    for one in reactions:
        found.setdefault((one.effect, one.answer), []).append(one.text)
    return tuple(Answered(tuple(texts), effect, answer) for (effect, answer), texts in found.items())


def _question(presentation: Presentation, sentence: str, counts: Mapping[str, int]) -> QuestionTotal:
    ballots = counts.get(BALLOTS, 0)
    if not is_shown(counts):
        return QuestionTotal(sentence, ballots, ())
    rows = [
        CardTotal(number, card.title, votes := counts.get(card.item_id, 0), round(100 * votes / ballots))
        for number, card in enumerate(presentation.cards, 1)
    ]
    return QuestionTotal(sentence, ballots, tuple(sorted(rows, key=lambda row: (-row.votes, row.number))))


def _by_card(presentation: Presentation, public: Sequence[Reaction]) -> tuple[AnsweredCard, ...]:
    """Say first what was said of each card, by its place, then the rest."""
    titles = {card.item_id: card.title for card in presentation.cards} | {WHOLE: ""}
    found: dict[str, list[Reaction]] = {item_id: [] for item_id in titles}
    for reaction in public:
        found[reaction.item_id if reaction.item_id in titles else WHOLE].append(reaction)
    return tuple(AnsweredCard(titles[item_id], answered(said)) for item_id, said in found.items() if said)
