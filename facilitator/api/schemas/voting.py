"""Ballots of every kind, paper and results, as they go in and out."""

from marshmallow import Schema, fields, validate

from facilitator.api.schemas.fields import Input, choice, opaque, words
from facilitator.domain.roles import Role

SAID = [{"type": "string"}, {"type": "integer", "minimum": 0}, {"type": "object"}]
CHOICES = {
    "oneOf": [
        {"type": "array", "items": {"type": "string"}},
        {"type": "object", "additionalProperties": {"oneOf": SAID}},
    ],
    "description": (
        "Empty withdraws; what is said of each action may be partial. "
        "pick: at most k ids. budget: ids that together cost at most the total. rank: at most k ids, best first. "
        "yes_doubt_no: yes, doubt, no or unknown by id. moscow: must, should, could or not_now by id. "
        "dots: how many by id, k in all and at most the cap on one. "
        'matrix: {"effect": 1-3, "effort": 1-3} by id, either may stay away. '
        'consent: none, concern or objection by id, or {"answer", "reason"}; "reason" beside the ids is of the whole ballot.'
    ),
}


class BallotIn(Input):
    """A ballot, whole."""

    choices = fields.Raw(required=True, metadata=CHOICES)
    key = opaque(required=True)


class BallotOut(Schema):
    """A ballot that is kept."""

    saved = fields.Boolean(required=True)
    left = fields.Integer(required=True)


class PaperIn(Input):
    """A paper ballot."""

    serial = words(40, load_default=None, allow_none=True)
    role = choice(Role, required=True)
    choices = fields.Raw(required=True, metadata=CHOICES)
    keyer = fields.String(load_default="", validate=validate.Length(max=40))
    key = opaque(load_default=None, allow_none=True)


class PaperOut(Schema):
    """What is keyed; `warning` says what is odd about its serial, empty if nothing is."""

    serial = fields.String(required=True)
    warning = fields.String(required=True)


class PapersOut(Schema):
    """What is keyed of paper, by whom, what was keyed once only, and what two keyers read differently."""

    class Keyer(Schema):
        """How many ballots somebody keyed; a keyer without a name is empty."""

        keyer = fields.String(required=True)
        keyed = fields.Integer(required=True)

    keyed = fields.Integer(required=True)
    serials = fields.List(fields.String(), required=True)
    keyers = fields.List(fields.Nested(Keyer), required=True)
    missing = fields.List(fields.String(), required=True)
    mismatching = fields.List(fields.String(), required=True)
    needs_second = fields.Boolean(required=True)
    papers_out = fields.Integer(required=True, allow_none=True)


class ResultsOut(Schema):
    """A counted result."""

    kind = fields.String(required=True)
    ballots = fields.Integer(required=True)
    total = fields.List(fields.Dict(), required=True)
    groups = fields.List(fields.Dict(), required=True)
    channels = fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)
