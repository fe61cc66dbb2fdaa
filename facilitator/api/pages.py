"""Lists: whole up to 5,000 rows, and from there on in pieces that begin after a row one has."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from marshmallow import fields, validate

from facilitator.api.schemas import Input
from facilitator.domain.refusals import NotFound

MOST_ROWS = 5000


class Kept(Protocol):
    """Anything with an id."""

    @property
    def id(self) -> str:
        """Its opaque id."""


R = TypeVar("R", bound=Kept)


class PageIn(Input):
    """Which piece of a long list."""

    after = fields.String(load_default=None, metadata={"description": "the id of the last row one has"})
    limit = fields.Integer(load_default=MOST_ROWS, validate=validate.Range(1, MOST_ROWS))


def page(rows: Sequence[R], after: str | None, limit: int) -> Sequence[R]:
    """Return the piece of a list that begins after this row; NotFound if there is no such row."""
    if after is None:
        return rows[:limit]
    start = next((n for n, row in enumerate(rows, 1) if row.id == after), None)
    if start is None:
        raise NotFound("Die rij staat niet in de lijst.")
    return rows[start : start + limit]
