"""Ballots: the kinds of vote there are, the form in which choices are kept, and the list as each seat sees it."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any


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


class Row(StrEnum):
    """The rows of a `moscow` vote, the most urgent first (DSDM: must, should, could, won't this time)."""

    MUST = "must"
    SHOULD = "should"
    COULD = "could"
    NOT_NOW = "not_now"


class Consent(StrEnum):
    """What one may say of a proposal in a `consent` vote."""

    NONE = "none"
    CONCERN = "concern"
    OBJECTION = "objection"


class Axis(StrEnum):
    """What is estimated of an action in a `matrix` vote, from 1 (little) to 3 (much)."""

    EFFECT = "effect"
    EFFORT = "effort"


# A list of actions (sorted; in order for `rank`), or what was said of each action, by action.
Choices = tuple[str, ...] | Mapping[str, Any]


def turned(actions: Sequence[str], turn: int) -> tuple[str, ...]:
    """Return the numbered list as one seat sees it: from another number on, running round (7…12, 1…6)."""
    if not actions:
        return ()
    start = turn % len(actions)
    return tuple(actions[start:]) + tuple(actions[:start])
