"""Counting: Tel cuts the link between seat and ballot for ever, and only then is there a result."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from facilitator.domain.events import Event, StepChanged
from facilitator.domain.refusals import NotFound
from facilitator.domain.roles import Role
from facilitator.domain.sessions.session import Channel, Step, StepState, WorkshopSession
from facilitator.domain.text import N_
from facilitator.domain.trajectory import Account
from facilitator.domain.voting.ballot import BallotKind
from facilitator.domain.voting.groups import Group, GroupRule, finest, group_of, groups
from facilitator.domain.voting.kinds import consent, matrix
from facilitator.domain.voting.order_test import KINDS_WITH_TURNS, order_test
from facilitator.domain.voting.paper import Keyed
from facilitator.domain.voting.tally import CountedBallot
from facilitator.domain.voting.terms import Terms
from facilitator.services.house.trajectories import FACILITATORS, session_for
from facilitator.services.sessions.steps import check_version, close_step
from facilitator.services.sessions.undo import forget
from facilitator.services.voting import receipts
from facilitator.services.voting.casting import terms_of
from facilitator.services.voting.wiping import wipe
from facilitator.store import Store, Writer
from facilitator.store.voting.ballots import CountedStep, LooseBallot

HOUSE = "house"
COUNTING_YET = N_("De telling loopt nog. Druk straks opnieuw op Tel.")


def count_vote(writer: Writer, account: Account, session_id: str, step_id: str, version: int | None = None,
               afterwards: Callable[[], None] = lambda: None) -> WorkshopSession:  # fmt: skip
    """Close a step; a vote is counted: its link is cut, wiped from the log, and only then does it read counted."""
    session = writer.write(_begin_count, account, session_id, step_id, version)
    if session is not None:
        return session
    wipe(writer, COUNTING_YET)
    counted = writer.write(_finish_count, session_id, step_id, account.id)
    afterwards()
    return counted


def finish_counts(writer: Writer, unfinished: list[tuple[str, str]]) -> None:
    """Finish, at a start after a crash, the counts that had cut the link but not yet wiped the log."""
    if unfinished:
        wipe(writer)
    for session_id, step_id in unfinished:
        writer.write(_finish_count, session_id, step_id, HOUSE)


def count_left(writer: Writer, left_open: list[tuple[str, str]]) -> None:
    """Count votes that nobody counted before retention came: no link may outlive its seats."""
    for session_id, step_id in left_open:
        writer.write(_begin_left, session_id, step_id)
    finish_counts(writer, left_open)


def _begin_count(tx: Store, account: Account, session_id: str, step_id: str,
                 version: int | None) -> tuple[WorkshopSession | None, list[Event]]:  # fmt: skip
    """Close what is no vote and return its session; of a vote, make the ballots anonymous and return None."""
    session = session_for(tx, account, session_id, FACILITATORS)
    step = tx.sessions.step(session.id, step_id)
    if step is None or not step.under_vote:
        return close_step(tx, account, session_id, step_id, version)
    if step.state is not StepState.COUNTING:
        check_version(session, tx.sessions.steps(session.id), version)
        _cut(tx, step)
    return None, []


def _begin_left(tx: Store, session_id: str, step_id: str) -> tuple[None, list[Event]]:
    step = tx.sessions.step(session_id, step_id)
    if step is not None and step.under_vote and step.state is not StepState.COUNTING:
        _cut(tx, step)
    return None, []


def _cut(tx: Store, step: Step) -> None:
    """Make the ballots of a vote anonymous; from here on there is no way back."""
    paper = [ballot for ballot in Keyed(tx.papers.keyed(step.id)).counting if ballot.role in step.electorate]
    loose = [ballot for ballot in tx.ballots.loose(step.id) if ballot.role in step.electorate]
    loose += [LooseBallot(ballot.choices, ballot.role, Channel.PAPER) for ballot in paper]
    voters: Counter[Role] = Counter(ballot.role for ballot in loose)
    terms = terms_of(tx, step)
    rung = finest(voters, step.group_rule) if step.group_rule is not None else finest(voters)
    if terms.split:
        rung = GroupRule.TOTAL_ONLY  # What a ballot judges tells whether staff cast it: it is shown as a whole only.
    shown = groups(rung, voters)
    channels: Counter[Channel] = Counter(ballot.channel for ballot in loose)
    actions = tuple(tx.actions.numbered(step.session_id))
    kept = CountedStep(actions, shown, {way.value: n for way, n in channels.items()}, _kept(terms),
                       _order(terms, actions, loose))  # fmt: skip
    receipts.cut(tx, step, paper)  # While ballots and printed receipts are still there to say which count.
    tx.papers.cut(step.id)
    tx.ballots.cut(step.id, _anonymous(terms, loose, shown), kept, tx.now())
    if step.kind is BallotKind.CONSENT:
        tx.ballots.keep_reasons(step.id, [reason for ballot in loose for reason in consent.reasons(ballot.choices)])
    # The rung stays with the step: a vote that repeats this one may not be finer.
    tx.sessions.save_step(replace(step, state=StepState.COUNTING, group_rule=rung))
    forget(tx, step.session_id)


def _anonymous(terms: Terms, loose: Sequence[LooseBallot], shown: tuple[Group, ...]) -> list[CountedBallot]:
    """Return the ballots with nothing left in them that leads back: no role, no reason, no axis that few judged."""
    bare = [consent.bare(ballot.choices) for ballot in loose]
    choices = matrix.without_few(bare) if terms.split else bare
    found = [group_of(ballot.role, shown) for ballot in loose]
    return [CountedBallot(one, group.key if group else "") for one, group in zip(choices, found, strict=True)]


def _order(terms: Terms, actions: Sequence[tuple[str, int]], loose: Sequence[LooseBallot]) -> dict[str, object]:
    """Test whether place on the list decided, while ballots still know from which list they were chosen."""
    if terms.kind not in KINDS_WITH_TURNS:
        return {}
    read_turned = [(ballot.choices, ballot.turn) for ballot in loose if ballot.turn is not None]
    return order_test(read_turned, [action for action, _ in actions]).kept


def _kept(terms: Terms) -> dict[str, object]:
    """Return the terms as they stay with the count, by the names that options of a step have."""
    return {
        "kind": terms.kind.value,
        "k": terms.k,
        "cap": terms.cap,
        "total": terms.total,
        "costs": dict(terms.costs),
        "split": terms.split,
    }


def _finish_count(tx: Store, session_id: str, step_id: str, who: str) -> tuple[WorkshopSession, list[Event]]:
    session, step = tx.sessions.get(session_id), tx.sessions.step(session_id, step_id)
    if session is None or step is None:
        raise NotFound()
    if step.state is not StepState.COUNTING:
        return session, []
    tx.sessions.save_step(replace(step, state=StepState.CLOSED, closed_at=tx.now()))
    raw = tx.ballots.raw_counted(step_id)
    if raw is None:
        raise NotFound()
    tx.journal.record("count_vote", who, tx.now(), session_id=session_id, step=step_id, ballots=len(raw.ballots),
                      ballots_hash=tx.ballots.fingerprint(raw))  # fmt: skip
    return tx.sessions.save(session), [StepChanged(session_id)]
