"""What every page of a helper begins and ends with: whose key it is, which room, and what is in hand."""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Response as Page
from flask import current_app, g, make_response, redirect, render_template, request

from facilitator import context
from facilitator.context import HELPER_COOKIE
from facilitator.domain.events import Event
from facilitator.domain.helping.helper import Helper
from facilitator.domain.refusals import Unauthenticated
from facilitator.domain.room import Room
from facilitator.domain.text import N_
from facilitator.services.helping import helpers
from facilitator.services.ideas.drafts import LIFE, Drafts
from facilitator.services.sessions import rooms
from facilitator.views.helping.helping import HelperView, helper_screen
from facilitator.web.security import set_cookie

T = TypeVar("T")
DEAD = N_("Deze link werkt niet meer. Vraag een nieuwe aan de begeleider.")
PATH = "/helper"


def require_helper() -> Helper:
    """Return who holds the key in this browser; Unauthenticated once it was taken back or the session is over."""
    if "helper" not in g:
        g.helper = helpers.helper_by_key(context.store(), request.cookies.get(HELPER_COOKIE, ""))
    found: Helper | None = g.helper
    if found is None:
        raise Unauthenticated(DEAD)
    return found


def room_here() -> Room:
    """Return the room of this helper as it is now."""
    return rooms.room(context.store(), require_helper().session_id)


def screen() -> HelperView:
    """Return what every page of a helper shows around its task."""
    return helper_screen(room_here())


def do(deed: Callable[..., tuple[T, list[Event]]], *args: Any) -> T:
    """Do a deed of this helper."""
    return context.perform(deed, require_helper(), *args)


def page(template: str, status: int = 200, **values: Any) -> Page:
    """Return a page of this helper."""
    helper = require_helper()
    return make_response(render_template(f"helper/{template}.html", helper=helper, **values), status)


def leave(address: str = "") -> Page:
    """Go to another page of the helper's by a fresh look, so that nothing sent is kept to be sent again."""
    return make_response(redirect(f"{PATH}{address}", 303))


class InHand:
    """The one draft that this helper holds for somebody, found by a cookie that ends with it."""

    def __init__(self, cookie: str) -> None:
        self._cookie = cookie

    @property
    def _drafts(self) -> Drafts[Any]:
        kept: dict[str, Drafts[Any]] = current_app.extensions.setdefault("facilitator.drafts", {})
        return kept.setdefault(self._cookie, Drafts())

    def get(self) -> Any:
        """Return what is in hand, or None."""
        return self._drafts.get(require_helper().id, request.cookies.get(self._cookie, ""))

    def begin(self, value: object, address: str) -> Page:
        """Take something in hand, and go on to where it is worked on."""
        drafts, response = self._drafts, leave(address)
        set_cookie(response, self._cookie, drafts.begin(require_helper().id, value), int(LIFE), PATH)
        # What was left lying is let go of, also if nobody ever comes back to a page of a helper.
        context.house().loop.call_later(LIFE + 1, drafts.sweep)
        return response

    def change(self, value: object) -> None:
        """Put something else in its place."""
        self._drafts.change(require_helper().id, request.cookies.get(self._cookie, ""), value)

    def drop(self, address: str) -> Page:
        """Let go of it, and go on."""
        self._drafts.drop(require_helper().id)
        return self.end(address)

    def end(self, address: str) -> Page:
        """Go on without the cookie: one that ends also keeps browsers from bringing its pages back as they were."""
        response = leave(address)
        response.delete_cookie(self._cookie, path=PATH)
        return response
