"""One line as typed from a paper ballot: the letter of the role, then the numbers that are crossed."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .ballot import Answer, BallotKind
from .refusals import InvalidInput, RepeatedAction
from .roles import Role

LETTERS = {"i": Role.CITIZEN, "m": Role.STAFF, "p": Role.POLITICIAN, "o": Role.PARTNER}
ANSWERS = {"j": Answer.YES, "b": Answer.DOUBT, "n": Answer.NO, "w": Answer.UNKNOWN}

_WORD = re.compile(r"([0-9]{1,3})([a-z]?)")


@dataclass(frozen=True)
class KeyedLine:
    """What a line says: as whom, and the choices in the form a ballot has."""

    role: Role
    choices: list[str] | dict[str, str]


def keyed(line: str, kind: BallotKind, actions: Mapping[int, str]) -> KeyedLine:
    """Read «i 3 7 12», or «i 1j 2n» where each action has an answer; InvalidInput says what to change."""
    words = line.lower().replace(",", " ").split()
    if not words or words[0][0] not in LETTERS:
        raise InvalidInput("Begin met de letter van de rol: i, m, p of o.")
    role, first = LETTERS[words[0][0]], words[0][1:]
    marks = [_mark(word, actions) for word in ([first] if first else []) + words[1:]]
    return KeyedLine(role, _picks(marks) if kind is BallotKind.PICK else _answers(marks))


def _mark(word: str, actions: Mapping[int, str]) -> tuple[str, str]:
    """One crossed number as an action and the letter behind it."""
    found = _WORD.fullmatch(word)
    if found is None:
        raise InvalidInput("«%(word)s» kunnen we niet lezen. Typ nummers met een spatie ertussen.", word=word[:20])
    number, letter = int(found[1]), found[2]
    if number not in actions:
        raise InvalidInput("Nummer %(number)s staat niet op het stemblad.", number=number)
    return actions[number], letter


def _picks(marks: Sequence[tuple[str, str]]) -> list[str]:
    if any(letter for _, letter in marks):
        raise InvalidInput("Typ hier alleen nummers.")
    return [action for action, _ in marks]


def _answers(marks: Sequence[tuple[str, str]]) -> dict[str, str]:
    if any(letter not in ANSWERS for _, letter in marks):
        raise InvalidInput("Zet achter elk nummer j, b, n of w.")
    if len({action for action, _ in marks}) < len(marks):
        raise RepeatedAction()
    return {action: ANSWERS[letter].value for action, letter in marks}
