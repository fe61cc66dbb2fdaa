"""The keys of the console: which there are, and everybody's own choice."""

from collections.abc import Mapping

from flask import Response as Page
from flask import make_response, render_template, request
from werkzeug.wrappers import Response

from facilitator import context
from facilitator.domain.refusals import InvalidInput
from facilitator.domain.shortcuts import SHORTCUTS, KeyTaken, NoKey, Shortcuts
from facilitator.http_status import status_of
from facilitator.services.house import shortcuts as deeds
from facilitator.views.console.shortcuts import heard, key_lists

from . import bp
from .door import back, session_here


@bp.context_processor
def keys_of_page() -> dict[str, object]:
    """Give every page of the console the keys of who looks at it."""
    account = context.account()
    chosen = deeds.shortcuts(context.store(), account) if account else Shortcuts()
    return {"shortcuts": chosen.of_page, "key_lists": heard(chosen)}


@bp.get("/sneltoetsen")
def list_keys(session_id: str) -> Page:
    """Show the keys, to change them."""
    return _page(session_id)


@bp.post("/sneltoetsen")
def choose_keys(session_id: str) -> Response:
    """Keep other keys; what cannot be is told, and nothing typed is lost."""
    session_here(session_id)
    account = context.require_account()
    if "terug" in request.form:
        context.perform(deeds.reset_shortcuts, account)
        return back(session_id, "/sneltoetsen?bewaard=1")
    typed = {one.name: request.form[one.name] for one in SHORTCUTS if one.name in request.form}
    try:
        context.perform(deeds.choose_shortcuts, account, request.form.get("listening", ""), typed)
    except InvalidInput as refusal:
        return _page(session_id, refusal, typed)
    return back(session_id, "/sneltoetsen?bewaard=1")


def _page(session_id: str, refusal: InvalidInput | None = None, typed: Mapping[str, str] | None = None) -> Page:
    session = session_here(session_id)
    chosen = deeds.shortcuts(context.store(), context.require_account())
    names = refusal.names if isinstance(refusal, KeyTaken | NoKey) else ()
    page = render_template(
        "console/shortcuts.html", session=session, lists=key_lists(chosen, typed, names), notice=context.told(refusal),
        listening=request.form.get("listening", chosen.listening), saved="bewaard" in request.args,
    )  # fmt: skip
    return make_response(page, status_of(refusal) if refusal else 200)
