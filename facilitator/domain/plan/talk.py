"""What people say and suggest beside the fields of an action, and at which field each of them is."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from facilitator.domain.roles import Duty

from .changes import DECIDERS
from .fields import STATUS, FieldSpec, Kind

PRESENT_SECONDS = 20
COMMENT_LIMIT, REASON_LIMIT = 2_000, 500


class Outcome(StrEnum):
    """What became of a suggestion."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    TAKEN_BACK = "taken_back"


@dataclass(frozen=True)
class Presence:
    """Somebody who has the action open, and the field they are at; no name of a field when at none."""

    account_id: str
    account_name: str
    name: str


@dataclass(frozen=True)
class Comment:
    """Something said about a field; settled by whoever did what it asks, or found it done."""

    id: str
    item_id: str
    name: str
    account_id: str
    account_name: str
    text: str
    written_at: datetime
    settled_by: str = ""
    settled_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Say whether nobody settled it."""
        return self.settled_at is None


@dataclass(frozen=True)
class Suggestion:
    """Another text for a field, with why; `version` is that of the text it was written beside."""

    id: str
    item_id: str
    name: str
    account_id: str
    account_name: str
    value: object
    version: int
    reason: str
    written_at: datetime
    outcome: Outcome = Outcome.OPEN
    settled_by: str = ""
    settled_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Say whether nobody accepted or rejected it, nor its writer took it back."""
        return self.outcome is Outcome.OPEN


@dataclass(frozen=True)
class Talk:
    """All that is said and suggested beside an action, oldest first."""

    comments: tuple[Comment, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()

    def at(self, name: str) -> "Talk":
        """Return what stands beside one field."""
        return Talk(
            tuple(one for one in self.comments if one.name == name),
            tuple(one for one in self.suggestions if one.name == name),
        )

    @property
    def names(self) -> tuple[str, ...]:
        """The fields beside which anything is said, each once."""
        said = [one.name for one in self.comments]
        return tuple(dict.fromkeys(said + [one.name for one in self.suggestions]))

    @property
    def open_comments(self) -> int:
        """How many comments nobody settled."""
        return sum(one.is_open for one in self.comments)

    @property
    def open_suggestions(self) -> int:
        """How many suggestions wait for an answer."""
        return sum(one.is_open for one in self.suggestions)


@dataclass(frozen=True)
class Beside:
    """What stands around the fields of an action: what is said, and who else has it open."""

    talk: Talk = Talk()
    others: tuple[Presence, ...] = ()


NOTHING_BESIDE = Beside()


def may_talk(duty: Duty) -> bool:
    """Say whether somebody with this duty may comment and suggest."""
    return duty is not Duty.READER


def may_answer(duty: Duty) -> bool:
    """Say whether somebody with this duty accepts and rejects suggestions: the municipality holds the pen."""
    return duty in DECIDERS


def is_suggestible(spec: FieldSpec) -> bool:
    """Say whether one can suggest another text for a field; a status is decided, lines are split."""
    return spec.name != STATUS and spec.kind not in (Kind.DERIVED, Kind.LINES)
