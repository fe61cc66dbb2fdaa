"""Voting: ballots on seats, changed until Stop."""

from dataclasses import dataclass, replace

from facilitator.domain.events import BallotCast, Event
from facilitator.domain.refusals import NotAllowed, NotFound, VoteClosed
from facilitator.domain.roles import Role
from facilitator.domain.sessions.session import Channel, Participant, Step, StepState
from facilitator.domain.text import key as read_key
from facilitator.domain.voting.ballot import Choices
from facilitator.domain.voting.kinds import KINDS
from facilitator.domain.voting.terms import Terms, terms
from facilitator.services.voting import receipts
from facilitator.store import Store


@dataclass(frozen=True)
class Cast:
    """A ballot that is kept; `left` are unused picks, dots, places or euros, or unanswered actions."""

    left: int


@dataclass(frozen=True)
class Rule:
    """What a ballot is checked against; `on_paper` are the seats whose paper ballot counts."""

    terms: Terms
    electorate: frozenset[Role]
    is_open: bool
    on_paper: frozenset[str] = frozenset()
    receipts: bool = False

    def read(self, raw: object, role: Role) -> tuple[Choices, int]:
        """Return the choices of a good ballot of this role and what is left of it."""
        kind = KINDS[self.terms.kind]
        chosen = kind.read(raw, self.terms, role)
        return chosen, kind.left(chosen, self.terms)


def cast_ballot(tx: Store, seat: Participant, step_id: str, choices: object, key: object) -> tuple[Cast, list[Event]]:
    """Keep this seat's ballot in the place of its earlier one; an empty one withdraws it."""
    rule = _rule(tx, seat.session_id, step_id)
    role = _role(tx, seat, rule)
    if role not in rule.electorate:
        raise NotAllowed("Jij praat mee. Deze keer stem je niet.")
    key = read_key(key)
    known = tx.keys.known(step_id, seat.id, key)
    if known is not None:
        return Cast(int(known)), []
    if seat.id in rule.on_paper:
        raise NotAllowed("Je papieren stemblad telt.")
    chosen, remaining = rule.read(choices, role)
    if not rule.is_open:
        raise VoteClosed()
    if chosen:
        tx.ballots.cast(step_id, seat.id, chosen)
        if seat.channel is Channel.KIOSK:
            tx.kiosks.veil(seat.id, veiled=False)  # Who chose this just now may see it again.
    else:
        tx.ballots.withdraw(step_id, seat.id)
    if rule.receipts:
        receipts.keep(tx, step_id, seat.id, bool(chosen))
    tx.keys.keep(step_id, seat.id, key, str(remaining))
    return Cast(remaining), [BallotCast(seat.session_id, step_id)]


def vote_step(store: Store, session_id: str, step_id: str) -> Step:
    """Return a vote of this session; NotFound if it is none."""
    step = store.sessions.step(session_id, step_id)
    if step is None or not step.is_vote:
        raise NotFound()
    return step


def _role(tx: Store, seat: Participant, rule: Rule) -> Role:
    """Return the seat's role: as it stands now where it decides who votes on what, as the asker knew it elsewhere."""
    if len(rule.electorate) == len(Role) and not rule.terms.split:
        return seat.role
    found = tx.seats.get(seat.session_id, seat.id)
    return found.role if found else seat.role


def _rule(tx: Store, session_id: str, step_id: str) -> Rule:
    """Return the rule of a vote, looked up once for all ballots of one commit: casting changes nothing in it."""
    known: Rule | None = tx.memo.get(("rule", session_id, step_id))
    if known is None:
        rule, session = rule_of(tx, vote_step(tx, session_id, step_id)), tx.sessions.get(session_id)
        on_paper = tx.papers.seats_on_paper(step_id)
        known = replace(rule, on_paper=on_paper, receipts=session is not None and session.receipts)
        tx.memo["rule", session_id, step_id] = known
    return known


def rule_of(tx: Store, step: Step) -> Rule:
    """Return what every ballot of this vote is checked against, on whatever it is written."""
    return Rule(terms_of(tx, step), step.electorate, step.state is StepState.OPEN)


def terms_of(store: Store, step: Step) -> Terms:
    """Return the terms of a vote that was not counted yet; NotFound if this is none."""
    if step.kind is None:
        raise NotFound()
    actions = frozenset(action for action, _ in store.actions.numbered(step.session_id))
    return terms(step.kind, step.options, actions, store.actions.costs(step.session_id))
