"""What moved between two rounds, as it goes out."""

from marshmallow import Schema, fields

from facilitator.api.schemas.fields import choice


class FigureOut(Schema):
    """How an action stood in one round: so many people of so many ballots."""

    people = fields.Integer(required=True)
    ballots = fields.Integer(required=True)
    share = fields.Float(required=True)
    rank = fields.Integer(required=True)


class RoundOut(Schema):
    """One of two rounds."""

    session = fields.String(required=True)
    step = fields.String(required=True)
    kind = fields.String(required=True)
    ballots = fields.Integer(required=True)


class GroupMoveOut(Schema):
    """One action before and after, among one group."""

    roles = fields.List(fields.String(), required=True)
    label = fields.String(required=True)
    before = fields.Nested(FigureOut, required=True, allow_none=True)
    after = fields.Nested(FigureOut, required=True, allow_none=True)


class MoveOut(Schema):
    """One action before and after; `earlier` are the actions of the first round that it holds."""

    action = fields.String(required=True)
    number = fields.Integer(required=True)
    fate = choice(("kept", "merged", "added", "dropped"), required=True)
    earlier = fields.List(fields.String(), required=True)
    before = fields.Nested(FigureOut, required=True, allow_none=True)
    after = fields.Nested(FigureOut, required=True, allow_none=True)
    groups = fields.List(fields.Nested(GroupMoveOut), required=True)


class MovedOut(Schema):
    """What moved from one round to the next; `alike` says whether shares mean the same in both."""

    first = fields.Nested(RoundOut, required=True)
    second = fields.Nested(RoundOut, required=True)
    alike = fields.Boolean(required=True)
    actions = fields.List(fields.Nested(MoveOut), required=True)
