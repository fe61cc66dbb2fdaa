"""Bringing a file into the plan: choose it, see what would change, say yes, and undo it."""

from collections.abc import Mapping
from contextlib import closing

from flask import Response, make_response, redirect, render_template, request
from werkzeug.wrappers import Response as Answer

from facilitator import context
from facilitator.domain.numbers import typed_number
from facilitator.domain.plan.changes import DECIDERS
from facilitator.domain.plan.importing.book import Book, unpacked
from facilitator.domain.plan.importing.kept import Draft
from facilitator.domain.plan.importing.wishes import NOTHING
from facilitator.domain.refusals import ChangedMeanwhile, InvalidInput, Refusal, TooLarge
from facilitator.domain.trajectory import Trajectory
from facilitator.http_status import status_of
from facilitator.services.house import trajectories
from facilitator.services.plan import importing
from facilitator.views.plan.importing import headers, import_page, mapping_page, preview_page

from . import bp

LARGEST_FORM = 9_000_000
MOST_COLUMNS = 300


@bp.url_value_preprocessor
def let_a_file_in(endpoint: str | None, _values: Mapping[str, object] | None) -> None:
    """Only here a form may be as large as a file, and only from who signed in: it is read before anything is asked."""
    if endpoint == "plan.send_file" and context.account() is not None:
        request.max_content_length = LARGEST_FORM


@bp.get("/plan/invoer")
def choose_file(trajectory_id: str) -> Response:
    """Show where a file is chosen, and what was imported before."""
    return _choosing(trajectory_id)


@bp.post("/plan/invoer")
def send_file(trajectory_id: str) -> Response | Answer:
    """Read a file, keep what stands in it, and lead to what it would change."""
    account = context.require_account()
    trajectories.trajectory(context.store(), account, trajectory_id, DECIDERS)
    try:
        name, content = _sent()
    except (InvalidInput, TooLarge) as refusal:
        return _choosing(trajectory_id, refusal)
    draft = context.perform(importing.keep_draft, account, trajectory_id, name, content)
    return redirect(f"/traject/{trajectory_id}/plan/invoer/{draft.id}", 303)


@bp.get("/plan/invoer/<draft_id>")
def look_at_file(trajectory_id: str, draft_id: str) -> Response | Answer:
    """Show what a file would change; ask for its columns where its headers do not tell."""
    place, draft = _draft(trajectory_id, draft_id)
    book = _book(draft.content)
    try:
        if not importing.parts(context.store(), place, book, draft.mapping):
            return redirect(f"/traject/{trajectory_id}/plan/invoer/{draft_id}/kolommen", 303)
        return _looking(place, draft, book)
    except InvalidInput as refusal:
        return _choosing(trajectory_id, refusal)


@bp.post("/plan/invoer/<draft_id>/ja")
def take_in(trajectory_id: str, draft_id: str) -> Response | Answer:
    """Do all that the file asks, as somebody saw it."""
    account = context.require_account()
    place, draft = _draft(trajectory_id, draft_id)
    book = _book(draft.content)
    seen = _seen(place, draft, book)
    try:
        importing.check(seen.preview)
        if request.form.get("gezien", "") != seen.preview.mark:
            return _looking(place, draft, book, ChangedMeanwhile(message=importing.MEANWHILE))
        context.perform(
            importing.take_in, account, trajectory_id, seen, draft.file_name, take=request.form.getlist("neem"),
            draft_id=draft.id,
        )  # fmt: skip
    except (InvalidInput, ChangedMeanwhile) as refusal:
        return _looking(place, draft, book, refusal)
    return redirect(f"/traject/{trajectory_id}/plan/invoer?ingevoerd=ja", 303)


@bp.post("/plan/invoer/<draft_id>/weg")
def drop_file(trajectory_id: str, draft_id: str) -> Answer:
    """Forget a file that changed nothing yet."""
    context.perform(importing.drop_draft, context.require_account(), trajectory_id, draft_id)
    return redirect(f"/traject/{trajectory_id}/plan/invoer", 303)


@bp.get("/plan/invoer/<draft_id>/kolommen")
def ask_columns(trajectory_id: str, draft_id: str) -> Response:
    """Show the columns of a file, each with what it probably is."""
    return _mapping(trajectory_id, draft_id)


@bp.post("/plan/invoer/<draft_id>/kolommen")
def tell_columns(trajectory_id: str, draft_id: str) -> Response | Answer:
    """Keep what the columns of a file are; with a name also for the next file of this municipality."""
    account = context.require_account()
    place, draft = _draft(trajectory_id, draft_id)
    book, told = _book(draft.content), _told()
    try:
        (part,) = importing.parts(context.store(), place, book, told)
        name = request.form.get("naam", "").strip()
        names = {"name": name, "columns": headers(book, part)} if name else None
        context.perform(importing.tell_columns, account, trajectory_id, draft_id, told, names)
    except InvalidInput as refusal:
        return _mapping(trajectory_id, draft_id, refusal, told)
    return redirect(f"/traject/{trajectory_id}/plan/invoer/{draft_id}", 303)


@bp.post("/plan/invoer/ongedaan/<import_id>")
def undo(trajectory_id: str, import_id: str) -> Response | Answer:
    """Put back what stood there before an import."""
    try:
        context.perform(importing.undo, context.require_account(), trajectory_id, import_id)
    except ChangedMeanwhile as refusal:
        return _choosing(trajectory_id, refusal)
    return redirect(f"/traject/{trajectory_id}/plan/invoer?ongedaan=ja", 303)


def _sent() -> tuple[str, str]:
    """Return the name of the file that was sent, and the book in it, packed."""
    file = request.files.get("bestand")
    if file is None or not file.filename:
        raise InvalidInput("Kies eerst een bestand.")
    with closing(file):
        content = context.in_thread(context.house().read_import, file.read())
    if not any(sheet.rows for sheet in _book(content).sheets):
        raise InvalidInput(NOTHING)
    return file.filename, content


def _choosing(trajectory_id: str, refusal: Refusal | None = None) -> Response:
    account, store = context.require_account(), context.store()
    place = trajectories.trajectory(store, account, trajectory_id)
    view = import_page(place, *importing.imports(store, account, trajectory_id))
    page = render_template("plan/import.html", view=view, refusal=context.told(refusal), done="ingevoerd" in request.args,
                           undone="ongedaan" in request.args)  # fmt: skip
    return make_response(page, status_of(refusal) if refusal else 200)


def _looking(place: Trajectory, draft: Draft, book: Book, refusal: Refusal | None = None) -> Response:
    view = preview_page(place, draft, _seen(place, draft, book).preview)
    page = render_template("plan/import_look.html", view=view, refusal=context.told(refusal))
    return make_response(page, status_of(refusal) if refusal else 200)


def _mapping(
    trajectory_id: str, draft_id: str, refusal: Refusal | None = None, told: Mapping[str, object] | None = None
) -> Response:
    place, draft = _draft(trajectory_id, draft_id)
    account, store, asked = context.require_account(), context.store(), request.args
    if told is not None:
        draft = Draft(
            draft.id, draft.trajectory_id, draft.account_id, draft.file_name, draft.content, draft.made_at, told
        )
    header = typed_number(asked.get("rij", ""), 7)
    view = mapping_page(
        place, draft, _book(draft.content), importing.profiles(store, account, trajectory_id), kind=asked.get("soort", ""),
        sheet=typed_number(asked.get("blad", ""), 7), header=header - 1 if header else None, profile=asked.get("profiel", ""),
    )  # fmt: skip
    page = render_template("plan/import_columns.html", view=view, refusal=context.told(refusal))
    return make_response(page, status_of(refusal) if refusal else 200)


def _told() -> dict[str, object]:
    columns = {str(n): name for n in range(MOST_COLUMNS) if (name := request.form.get(f"kolom.{n}", ""))}
    sheet, header = typed_number(request.form.get("blad", ""), 7), typed_number(request.form.get("rij", ""), 7)
    return {"kind": request.form.get("soort", ""), "sheet": sheet, "header": header - 1 if header else None,
            "columns": columns}  # fmt: skip


def _draft(trajectory_id: str, draft_id: str) -> tuple[Trajectory, Draft]:
    return importing.draft(context.store(), context.require_account(), trajectory_id, draft_id)


def _book(content: str) -> Book:
    return context.in_thread(unpacked, content)


def _seen(place: Trajectory, draft: Draft, book: Book) -> importing.Seen:
    codes = [field.code for field in context.house().policy_fields]
    parts = importing.parts(context.store(), place, book, draft.mapping)
    wished, known = context.in_thread(importing.asked, book, parts, place, codes)
    return context.in_thread(importing.look, context.store(), context.require_account(), place.id, wished, known)
