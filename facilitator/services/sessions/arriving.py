"""Arriving by an invitation without an account yet: the account and the membership are one deed."""

from facilitator.domain.events import Event
from facilitator.domain.trajectory import Account, Trajectory
from facilitator.services.house.accounts import register
from facilitator.services.house.trajectories import accept_invitation, invitation
from facilitator.store import Store


def arrive(
    tx: Store, token: str, name: str, email: str, password_hash: str
) -> tuple[tuple[Account, Trajectory], list[Event]]:
    """Make an account for who holds a living invitation, and a member of it; NotFound if the link is dead."""
    _, duty = invitation(tx, token)
    account, _ = register(tx, name, email, password_hash, duty)
    joined, events = accept_invitation(tx, account, token)
    return (account, joined), events
