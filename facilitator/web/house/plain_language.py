"""Help with plain language for who writes: a page of its own, and the same answer beside a field."""

from flask import Blueprint, jsonify, render_template, request
from werkzeug.wrappers import Response

from facilitator import context
from facilitator.domain.plain_language.hints import LONGEST_TEXT, MOST_WORDS, MOST_WORDS_ON_SCREEN, Hint
from facilitator.domain.refusals import InvalidInput
from facilitator.services.house.plain_language import look_over

bp = Blueprint("plain_language", __name__)


@bp.get("/taalhulp")
def ask_text() -> str:
    """Ask for a text."""
    context.require_account()
    return _page("", None)


@bp.post("/taalhulp")
def help_with_text() -> Response | str:
    """Say what could be easier; the text is neither kept nor changed."""
    context.require_account()
    if not request.is_json:
        written = request.form.get("text", "").replace("\r\n", "\n")[:LONGEST_TEXT]
        return _page(written, _looked_over(written, MOST_WORDS))
    asked = request.get_json(silent=True)
    text, most = (asked.get("text"), asked.get("most")) if isinstance(asked, dict) else (None, None)
    if not isinstance(text, str) or len(text) > LONGEST_TEXT:
        raise InvalidInput("Stuur een tekst van hoogstens %(limit)s tekens.", limit=LONGEST_TEXT)
    found = _looked_over(text, MOST_WORDS_ON_SCREEN if most == MOST_WORDS_ON_SCREEN else MOST_WORDS)
    return jsonify(tips=len(found), html=render_template("plain_language/tips.html", tips=found))


def _looked_over(text: str, most_words: int) -> tuple[Hint, ...]:
    return context.in_thread(look_over, text, context.content().words, most_words)


def _page(text: str, tips: tuple[Hint, ...] | None) -> str:
    return render_template("plain_language/page.html", text=text, tips=tips, longest=LONGEST_TEXT)
