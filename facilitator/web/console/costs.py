"""What each action costs: one page with all of them, saved at once."""

from collections.abc import Mapping

from flask import Response as Page
from flask import make_response, render_template, request
from werkzeug.wrappers import Response

from facilitator import context
from facilitator.domain.refusals import InvalidInput
from facilitator.domain.room import Room
from facilitator.domain.voting.options import MOST_EUROS
from facilitator.http_status import status_of
from facilitator.services.ideas.costs import price_actions
from facilitator.views.ideas.costs import costs, field_of

from . import bp
from .door import TOLD_IN_PLACE, back, bare_amount, do, room_here, whole

PAGE = "/kosten"


@bp.get(PAGE)
def show_costs(session_id: str) -> Page:
    """Show what each action costs."""
    return _page(room_here(session_id))


@bp.post(PAGE)
def keep_costs(session_id: str) -> Response:
    """Keep all costs at once; one that is no amount is asked again, with all that was typed."""
    room = room_here(session_id)
    typed = _typed(room)
    try:
        do(price_actions, session_id, _amounts(room, typed))
    except TOLD_IN_PLACE as refusal:
        return _page(room, typed, context.told(refusal), status_of(refusal))
    return back(session_id, PAGE)


def _typed(room: Room) -> Mapping[str, str]:
    fields = {action.id: request.form.get(field_of(action.id)) for action in room.actions}
    return {action: typed.strip() for action, typed in fields.items() if typed is not None}


def _amounts(room: Room, typed: Mapping[str, str]) -> Mapping[str, int | None]:
    """Return what was typed as whole euros; nothing typed says that nobody knows."""
    wrong = [action.number for action in room.actions if not _is_amount(typed.get(action.id, ""))]
    if wrong:
        raise InvalidInput("Typ bij actie %(numbers)s een bedrag in hele euro, of niets.",
                           numbers=", ".join(map(str, wrong)))  # fmt: skip
    return {action: _amount(text) for action, text in typed.items()}


def _amount(typed: str) -> int | None:
    bare = bare_amount(typed)
    return whole(bare, 0, MOST_EUROS) if bare else None


def _is_amount(typed: str) -> bool:
    try:
        _amount(typed)
    except InvalidInput:
        return False
    return True


def _page(room: Room, typed: Mapping[str, str] | None = None, notice: str = "", status: int = 200) -> Page:
    shown = typed or {}
    wrong = frozenset(action for action, text in shown.items() if not _is_amount(text))
    view = costs(room, shown, wrong)
    return make_response(render_template("console/costs.html", view=view, session=room.session, notice=notice), status)
