"""What is crossed on a paper ballot as it is typed, and typed again: short words of a number with a letter or a digit."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from facilitator.domain.refusals import InvalidInput, RepeatedAction
from facilitator.domain.text import N_
from facilitator.domain.voting.ballot import Answer, Axis, BallotKind, Choices, Consent, Row

# The letters stand on the paper, above the boxes.
LETTERS: Mapping[BallotKind, Mapping[str, str]] = {
    BallotKind.YES_DOUBT_NO: {"j": Answer.YES, "b": Answer.DOUBT, "n": Answer.NO, "w": Answer.UNKNOWN},
    BallotKind.MOSCOW: {"m": Row.MUST, "b": Row.SHOULD, "g": Row.COULD, "n": Row.NOT_NOW},
    BallotKind.CONSENT: {"g": Consent.NONE, "z": Consent.CONCERN, "b": Consent.OBJECTION},
}
AXES: Mapping[str, Axis] = {"h": Axis.EFFECT, "m": Axis.EFFORT}
NOTHING = "-"

_ASKED: Mapping[BallotKind, str] = {
    BallotKind.YES_DOUBT_NO: N_("Zet achter elk nummer j, b, n of w."),
    BallotKind.MOSCOW: N_("Zet achter elk nummer m, b, g of n."),
    BallotKind.CONSENT: N_("Zet achter elk nummer g, z of b."),
    BallotKind.DOTS: N_("Typ een nummer, dan x en hoeveel stippen: 3x2."),
    BallotKind.MATRIX: N_("Typ een nummer, dan h en m met 1, 2 of 3: 3h2m1."),
}
_ONLY_NUMBERS = N_("Typ hier alleen nummers.")

_MARK = re.compile(r"([0-9]{1,3})(\D\S*)?")
_DOTS = re.compile(r"x([0-9]{1,2})")
_AXIS = re.compile(r"([hm])([0-9])")
_COLUMN = re.compile(r"([hm])([0-9-]+)")


@dataclass(frozen=True)
class Mark:
    """One thing said of one number; `axis` is what is estimated, in a matrix."""

    number: int
    value: str = ""
    axis: str = ""


def crossed(words: Sequence[str], kind: BallotKind, actions: Mapping[int, str]) -> list[str] | dict[str, object]:
    """Return the choices that these words say, in the form in which programs send them; InvalidInput says what to change.

    Where every number has an answer, «jjbn-w» says them all at once, from the first number to the last.
    """
    marks = [mark for word in words for mark in _marks(word, kind, max(actions, default=0))]
    for mark in marks:
        if mark.number not in actions:
            raise InvalidInput("Nummer %(number)s staat niet op het stemblad.", number=mark.number)
    return _CHOICES.get(kind, _answers)(marks, actions)


def typed(choices: Choices, kind: BallotKind, numbers: Mapping[str, int]) -> str:
    """Return what one would type for these crosses; a reason is not among them."""
    if not isinstance(choices, Mapping):
        ids = choices if kind is BallotKind.RANK else sorted(choices, key=lambda action: numbers[action])
        return " ".join(str(numbers[action]) for action in ids)
    said = sorted((numbers[action], value) for action, value in choices.items() if action in numbers)
    return " ".join(f"{number}{_typed(value, kind)}" for number, value in said)


def _typed(value: object, kind: BallotKind) -> str:
    if isinstance(value, Mapping):
        return "".join(f"{letter}{value[axis]}" for letter, axis in AXES.items() if axis in value)
    if kind is BallotKind.DOTS:
        return f"x{value}" if value != 1 else ""
    return next(letter for letter, answer in LETTERS[kind].items() if answer == value)


def _marks(word: str, kind: BallotKind, last: int) -> Iterable[Mark]:
    """Read one word: a number with what is said of it, or a column of the whole paper."""
    found = _MARK.fullmatch(word) if word.isascii() else None
    if found is not None:
        return _of_number(int(found[1]), found[2] or "", kind)
    if kind in LETTERS and set(word) <= {*LETTERS[kind], NOTHING}:
        return [Mark(mark.number, LETTERS[kind][mark.value]) for mark in _column(word, last)]
    if kind is BallotKind.MATRIX and re.fullmatch(f"(?:{_COLUMN.pattern})+", word):
        return [mark for letter, digits in _COLUMN.findall(word) for mark in _column(digits, last, AXES[letter])]
    raise InvalidInput("«%(word)s» kunnen we niet lezen. Typ nummers met een spatie ertussen.", word=word[:20])


def _of_number(number: int, said: str, kind: BallotKind) -> Iterable[Mark]:
    if kind in LETTERS and said in LETTERS[kind]:
        return [Mark(number, LETTERS[kind][said])]
    if kind is BallotKind.MATRIX and re.fullmatch(f"(?:{_AXIS.pattern})+", said):
        return [Mark(number, digit, AXES[letter]) for letter, digit in _AXIS.findall(said)]
    if kind is BallotKind.DOTS and (dots := _DOTS.fullmatch(said or "x1")):
        return [Mark(number, dots[1])]
    if kind in _ASKED or said:
        raise InvalidInput(_ASKED.get(kind, _ONLY_NUMBERS))
    return [Mark(number)]


def _column(signs: str, last: int, axis: str = "") -> Iterable[Mark]:
    """Read one sign for each number; of another length one was passed over, and all after it would be wrong."""
    if len(signs) != last:
        raise InvalidInput("Typ één teken per nummer: %(last)s. Je typte er %(n)s. Niets gekruist? Typ -.",
                           last=last, n=len(signs))  # fmt: skip
    return [Mark(number, sign, axis) for number, sign in enumerate(signs, 1) if sign != NOTHING]


def _listed(marks: Sequence[Mark], actions: Mapping[int, str]) -> list[str]:
    return [actions[mark.number] for mark in marks]


def _dots(marks: Sequence[Mark], actions: Mapping[int, str]) -> dict[str, object]:
    """«3 3» are two dots, as «3x2» is."""
    dots: Counter[str] = Counter()
    for mark in marks:
        dots[actions[mark.number]] += int(mark.value)
    return dict(dots)


def _estimates(marks: Sequence[Mark], actions: Mapping[int, str]) -> dict[str, object]:
    judged: dict[str, dict[str, int]] = {}
    for mark in marks:
        of_action = judged.setdefault(actions[mark.number], {})
        if mark.axis in of_action:
            raise RepeatedAction()
        of_action[mark.axis] = int(mark.value)
    return dict(judged)


def _answers(marks: Sequence[Mark], actions: Mapping[int, str]) -> dict[str, object]:
    said = {actions[mark.number]: mark.value for mark in marks}
    if len(said) < len(marks):
        raise RepeatedAction()
    return dict(said)


_CHOICES: Mapping[BallotKind, Callable[[Sequence[Mark], Mapping[int, str]], list[str] | dict[str, object]]] = {
    BallotKind.PICK: _listed,
    BallotKind.BUDGET: _listed,
    BallotKind.RANK: _listed,
    BallotKind.DOTS: _dots,
    BallotKind.MATRIX: _estimates,
}
