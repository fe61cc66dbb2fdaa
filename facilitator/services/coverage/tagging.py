"""Tagging: giving an action its places in the frames of the policy, by the facilitator, undone as easily."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from facilitator.domain.coverage.frames import Axis, said
from facilitator.domain.events import ActionsChanged, Event
from facilitator.domain.ideas.idea import Action
from facilitator.domain.refusals import InvalidInput, NotFound
from facilitator.domain.trajectory import Account
from facilitator.services.house.trajectories import FACILITATORS, session_for
from facilitator.services.sessions.undo import remember_ideas
from facilitator.store import Store


def tag_action(
    tx: Store, account: Account, session_id: str, action_id: str,
    places: Mapping[str, Collection[str]], axes: Sequence[Axis],
) -> tuple[Action, list[Event]]:  # fmt: skip
    """Let an action stand at exactly these places of these axes; what it has on other axes stays.

    Allowed before and after any vote: it says what an action is about, and changes nothing that people vote on.
    """
    session_for(tx, account, session_id, FACILITATORS)
    action = next((one for one in tx.actions.of_session(session_id) if one.id == action_id), None)
    if action is None:
        raise NotFound()
    tags = dict(action.tags)
    for axis in axes:
        codes = frozenset(places.get(axis.name, ()))
        if codes - axis.codes:
            raise InvalidInput("Kies vakken uit de lijst.")
        tags = said(tags, axis, codes)
    tagged = replace(action, tags=tags)
    if tagged == action:
        return action, []
    remember_ideas(tx, session_id, "tag_action", [], title=action)
    tx.actions.tag(tagged)
    tx.journal.record("tag_action", account.id, tx.now(), session_id=session_id, action=action_id,
                      places={axis: list(codes) for axis, codes in tags.items()})  # fmt: skip
    return tagged, [ActionsChanged(session_id)]
