"""Choosing the columns of one's own files: a form that works as it is."""

from flask import Response, make_response, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from facilitator import context
from facilitator.domain.numbers import typed_number
from facilitator.domain.plan.columns import Wish, arranged, own_columns
from facilitator.domain.refusals import InvalidInput, NotAllowed
from facilitator.domain.trajectory import Trajectory
from facilitator.services.plan import files
from facilitator.views.plan.columns import ColumnsPage, columns_page

from . import bp


@bp.get("/plan/bestanden/kolommen")
def choose_columns(trajectory_id: str) -> Response:
    """Show all columns, as the municipality chose them under this name."""
    name, account = request.args.get("naam", ""), context.require_account()
    profile = files.column_profile(context.store(), account, trajectory_id, name) if name else None
    return _drawn(columns_page(_trajectory(trajectory_id), profile))


@bp.post("/plan/bestanden/kolommen")
def keep_columns(trajectory_id: str) -> AnyResponse:
    """Keep a choice of columns; what cannot be kept stays on the page."""
    trajectory = _trajectory(trajectory_id)
    wishes = {sheet: _wishes(sheet, own) for sheet, own in own_columns(trajectory.years).items()}
    name = request.form.get("naam", "")
    try:
        chosen = {sheet: arranged(of_sheet) for sheet, of_sheet in wishes.items()}
        context.perform(files.keep_columns, context.require_account(), trajectory_id, name, chosen)
    except InvalidInput as refusal:
        return _drawn(columns_page(trajectory, None, wishes, name), 422, context.told(refusal))
    return redirect(f"/traject/{trajectory_id}/plan/bestanden?bewaard=ja", 303)


@bp.post("/plan/bestanden/kolommen/weg")
def drop_columns(trajectory_id: str) -> AnyResponse:
    """Forget a choice of columns."""
    context.perform(files.drop_columns, context.require_account(), trajectory_id, request.form.get("naam", ""))
    return redirect(f"/traject/{trajectory_id}/plan/bestanden", 303)


def _trajectory(trajectory_id: str) -> Trajectory:
    desk = files.desk(context.store(), context.require_account(), trajectory_id)
    if not files.may_choose_columns(desk.duty):
        raise NotAllowed("Je mag bestanden ophalen, niet de kolommen kiezen.")
    return desk.trajectory


def _wishes(sheet: str, own: tuple[str, ...]) -> list[Wish]:
    """Return what the form says, in the order in which its lines stood there."""
    stood = [name for name in request.form.getlist(f"kolom.{sheet}") if name in own]
    order = dict.fromkeys([*stood, *own])
    return [Wish(name, kept=f"mee.{sheet}.{name}" in request.form, place=_place(f"plaats.{sheet}.{name}", n),
                 header=request.form.get(f"kop.{sheet}.{name}", "")) for n, name in enumerate(order, 1)]  # fmt: skip


def _place(field: str, before: int) -> int:
    """Return the place that was typed; what is no number leaves the column where it stood."""
    place = typed_number(request.form.get(field, "").strip(), 4)
    return before if place is None else place


def _drawn(view: ColumnsPage, status: int = 200, refused: object = "") -> Response:
    return make_response(render_template("plan/files_columns.html", view=view, refused=refused), status)
