"""Trajectories: the list, making one, its sessions, and its people."""

from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from flask import Blueprint, make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from facilitator import context
from facilitator.domain.content import Municipality
from facilitator.domain.refusals import InvalidInput, NotAllowed
from facilitator.domain.roles import Duty
from facilitator.domain.sessions.runsheet import RunSheet
from facilitator.domain.sessions.session import reason_for, with_dutch
from facilitator.services.house import trajectories
from facilitator.services.house.trajectories import FACILITATORS
from facilitator.services.sessions import sessions
from facilitator.views.trajectory import TrajectoryView, trajectory_lines, trajectory_page

bp = Blueprint("trajectories", __name__)


@dataclass(frozen=True)
class Typed:
    """What was typed of a trajectory and refused."""

    municipality: str = ""
    title: str = "Traject e-inclusie"
    end_date: str = ""


@bp.get("/trajecten")
def index() -> str:
    """Show the trajectories in this person's sight."""
    account = context.require_account()
    lines = trajectory_lines(trajectories.list_trajectories(context.store(), account))
    return render_template("trajectory/list.html", lines=lines, account=account, may_create=_may_create())


@bp.get("/trajecten/nieuw")
def ask_trajectory() -> Response:
    """Ask what a new trajectory needs."""
    if not _may_create():
        raise NotAllowed()
    return _new_page(Typed())


@bp.post("/trajecten/nieuw")
def create_trajectory() -> Response:
    """Make a trajectory."""
    account = context.require_account()
    form = request.form
    typed = Typed(form.get("municipality", ""), form.get("title", ""), form.get("end_date", ""))
    try:
        place, ends = _municipality(typed.municipality), _day(typed.end_date)
        years = context.settings().plan_years
        made = context.perform(trajectories.create_trajectory, account, place, typed.title, ends, (years[0], years[-1]))
    except InvalidInput as refusal:
        return _new_page(typed, context.told(refusal))
    return redirect(f"/traject/{made.id}", 303)


@bp.get("/traject/<trajectory_id>")
def show(trajectory_id: str) -> Response:
    """Show one trajectory."""
    return _page(trajectory_id)


@bp.post("/traject/<trajectory_id>/gegevens")
def change(trajectory_id: str) -> Response:
    """Change title and end date."""
    account, form = context.require_account(), request.form
    trajectories.trajectory(context.store(), account, trajectory_id, FACILITATORS)
    try:
        ends = _day(form.get("end_date", ""))
        context.perform(trajectories.change_trajectory, account, trajectory_id, form.get("title", ""), ends)
    except InvalidInput as refusal:
        return _page(trajectory_id, context.told(refusal))
    return redirect(f"/traject/{trajectory_id}", 303)


@bp.post("/traject/<trajectory_id>/sessies")
def create_session(trajectory_id: str) -> Response:
    """Make a session as a copy of a run sheet, and go to its console."""
    account = context.require_account()
    trajectories.trajectory(context.store(), account, trajectory_id, FACILITATORS)
    try:
        title = request.form.get("title", "").strip()
        languages = request.form.getlist("language")
        reason = reason_for(with_dutch(languages), request.form.get("languages_reason", ""))
        made = context.perform(
            sessions.create_session, account, trajectory_id, _run_sheet(), title or None, languages, reason
        )
    except InvalidInput as refusal:
        return _page(trajectory_id, context.told(refusal))
    return redirect(f"/console/{made.session.id}", 303)


@bp.get("/traject/<trajectory_id>/mensen")
def people(trajectory_id: str) -> Response:
    """Show who works on the trajectory."""
    return _people_page(trajectory_id)


@bp.post("/traject/<trajectory_id>/mensen")
def invite(trajectory_id: str) -> Response:
    """Make a link that lets one person in; it is shown on this page once and kept nowhere."""
    account = context.require_account()
    trajectories.trajectory(context.store(), account, trajectory_id, FACILITATORS)
    named = request.form.get("duty", "")
    if named not in set(Duty):
        return _people_page(trajectory_id, error=context.told(InvalidInput("Kies wat deze persoon doet.")))
    token = context.perform(trajectories.invite, account, trajectory_id, Duty(named))
    base = context.settings().public_url or request.host_url.rstrip("/")
    return _people_page(trajectory_id, link=f"{base}/uitnodiging/{token}", duty=named)


@bp.post("/traject/<trajectory_id>/mensen/<member_id>/weg")
def remove(trajectory_id: str, member_id: str) -> Response:
    """Take somebody off the trajectory."""
    account = context.require_account()
    trajectories.trajectory(context.store(), account, trajectory_id, FACILITATORS)
    try:
        context.perform(trajectories.remove_member, account, trajectory_id, member_id)
    except InvalidInput as refusal:
        return _people_page(trajectory_id, error=context.told(refusal))
    here = "/trajecten" if member_id == account.id else f"/traject/{trajectory_id}/mensen"
    return redirect(here, 303)


def _may_create() -> bool:
    return context.require_account().duty is Duty.FACILITATOR


def _run_sheet() -> RunSheet:
    chosen = context.runsheets().get(request.form.get("format", ""))
    if chosen is None:
        raise InvalidInput("Kies een draaiboek uit de lijst.")
    return chosen


def _municipality(typed: str) -> Municipality:
    """Return the municipality of this name or NIS code; InvalidInput names those that look like it."""
    known = context.house().municipalities
    by_name = {place.name.casefold(): place for place in known.values()}
    found = known.get(typed.strip()) or by_name.get(typed.strip().casefold())
    if found is not None:
        return found
    close = [by_name[name].name for name in get_close_matches(typed.strip().casefold()[:60], by_name, 3)]
    if close:
        raise InvalidInput("Kies een gemeente uit de lijst. Bedoel je %(names)s?", names=" / ".join(close))
    raise InvalidInput("Kies een gemeente uit de lijst.")


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed.strip()) if typed.strip() else None
    except ValueError as error:
        raise InvalidInput("Kies een dag uit de kalender.") from error


def _view(trajectory_id: str) -> TrajectoryView:
    account, store = context.require_account(), context.store()
    trajectory, duty = trajectories.seen(store, account, trajectory_id)
    held = sessions.sessions_of(store, account, trajectory_id)
    members = trajectories.members(store, account, trajectory_id)
    return trajectory_page(trajectory, duty, held, context.runsheets(), members, account)


def _page(trajectory_id: str, error: str = "") -> Response:
    form = request.form
    page = render_template(
        "trajectory/show.html", view=_view(trajectory_id), error=error, typed_languages=form.getlist("language"),
        typed_reason=form.get("languages_reason", ""),
    )  # fmt: skip
    return make_response(page, 422 if error else 200)


def _people_page(trajectory_id: str, error: str = "", link: str = "", duty: str = "") -> Response:
    view = _view(trajectory_id)
    page = render_template("trajectory/people.html", view=view, duties=tuple(Duty), error=error, link=link, duty=duty)
    return make_response(page, 422 if error else 200)


def _new_page(typed: Typed, error: str = "") -> Response:
    places = sorted(context.house().municipalities.values(), key=lambda place: place.name)
    page = render_template("trajectory/new.html", places=places, typed=typed, error=error)
    return make_response(page, 422 if error else 200)
