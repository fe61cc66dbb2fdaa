"""Ideas and actions, as they go in and out."""

from marshmallow import Schema, fields, validate

from facilitator.api.schemas.fields import Input, choice, opaque, whole, words
from facilitator.domain.ideas.idea import IdeaStatus
from facilitator.domain.ideas.pictograms import BY_NAME
from facilitator.domain.text import IDEA_LIMIT, TITLE_LIMIT
from facilitator.domain.voting.options import MOST_EUROS


class IdeaIn(Input):
    """An idea."""

    text = words(IDEA_LIMIT, required=True)
    key = opaque(required=True)


class IdOut(Schema):
    """The id of what was made."""

    id = fields.String(required=True)


class IdeaStatusIn(Input):
    """Where an idea goes."""

    status = choice(tuple(status for status in IdeaStatus if status is not IdeaStatus.WITHDRAWN), required=True)


class IdeaOut(Schema):
    """An idea as its facilitator sees it."""

    id = fields.String(required=True)
    text = fields.String(required=True)
    title = fields.String()
    role = fields.String(allow_none=True, required=True)
    table = fields.Integer(allow_none=True, required=True)
    status = choice(IdeaStatus, required=True)
    action = fields.String(allow_none=True, required=True)
    scribed = fields.Boolean(required=True, metadata={"description": "Told to a helper, read back and approved."})


class IdeasOut(Schema):
    """All ideas of a session."""

    ideas = fields.List(fields.Nested(IdeaOut), required=True)


class ActionIn(Input):
    """An action made of ideas."""

    title = words(TITLE_LIMIT, required=True)
    ideas = fields.List(
        fields.String(), required=True, validate=validate.Length(max=500), metadata={"uniqueItems": True}
    )
    pictogram = fields.String(validate=validate.OneOf(["", *BY_NAME]))
    cost = whole(0, MOST_EUROS, load_default=None, allow_none=True)


class ActionOut(Schema):
    """An action."""

    id = fields.String(required=True)
    number = fields.Integer(required=True)
    title = fields.String(required=True)
    ideas = fields.List(fields.String(), required=True)
    pictogram = fields.String(required=True, metadata={"description": "the name of a pictogram of ours, or empty"})
    cost = fields.Integer(
        required=True, allow_none=True, metadata={"description": "whole euros, or null where nobody said it"}
    )


class ActionsOut(Schema):
    """All actions of a session by number."""

    actions = fields.List(fields.Nested(ActionOut), required=True)


class BringIn(Input):
    """Actions of an earlier session to bring along."""

    actions = fields.List(
        fields.String(), required=True, validate=validate.Length(min=1, max=500), metadata={"uniqueItems": True}
    )
