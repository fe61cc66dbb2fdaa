"""Voting with a helper: one ballot in hand, pointed at, read back, confirmed, and then nothing of it anywhere."""

from dataclasses import dataclass, replace
from secrets import token_urlsafe

from flask import request
from werkzeug.wrappers import Response

from facilitator import context
from facilitator.domain.helping.helper import Reason
from facilitator.domain.refusals import InvalidInput, NotAllowed, Refusal, RuleBroken
from facilitator.domain.roles import Role
from facilitator.domain.sessions.session import Step
from facilitator.domain.voting.ballot import BallotKind
from facilitator.services.helping import assisting
from facilitator.services.helping.assisting import Assistance
from facilitator.views.helping.helping import assist, roles_that_vote
from facilitator.views.voting.filled import NOT_FILLED, Filled
from facilitator.web.ballot_form import ballot_fields, choices_of
from facilitator.web.join import read_role, read_table

from . import bp
from .door import InHand, do, leave, page, require_helper, room_here, screen

IN_HAND = InHand("stemblad")
TOLD = (InvalidInput, NotAllowed, RuleBroken)


@dataclass(frozen=True)
class Pointed:
    """The ballot in hand: for which kind of person, what was pointed at, and the key of its form."""

    asked: Assistance
    key: str
    choices: object = None
    filled: Filled = NOT_FILLED
    error: Refusal | None = None


@dataclass(frozen=True)
class Confirmed:
    """What stays in hand of a ballot that is in: that it is, for a button that was pressed twice."""


@bp.get("/stem")
def ask() -> Response:
    """Ask why, and as whom; a phone in the room goes first."""
    return _ask_page()


@bp.post("/stem")
def begin() -> Response:
    """Take one ballot in hand."""
    step = screen().vote
    if request.form.get("phone") == "ja":
        return leave("/stem/gsm")
    try:
        if step is None:
            return leave("/stem")
        asked = Assistance(step.id, _reason(), read_role(), read_table())
        assisting.check_assistance(context.store(), require_helper(), asked, _most())
    except TOLD as refusal:
        return _ask_page(refusal)
    return IN_HAND.begin(Pointed(asked, token_urlsafe(12)), "/stem/kiezen")


@bp.get("/stem/gsm")
def on_the_phone() -> Response:
    """Somebody with a phone in the session is helped on that phone."""
    return page("phone_first", view=screen())


@bp.get("/stem/kiezen")
def point() -> Response:
    """Show the numbered list, for somebody to point at."""
    held, step = _held(), screen().vote
    if held is None:
        return leave("/stem")
    if step is None or step.id != held.asked.step_id:
        return IN_HAND.drop("/stem")
    return page("point", view=assist(room_here(), step, held.asked.role, held.filled), error=held.error)


@bp.post("/stem/kiezen")
def pointed() -> Response:
    """Keep in memory what was pointed at, to read it back."""
    held, step = _held(), screen().vote
    if held is None:
        return leave("/stem")
    if step is None or step.id != held.asked.step_id:
        return IN_HAND.drop("/stem")
    choices, refusal = _read(step, held.asked.role)
    pointed_at = Filled(ballot_fields(request.form))
    IN_HAND.change(replace(held, choices=choices, filled=pointed_at, error=refusal))
    return leave("/stem/kiezen" if refusal else "/stem/klopt")


@bp.get("/stem/klopt")
def read_back() -> Response:
    """Read the ballot back in words."""
    held, step = _held(), screen().vote
    if held is None:
        return leave("/stem")
    if step is None or step.id != held.asked.step_id:
        return IN_HAND.drop("/stem")
    if held.error or not held.choices:
        return leave("/stem/kiezen")
    return page("read_back", view=assist(room_here(), step, held.asked.role, held.filled))


@bp.post("/stem/klopt")
def confirm() -> Response:
    """Cast the ballot that was confirmed; what it said is let go of at once."""
    held = IN_HAND.get()
    if isinstance(held, Confirmed):
        return IN_HAND.end("/stem/dank")
    if held is None:
        return leave("/stem")
    try:
        do(assisting.cast_assisted, held.asked, held.choices, held.key, _most())
    except TOLD as refusal:
        IN_HAND.change(replace(held, error=refusal))
        return leave("/stem/kiezen")
    IN_HAND.change(Confirmed())
    return IN_HAND.end("/stem/dank")


@bp.post("/stem/weg")
def stop() -> Response:
    """Stop without a ballot."""
    return IN_HAND.drop("/stem")


@bp.get("/stem/dank")
def thanks() -> Response:
    """Say that it is in, and nothing more."""
    return page("thanks", view=screen())


def _held() -> Pointed | None:
    """Return the ballot in hand, as long as nobody confirmed it."""
    found = IN_HAND.get()
    return found if isinstance(found, Pointed) else None


def _ask_page(refusal: Refusal | None = None) -> Response:
    view = screen()
    roles = roles_that_vote(view.vote, context.content()) if view.vote else ()
    tables = tuple(range(1, room_here().session.table_count + 1)) if view.has_tables else ()
    return page("assist", 422 if refusal else 200, view=view, roles=roles, tables=tables, error=refusal)


def _reason() -> Reason:
    given = request.form.get("reason", "")
    if given not in set(Reason):
        raise InvalidInput("Kies waarom je helpt.")
    return Reason(given)


def _read(step: Step, role: Role) -> tuple[object, Refusal | None]:
    """Return what was pointed at, and what the vote's rule would refuse of it, before it is read back."""
    choices: object = None
    try:
        choices = choices_of(request.form, step.kind or BallotKind.PICK)
        assisting.check_choices(context.store(), step, choices, role)
    except InvalidInput as refusal:
        return choices, refusal
    return choices, None if choices else InvalidInput("Kies er minstens één. Of stop.")


def _most() -> int:
    return context.settings().assisted_per_helper
