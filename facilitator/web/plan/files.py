"""The files of the plan: which there are, and how they are made without anybody waiting for a white page."""

from flask import Response, jsonify, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from facilitator import context
from facilitator.domain.refusals import InvalidInput, NotFound, TryAgain
from facilitator.domain.text import N_
from facilitator.making import Order
from facilitator.services.plan import files, planning
from facilitator.views.plan.files import MakingPage, files_page, making_page
from facilitator.views.plan.plan_file import CORE, FULL, MIMETYPES, SHEETS, Asked, is_quick, plan_order

from . import bp

PROFILES = {"kern": CORE, "alles": FULL}
GONE = N_("Dit bestand is er niet meer. Maak het opnieuw.")
TOO_MANY = N_("Je laat al enkele bestanden maken. Wacht tot er één klaar is.")


@bp.get("/plan/bestanden")
def all_files(trajectory_id: str) -> str:
    """Show every file that there is, each with whom it is for."""
    account = context.require_account()
    desk = files.desk(context.store(), account, trajectory_id)
    own = files.column_profiles(context.store(), account, trajectory_id)
    view = files_page(desk.trajectory, desk.actions, own, chooses=files.may_choose_columns(desk.duty))
    return render_template("plan/files.html", view=view, kept=request.args.get("bewaard"))


@bp.get("/plan.<kind>")
def file(trajectory_id: str, kind: str) -> AnyResponse:
    """Give the plan as a file, at once where that takes less than a second; else lead to where one sees it being made."""
    account = context.require_account()
    desk = files.desk(context.store(), account, trajectory_id)
    order = plan_order(_asked(kind, trajectory_id), desk.trajectory, account.id, context.house().folder, desk.day)
    makings = context.house().makings
    if is_quick(kind, desk.actions) and not makings.busy:
        made = makings.made(order)
        if made is None:
            raise TryAgain()
        return _sent(order, made)
    key = makings.order(order)
    if key is None:
        raise TryAgain(TOO_MANY)
    return redirect(f"/traject/{trajectory_id}/plan/maak/{key}", 303)


@bp.get("/plan/maak/<key>")
def making_file(trajectory_id: str, key: str) -> str:
    """Show how far a file is; the page asks again by itself, also without a script."""
    return render_template("plan/files_making.html", view=_making(trajectory_id, key))


@bp.get("/plan/maak/<key>/stand")
def making_stand(trajectory_id: str, key: str) -> Response:
    """Tell a script how far a file is."""
    view = _making(trajectory_id, key)
    html = render_template("plan/_making.html", view=view)
    return jsonify({"stand": view.stand, "done": view.done, "of": view.of, "html": html})


@bp.get("/plan/maak/<key>/bestand")
def take_file(trajectory_id: str, key: str) -> Response:
    """Give a file that is done."""
    found = _mine(trajectory_id, key)
    made = context.house().makings.take(context.require_account().id, key)
    if made is None:
        raise NotFound(GONE)
    return _sent(found, made)


@bp.post("/plan/maak/<key>/stop")
def stop_making(trajectory_id: str, key: str) -> AnyResponse:
    """Make a file no more."""
    _mine(trajectory_id, key)
    context.house().makings.stop(context.require_account().id, key)
    return redirect(f"/traject/{trajectory_id}/plan/bestanden", 303)


def _asked(kind: str, trajectory_id: str) -> Asked:
    profile, sheet = PROFILES.get(request.args.get("profiel", "kern")), request.args.get("blad", SHEETS[0])
    if kind not in MIMETYPES or profile is None:
        raise NotFound()
    if sheet not in SHEETS:
        raise InvalidInput("Kies als blad: %(sheets)s.", sheets=", ".join(SHEETS))
    own = request.args.get("kolommen", "")
    if own:
        files.column_profile(context.store(), context.require_account(), trajectory_id, own)
    return Asked(kind, FULL if kind == "csv" or own else profile, sheet, own)


def _making(trajectory_id: str, key: str) -> MakingPage:
    order = _mine(trajectory_id, key)
    found = context.house().makings.look(order.owner, key)
    if found is None:
        raise NotFound(GONE)
    return making_page(trajectory_id, key, order, found[1])


def _mine(trajectory_id: str, key: str) -> Order:
    """Return one's own order for this plan, which must still be in sight."""
    account = context.require_account()
    planning.duty(context.store(), account, trajectory_id)
    found = context.house().makings.look(account.id, key)
    if found is None or found[0].about != trajectory_id:
        raise NotFound(GONE)
    return found[0]


def _sent(order: Order, made: bytes) -> Response:
    response = Response(made, content_type=order.mimetype)
    response.headers["Content-Disposition"] = f'attachment; filename="{order.name}"'
    return response
