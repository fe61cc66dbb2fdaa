"""The merging screen: look-alike ideas into one action, and apart again; and words made unreadable."""

from collections.abc import Callable

from flask import Response as Page
from flask import make_response, render_template, request
from werkzeug.wrappers import Response

from facilitator import context
from facilitator.domain.ideas.idea import Idea
from facilitator.domain.refusals import InvalidInput, NotFound
from facilitator.domain.text import BOARD_TITLE
from facilitator.http_status import status_of
from facilitator.services.ideas import actions, ideas
from facilitator.services.ideas.grouping import add_ideas
from facilitator.views.ideas.merging import loose_ideas, merging, pictograms

from . import bp
from .door import TOLD_IN_PLACE, back, do, pair, room_here, session_here

PAGE = "/samenvoegen"
BLANK = "▇▇"


@bp.get(PAGE)
def merge(session_id: str) -> Page:
    """Show the merging screen; `kies` ticks ideas beforehand."""
    chosen = [idea for idea in request.args.get("kies", "").split(",") if idea]
    return _page(session_id, chosen)


@bp.post("/acties")
def create_action(session_id: str) -> Response:
    """Make one action of the ticked ideas; without a title it takes that of the first."""
    chosen, title = request.form.getlist("idea"), request.form.get("title", "").strip()

    def make() -> object:
        if not chosen and not title:
            raise InvalidInput("Kies eerst een idee, of typ een titel.")
        return do(actions.create_action, session_id, title or _headline(session_id, chosen[0]), chosen)

    return _done(session_id, make, chosen, title)


@bp.post("/acties/erbij")
def add_to_action(session_id: str) -> Response:
    """Put the ticked ideas with an action that is there."""
    chosen, action = request.form.getlist("idea"), request.form.get("action", "")

    def add() -> object:
        if not chosen:
            raise InvalidInput("Kies eerst een idee.")
        return do(add_ideas, session_id, action, chosen)

    return _done(session_id, add, chosen, request.form.get("title", ""))


@bp.post("/acties/titel")
def rename_action(session_id: str) -> Response:
    """Give an action the title that was typed in it."""
    action = request.form.get("action", "")
    title = request.form.get(f"title-{action}", "")
    return _done(session_id, lambda: do(actions.rename_action, session_id, action, title))


@bp.post("/acties/pictogram")
def take_pictogram(session_id: str) -> Response:
    """Give an action the pictogram that suits its title."""
    action, name = pair("draw")
    return _done(session_id, lambda: do(actions.draw_action, session_id, action, name))


@bp.get("/acties/<action_id>/pictogram")
def choose_pictogram(session_id: str, action_id: str) -> Page:
    """Show the pictograms to choose one for an action."""
    return _pictograms(session_id, action_id)


@bp.post("/acties/<action_id>/pictogram")
def set_pictogram(session_id: str, action_id: str) -> Response:
    """Give an action the chosen pictogram, or take it away."""
    try:
        do(actions.draw_action, session_id, action_id, request.form.get("pictogram", ""))
    except TOLD_IN_PLACE as refusal:
        return _pictograms(session_id, action_id, context.told(refusal), status_of(refusal))
    return back(session_id, f"{PAGE}#actie-{action_id}")


@bp.post("/acties/eruit")
def split_idea(session_id: str) -> Response:
    """Take an idea out of its action."""
    action, idea = pair("split")
    return _done(session_id, lambda: do(actions.split_idea, session_id, action, idea))


@bp.post("/acties/los")
def remove_action(session_id: str) -> Response:
    """Take an action apart: its ideas come loose."""
    action = request.form.get("action", "")
    return _done(session_id, lambda: do(actions.remove_action, session_id, action))


@bp.get("/idee/<idea_id>")
def show_words(session_id: str, idea_id: str) -> str:
    """Show the words of an idea, to tick those that must go."""
    return _words_page(session_id, _idea(session_id, idea_id))


@bp.post("/idee/<idea_id>")
def blank_words(session_id: str, idea_id: str) -> Response:
    """Make the ticked words unreadable; a text that changed meanwhile is shown anew first."""
    idea = _idea(session_id, idea_id)
    if (request.form.get("title", ""), request.form.get("text", "")) != (idea.title, idea.text):
        refusal = "De tekst is intussen veranderd. Kijk de woorden opnieuw na."
        return make_response(_words_page(session_id, idea, refusal), 409)
    text, title = _without("word", idea.text), _without("title_word", idea.title)
    if idea.title == idea.text:
        title = text
    try:
        if (text, title) != (idea.text, idea.title):
            do(ideas.blank_words, session_id, idea_id, text, title[:BOARD_TITLE] or None)
    except TOLD_IN_PLACE as refusal:
        return make_response(_words_page(session_id, idea, context.told(refusal)), status_of(refusal))
    return back(session_id, "#postvak")


def _without(name: str, text: str) -> str:
    """The text with the ticked words made unreadable; as it stands where none is ticked."""
    ticked = set(request.form.getlist(name))
    words = [BLANK if str(place) in ticked else word for place, word in enumerate(text.split())]
    return " ".join(words) if ticked else text


def _done(session_id: str, deed: Callable[[], object], chosen: list[str] | None = None, title: str = "") -> Response:
    """Do it and look anew; a refusal keeps what was ticked and typed."""
    session_here(session_id)
    try:
        deed()
    except TOLD_IN_PLACE as refusal:
        return _page(session_id, chosen or [], title, context.told(refusal), status_of(refusal))
    return back(session_id, PAGE)


def _page(session_id: str, chosen: list[str], title: str = "", notice: str = "", status: int = 200) -> Page:
    room = room_here(session_id)
    alike = [(one.first, one.second, one.score) for one in actions.lookalikes(loose_ideas(room))]
    view = merging(room, alike, chosen, title)
    page = render_template("console/merge.html", view=view, session=room.session, drawn=room.version, notice=notice)
    return make_response(page, status)


def _pictograms(session_id: str, action_id: str, notice: str = "", status: int = 200) -> Page:
    room = room_here(session_id)
    action = next((action for action in room.actions if action.id == action_id), None)
    if action is None:
        raise NotFound("Deze actie is er niet meer.")
    page = render_template("console/pictogram.html", view=pictograms(action), session=room.session, notice=notice)
    return make_response(page, status)


def _idea(session_id: str, idea_id: str) -> Idea:
    found = next((idea for idea in room_here(session_id).ideas if idea.id == idea_id), None)
    if found is None:
        raise NotFound("Dit idee is er niet meer.")
    return found


def _headline(session_id: str, idea_id: str) -> str:
    return _idea(session_id, idea_id).headline[:120]


def _words_page(session_id: str, idea: Idea, notice: str = "") -> str:
    session = session_here(session_id)
    title = () if idea.title == idea.text else idea.title.split()
    page = {"idea": idea, "words": idea.text.split(), "title_words": title, "notice": notice}
    return render_template("console/idea.html", session=session, **page)
