"""Writing for somebody: typed, read back, approved; and a paper slip keyed the same way, with the code of its tear-off."""

from dataclasses import dataclass, replace
from secrets import token_urlsafe

from flask import request
from werkzeug.wrappers import Response

from facilitator import context
from facilitator.domain.refusals import InvalidInput, Refusal, RuleBroken
from facilitator.services.helping import scribing
from facilitator.services.helping.scribing import Told
from facilitator.web.join import read_table

from . import bp
from .door import InHand, do, leave, page, require_helper, room_here, screen

IN_HAND = InHand("opgeschreven")
TOLD_IN_PLACE = (InvalidInput, RuleBroken)
SHOWN_AGAIN = 1000


@dataclass(frozen=True)
class Written:
    """What is in hand: the words, the key of the form, and after approval only the code to write down."""

    told: Told
    key: str
    code: str = ""
    error: Refusal | None = None


@bp.get("/schrijf")
def ask_words() -> Response:
    """Show the field in which a helper types what somebody tells; what is in hand can still be changed."""
    held = IN_HAND.get()
    if held is not None and held.code:
        return IN_HAND.drop("/schrijf")
    return _page(held.told if held else Told(""), held.error if held else None)


@bp.post("/schrijf")
def type_words() -> Response:
    """Take the words in hand, to read them back."""
    told = Told(request.form.get("text", "")[:SHOWN_AGAIN])
    try:
        told = replace(
            told,
            table=read_table(),
            title=request.form.get("title", "") if request.form.get("for_table") else "",
            slip=request.form.get("slip", "").strip(),
        )
        told = scribing.check_told(context.store(), require_helper(), told)
    except TOLD_IN_PLACE as refusal:
        return _page(told, refusal)
    return IN_HAND.begin(Written(told, token_urlsafe(12)), "/schrijf/klopt")


@bp.get("/schrijf/klopt")
def read_back_words() -> Response:
    """Read back what was typed, and ask whether it is right."""
    held = IN_HAND.get()
    if held is None or held.code:
        return leave("/schrijf")
    return page("words_back", told=held.told, error=held.error)


@bp.post("/schrijf/klopt")
def approve_words() -> Response:
    """Keep what was approved; of what is in hand only the code stays, to be written down."""
    held = IN_HAND.get()
    if held is None:
        return leave("/schrijf")
    if held.code:
        return leave("/schrijf/dank")  # Pressed twice: the code is there once.
    try:
        code = do(scribing.scribe_idea, held.told, request.form.get("approved") == "ja", held.key)
    except TOLD_IN_PLACE as refusal:
        IN_HAND.change(replace(held, error=refusal))
        return leave("/schrijf/klopt")
    IN_HAND.change(Written(Told(""), "", code))
    return leave("/schrijf/dank")


@bp.get("/schrijf/dank")
def thank_for_words() -> Response:
    """Show the code once more, until the next person."""
    held = IN_HAND.get()
    if held is None or not held.code:
        return leave("/schrijf")
    return page("words_kept", code=held.code)


@bp.post("/schrijf/weg")
def drop_words() -> Response:
    """Let go of the words, or of the code, for the next person."""
    return IN_HAND.drop("/schrijf")


def _page(told: Told, refusal: Refusal | None = None) -> Response:
    room = room_here()
    tables = tuple(range(1, room.session.table_count + 1)) if room.session.has_tables else ()
    hands_in = scribing.hands_in_now(context.store(), room.session.id)
    return page(
        "write", 422 if refusal else 200, view=screen(), told=told, tables=tables, hands_in=hands_in, error=refusal
    )
