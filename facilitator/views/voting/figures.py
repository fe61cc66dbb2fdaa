"""What is said of one action in a result: its number in words, its bar in parts, and the points that give its place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from facilitator.domain.text import N_
from facilitator.domain.voting.agreement import BY_POINTS, COUNTED, asked, supporters
from facilitator.domain.voting.ballot import Answer, Axis, BallotKind, Consent
from facilitator.domain.voting.ballot import Row as Urgency
from facilitator.domain.voting.kinds.rank import FIRST, NAMED
from facilitator.domain.voting.tally import Row
from facilitator.views.voting.answer_words import answer_words, axis_words
from facilitator.views.words import Words

LATER = "later"
_WORDS_OF_RANK: Mapping[str, str] = {FIRST: N_("Eerst"), LATER: N_("Daarna")}
# How each answer fills its part of a bar, so that grey paper tells them apart: see templates/macros/bars.html.
FILLS: Mapping[BallotKind, Mapping[str, str]] = {
    BallotKind.YES_DOUBT_NO: {Answer.YES: "most", Answer.DOUBT: "some", Answer.NO: "against", Answer.UNKNOWN: "none"},
    BallotKind.MOSCOW: {
        Urgency.MUST: "most", Urgency.SHOULD: "some", Urgency.COULD: "little", Urgency.NOT_NOW: "against",
    },
    BallotKind.CONSENT: {Consent.NONE: "most", Consent.CONCERN: "some", Consent.OBJECTION: "against"},
    BallotKind.RANK: {FIRST: "most", LATER: "some"},
    BallotKind.MATRIX: {"3": "most", "2": "some", "1": "little"},
}  # fmt: skip


@dataclass(frozen=True)
class Part:
    """One answer in a bar: its fill, its word, how often it was given, and the stretch that is its share."""

    fill: str
    word: str
    n: int
    start: float
    percent: float


@dataclass(frozen=True)
class Figure:
    """What is said of one action: «12 van 18» and what that counts; `points` say what gave its place, where votes do not."""

    said: Words
    unit: str
    percent: float
    parts: tuple[Part, ...] = ()
    effort: "Figure | None" = None
    points: Words | None = None
    people: Words | None = None


def figure(row: Row, kind: BallotKind, ballots: int) -> Figure:
    """Return what is said of an action in a vote of this kind."""
    of, behind = asked(row, kind, ballots), supporters(row, kind)
    counted = Words(N_("%(votes)s van %(ballots)s"), {"votes": behind, "ballots": of})
    if kind is BallotKind.DOTS:
        return Figure(dots(row.votes), "", share(behind, of), people=_people(behind, of))
    return Figure(
        said=counted,
        unit=COUNTED.get(kind, ""),
        percent=share(behind, of),
        parts=_parts(kind, _answers(row, kind), of),
        effort=_effort(row) if kind is BallotKind.MATRIX else None,
        points=_points(row.score) if kind in BY_POINTS else None,
    )


def share(n: int, of: int) -> float:
    """Return the length of a bar in percent, to a tenth."""
    return round(100 * n / of, 1) if of else 0.0


def dots(n: int) -> Words:
    """Return how many dots there are, in words."""
    return Words(N_("1 stip") if n == 1 else N_("%(n)s stippen"), {"n": n})


def _people(n: int, of: int) -> Words:
    return Words(N_("door %(people)s van %(ballots)s mensen"), {"people": n, "ballots": of})


def _points(score: int) -> Words:
    return Words(N_("1 punt") if score == 1 else N_("%(n)s punten"), {"n": score})


def _answers(row: Row, kind: BallotKind) -> Mapping[str, tuple[str, int]]:
    """Return the word and the number of each answer, in the order of the bar."""
    if kind is BallotKind.RANK:
        first, named = row.answers.get(FIRST, 0), row.answers.get(NAMED, 0)
        return {FIRST: (_WORDS_OF_RANK[FIRST], first), LATER: (_WORDS_OF_RANK[LATER], named - first)}
    if kind is BallotKind.MATRIX:
        return _on_axis(row, Axis.EFFECT)
    return {answer: (word, row.answers.get(answer, 0)) for answer, word in answer_words(kind).items()}


def _effort(row: Row) -> Figure:
    said = _on_axis(row, Axis.EFFORT)
    people, much = sum(n for _, n in said.values()), said["3"][1]
    counted = Words(N_("%(votes)s van %(ballots)s"), {"votes": much, "ballots": people})
    return Figure(counted, N_("veel moeite"), share(much, people), _parts(BallotKind.MATRIX, said, people))


def _on_axis(row: Row, axis: Axis) -> Mapping[str, tuple[str, int]]:
    words = reversed(list(axis_words(axis).items()))
    return {step: (word, row.answers.get(f"{axis.value}_{step}", 0)) for step, word in words}


def _parts(kind: BallotKind, said: Mapping[str, tuple[str, int]], of: int) -> tuple[Part, ...]:
    fills, parts, before = FILLS.get(kind, {}), list[Part](), 0
    for answer, (word, n) in said.items():
        parts.append(Part(fills.get(answer, "none"), word, n, share(before, of), share(n, of)))
        before += n
    return tuple(parts)


def key(kind: BallotKind, parts: Sequence[Part]) -> tuple[tuple[str, str], ...]:
    """Return which fill says what, for the legend under a picture."""
    if kind is BallotKind.MATRIX:
        return (("most", N_("veel")), ("some", N_("wat")), ("little", N_("weinig")))
    return tuple((part.fill, part.word) for part in parts)
