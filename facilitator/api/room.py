"""Ideas, actions, ballots and results, as programs send them and ask for them."""

from dataclasses import asdict
from typing import Any

from flask import Response, jsonify

from facilitator import context
from facilitator.api import schemas
from facilitator.api.door import Door, asker, for_seats, in_sight, leads_to, on_session, refuses
from facilitator.api.pages import PageIn, page
from facilitator.domain.ideas.idea import Action, Idea, IdeaStatus
from facilitator.domain.refusals import NotCounted
from facilitator.domain.roles import Role
from facilitator.domain.sessions.session import Participant
from facilitator.domain.trajectory import Account
from facilitator.domain.voting.groups import SMALLEST_GROUP
from facilitator.domain.voting.tally import Row, Tally
from facilitator.services.ideas import actions, ideas
from facilitator.services.voting import casting, papers
from facilitator.services.voting.results import results

door = Door("room", __name__, url_prefix="/api/v1", description="Ideas, actions, ballots and results")


HERE = {"session_id": "$request.path.session_id"}


@door.post("/sessions/<session_id>/ideas")
@leads_to(door, 201, set_status={**HERE, "idea_id": "$response.body#/id"})
@refuses(door, 403, 404, 409, 422, changes=True)
@for_seats
@door.arguments(schemas.IdeaIn)
@door.response(201, schemas.IdOut)
@door.alt_response(200, schema=schemas.IdOut, success=True, description="The key was known: the same idea")
def submit_idea(body: dict[str, Any], seat: Participant) -> Any:
    """Keep an idea of this seat."""
    settings = context.settings()
    kept = context.perform(
        ideas.submit_idea, seat, body["text"], body["key"], settings.ideas_per_seat, settings.text_limit,
        context.house().secret,
    )  # fmt: skip
    return {"id": kept.id}, 201 if kept.new else 200


@door.get("/sessions/<session_id>/ideas")
@refuses(door, 403, 404, 422)
@on_session()
@door.arguments(PageIn, location="query")
@door.response(200, schemas.IdeasOut)
def list_ideas(query: dict[str, Any], account: Account, session_id: str) -> dict[str, Any]:
    """Return all ideas; the role is told only where five seats have it."""
    seats = context.store().seats.per_role(session_id)
    found = ideas.list_ideas(context.store(), account, session_id)
    return {"ideas": [_idea(idea, seats) for idea in page(found, **query)]}


@door.put("/sessions/<session_id>/ideas/<idea_id>")
@refuses(door, 403, 404, 409, 422, changes=True)
@on_session()
@door.arguments(schemas.IdeaStatusIn)
@door.response(200, schemas.IdeaOut)
def set_status(body: dict[str, Any], account: Account, session_id: str, idea_id: str) -> dict[str, Any]:
    """Approve an idea, hide it, or put it back."""
    idea = context.perform(ideas.set_status, account, session_id, idea_id, IdeaStatus(body["status"]))
    return _idea(idea, context.store().seats.per_role(session_id))


def _idea(idea: Idea, seats: dict[Role, int]) -> dict[str, Any]:
    told = idea.role is not None and seats.get(idea.role, 0) >= SMALLEST_GROUP
    return {"id": idea.id, "text": idea.text, "title": idea.title, "role": idea.role if told else None,
            "table": idea.table, "status": idea.status, "action": idea.action_id, "scribed": idea.scribed}  # fmt: skip


@door.get("/sessions/<session_id>/actions")
@refuses(door, 404, 422)
@in_sight
@door.arguments(PageIn, location="query")
@door.response(200, schemas.ActionsOut)
def list_actions(query: dict[str, Any], session_id: str) -> dict[str, Any]:
    """Return the actions by number, to the team and to seats of the session."""
    found = actions.list_actions(context.store(), session_id)
    return {"actions": [action_of(action) for action in page(found, **query)]}


@door.post("/sessions/<session_id>/actions")
@leads_to(door, 201, remove_action={**HERE, "action_id": "$response.body#/id"}, list_actions=HERE)
@refuses(door, 403, 404, 409, 422, changes=True)
@on_session()
@door.arguments(schemas.ActionIn)
@door.response(201, schemas.ActionOut)
def create_action(body: dict[str, Any], account: Account, session_id: str) -> dict[str, Any]:
    """Make one action of these ideas, which also approves them."""
    made = (body["title"], body["ideas"], body.get("pictogram", ""), body["cost"])
    return action_of(context.perform(actions.create_action, account, session_id, *made))


@door.delete("/sessions/<session_id>/actions/<action_id>")
@refuses(door, 403, 404, 409, changes=True)
@on_session()
@door.response(200, schemas.ActionsOut)
def remove_action(account: Account, session_id: str, action_id: str) -> dict[str, Any]:
    """Undo an action: its ideas come loose."""
    context.perform(actions.remove_action, account, session_id, action_id)
    return {"actions": [action_of(action) for action in actions.list_actions(context.store(), session_id)]}


def action_of(action: Action) -> dict[str, Any]:
    """Return an action as the contract shows it."""
    return {"id": action.id, "number": action.number, "title": action.title, "ideas": list(action.ideas),
            "pictogram": action.pictogram, "cost": action.cost}  # fmt: skip


@door.put("/sessions/<session_id>/steps/<step_id>/ballot")
@refuses(door, 403, 404, 409, 422, changes=True)
@for_seats
@door.arguments(schemas.BallotIn)
@door.response(200, schemas.BallotOut)
def cast_ballot(body: dict[str, Any], seat: Participant, step_id: str) -> dict[str, Any]:
    """Keep this seat's ballot in the place of its earlier one."""
    cast = context.perform(casting.cast_ballot, seat, step_id, body["choices"], body["key"])
    return {"saved": True, "left": cast.left}


@door.get("/sessions/<session_id>/steps/<step_id>/results")
@refuses(door, 404, 409)
@in_sight
@door.response(200, schemas.ResultsOut)
def get_results(session_id: str, step_id: str) -> Response:
    """Return a counted result: to the team at once, to seats once it is shown."""
    tally = results(context.store(), session_id, step_id)
    step = context.store().sessions.step(session_id, step_id)
    if isinstance(asker(), Participant) and not (step and step.shown):
        raise NotCounted("De uitslag is nog niet getoond.")
    return jsonify(results_of(tally))


@door.post("/sessions/<session_id>/steps/<step_id>/paper")
@refuses(door, 403, 404, 409, 422, changes=True)
@on_session()
@door.arguments(schemas.PaperIn)
@door.response(201, schemas.PaperOut)
def enter_paper(body: dict[str, Any], account: Account, session_id: str, step_id: str) -> dict[str, Any]:
    """Key a paper ballot, until counting."""
    serial = context.perform(papers.enter_paper, account, session_id, step_id, Role(body["role"]), body["choices"],
                             body["serial"], body["keyer"], body["key"])  # fmt: skip
    odd = papers.warning(context.store(), session_id, step_id, serial) if body["serial"] else ""
    return {"serial": serial, "warning": odd}


@door.get("/sessions/<session_id>/steps/<step_id>/paper")
@refuses(door, 403, 404)
@on_session()
@door.response(200, schemas.PapersOut)
def get_paper(account: Account, session_id: str, step_id: str) -> dict[str, Any]:
    """Return what is keyed of paper until counting; never what a ballot says."""
    keyed = papers.paper(context.store(), account, session_id, step_id)
    step = context.store().sessions.step(session_id, step_id)
    return {"keyed": len(keyed.serials), "serials": list(keyed.serials), "missing": list(keyed.missing),
            "keyers": [{"keyer": name, "keyed": n} for name, n in sorted(keyed.keyers.items())],
            "mismatching": list(keyed.mismatching), "needs_second": keyed.needs_second,
            "papers_out": step.papers_out if step else None}  # fmt: skip


def results_of(tally: Tally) -> dict[str, Any]:
    """Return a result as the contract shows it."""
    return {
        "kind": tally.kind, "ballots": tally.ballots, "total": [_row(row) for row in tally.rows],
        "groups": [{"roles": list(part.group.roles), "label": part.group.label, "ballots": part.ballots,
                    "results": [_row(row) for row in part.rows]} for part in tally.groups],
        "channels": dict(tally.channels),
    }  # fmt: skip


def _row(row: Row) -> dict[str, Any]:
    whole = asdict(row)
    answers = whole.pop("answers")
    score = whole.pop("score")
    return whole | (answers | {"score": score} if answers else {})
