"""The texts around a session: principles, inclusietoets, cards, evaluation form, practice, roles and notice."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal

from facilitator.domain.accessibility import Statement
from facilitator.domain.coverage.frames import Frames
from facilitator.domain.plain_language.guide import WordGuide
from facilitator.domain.plan.wording import ActionForm
from facilitator.domain.roles import Role
from facilitator.domain.sessions.vote_texts import VoteTexts
from facilitator.domain.voting.ballot import BallotKind

_PLACE = re.compile(r"\{(municipality|months)\}")

Shape = Literal["circle", "square", "triangle", "hexagon"]
Face = Literal["glad", "neutral", "sad"]
Horizon = Literal["K", "M", "L"]
Cost = Literal["€", "€€", "€€€"]


@dataclass(frozen=True)
class Principle:
    """One principle of the policy, with the questions that get people talking."""

    code: str
    name: str
    summary: str
    questions: tuple[str, ...]


@dataclass(frozen=True)
class Frame:
    """The principles a municipality works with: five by default, another number where it wants so."""

    title: str
    principles: tuple[Principle, ...]


@dataclass(frozen=True)
class InclusionItem:
    """One question of the inclusietoets; a "nee" on a key item is a visible warning, and `task` what may come of it."""

    number: int
    question: str
    principle: str
    is_key: bool
    task: str = ""


@dataclass(frozen=True)
class InclusionTest:
    """The inclusietoets: counted per answer, never graded."""

    title: str
    answers: Mapping[str, str]
    items: tuple[InclusionItem, ...]


@dataclass(frozen=True)
class InspirationCard:
    """An example from elsewhere, closed until the silent writing is over."""

    number: int
    title: str
    principle: str
    audience: str
    domains: tuple[str, ...]
    horizon: Horizon
    cost: Cost


@dataclass(frozen=True)
class EvaluationAnswer:
    """One answer to tick, always a word beside a face."""

    key: str
    word: str
    face: Face


@dataclass(frozen=True)
class EvaluationQuestion:
    """One question of the evaluation form; without answers it is open and may stay empty."""

    number: int
    text: str
    answers: tuple[EvaluationAnswer, ...]
    in_room: bool

    @property
    def is_open(self) -> bool:
        """Say whether people write their own answer."""
        return not self.answers


@dataclass(frozen=True)
class EvaluationForm:
    """What we ask afterwards; `for_municipality` is asked of the municipality only."""

    questions: tuple[EvaluationQuestion, ...]
    for_municipality: tuple[str, ...]

    def asked(self, numbers: Collection[int] = ()) -> tuple[EvaluationQuestion, ...]:
        """The questions with these numbers, or those for in the room when none is named."""
        return tuple(one for one in self.questions if (one.number in numbers if numbers else one.in_room))


@dataclass(frozen=True)
class Practice:
    """A question with nothing at stake, to learn how choosing works."""

    question: str
    answers: tuple[str, ...]


@dataclass(frozen=True)
class RoleChoice:
    """A role as people choose it: a sentence, a word, its plural and a shape."""

    role: Role
    sentence: str
    word: str
    plural: str
    shape: Shape


@dataclass(frozen=True)
class Phone:
    """What the phone says about who you are, and the sentences of a session by their key."""

    roles: Mapping[Role, RoleChoice]
    sentences: Mapping[str, str]


@dataclass(frozen=True)
class Notice:
    """What people read before joining; the sentences have places for {municipality} and {months}."""

    sentences: tuple[str, ...]
    link: str

    @property
    def patterns(self) -> tuple[str, ...]:
        """The sentences as translators know them, with places as every other sentence has."""
        return tuple(_PLACE.sub(r"%(\1)s", sentence.replace("%", "%%")) for sentence in self.sentences)

    def told(self, municipality: str, months: int) -> tuple[str, ...]:
        """The sentences for this municipality and the months that texts are kept."""
        places = {"{municipality}": municipality, "{months}": str(months)}
        return tuple(_filled(sentence, places) for sentence in self.sentences)


@dataclass(frozen=True)
class Content:
    """Everything beside the run sheets that a session is made of."""

    frame: Frame
    inclusion_test: InclusionTest
    inspiration: tuple[InspirationCard, ...]
    evaluation: EvaluationForm
    practice: Practice
    phone: Phone
    notice: Notice
    words: WordGuide
    statement: Statement
    frames: Frames
    votes: Mapping[BallotKind, VoteTexts]
    action_form: ActionForm


@dataclass(frozen=True)
class Municipality:
    """A Flemish municipality by its NIS code."""

    nis: str
    name: str
    province: str


@dataclass(frozen=True)
class PolicyField:
    """A beleidsveld of the BBC; its code is a text, since zeros lead it."""

    code: str
    name: str
    cluster: str
    certainty: str


def _filled(sentence: str, places: Mapping[str, str]) -> str:
    for place, value in places.items():
        sentence = sentence.replace(place, value)
    return sentence
