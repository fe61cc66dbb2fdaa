"""Uitslag in detail: one counted vote for who prepares the advice, off the board; what is slow is done in a thread."""

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock

from flask import Response as Page
from flask import make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from facilitator import context
from facilitator.domain.refusals import InvalidInput
from facilitator.domain.room import Room
from facilitator.domain.sessions.session import Step
from facilitator.domain.voting import agreement
from facilitator.domain.voting.options import MOST_EUROS
from facilitator.domain.voting.selection import Selection, Wish, can_select
from facilitator.domain.voting.tally import Tally
from facilitator.http_status import status_of
from facilitator.services.voting.results import detailed, results, selected
from facilitator.views.voting.expert import expert
from facilitator.views.voting.selecting import SelectingView, Typed, selecting

from . import bp
from .door import bare_amount, room_here, step_here, whole

PAGE = "/uitslag"
PLACES, MONEY = "plaatsen", "geld"
# Threads that compute share one interpreter with the loop: two of them would leave it a third, ten a tenth.
ONE_AT_A_TIME = Lock()


@dataclass(frozen=True)
class Asked:
    """What was asked in the address, as whole numbers; `by` says what the two rules share, if anything."""

    places: int
    by: str = ""
    money: int = 0


@bp.get(PAGE)
def show_newest(session_id: str) -> Response:
    """Go to the vote that was counted last; where none was, say what to do."""
    room = room_here(session_id)
    counted = _counted(room)
    if not counted:
        return make_response(render_template("console/expert/none.html", session=room.session, notice=""))
    return redirect(f"/console/{session_id}{PAGE}/{counted[0].id}", 302)


@bp.get(f"{PAGE}/<step_id>")
def show_detail(session_id: str, step_id: str) -> Page:
    """Show a counted vote in detail; for how many places and how much money is asked in the address."""
    room = room_here(session_id)
    step = step_here(room, step_id)
    tally = results(context.store(), session_id, step_id)
    refusal = None
    asked = Asked(places=min(agreement.places(tally.terms), len(tally.rows)))
    try:
        asked = _asked(tally, asked)
    except InvalidInput as error:
        refusal = error
    with ONE_AT_A_TIME:
        found = context.in_thread(detailed, context.store(), session_id, step_id, asked.places)
    others = [other for other in _counted(room) if other.id != step.id]
    view = expert(
        f"/console/{session_id}", step, tally, room.actions, found, others, _selecting(room, tally, step, asked)
    )
    page = render_template("console/expert/page.html", view=view, session=room.session, notice=context.told(refusal))
    return make_response(page, status_of(refusal) if refusal else 200)


def _counted(room: Room) -> Sequence[Step]:
    """Return the counted votes of a session, the last one first."""
    return sorted((step for step in room.steps if step.counted), key=lambda step: -step.opened)


def _asked(tally: Tally, usual: Asked) -> Asked:
    """Read the address; InvalidInput says what to type."""
    typed, by = request.args.get("plaatsen", "").strip(), request.args.get("kies", "")
    places = whole(typed, 1, len(tally.rows)) if typed else usual.places
    if by != MONEY:
        return Asked(places, by if by == PLACES else "")
    return Asked(places, by, whole(bare_amount(request.args.get("geld", "")), 1, MOST_EUROS))


def _selecting(room: Room, tally: Tally, step: Step, asked: Asked) -> SelectingView | None:
    """Return the two rules side by side, worked out only where that was asked for."""
    if not can_select(tally.kind):
        return None
    costs = _costs(room, tally)
    both: tuple[Selection, ...] = ()
    if asked.by:
        wish = Wish(budget=asked.money, costs=costs) if asked.by == MONEY else Wish(places=asked.places)
        with ONE_AT_A_TIME:
            both = context.in_thread(selected, context.store(), room.session.id, step.id, wish)
    typed = Typed(asked.by, request.args.get("geld", "").strip()[:16] or _usual_money(tally))
    return selecting(typed, tally, room.actions, costs, asked.money, both)


def _costs(room: Room, tally: Tally) -> dict[str, int]:
    """Return what actions cost: what people were told when they voted, else what is known now."""
    now = {action.id: action.cost for action in room.actions if action.cost is not None}
    voted = {row.action for row in tally.rows}
    kept = dict(tally.terms.costs) if tally.terms else {}
    return {action: cost for action, cost in (now | kept).items() if action in voted}


def _usual_money(tally: Tally) -> str:
    return str(tally.terms.total) if tally.terms and tally.terms.total else ""
