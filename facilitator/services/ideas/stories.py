"""The story of one idea, put together for who holds its three words: action, votes, decision and how it goes on."""

from collections.abc import Iterable, Iterator

from facilitator.domain.days import day_of
from facilitator.domain.ideas.fate import IdeaStory, Votes, hear_on, place
from facilitator.domain.ideas.idea import Action, Idea
from facilitator.domain.plan.deciding import still_needed
from facilitator.domain.plan.decision import Body, Choice
from facilitator.domain.plan.fates import Outcome
from facilitator.domain.plan.progress import State, latest
from facilitator.domain.sessions.session import WorkshopSession
from facilitator.domain.trajectory import Trajectory
from facilitator.domain.voting.agreement import asked, supporters
from facilitator.services.plan.fates import fates_of
from facilitator.services.voting.results import results
from facilitator.store import Store


def story_of(store: Store, idea: Idea) -> IdeaStory:
    """Return what became of an idea until now."""
    session = store.sessions.get(idea.session_id)
    trajectory = store.trajectories.get(session.trajectory_id) if session else None
    if session is None or trajectory is None:
        return IdeaStory(idea.text, place(idea), "", "")
    action = next((one for one in store.actions.of_session(session.id) if one.id == idea.action_id), None)
    outcome = fates_of(store, trajectory).of_idea(idea)
    waiting = _waiting(store, trajectory, outcome)
    is_final = outcome.is_answered and not waiting
    return IdeaStory(
        text=idea.text, place=place(idea), session_title=session.title, municipality=trajectory.municipality_name,
        action=action, companions=max(0, len(action.ideas) - 1) if action else 0,
        votes=tuple(_votes(store, session, action)) if action else (), outcome=outcome, waiting=waiting,
        progress=_progress(store, trajectory, outcome),
        answer_date=hear_on(outcome, session.answer_date, day_of(store.now()), is_final=is_final),
    )  # fmt: skip


def _waiting(store: Store, trajectory: Trajectory, outcome: Outcome) -> tuple[Body, ...]:
    """Who still has to choose what one body chose; a status without a decision waits for nobody."""
    if outcome.moment is None or outcome.item is None or outcome.said is not Choice.CHOSEN:
        return ()
    return still_needed(store.deciding.decisions(trajectory.id), outcome.item)


def _progress(store: Store, trajectory: Trajectory, outcome: Outcome) -> State | None:
    if outcome.said is not Choice.CHOSEN or outcome.item is None:
        return None
    found = latest(store.progress.all(trajectory.id), outcome.item.id)
    return found.state if found else None


def _votes(store: Store, session: WorkshopSession, action: Action) -> Iterator[Votes]:
    """What each vote gave the action, of those that were shown: here, and where a later session voted on it again."""
    yield from _votes_in(store, session.id, {action.id})
    carried = {action.id}
    for later in store.sessions.of_trajectory(session.trajectory_id):
        brought = {one.id for one in store.actions.of_session(later.id) if carried & set(one.origins)}
        if later.id != session.id and brought:
            carried |= brought
            yield from _votes_in(store, later.id, brought, later.title)


def _votes_in(store: Store, session_id: str, actions: Iterable[str], named: str = "") -> Iterator[Votes]:
    for step in store.sessions.steps(session_id):
        if step.counted and step.shown:
            counted = results(store, session_id, step.id)
            for row in counted.rows:
                if row.action in actions:
                    people = asked(row, counted.kind, counted.ballots)
                    yield Votes(step.title, counted.kind, supporters(row, counted.kind), people, named)
