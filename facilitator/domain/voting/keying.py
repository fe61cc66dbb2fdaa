"""One line as typed from a paper ballot: its number if it has one, the letter of the role, then what is crossed.

Behind « / » stand reasons, in their own capitals: «K7F2 i 1g 3b / 3: Wie geen bankkaart heeft, valt uit.»
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from facilitator.domain.refusals import InvalidInput
from facilitator.domain.roles import Role
from facilitator.domain.voting.ballot import BallotKind, Choices
from facilitator.domain.voting.kinds.consent import ANSWER, REASON
from facilitator.domain.voting.marks import crossed, typed

LETTERS = {"i": Role.CITIZEN, "m": Role.STAFF, "p": Role.POLITICIAN, "o": Role.PARTNER}

# The letter may stick to the first number: «i3 7» is «i 3 7».
_ROLE = re.compile(r"([impo])([0-9]\S*)?")
# Not where an m is also the effort: «m112» is a column there.
_ROLE_ALONE = re.compile(r"([impo])()")
_SERIAL = re.compile(r"[0-9a-z]{1,12}")
_REASONS = re.compile(r"(?:^|\s)/")
_REASON = re.compile(r"\s*([0-9]{1,3})\s*:(.*)", re.DOTALL)


@dataclass(frozen=True)
class KeyedLine:
    """What a line says: as whom, the choices in the form in which programs send them, and the number of the paper, empty without one."""

    role: Role
    choices: list[str] | dict[str, object]
    serial: str = ""


def keyed(line: str, kind: BallotKind, actions: Mapping[int, str]) -> KeyedLine:
    """Read «K7F2 i 3 7 12», or what else ballots of this kind say; InvalidInput says what to change."""
    line, *reasons = _REASONS.split(line) if kind is BallotKind.CONSENT else [line]
    words = line.lower().replace(",", " ").split()
    of_role = _ROLE_ALONE if kind is BallotKind.MATRIX else _ROLE
    # What stands before the role is the number of the paper, also where it could be read as a role: «M3 i 7».
    has_serial = len(words) > 1 and of_role.fullmatch(words[1]) is not None
    serial = words.pop(0) if has_serial else ""
    if serial and not _SERIAL.fullmatch(serial):
        raise InvalidInput("De volgcode bestaat uit letters en cijfers.")
    first = of_role.fullmatch(words[0]) if words else None
    if first is None:
        raise InvalidInput("Typ na de volgcode de letter van de rol: i, m, p of o.")
    choices = crossed([word for word in (first[2], *words[1:]) if word], kind, actions)
    if isinstance(choices, dict) and reasons:
        choices = _with_reasons(choices, reasons, actions)
    return KeyedLine(LETTERS[first[1]], choices, serial.upper())


def line(role: Role, choices: Choices, kind: BallotKind, numbers: Mapping[str, int]) -> str:
    """Return what one would type for this ballot, without its serial and reasons."""
    letter = next(letter for letter, one in LETTERS.items() if one is role)
    return f"{letter} {typed(choices, kind, numbers)}".strip()


def _with_reasons(
    choices: Mapping[str, object], reasons: Sequence[str], actions: Mapping[int, str]
) -> dict[str, object]:
    """Put each reason beside the answer of its number; one without a number is of the whole ballot."""
    given: dict[str, list[str]] = {}
    for text in reasons:
        of_number = _REASON.fullmatch(text)
        action = actions.get(int(of_number[1])) if of_number else ""
        if action is None or (action and action not in choices):
            number = of_number[1] if of_number else ""
            raise InvalidInput("Typ eerst een letter achter nummer %(number)s, en dan de reden.", number=number)
        given.setdefault(action, []).append((of_number[2] if of_number else text).strip())
    said = {action: "\n".join(texts) for action, texts in given.items()}
    whole = {REASON: said.pop("")} if "" in said else {}
    return {**choices, **{action: {ANSWER: choices[action], REASON: text} for action, text in said.items()}, **whole}
