"""The room as it is now, read at one moment for whoever draws a screen of it."""

from typing import Any

from facilitator.domain.refusals import NotFound
from facilitator.domain.room import Room, SeatDesk
from facilitator.domain.sessions.rounds import SecondRound
from facilitator.domain.sessions.runsheet import Method
from facilitator.domain.sessions.session import Channel, Participant, Step, WorkshopSession, current
from facilitator.domain.voting.paper import NO_PAPER
from facilitator.domain.voting.tally import Tally
from facilitator.services.coverage.headcounts import heads
from facilitator.services.house.secrets import hashed
from facilitator.services.ideas.codes import codes_of
from facilitator.services.sessions.answers import ASKING
from facilitator.services.sessions.undo import undoable
from facilitator.services.voting.comparing import second_round
from facilitator.services.voting.papers import paper_count
from facilitator.services.voting.results import results
from facilitator.store import Store

TALKS_OF_RESULT = frozenset({Method.VOTE, Method.RESULTS})


def room(store: Store, session_id: str, connected: int = 0) -> Room:
    """Return the snapshot of a session that all its screens are drawn from; NotFound if there is none."""
    session = store.sessions.get(session_id)
    if session is None:
        raise NotFound()
    steps = store.sessions.steps(session_id)
    step = current(steps, session.current_step)
    subject = _result_step(steps, step)
    trajectory = store.trajectories.get(session.trajectory_id)
    extras = store.sessions.extras(session_id)
    return Room(
        session=session, steps=steps, municipality=trajectory.municipality_name if trajectory else "", now=store.now(),
        seats=store.seats.per_role(session_id), tables=store.seats.per_table(session_id),
        channels=store.seats.per_channel(session_id), actions=store.actions.of_session(session_id),
        ideas=store.ideas.of_session(session_id),
        cast=store.ballots.cast_count(step.id) if step and step.under_vote else 0,
        cast_channels=store.ballots.cast_per_channel(step.id) if step and step.under_vote else {},
        paper=paper_count(store, step.id) if step and step.under_vote else NO_PAPER,
        connected=connected, tally=_tally(store, subject), tally_step=subject,
        moved=_moved(store, subject),
        answers=store.answers.totals(step.id) if step and step.method in ASKING else {},
        undoable=undoable(extras["undo"], store.now()), people_present=extras["people_present"],
        board_page=extras["board_page"] or 0, proposed=_proposed(store, subject),
        hands=store.hands.of_session(session_id), assisted=_assisted(store, step, subject), headcount=heads(store, session_id),
    )  # fmt: skip


def desk(store: Store, seat: Participant, secret: bytes = b"") -> SeatDesk:
    """Return what lies in front of one seat and nobody else; of a tablet passed on, what was chosen lies under a veil."""
    place = store.kiosks.place_of(seat.id) if seat.channel is Channel.KIOSK else None
    veiled = place is not None and place.veiled
    session = store.sessions.get(seat.session_id)
    step = store.sessions.step(seat.session_id, session.current_step) if session and session.current_step else None
    return SeatDesk(
        seat=seat, ideas=store.ideas.of_seat(seat.id),
        table_ideas=store.ideas.of_table(seat.session_id, seat.table) if seat.table else (),
        ballot=store.ballots.of_seat(step.id, seat.id) if step and step.under_vote and not veiled else None,
        answers=store.answers.of_seat(step.id, seat.id) if step and step.method in ASKING and not veiled else {},
        voted=store.ballots.seat_has_voted(seat.id), hand=store.hands.of_seat(seat.id), place=place,
        codes=codes_of(store, seat.id, secret) if secret and not veiled else {},
        **({} if veiled else _on_the_vote(store, step, seat)),
    )  # fmt: skip


def _on_the_vote(store: Store, step: Step | None, seat: Participant) -> dict[str, Any]:
    """What hangs on a seat besides its ballot while a vote is under way: the serial it gave, and its receipt."""
    if step is None or not step.under_vote:
        return {}
    return {"paper_serial": store.papers.serial_of(step.id, seat.id) or "",
            "paper_counts": seat.id in store.papers.seats_on_paper(step.id),
            "receipt": store.receipts.of_seat(step.id, seat.id) or ""}  # fmt: skip


def board_session(store: Store, key: str) -> WorkshopSession | None:
    """Return the session that the holder of this key may show on a board."""
    return store.sessions.by_board_key(hashed(key))


def progress(store: Store, session_id: str) -> tuple[str | None, int, int, int]:
    """Return step, ballots in, seats taken and version: the numbers of the vote under way."""
    session = store.sessions.get(session_id)
    if session is None:
        return None, 0, 0, 0
    cast = store.ballots.cast_count(session.current_step) if session.current_step else 0
    return session.current_step, cast, store.seats.count(session_id), session.version


def _result_step(steps: tuple[Step, ...], step: Step | None) -> Step | None:
    """Return the counted vote the room talks about: the current one, or the last counted in a results step."""
    if step is None or step.method not in TALKS_OF_RESULT or step.under_vote:
        return None
    if step.is_vote:
        return step if step.counted else None
    counted = [other for other in steps if other.counted]
    return max(counted, key=lambda other: other.opened, default=None)


def _assisted(store: Store, step: Step | None, subject: Step | None) -> dict[str, int]:
    vote = step if step is not None and step.under_vote else subject
    return store.helpers.assisted(vote.id) if vote else {}


def _tally(store: Store, step: Step | None) -> Tally | None:
    return results(store, step.session_id, step.id) if step else None


def _moved(store: Store, step: Step | None) -> SecondRound | None:
    """What moved since the vote that this one repeats; nothing before both were shown to those who voted."""
    found = second_round(store, step.session_id, step.id) if step and step.shown else None
    return found if found is not None and found.shown else None


def _proposed(store: Store, step: Step | None) -> tuple[str, ...]:
    return tuple(store.plans.proposed(step.id)) if step else ()
