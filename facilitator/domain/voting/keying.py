"""One line as typed from a paper ballot: its number if it has one, the letter of the role, then what is crossed."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from facilitator.domain.refusals import InvalidInput, RepeatedAction
from facilitator.domain.roles import Role
from facilitator.domain.voting.ballot import Answer, BallotKind

LETTERS = {"i": Role.CITIZEN, "m": Role.STAFF, "p": Role.POLITICIAN, "o": Role.PARTNER}
ANSWERS = {"j": Answer.YES, "b": Answer.DOUBT, "n": Answer.NO, "w": Answer.UNKNOWN}

# The letter may stick to the first number: «i3 7» is «i 3 7».
_ROLE = re.compile(r"([impo])([0-9]{1,3}[a-z]?)?")
_SERIAL = re.compile(r"[0-9a-z]{1,12}")
_MARK = re.compile(r"([0-9]{1,3})([a-z]?)")


@dataclass(frozen=True)
class KeyedLine:
    """What a line says: as whom, the choices in the form a ballot has, and the number of the paper, empty without one."""

    role: Role
    choices: list[str] | dict[str, str]
    serial: str = ""


def keyed(line: str, kind: BallotKind, actions: Mapping[int, str]) -> KeyedLine:
    """Read «K7F2 i 3 7 12», or «i 1j 2n» where each action has an answer; InvalidInput says what to change."""
    words = line.lower().replace(",", " ").split()
    # What stands before the role is the number of the paper, also where it could be read as a role: «M3 i 7».
    has_serial = len(words) > 1 and _ROLE.fullmatch(words[1]) is not None
    serial = words.pop(0) if has_serial else ""
    if serial and not _SERIAL.fullmatch(serial):
        raise InvalidInput("De volgcode bestaat uit letters en cijfers.")
    first = _ROLE.fullmatch(words[0]) if words else None
    if first is None:
        raise InvalidInput("Typ na de volgcode de letter van de rol: i, m, p of o.")
    marks = [_mark(word, actions) for word in ([first[2]] if first[2] else []) + words[1:]]
    return KeyedLine(LETTERS[first[1]], _picks(marks) if kind is BallotKind.PICK else _answers(marks), serial.upper())


def _mark(word: str, actions: Mapping[int, str]) -> tuple[str, str]:
    """One crossed number as an action and the letter behind it."""
    found = _MARK.fullmatch(word) if word.isascii() else None
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
