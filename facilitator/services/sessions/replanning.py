"""Re-planning to the fixed end, as one deed: drop what may go, shorten what is left."""

from facilitator.domain.events import Event
from facilitator.domain.sessions.schedule import catch_up, schedule
from facilitator.domain.sessions.session import WorkshopSession
from facilitator.domain.trajectory import Account
from facilitator.services.house.trajectories import FACILITATORS, session_for
from facilitator.services.sessions.steps import edit_step
from facilitator.store import Store


def catch_up_session(tx: Store, account: Account, session_id: str) -> tuple[WorkshopSession, list[Event]]:
    """Change the run sheet so that the session still ends on time, as far as that goes."""
    session = session_for(tx, account, session_id, FACILITATORS)
    steps = tx.sessions.steps(session.id)
    late = schedule(steps, session.current_step, tx.now(), session.starts_at, session.ends_at).late
    events: list[Event] = []
    for change in catch_up(steps, session.current_step, late):
        planned = {"skipped": True} if change.skipped else {"minutes": change.minutes}
        session, told = edit_step(tx, account, session_id, change.step_id, **planned)
        events += told
    return session, list(dict.fromkeys(events))
