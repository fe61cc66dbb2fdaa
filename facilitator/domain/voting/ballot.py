"""Ballots: what one may choose in each kind of vote, read strictly and kept in one canonical form."""

from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum

from facilitator.domain.refusals import InvalidInput, RepeatedAction, TooManyChoices, UnknownAction


class BallotKind(StrEnum):
    """The kinds of vote a run sheet can name."""

    PICK = "pick"
    YES_DOUBT_NO = "yes_doubt_no"
    DOTS = "dots"
    RANK = "rank"
    MATRIX = "matrix"
    MOSCOW = "moscow"
    CONSENT = "consent"
    BUDGET = "budget"


class Answer(StrEnum):
    """The answers to one card of a `yes_doubt_no` vote."""

    YES = "yes"
    DOUBT = "doubt"
    NO = "no"
    UNKNOWN = "unknown"


ANSWERS = frozenset(answer.value for answer in Answer)
LIVE_KINDS = frozenset({BallotKind.PICK, BallotKind.YES_DOUBT_NO})

Choices = tuple[str, ...] | Mapping[str, str]


def read(kind: BallotKind, k: int, raw: object, actions: Collection[str]) -> Choices:
    """Return the choices in canonical form; refuse other forms, unknown and repeated actions, and too many."""
    if kind is BallotKind.PICK:
        return _picks(raw, k, actions)
    if kind is BallotKind.YES_DOUBT_NO:
        return _answers(raw, actions)
    raise InvalidInput("Deze soort stemming kan nog niet op een scherm.")


def left(kind: BallotKind, k: int, choices: Choices, actions: int) -> int:
    """Return how many picks are unused, or how many actions unanswered."""
    return (k if kind is BallotKind.PICK else actions) - len(choices)


def _picks(raw: object, k: int, actions: Collection[str]) -> tuple[str, ...]:
    if not isinstance(raw, list) or not all(isinstance(choice, str) for choice in raw):
        raise InvalidInput("Kies uit de lijst.")
    # A long list is refused before it is looked into: its length alone says that it is no ballot.
    if len(raw) > max(k, len(actions)):
        raise TooManyChoices(k)
    if any(choice not in actions for choice in raw):
        raise UnknownAction()
    if len(set(raw)) < len(raw):
        raise RepeatedAction()
    if len(raw) > k:
        raise TooManyChoices(k)
    return tuple(sorted(raw))


def _answers(raw: object, actions: Collection[str]) -> dict[str, str]:
    if not isinstance(raw, dict):
        raise InvalidInput("Kies een antwoord bij elke actie.")
    if len(raw) > len(actions) or any(action not in actions for action in raw):
        raise UnknownAction()
    if any(not isinstance(answer, str) or answer not in ANSWERS for answer in raw.values()):
        raise InvalidInput("Kies een antwoord uit de lijst.")
    return {action: str(raw[action]) for action in sorted(raw)}


def turned(actions: Sequence[str], turn: int) -> tuple[str, ...]:
    """Return the numbered list as one seat sees it: from another number on, running round (7…12, 1…6)."""
    if not actions:
        return ()
    start = turn % len(actions)
    return tuple(actions[start:]) + tuple(actions[:start])
