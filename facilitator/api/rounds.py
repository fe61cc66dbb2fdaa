"""Second rounds, as programs ask for them: voting again, what moved, and actions brought along."""

from typing import Any

from facilitator import context
from facilitator.api import schemas
from facilitator.api.door import Door, asker, in_sight, leads_to, on_session, refuses
from facilitator.api.room import HERE, action_of
from facilitator.api.trajectories import step_of
from facilitator.domain.refusals import NotCounted, NotFound
from facilitator.domain.sessions.rounds import SecondRound
from facilitator.domain.sessions.session import Participant
from facilitator.domain.trajectory import Account
from facilitator.domain.voting.moved import Figure, GroupMove, Move
from facilitator.services.ideas import bringing
from facilitator.services.voting import rounds
from facilitator.services.voting.comparing import second_round

door = Door("rounds", __name__, url_prefix="/api/v1", description="Second rounds")


@door.post("/sessions/<session_id>/steps/<step_id>/again")
@leads_to(door, 201, open_step={**HERE, "step_id": "$response.body#/id"})
@refuses(door, 403, 404, 409, changes=True)
@on_session()
@door.response(201, schemas.StepOut)
@door.alt_response(
    200, schema=schemas.StepOut, success=True, description="It waits to be opened already: the same step"
)
def vote_again(account: Account, session_id: str, step_id: str) -> Any:
    """Hold a counted vote once more, as a new step after the one the room is at."""
    made = context.perform(rounds.vote_again, account, session_id, step_id)
    return step_of(made.step), 201 if made.new else 200


@door.get("/sessions/<session_id>/steps/<step_id>/moved")
@refuses(door, 404, 409)
@in_sight
@door.response(200, schemas.MovedOut)
def get_moved(session_id: str, step_id: str) -> dict[str, Any]:
    """Tell what moved since the vote that this one repeats: to the team at once, to seats once both results were shown."""
    found = second_round(context.store(), session_id, step_id)
    if found is None:
        raise NotFound("Deze stemming herhaalt geen andere.")
    if isinstance(asker(), Participant) and not found.shown:
        raise NotCounted("De uitslag is nog niet getoond.")
    return moved_of(found)


@door.post("/sessions/<session_id>/actions/bring")
@refuses(door, 403, 404, 409, 422, changes=True)
@on_session()
@door.arguments(schemas.BringIn)
@door.response(200, schemas.ActionsOut)
def bring_along(body: dict[str, Any], account: Account, session_id: str) -> dict[str, Any]:
    """Bring actions along that an earlier session of the trajectory voted on; what is here already stays one."""
    made = context.perform(bringing.bring_along, account, session_id, body["actions"])
    return {"actions": [action_of(action) for action in made]}


def moved_of(found: SecondRound) -> dict[str, Any]:
    """Return what moved between two rounds as programs read it."""
    moved = found.moved
    return {
        "first": {"session": found.first.session_id, "step": found.first.id, "kind": moved.first_kind,
                  "ballots": moved.before},
        "second": {"session": found.second.session_id, "step": found.second.id, "kind": moved.kind,
                   "ballots": moved.after},
        "alike": moved.alike, "actions": [_move(move) for move in moved.moves],
    }  # fmt: skip


def _move(move: Move) -> dict[str, Any]:
    return {"action": move.action, "number": move.number, "fate": move.fate,
            "earlier": [action for action, _ in move.earlier], "before": _figure(move.before),
            "after": _figure(move.after), "groups": [_group(one) for one in move.groups]}  # fmt: skip


def _group(one: GroupMove) -> dict[str, Any]:
    return {"roles": list(one.group.roles), "label": one.group.label, "before": _figure(one.before),
            "after": _figure(one.after)}  # fmt: skip


def _figure(found: Figure | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {"people": found.people, "ballots": found.ballots, "share": float(found.share), "rank": found.rank}
