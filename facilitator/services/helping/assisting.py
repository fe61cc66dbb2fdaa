"""Voting with a helper: a seat and its ballot are made together, and nothing says which helper was there."""

from dataclasses import dataclass

from facilitator.domain.events import Event, SeatTaken
from facilitator.domain.helping.helper import Helper, Reason
from facilitator.domain.refusals import InvalidInput, NotAllowed, VoteClosed
from facilitator.domain.roles import Role
from facilitator.domain.sessions.session import Channel, Participant, Step, StepState, WorkshopSession
from facilitator.domain.text import key as read_key
from facilitator.services.helping.helpers import still_helping
from facilitator.services.house.secrets import hashed, new_token
from facilitator.services.voting.casting import cast_ballot, rule_of
from facilitator.store import Store


@dataclass(frozen=True)
class Assistance:
    """For whom a helper has a ballot in hand: why, and as whom; never who."""

    step_id: str
    reason: Reason
    role: Role
    table: int | None = None


def check_assistance(store: Store, helper: Helper, asked: Assistance, most: int) -> Step:
    """Return the vote that is open for this; refuses when it is not, for a role that does not vote, and over the cap."""
    session = still_helping(store, helper)
    step = store.sessions.step(helper.session_id, asked.step_id)
    if step is None or not step.is_vote or step.state is not StepState.OPEN:
        raise VoteClosed()
    if asked.role not in step.electorate:
        raise NotAllowed("Deze rol praat mee. Deze keer stemt ze niet.")
    if asked.table is not None and not (session.has_tables and 1 <= asked.table <= session.table_count):
        raise InvalidInput("Kies een tafel uit de lijst.")
    if store.helpers.helped(step.id, helper.id) >= most:
        raise NotAllowed("Je hielp al veel mensen stemmen. Vraag een andere helper, of geef papier.")
    return step


def check_choices(store: Store, step: Step, choices: object, role: Role) -> None:
    """Refuse what the vote's rule would refuse of these choices of somebody with this role."""
    rule_of(store, step).read(choices, role)


def cast_assisted(tx: Store, helper: Helper, asked: Assistance, choices: object, key: object,
                  most: int) -> tuple[None, list[Event]]:  # fmt: skip
    """Keep the ballot of somebody who confirmed it, on a seat made now; the same key changes nothing."""
    key = read_key(key)
    if tx.keys.known(asked.step_id, helper.id, key) is not None:
        return None, []
    step = check_assistance(tx, helper, asked, most)
    if not choices:
        raise InvalidInput("Kies er minstens één. Of stop.")
    session = still_helping(tx, helper)
    seat = _seat(tx, session, step, asked)
    # Another key than the helper's: one key beside both would join helper and ballot.
    _, events = cast_ballot(tx, seat, step.id, choices, new_token())
    tx.keys.keep(step.id, helper.id, key, "")
    tx.helpers.count(step.id, asked.reason)
    tx.journal.record("assisted_vote", helper.id, tx.now(), session_id=session.id, step=step.id)
    return None, [SeatTaken(session.id), *events]


def _seat(tx: Store, session: WorkshopSession, step: Step, asked: Assistance) -> Participant:
    """Return a seat without a way in; one that voted with a helper before serves again, so that nobody counts twice."""
    idle = tx.helpers.idle_seat(session.id, step.id, asked.role, asked.table)
    if idle is not None:
        return tx.seats.get(session.id, idle) or Participant(idle, session.id, asked.role)
    seat = Participant(tx.new_id(), session.id, asked.role, asked.table, Channel.ASSISTED)
    # The moment of the vote's opening, not of this ballot: the journal says when each helper helped.
    tx.seats.add(seat, hashed(new_token()), step.opened_at or tx.now())
    return seat
