"""What bodies are made of: fields with bounds, texts as the domain checks them, and the shape of a refusal."""

from typing import Any

from marshmallow import EXCLUDE, Schema, fields, validate

from facilitator.domain.ideas.idea import IdeaStatus
from facilitator.domain.roles import Role
from facilitator.domain.text import KEY_LIMIT

# As the rules of texts say it, as far as a pattern can: something is there that can be seen, and no controls are.
NO_CONTROLS = r"^[^\x00-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]*$"
SOMETHING_TO_SEE = NO_CONTROLS[:-1] + r"[!-~\u00A1-\u00AC\u00AE-\u024F]" + NO_CONTROLS[1:]


class Input(Schema):
    """A body; fields we do not know are ignored."""

    class Meta:
        unknown = EXCLUDE


class Whole(fields.Integer):
    """A whole number; yes and no are none, though Python counts with them."""

    def _validated(self, value: Any) -> int:
        if isinstance(value, bool):
            raise self.make_error("invalid", input=value)
        return int(super()._validated(value))


def words(limit: int, **kwargs: object) -> fields.String:
    """A text; it is checked by the rules of the domain, which have codes of their own."""
    metadata = {"minLength": 1, "maxLength": limit, "pattern": SOMETHING_TO_SEE}
    return fields.String(metadata=metadata, **kwargs)  # type: ignore[arg-type]


def choice(values: type[Role] | type[IdeaStatus] | tuple[str, ...], **kwargs: object) -> fields.String:
    """A word out of a list."""
    return fields.String(validate=validate.OneOf([str(value) for value in values]), **kwargs)  # type: ignore[arg-type]


def whole(lowest: int, highest: int, **kwargs: object) -> fields.Integer:
    """A whole number within bounds."""
    return Whole(strict=True, validate=validate.Range(lowest, highest), **kwargs)  # type: ignore[arg-type]


def opaque(**kwargs: object) -> fields.String:
    """An opaque id, or the asker's key: short, and of characters that a file can hold."""
    metadata = {"minLength": 1, "maxLength": KEY_LIMIT, "pattern": NO_CONTROLS}
    return fields.String(metadata=metadata, **kwargs)  # type: ignore[arg-type]


class RefusalSchema(Schema):
    """A refusal."""

    class Inner(Schema):
        """Its code for programs, its message for people."""

        code = fields.String(required=True)
        message = fields.String(required=True)

    error = fields.Nested(Inner, required=True)
