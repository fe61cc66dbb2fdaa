"""Actions: look-alike ideas merged into at most twelve, split again, and frozen when the vote opens."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from facilitator.domain.events import ActionsChanged, Event, IdeasChanged
from facilitator.domain.ideas.idea import Action, Idea, IdeaStatus
from facilitator.domain.ideas.pictograms import known
from facilitator.domain.refusals import IdeaTaken, InvalidInput, NotFound, SessionOver, VoteClosed
from facilitator.domain.sessions.session import SessionStatus, check_merging
from facilitator.domain.text import TITLE_LIMIT, one_line
from facilitator.domain.trajectory import Account
from facilitator.services.house.trajectories import FACILITATORS, session_for
from facilitator.services.ideas.costs import check_costs
from facilitator.services.sessions.undo import remember_ideas
from facilitator.store import Store

ALIKE = 62.0
MOST_IDEAS = 500


@dataclass(frozen=True)
class LookAlike:
    """Two ideas that may be the same; `score` runs to 100."""

    first: str
    second: str
    score: float


def list_actions(store: Store, session_id: str) -> tuple[Action, ...]:
    """Return the actions of a session by number."""
    return store.actions.of_session(session_id)


def create_action(tx: Store, account: Account, session_id: str, title: object,
                  idea_ids: Sequence[str], pictogram: object = "",
                  cost: int | None = None) -> tuple[Action, list[Event]]:  # fmt: skip
    """Make one action of these ideas, which approves them; it gets the next number."""
    drawn = known(pictogram)
    check_costs({"": cost})
    session_for(tx, account, session_id, FACILITATORS)
    ideas = [_idea(tx, session_id, idea_id) for idea_id in idea_ids]
    words = one_line(title, TITLE_LIMIT)
    if len(set(idea_ids)) < len(idea_ids):
        raise InvalidInput("Noem elk idee maar één keer.")
    _check(tx, session_id)
    _check_free(ideas)
    number = len(tx.actions.numbered(session_id)) + 1
    action = Action(tx.new_id(), session_id, number, words, tuple(idea_ids), drawn, cost)
    remember_ideas(tx, session_id, "create_action", ideas, made=[action.id])
    tx.actions.add(action, tx.now())
    for idea in ideas:
        tx.ideas.save(replace(idea, status=IdeaStatus.APPROVED, action_id=action.id, objected=False))
    tx.journal.record("create_action", account.id, tx.now(), session_id=session_id, action=action.id,
                      ideas=list(idea_ids), title=tx.journal.seal(words, session_id))  # fmt: skip
    return action, _changed(session_id)


def remove_action(tx: Store, account: Account, session_id: str, action_id: str) -> tuple[None, list[Event]]:
    """Undo an action: its ideas come loose, the others close the gap in the numbers."""
    action = _find(tx, account, session_id, action_id)
    _check(tx, session_id)
    _check_unvoted(tx, session_id, action_id)
    ideas = [idea for idea in tx.ideas.of_session(session_id) if idea.action_id == action_id]
    remember_ideas(tx, session_id, "remove_action", ideas, gone=[action])
    tx.actions.remove(action_id)
    tx.actions.renumber(found for found, _ in tx.actions.numbered(session_id))
    tx.journal.record("remove_action", account.id, tx.now(), session_id=session_id, action=action_id)
    return None, _changed(session_id)


def add_idea(tx: Store, account: Account, session_id: str, action_id: str, idea_id: str) -> tuple[Action, list[Event]]:
    """Put one more idea into an action."""
    action = _find(tx, account, session_id, action_id)
    idea = _idea(tx, session_id, idea_id)
    _check(tx, session_id)
    _check_free([idea])
    remember_ideas(tx, session_id, "add_idea", [idea])
    tx.ideas.save(replace(idea, status=IdeaStatus.APPROVED, action_id=action_id, objected=False))
    tx.journal.record("add_idea", account.id, tx.now(), session_id=session_id, action=action_id, idea=idea_id)
    return replace(action, ideas=(*action.ideas, idea_id)), _changed(session_id)


def split_idea(tx: Store, account: Account, session_id: str, action_id: str, idea_id: str) -> tuple[None, list[Event]]:
    """Take an idea out of an action again; an action that keeps none of its ideas goes, unless it was brought along."""
    action = _find(tx, account, session_id, action_id)
    idea = tx.ideas.get(session_id, idea_id)
    if idea is None or idea.action_id != action_id:
        raise NotFound()
    _check(tx, session_id)
    if len(action.ideas) == 1 and not action.origins:
        return remove_action(tx, account, session_id, action_id)
    remember_ideas(tx, session_id, "split_idea", [idea])
    tx.ideas.save(replace(idea, action_id=None, objected=False))
    tx.journal.record("split_idea", account.id, tx.now(), session_id=session_id, action=action_id, idea=idea_id)
    return None, _changed(session_id)


def draw_action(
    tx: Store, account: Account, session_id: str, action_id: str, pictogram: object
) -> tuple[Action, list[Event]]:
    """Give an action one of our pictograms, or take it away again."""
    action = _find(tx, account, session_id, action_id)
    name = known(pictogram)
    _check(tx, session_id)
    _check_unvoted(tx, session_id, action_id)
    if name == action.pictogram:
        return action, []
    remember_ideas(tx, session_id, "draw_action", [], title=action)
    tx.actions.draw(action_id, name)
    tx.journal.record("draw_action", account.id, tx.now(), session_id=session_id, action=action_id, pictogram=name)
    return replace(action, pictogram=name), _changed(session_id)


def rename_action(
    tx: Store, account: Account, session_id: str, action_id: str, title: object
) -> tuple[Action, list[Event]]:
    """Give an action a better title."""
    action = _find(tx, account, session_id, action_id)
    words = one_line(title, TITLE_LIMIT)
    _check(tx, session_id)
    _check_unvoted(tx, session_id, action_id)
    remember_ideas(tx, session_id, "rename_action", [], title=action)
    tx.actions.rename(action_id, words)
    tx.journal.record("rename_action", account.id, tx.now(), session_id=session_id, action=action_id,
                      title=tx.journal.seal(words, session_id))  # fmt: skip
    return replace(action, title=words), _changed(session_id)


def lookalikes(ideas: Sequence[Idea]) -> list[LookAlike]:
    """Return pairs of ideas whose words resemble each other, most alike first (rapidfuzz token_set_ratio)."""
    from rapidfuzz import fuzz, utils  # noqa: PLC0415  # only who merges needs it in memory

    texts = [(idea.id, utils.default_process(idea.headline)) for idea in ideas[:MOST_IDEAS]]
    pairs = []
    for n, (first, one) in enumerate(texts):
        for second, other in texts[n + 1 :]:
            score = (fuzz.token_set_ratio(one, other) + fuzz.token_sort_ratio(one, other)) / 2
            if score >= ALIKE:
                pairs.append(LookAlike(first, second, score))
    return sorted(pairs, key=lambda pair: -pair.score)


def _check(tx: Store, session_id: str) -> None:
    session = tx.sessions.get(session_id)
    if session is None or session.status is SessionStatus.ENDED:
        raise SessionOver()
    check_merging(tx.sessions.steps(session_id))


def _check_unvoted(tx: Store, session_id: str, action_id: str) -> None:
    if tx.ballots.voted_on(session_id, action_id):
        raise VoteClosed("Over deze actie is gestemd.")


def _find(tx: Store, account: Account, session_id: str, action_id: str) -> Action:
    session_for(tx, account, session_id, FACILITATORS)
    found = next((action for action in tx.actions.of_session(session_id) if action.id == action_id), None)
    if found is None:
        raise NotFound()
    return found


def _idea(tx: Store, session_id: str, idea_id: str) -> Idea:
    idea = tx.ideas.get(session_id, idea_id)
    if idea is None or idea.status is IdeaStatus.WITHDRAWN:
        raise NotFound("Dit idee is er niet meer.")
    return idea


def _check_free(ideas: Sequence[Idea]) -> None:
    if any(idea.action_id for idea in ideas):
        raise IdeaTaken()


def _changed(session_id: str) -> list[Event]:
    return [ActionsChanged(session_id), IdeasChanged(session_id)]
