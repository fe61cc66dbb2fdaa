"""Trajectories, sessions and seats, as they go in and out."""

from marshmallow import Schema, fields, validate

from facilitator.api.schemas.fields import Input, choice, whole, words
from facilitator.domain.roles import Role
from facilitator.domain.sessions.session import REASON_LIMIT
from facilitator.domain.text import TITLE_LIMIT

VERSION = 2**53
LANGUAGE = (validate.Regexp("^[a-z]{2}$"), validate.Length(equal=2))


class TrajectoryIn(Input):
    """A new trajectory."""

    municipality = fields.String(required=True, metadata={"description": "NIS code", "example": "11002"})
    title = words(TITLE_LIMIT, required=True)
    end_date = fields.Date(allow_none=True, load_default=None)


class TrajectoryOut(Schema):
    """A trajectory."""

    id = fields.String(required=True)
    municipality = fields.String(required=True)
    municipality_name = fields.String(required=True)
    title = fields.String(required=True)
    end_date = fields.Date(allow_none=True)
    first_year = fields.Integer()
    last_year = fields.Integer()


class SessionIn(Input):
    """A new session, from a run sheet."""

    format = fields.String(required=True, metadata={"example": "startsessie"})
    title = words(TITLE_LIMIT, load_default=None, allow_none=True)
    languages = fields.List(fields.String(validate=LANGUAGE), load_default=list, validate=validate.Length(max=20))
    languages_reason = words(REASON_LIMIT, load_default="")


class StepOut(Schema):
    """A step of a run sheet."""

    id = fields.String(required=True)
    method = fields.String(required=True)
    kind = fields.String()
    options = fields.Dict()
    title = fields.String(required=True)
    minutes = fields.Integer(required=True)
    setting = fields.String(required=True)


class CreatedOut(Schema):
    """A new session with all that is needed to run it."""

    id = fields.String(required=True)
    code = fields.String(required=True)
    join_url = fields.String(required=True)
    board_url = fields.String(required=True)
    board_key = fields.String(required=True)
    steps = fields.List(fields.Nested(StepOut), required=True)


class CurrentStepOut(Schema):
    """The step the room is at."""

    id = fields.String(required=True)
    method = fields.String(required=True)
    state = choice(("open", "stopped", "closed"), required=True)


class SessionOut(Schema):
    """Where a session stands."""

    id = fields.String(required=True)
    code = fields.String(required=True)
    status = choice(("planned", "live", "ended"), required=True)
    version = fields.Integer(required=True)
    step = fields.Nested(CurrentStepOut, allow_none=True, required=True)
    participants = fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)


class VersionIn(Input):
    """What the asker last saw of the session."""

    version = whole(0, VERSION, load_default=None, allow_none=True)


class JoinIn(Input):
    """Sitting down."""

    code = fields.String(required=True, metadata={"example": "482913", "pattern": "^[0-9]{3} ?[0-9]{3}$"})
    role = choice(Role, required=True)
    table = whole(1, 40, load_default=None, allow_none=True)
    language = fields.String(load_default="nl", validate=LANGUAGE)


class JoinOut(Schema):
    """A seat."""

    token = fields.String(required=True)
    participant = fields.String(required=True)
    session = fields.String(required=True)
