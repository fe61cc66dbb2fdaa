"""What goes in and out of the API, in the words of the contract; the OpenAPI document is made of this."""

from typing import Any

from marshmallow import EXCLUDE, Schema, fields, validate

from facilitator.domain.ideas.idea import IdeaStatus
from facilitator.domain.ideas.pictograms import BY_NAME
from facilitator.domain.roles import Role
from facilitator.domain.sessions.session import REASON_LIMIT
from facilitator.domain.text import IDEA_LIMIT, KEY_LIMIT, TITLE_LIMIT
from facilitator.domain.voting.options import MOST_EUROS

VERSION = 2**53
# As the rules of texts say it, as far as a pattern can: something is there that can be seen, and no controls are.
NO_CONTROLS = r"^[^\x00-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]*$"
SOMETHING_TO_SEE = NO_CONTROLS[:-1] + r"[!-~\u00A1-\u00AC\u00AE-\u024F]" + NO_CONTROLS[1:]
LANGUAGE = (validate.Regexp("^[a-z]{2}$"), validate.Length(equal=2))


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
