"""Receipts: three words by which somebody finds back that their ballot counted, and nothing of what it said."""

from collections.abc import Collection, Iterable

from facilitator.domain.refusals import NotCounted
from facilitator.domain.sessions.session import Step
from facilitator.domain.voting.paper import PaperBallot
from facilitator.services.ideas.words import by_chance
from facilitator.store import Store


def keep(tx: Store, step_id: str, seat_id: str, has_ballot: bool) -> None:
    """Let a seat have one receipt as long as it has a ballot: a changed ballot keeps it, a withdrawn one takes it along."""
    if not has_ballot:
        tx.receipts.withdraw(step_id, seat_id)
    elif tx.receipts.of_seat(step_id, seat_id) is None:
        tx.receipts.give(step_id, seat_id, fresh(tx, step_id))


def fresh(tx: Store, step_id: str, beside: Collection[str] = ()) -> str:
    """Return words by chance that nobody in this vote has, also not among those just made."""
    while tx.receipts.is_taken(step_id, made := by_chance()) or made in beside:
        pass
    return made


def cut(tx: Store, step: Step, paper: Iterable[PaperBallot]) -> None:
    """Keep the receipts of the ballots that count, on screens and of these on paper, as a list that belongs to nobody."""
    printed = tx.papers.printed(step.id)
    on_paper = [printed[ballot.serial].receipt for ballot in paper if ballot.serial in printed]
    session = tx.sessions.get(step.session_id)
    told = session is not None and session.receipts
    counted = [*tx.receipts.of_ballots(step.id, step.electorate), *(receipt for receipt in on_paper if receipt)]
    tx.receipts.cut(step.id, counted if told else ())


def counted(store: Store, session_id: str, step_id: str) -> tuple[str, ...]:
    """Return the receipts of a counted vote, by their words; NotCounted before."""
    step = store.sessions.step(session_id, step_id)
    if step is None or not step.counted:
        raise NotCounted()
    return store.receipts.counted(step_id)
