"""What every page of the console begins and ends with: who asks, which room, where to go back to."""

import re
from collections.abc import Callable
from typing import Any, TypeVar

from flask import redirect, request
from werkzeug.wrappers import Response

from facilitator import context
from facilitator.domain.events import Event
from facilitator.domain.refusals import InvalidInput, NotFound, RuleBroken, TryAgain
from facilitator.domain.room import Room
from facilitator.domain.sessions.session import Step, WorkshopSession
from facilitator.services.house.trajectories import FACILITATORS, session_for
from facilitator.services.sessions import rooms

T = TypeVar("T")

_SEPARATOR = re.compile(r"[.\s]")
_GROUPED = re.compile(r"[0-9]{1,3}([.\s][0-9]{3})+")

# These are told on the page where they happened, beside what was typed; all others have a page of their own.
TOLD_IN_PLACE = (InvalidInput, RuleBroken, TryAgain)


def session_here(session_id: str) -> WorkshopSession:
    """Return the session of this console; refuses who may not run it."""
    return session_for(context.store(), context.require_account(), session_id, FACILITATORS)


def room_here(session_id: str) -> Room:
    """Return the room as it is now; refuses who may not run it."""
    session = session_here(session_id)
    return rooms.room(context.store(), session.id, context.house().connected(session.id))


def step_here(room: Room, step_id: str) -> Step:
    """Return a step of this room."""
    found = next((step for step in room.steps if step.id == step_id), None)
    if found is None:
        raise NotFound("Deze stap is er niet meer.")
    return found


def do(deed: Callable[..., tuple[T, list[Event]]], session_id: str, *args: Any, **kwargs: Any) -> T:
    """Do a deed of the facilitator in this session."""
    return context.perform(deed, context.require_account(), session_id, *args, **kwargs)


def version() -> int | None:
    """Return the version of the screen that the facilitator pressed on; None says that it does not matter."""
    raw = request.form.get("version", "")
    return int(raw) if raw.isascii() and raw.isdecimal() and len(raw) < 16 else None


def number(name: str, low: int, high: int) -> int:
    """Return a whole number from the form; InvalidInput says between what."""
    return whole(request.form.get(name, ""), low, high)


def whole(raw: str, low: int, high: int) -> int:
    """Return the whole number in this text; InvalidInput says between what."""
    digits = raw.strip().removeprefix("+")
    if not digits.isascii() or not digits.removeprefix("-").isdecimal() or len(digits) > 9:
        raise InvalidInput("Typ een getal van %(low)s tot %(high)s.", low=low, high=high)
    if not low <= int(digits) <= high:
        raise InvalidInput("Typ een getal van %(low)s tot %(high)s.", low=low, high=high)
    return int(digits)


def bare_amount(typed: str) -> str:
    """Return an amount without the signs that people write in it: «€ 12.500» becomes «12500»; «12.50» stays as it is."""
    bare = typed.strip().removeprefix("€").strip()
    return _SEPARATOR.sub("", bare) if _GROUPED.fullmatch(bare) else bare


def pair(name: str, separator: str = ":") -> tuple[str, str]:
    """Return both halves of a button's value, «what:which»."""
    first, found, second = request.form.get(name, "").partition(separator)
    if not found:
        raise InvalidInput()
    return first, second


def back(session_id: str, page: str = "") -> Response:
    """Return to the console, or to one of its pages: by a fresh look, so that reloading repeats nothing."""
    return redirect(f"/console/{session_id}{page}", 303)
