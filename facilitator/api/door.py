"""How programs come in: who asks, what is in their sight, and in which order that is looked at."""

import functools
from collections.abc import Callable, Collection, Mapping
from typing import Any

from flask import g
from flask_smorest import Blueprint

from facilitator import context
from facilitator.api.body import BodyParser
from facilitator.api.schemas import RefusalSchema
from facilitator.domain.refusals import NotAllowed, NotFound, Unauthenticated
from facilitator.domain.roles import Duty
from facilitator.domain.sessions.session import Participant
from facilitator.domain.trajectory import Account
from facilitator.services.house.trajectories import ANY, FACILITATORS, session_for, trajectory

View = Callable[..., Any]
REFUSALS = {
    400: "Not JSON", 401: "No or bad token", 403: "In your sight, not yours to do", 404: "Not there, or outside your sight",
    409: "Against the rules now", 413: "Too large", 415: "Not a JSON type", 422: "Bad input", 503: "Try again",
}  # fmt: skip


class Door(Blueprint):
    """A blueprint whose bodies are read by our parser."""

    ARGUMENTS_PARSER = BodyParser()


def asker() -> Account | Participant:
    """Return who holds the bearer token; Unauthenticated without one."""
    if "asker" not in g:
        g.asker = context.bearer()
    found: Account | Participant | None = g.asker
    if found is None:
        raise Unauthenticated()
    return found


def for_accounts(duties: Collection[Duty] = ANY) -> Callable[[View], View]:
    """Let accounts with one of these duties in; the view is given `account`."""

    def decorate(view: View) -> View:
        @functools.wraps(view)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            found = asker()
            if isinstance(found, Participant) or found.duty not in duties:
                raise NotAllowed()
            return view(*args, account=found, **kwargs)

        return guarded

    return decorate


def on_trajectory(duties: Collection[Duty] = ANY) -> Callable[[View], View]:
    """Let accounts with one of these duties in; the view is given `account` and a `trajectory_id` in its sight."""

    def decorate(view: View) -> View:
        @functools.wraps(view)
        def guarded(*args: Any, trajectory_id: str, **kwargs: Any) -> Any:
            account = asker()
            if isinstance(account, Participant):
                raise NotFound()
            trajectory(context.store(), account, trajectory_id, duties)
            return view(*args, account=account, trajectory_id=trajectory_id, **kwargs)

        return guarded

    return decorate


def on_session(duties: Collection[Duty] = FACILITATORS) -> Callable[[View], View]:
    """Let accounts with one of these duties in; the view is given `account`."""

    def decorate(view: View) -> View:
        @functools.wraps(view)
        def guarded(*args: Any, session_id: str, **kwargs: Any) -> Any:
            found = _looking_at(session_id, **kwargs)
            if isinstance(found, Participant):
                raise NotAllowed()
            session_for(context.store(), found, session_id, duties)
            return view(*args, account=found, session_id=session_id, **kwargs)

        return guarded

    return decorate


def for_seats(view: View) -> View:
    """Let seats of the session in; the view is given `seat`."""

    @functools.wraps(view)
    def guarded(*args: Any, session_id: str, **kwargs: Any) -> Any:
        found = _looking_at(session_id, **kwargs)
        if isinstance(found, Account):
            raise NotAllowed()
        return view(*args, seat=found, **kwargs)

    return guarded


def in_sight(view: View) -> View:
    """Let the team and the seats of a session in."""

    @functools.wraps(view)
    def guarded(*args: Any, session_id: str, **kwargs: Any) -> Any:
        _looking_at(session_id, **kwargs)
        return view(*args, session_id=session_id, **kwargs)

    return guarded


def _looking_at(session_id: str, step_id: str | None = None, idea_id: str | None = None,
                action_id: str | None = None) -> Account | Participant:  # fmt: skip
    """Return who asks; NotFound if the session is not in their sight, or what the path names is not in it."""
    found, store = asker(), context.store()
    if isinstance(found, Account):
        session_for(store, found, session_id)
    elif found.session_id != session_id:
        raise NotFound()
    if step_id is not None and store.sessions.step(session_id, step_id) is None:
        raise NotFound()
    if idea_id is not None and store.ideas.get(session_id, idea_id) is None:
        raise NotFound()
    if action_id is not None and action_id not in dict(store.actions.numbered(session_id)):
        raise NotFound()
    return found


CHANGING = (400, 413, 415, 503)


def leads_to(door: Door, status: int, **calls: Mapping[str, str]) -> Callable[[View], View]:
    """Say in the OpenAPI document which calls go on with what this one answers, and where they find it."""
    links = {name: {"operationId": name, "parameters": dict(found)} for name, found in calls.items()}
    described: Callable[[View], View] = door.doc(responses={status: {"links": links}})
    return described


def refuses(door: Door, *statuses: int, changes: bool = False) -> Callable[[View], View]:
    """Say in the OpenAPI document which refusals a call may give; what changes something is read and kept first."""

    def decorate(view: View) -> View:
        view = door.doc(operationId=view.__name__)(view)
        for status in (401, *statuses, *(CHANGING if changes else ())):
            view = door.alt_response(status, schema=RefusalSchema, description=REFUSALS[status])(view)
        return view

    return decorate
