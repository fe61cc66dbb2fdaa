"""Trajectories and sessions, as programs make them and look at them."""

import functools
from typing import Any

from flask import g, request

from facilitator import context
from facilitator.api import schemas
from facilitator.api.door import Door, View, for_accounts, in_sight, leads_to, on_session, on_trajectory, refuses
from facilitator.domain.refusals import InvalidInput, NotFound
from facilitator.domain.roles import Role
from facilitator.domain.sessions.session import REASON_LIMIT, Step, StepState, WorkshopSession, current
from facilitator.domain.text import one_line
from facilitator.domain.trajectory import Account, Trajectory
from facilitator.services.house import trajectories
from facilitator.services.sessions import joining, sessions, steps
from facilitator.services.voting import counting

door = Door("sessions", __name__, url_prefix="/api/v1", description="Trajectories, sessions and their steps")


OF_NEW_SESSION = {"session_id": "$response.body#/id"}
OF_NEW_STEP = {**OF_NEW_SESSION, "step_id": "$response.body#/steps/0/id"}


@door.post("/trajectories")
@leads_to(
    door, 201, create_session={"trajectory_id": "$response.body#/id"}, get_plan={"trajectory_id": "$response.body#/id"}
)
@refuses(door, 403, 422, changes=True)
@for_accounts(trajectories.FACILITATORS)
@door.arguments(schemas.TrajectoryIn)
@door.response(201, schemas.TrajectoryOut)
def create_trajectory(body: dict[str, Any], account: Account) -> Trajectory:
    """Make a trajectory for a municipality by its NIS code."""
    municipality = context.house().municipalities.get(body["municipality"])
    if municipality is None:
        raise InvalidInput("Deze gemeente kennen we niet.")
    years = (context.settings().plan_first_year, context.settings().plan_last_year)
    return context.perform(
        trajectories.create_trajectory, account, municipality, body["title"], body["end_date"], years
    )


@door.post("/trajectories/<trajectory_id>/sessions")
@leads_to(
    door, 201, get_session=OF_NEW_SESSION, list_ideas=OF_NEW_SESSION, list_actions=OF_NEW_SESSION,
    create_action=OF_NEW_SESSION, open_step=OF_NEW_STEP, stop_step=OF_NEW_STEP, close_step=OF_NEW_STEP, show_step=OF_NEW_STEP,
    get_results=OF_NEW_STEP, enter_paper=OF_NEW_STEP, get_paper=OF_NEW_STEP, propose=OF_NEW_STEP,
)  # fmt: skip
@refuses(door, 403, 404, 422, changes=True)
@on_trajectory(trajectories.FACILITATORS)
@door.arguments(schemas.SessionIn)
@door.response(201, schemas.CreatedOut)
def create_session(body: dict[str, Any], account: Account, trajectory_id: str) -> dict[str, Any]:
    """Make a session from a run sheet."""
    runsheet = context.runsheets().get(body["format"])
    if runsheet is None:
        raise InvalidInput("Dit draaiboek kennen we niet.")
    reason = one_line(body["languages_reason"], REASON_LIMIT) if body["languages_reason"] else ""
    made = context.perform(
        sessions.create_session, account, trajectory_id, runsheet, body["title"], body["languages"], reason
    )
    base = context.settings().public_url or request.host_url.rstrip("/")
    code = made.session.code
    return {
        "id": made.session.id, "code": code, "join_url": f"{base}/{code}", "board_url": f"{base}/bord/{code}",
        "board_key": made.board_key, "steps": [step_of(step) for step in made.steps],
    }  # fmt: skip


@door.get("/sessions/<session_id>")
@refuses(door, 404)
@in_sight
@door.response(200, schemas.SessionOut)
def get_session(session_id: str) -> dict[str, Any]:
    """Tell where a session stands, to its team and to its seats."""
    session = context.store().sessions.get(session_id)
    if session is None:
        raise NotFound()
    return state_of(session)


def state_of(session: WorkshopSession) -> dict[str, Any]:
    """Return a session as the contract shows it; a vote whose link is being cut still reads stopped."""
    store = context.store()
    step = current(store.sessions.steps(session.id), session.current_step)
    seats = store.seats.per_role(session.id)
    shown = {StepState.COUNTING: StepState.STOPPED}
    return {
        "id": session.id, "code": session.code, "status": session.status, "version": session.version,
        "step": step and {"id": step.id, "method": step.method, "state": shown.get(step.state, step.state)},
        "participants": {**{role.value: seats[role] for role in Role}, "total": sum(seats.values())},
    }  # fmt: skip


def step_of(step: Step) -> dict[str, Any]:
    """Return a step as the contract shows it."""
    vote = {"kind": step.kind, "options": dict(step.options)} if step.kind else {}
    return {
        "id": step.id,
        "method": step.method,
        "title": step.title,
        "minutes": step.minutes,
        "setting": step.setting,
        **vote,
    }


@door.post("/sessions/<session_id>/steps/<step_id>/open")
@refuses(door, 403, 404, 409, 422, changes=True)
@on_session()
@door.arguments(schemas.VersionIn, required=False)
@door.response(200, schemas.SessionOut)
def open_step(body: dict[str, Any], account: Account, session_id: str, step_id: str) -> dict[str, Any]:
    """Bring the room to this step, in any order; reopens a stopped vote with its ballots."""
    return state_of(context.perform(steps.open_step, account, session_id, step_id, body["version"]))


@door.post("/sessions/<session_id>/steps/<step_id>/stop")
@refuses(door, 403, 404, 409, 422, changes=True)
@on_session()
@door.arguments(schemas.VersionIn, required=False)
@door.response(200, schemas.SessionOut)
def stop_step(body: dict[str, Any], account: Account, session_id: str, step_id: str) -> dict[str, Any]:
    """Stop a vote: nobody votes any more, nothing is shown."""
    return state_of(context.perform(steps.stop_step, account, session_id, step_id, body["version"]))


@door.post("/sessions/<session_id>/steps/<step_id>/close")
@refuses(door, 403, 404, 409, 422, changes=True)
@on_session()
@door.arguments(schemas.VersionIn, required=False)
@door.response(200, schemas.SessionOut)
def close_step(body: dict[str, Any], account: Account, session_id: str, step_id: str) -> dict[str, Any]:
    """End a step; a vote is counted for good."""
    house = context.house()
    return state_of(counting.count_vote(house.writer, account, session_id, step_id, body["version"], house.after_count))


@door.post("/sessions/<session_id>/steps/<step_id>/show")
@refuses(door, 403, 404, 409, 422, changes=True)
@on_session()
@door.arguments(schemas.VersionIn, required=False)
@door.response(200, schemas.SessionOut)
def show_step(body: dict[str, Any], account: Account, session_id: str, step_id: str) -> dict[str, Any]:
    """Show a counted result to board and phones."""
    return state_of(context.perform(steps.show_step, account, session_id, step_id, body["version"]))


def _with_a_right_code(view: View) -> View:
    """Look the code up before anything else of the body: a wrong one is told, and paid for, first."""

    @functools.wraps(view)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        code = g.body.get("code") if isinstance(g.body, dict) else None
        if isinstance(code, str):
            context.guard_code(lambda: joining.known_code(context.store(), code))
        return view(*args, **kwargs)

    return guarded


@door.post("/join")
@door.doc(security=[], operationId="join")
@leads_to(
    door,
    201,
    get_session={"session_id": "$response.body#/session"},
    submit_idea={"session_id": "$response.body#/session"},
)
@door.alt_response(400, schema=schemas.RefusalSchema, description="Not JSON")
@door.alt_response(404, schema=schemas.RefusalSchema, description="No session has this code")
@door.alt_response(409, schema=schemas.RefusalSchema, description="The session has ended")
@door.alt_response(413, schema=schemas.RefusalSchema, description="Too large")
@door.alt_response(415, schema=schemas.RefusalSchema, description="Not a JSON type")
@door.alt_response(422, schema=schemas.RefusalSchema, description="Bad input")
@door.alt_response(
    429, schema=schemas.RefusalSchema, description="Too many wrong codes; a right one always passes",
    headers={"Retry-After": {"description": "Seconds", "schema": {"type": "integer"}}},
)  # fmt: skip
@door.alt_response(503, schema=schemas.RefusalSchema, description="Try again")
@_with_a_right_code
@door.arguments(schemas.JoinIn)
@door.response(201, schemas.JoinOut)
def join(body: dict[str, Any]) -> dict[str, Any]:
    """Take a seat: no name, no account."""
    joined = context.perform(joining.join, body["code"], Role(body["role"]), body["table"], body["language"])
    return {"token": joined.token, "participant": joined.seat.id, "session": joined.session.id}
