"""The list of counted receipts: on a phone once the result is shown, and as a sheet to hang up."""

from flask import Blueprint, render_template

from facilitator import context
from facilitator.domain.refusals import NotFound
from facilitator.services.house.trajectories import ANY, session_for
from facilitator.services.sessions import rooms
from facilitator.services.voting import receipts
from facilitator.views.voting.receipts import receipt_list
from facilitator.web.seat.seated import seated

bp = Blueprint("receipts", __name__)


@bp.get("/sessie/bewijzen")
def show() -> str:
    """Show the receipts that counted in each vote whose result the room has seen."""
    seat, store = context.require_seat(), context.store()
    room = rooms.room(store, seat.session_id)
    shown = [step for step in room.steps if step.counted and step.shown]
    lists = [receipt_list(room.session, step, receipts.counted(store, seat.session_id, step.id)) for step in shown]
    lists = [one for one in lists if one.words]
    return render_template("phone/receipts.html", lists=lists, session=room.session, seated=seated())


@bp.get("/druk/<session_id>/bewijzen/<step_id>")
def print_list(session_id: str, step_id: str) -> str:
    """Print the receipts that counted in one vote, to hang up in the room."""
    store = context.store()
    session = session_for(store, context.require_account(), session_id, ANY)
    step = store.sessions.step(session_id, step_id)
    if step is None or not step.is_vote:
        raise NotFound()
    view = receipt_list(session, step, receipts.counted(store, session_id, step_id))
    return render_template("print/receipts.html", view=view)
