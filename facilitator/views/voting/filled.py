"""A ballot as the fields of its form, so that a page can show it filled in; `web/ballot_form.py` reads them back."""

from collections.abc import Mapping
from dataclasses import dataclass

from facilitator.domain.voting.ballot import BallotKind, Choices
from facilitator.domain.voting.kinds.consent import REASON_OF

Field = tuple[str, str]


@dataclass(frozen=True)
class Filled:
    """Which fields are filled in, and with what: a choice stands once for each action that was chosen."""

    fields: tuple[Field, ...] = ()

    def __bool__(self) -> bool:
        """Say whether anything is filled in."""
        return bool(self.fields)

    def has(self, name: str, value: object) -> bool:
        """Say whether this box is ticked."""
        return (name, str(value)) in self.fields

    def value(self, name: str) -> str:
        """Return what stands in this field, empty if nothing does."""
        return next((value for field, value in self.fields if field == name), "")


NOT_FILLED = Filled()


def filled(kind: BallotKind, choices: Choices | None) -> Filled:
    """Return the fields that say these choices."""
    if not choices:
        return NOT_FILLED
    if isinstance(choices, Mapping):
        return Filled(tuple(field for action in choices for field in _said(kind, action, choices[action])))
    if kind is BallotKind.RANK:
        return Filled(tuple((f"place-{action}", str(place)) for place, action in enumerate(choices, 1)))
    return Filled(tuple(("choice", action) for action in choices))


def _said(kind: BallotKind, action: str, value: object) -> tuple[Field, ...]:
    """The fields of what was said of one action."""
    if isinstance(value, Mapping):
        return tuple((f"{axis}-{action}", str(step)) for axis, step in value.items())
    if kind is BallotKind.DOTS:
        return ((f"dots-{action}", str(value)),)
    if action.startswith(REASON_OF):
        return ((f"reason-{action.removeprefix(REASON_OF)}", str(value)),)
    return ((f"answer-{action}", str(value)),)
