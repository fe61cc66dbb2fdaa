"""Trajectories: making them, who sees them, and whom one invites."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, timedelta

from facilitator.domain.content import Municipality
from facilitator.domain.events import Event
from facilitator.domain.refusals import InvalidInput, NotAllowed, NotFound
from facilitator.domain.roles import Duty
from facilitator.domain.sessions.session import WorkshopSession
from facilitator.domain.text import TITLE_LIMIT, one_line
from facilitator.domain.trajectory import Account, Membership, Trajectory
from facilitator.services.house.secrets import hashed, new_token
from facilitator.store import Store

ANY = frozenset(Duty)
FACILITATORS = frozenset({Duty.FACILITATOR})
INVITATION_DAYS = 14
FIRST_YEAR, LAST_YEAR = 2026, 2031


def trajectory(store: Store, account: Account, trajectory_id: str, duties: Collection[Duty] = ANY) -> Trajectory:
    """Return a trajectory in the account's sight; NotFound outside it, NotAllowed if the duty is another's."""
    return seen(store, account, trajectory_id, duties)[0]


def seen(store: Store, account: Account, trajectory_id: str, duties: Collection[Duty] = ANY) -> tuple[Trajectory, Duty]:
    """Return a trajectory and the asker's duty in it; refuses as `trajectory` does."""
    found = _everywhere(store, account, trajectory_id) or store.trajectories.seen_by(account.id, trajectory_id)
    if found is None:
        raise NotFound()
    if found[1] not in duties:
        raise NotAllowed()
    return found


def _everywhere(store: Store, account: Account, trajectory_id: str) -> tuple[Trajectory, Duty] | None:
    """A program of the operator's acts in its own duty in every trajectory."""
    found = store.trajectories.get(trajectory_id) if account.everywhere else None
    return (found, account.duty) if found else None


def session_for(store: Store, account: Account, session_id: str, duties: Collection[Duty] = ANY) -> WorkshopSession:
    """Return a session of a trajectory in the account's sight; refuses as `trajectory` does."""
    session = store.sessions.get(session_id)
    if session is None:
        raise NotFound()
    trajectory(store, account, session.trajectory_id, duties)
    return session


def list_trajectories(store: Store, account: Account) -> list[tuple[Trajectory, Duty]]:
    """Return all trajectories in the account's sight with its duty in each, newest first."""
    return store.trajectories.of_account(account.id)


def create_trajectory(
    tx: Store,
    account: Account,
    municipality: Municipality,
    title: object,
    end_date: date | None = None,
    years: tuple[int, int] = (FIRST_YEAR, LAST_YEAR),
) -> tuple[Trajectory, list[Event]]:
    """Make a trajectory of which the account is the facilitator; only facilitators may."""
    if account.duty is not Duty.FACILITATOR:
        raise NotAllowed()
    made = Trajectory(tx.new_id(), municipality.nis, municipality.name, one_line(title, TITLE_LIMIT), tx.now(),
                      end_date, *years)  # fmt: skip
    tx.trajectories.add(made)
    tx.trajectories.join(made.id, account.id, Duty.FACILITATOR)
    tx.journal.record("create_trajectory", account.id, tx.now(), trajectory_id=made.id, municipality=municipality.nis)
    return made, []


def change_trajectory(tx: Store, account: Account, trajectory_id: str, title: object,
                      end_date: date | None) -> tuple[Trajectory, list[Event]]:  # fmt: skip
    """Change title and end date."""
    old = trajectory(tx, account, trajectory_id, FACILITATORS)
    changed = replace(old, title=one_line(title, TITLE_LIMIT), end_date=end_date)
    tx.trajectories.change(changed)
    tx.journal.record("change_trajectory", account.id, tx.now(), trajectory_id=old.id, end_date=str(end_date or ""))
    return changed, []


def members(store: Store, account: Account, trajectory_id: str) -> list[Membership]:
    """Return who works on the trajectory."""
    trajectory(store, account, trajectory_id)
    return store.trajectories.members(trajectory_id)


def invite(tx: Store, account: Account, trajectory_id: str, duty: Duty) -> tuple[str, list[Event]]:
    """Return the secret of a link that makes its first user a member with this duty, for 14 days."""
    trajectory(tx, account, trajectory_id, FACILITATORS)
    token = new_token()
    tx.trajectories.invite(hashed(token), trajectory_id, duty, account.id, tx.now() + timedelta(days=INVITATION_DAYS))
    tx.journal.record("invite", account.id, tx.now(), trajectory_id=trajectory_id, duty=duty)
    return token, []


def invitation(store: Store, token: str) -> tuple[Trajectory, Duty]:
    """Return to what a living link invites; NotFound if it was used, has died, or never was."""
    found = store.trajectories.invitation(hashed(token), store.now())
    if found is None:
        raise NotFound("Deze link werkt niet meer. Vraag een nieuwe.")
    return found


def accept_invitation(tx: Store, account: Account, token: str) -> tuple[Trajectory, list[Event]]:
    """Make the account a member by a link; a facilitator of the trajectory keeps that duty."""
    joined, duty = invitation(tx, token)
    known = tx.trajectories.seen_by(account.id, joined.id)
    if known is None or known[1] is not Duty.FACILITATOR:
        tx.trajectories.join(joined.id, account.id, duty)
    tx.trajectories.use_invitation(hashed(token), tx.now())
    tx.journal.record("accept_invitation", account.id, tx.now(), trajectory_id=joined.id, duty=duty)
    return joined, []


def remove_member(tx: Store, account: Account, trajectory_id: str, member_id: str) -> tuple[None, list[Event]]:
    """Take somebody off the trajectory; the last facilitator stays."""
    trajectory(tx, account, trajectory_id, FACILITATORS)
    team = tx.trajectories.members(trajectory_id)
    others = [m for m in team if m.duty is Duty.FACILITATOR and m.account.id != member_id]
    if not any(member.account.id == member_id for member in team):
        raise NotFound()
    if not others:
        raise InvalidInput("Er moet één begeleider blijven.")
    tx.trajectories.leave(trajectory_id, member_id)
    tx.journal.record("remove_member", account.id, tx.now(), trajectory_id=trajectory_id, member=member_id)
    return None, []
