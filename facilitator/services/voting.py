"""Voting: ballots on seats until Tel, which cuts the link between seat and ballot for ever."""

import secrets
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace

from facilitator.domain.ballot import BallotKind, Choices, left, read
from facilitator.domain.events import BallotCast, Event, StepChanged
from facilitator.domain.groups import Group, finest, group_of, groups
from facilitator.domain.refusals import InvalidInput, NotAllowed, NotCounted, NotFound, VoteClosed
from facilitator.domain.roles import Role
from facilitator.domain.session import Channel, Participant, Step, StepState, WorkshopSession
from facilitator.domain.tally import CountedBallot, Tally, tally
from facilitator.domain.text import key as read_key
from facilitator.domain.text import one_line
from facilitator.domain.trajectory import Account
from facilitator.services.steps import check_version, close_step
from facilitator.services.trajectories import FACILITATORS, session_for
from facilitator.services.undo import forget
from facilitator.services.wiping import wipe
from facilitator.store import Store, Writer
from facilitator.store.ballots import CountedStep, LooseBallot, PaperBallot

SERIAL_LIMIT = 40
HOUSE = "house"
COUNTING_YET = "De telling loopt nog. Druk straks opnieuw op Tel."


@dataclass(frozen=True)
class Cast:
    """A ballot that is kept; `left` are unused picks or unanswered actions."""

    left: int


@dataclass(frozen=True)
class Rule:
    """What a ballot is checked against."""

    kind: BallotKind
    k: int
    actions: frozenset[str]
    electorate: frozenset[Role]
    is_open: bool

    def read(self, raw: object) -> tuple[Choices, int]:
        """Return the choices of a good ballot and what is left of it."""
        chosen = read(self.kind, self.k, raw, self.actions)
        return chosen, left(self.kind, self.k, chosen, len(self.actions))


@dataclass(frozen=True)
class Keyed:
    """What stands keyed of paper for a vote."""

    ballots: tuple[PaperBallot, ...]
    mismatching: tuple[str, ...]

    @property
    def serials(self) -> tuple[str, ...]:
        """Each paper ballot once."""
        return tuple(dict.fromkeys(ballot.serial for ballot in self.ballots))


def cast_ballot(tx: Store, seat: Participant, step_id: str, choices: object, key: object) -> tuple[Cast, list[Event]]:
    """Keep this seat's ballot in the place of its earlier one; an empty one withdraws it."""
    rule = _rule(tx, seat.session_id, step_id)
    if _role(tx, seat, rule) not in rule.electorate:
        raise NotAllowed("Jij praat mee. Deze keer stem je niet.")
    key = read_key(key)
    known = tx.keys.known(step_id, seat.id, key)
    if known is not None:
        return Cast(int(known)), []
    chosen, remaining = rule.read(choices)
    if not rule.is_open:
        raise VoteClosed()
    if chosen:
        tx.ballots.cast(step_id, seat.id, chosen)
    else:
        tx.ballots.withdraw(step_id, seat.id)
    tx.keys.keep(step_id, seat.id, key, str(remaining))
    return Cast(remaining), [BallotCast(seat.session_id, step_id)]


def enter_paper(tx: Store, account: Account, session_id: str, step_id: str, role: Role, choices: object,
                serial: str | None = None, keyer: str = "", key: object = None) -> tuple[str, list[Event]]:  # fmt: skip
    """Keep a paper ballot until Tel, and return its serial; a serial is keyed once by each keyer."""
    session_for(tx, account, session_id, FACILITATORS)
    step = _vote(tx, session_id, step_id)
    key = read_key(key if key is not None else secrets.token_urlsafe(9))
    known = tx.keys.known(step_id, account.id, key)
    if known is not None:
        return known, []
    if role not in step.electorate:
        raise InvalidInput("Deze rol stemt hier niet mee.")
    number = one_line(serial, SERIAL_LIMIT) if serial else f"zonder-{secrets.token_hex(4)}"
    keyer = one_line(keyer, SERIAL_LIMIT) if keyer else ""
    chosen, _ = _read(tx, step, choices)
    if step.state not in (StepState.OPEN, StepState.STOPPED):
        raise VoteClosed()
    if any(ballot.serial == number and ballot.keyer == keyer for ballot in tx.ballots.paper(step_id)):
        raise InvalidInput("Dit stemblad is al ingevoerd.")
    tx.ballots.add_paper(step_id, PaperBallot(number, role, chosen, keyer))
    tx.keys.keep(step_id, account.id, key, number)
    return number, [BallotCast(session_id, step_id)]


def drop_paper(tx: Store, account: Account, session_id: str, step_id: str, serial: str) -> tuple[None, list[Event]]:
    """Take a paper ballot that was keyed wrong out again, until Tel."""
    session_for(tx, account, session_id, FACILITATORS)
    if not _vote(tx, session_id, step_id).under_vote:
        raise VoteClosed()
    if not tx.ballots.drop_paper(step_id, serial):
        raise NotFound()
    return None, [BallotCast(session_id, step_id)]


def paper(store: Store, account: Account, session_id: str, step_id: str) -> Keyed:
    """Return what is keyed of paper, and which serials two keyers read differently; until counting."""
    session_for(store, account, session_id, FACILITATORS)
    _vote(store, session_id, step_id)
    ballots = tuple(store.ballots.paper(step_id))
    versions: dict[str, set[str]] = {}
    for ballot in ballots:
        versions.setdefault(ballot.serial, set()).add(repr((ballot.role, ballot.choices)))
    return Keyed(ballots, tuple(serial for serial, found in versions.items() if len(found) > 1))


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


def results(store: Store, session_id: str, step_id: str) -> Tally:
    """Return the result of a counted vote; NotCounted before."""
    step = _vote(store, session_id, step_id)
    counted = store.ballots.counted(step_id) if step.counted else None
    if counted is None or step.kind is None:
        raise NotCounted()
    kept, ballots = counted
    return tally(step.kind, kept.actions, ballots, kept.groups, kept.channels)


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
    loose = tx.ballots.loose(step.id, step.electorate)
    voters: Counter[Role] = Counter(ballot.role for ballot in loose)
    shown = groups(finest(voters, step.group_rule) if step.group_rule is not None else finest(voters), voters)
    channels: Counter[Channel] = Counter(ballot.channel for ballot in loose)
    kept = CountedStep(
        tuple(tx.actions.numbered(step.session_id)), shown, {way.value: n for way, n in channels.items()}
    )
    tx.ballots.cut(step.id, [_anonymous(ballot, shown) for ballot in loose], kept, tx.now())
    tx.sessions.save_step(replace(step, state=StepState.COUNTING))
    forget(tx, step.session_id)


def _anonymous(ballot: LooseBallot, shown: tuple[Group, ...]) -> CountedBallot:
    group = group_of(ballot.role, shown)
    return CountedBallot(ballot.choices, group.key if group else "")


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


def _vote(store: Store, session_id: str, step_id: str) -> Step:
    step = store.sessions.step(session_id, step_id)
    if step is None or not step.is_vote:
        raise NotFound()
    return step


def _role(tx: Store, seat: Participant, rule: Rule) -> Role:
    """Return the seat's role: as it stands now where it decides who votes, as the asker knew it where all do."""
    if len(rule.electorate) == len(Role):
        return seat.role
    found = tx.seats.get(seat.session_id, seat.id)
    return found.role if found else seat.role


def _read(tx: Store, step: Step, raw: object) -> tuple[Choices, int]:
    return _rule_of(tx, step).read(raw)


def _rule(tx: Store, session_id: str, step_id: str) -> Rule:
    """Return the rule of a vote, looked up once for all ballots of one commit: casting changes nothing in it."""
    known: Rule | None = tx.memo.get(("rule", session_id, step_id))
    if known is None:
        known = _rule_of(tx, _vote(tx, session_id, step_id))
        tx.memo["rule", session_id, step_id] = known
    return known


def _rule_of(tx: Store, step: Step) -> Rule:
    if step.kind is None:
        raise NotFound()
    actions = frozenset(action for action, _ in tx.actions.numbered(step.session_id))
    return Rule(step.kind, step.k, actions, step.electorate, step.state is StepState.OPEN)
