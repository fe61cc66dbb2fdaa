"""Rooms made by hand, so that a view can be asked what it shows of them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from facilitator.domain.ideas.idea import Action, Idea, IdeaStatus
from facilitator.domain.roles import Role
from facilitator.domain.room import Room, SeatDesk
from facilitator.domain.sessions.runsheet import Method
from facilitator.domain.sessions.session import Participant, SessionStatus, Step, StepState, WorkshopSession
from facilitator.domain.voting.ballot import BallotKind
from facilitator.domain.voting.groups import LADDER, GroupRule
from facilitator.domain.voting.tally import CountedBallot, tally
from facilitator.domain.voting.terms import terms
from facilitator.store.content import load_content

NOW = datetime(2027, 3, 12, 19, 0, tzinfo=UTC)
CONTENT = load_content(Path(__file__).parents[2] / "sessions")
SEATS = {Role.CITIZEN: 12, Role.STAFF: 7, Role.POLITICIAN: 5, Role.PARTNER: 6}


def step(method=Method.WRITE, **changes):
    """Return a step that was opened two minutes ago."""
    base = Step("s1", "x", 1, method, "Titel", 10, board_text="Kijk.", phone_text="Doe dit.", state=StepState.OPEN,
                opened=1, opened_at=NOW - timedelta(minutes=2))  # fmt: skip
    return replace(base, **changes)


def vote(kind=BallotKind.PICK, **changes):
    """Return a vote that is open."""
    return step(Method.VOTE, **{"kind": kind, "options": {"k": 3}} | changes)


def session(**changes):
    """Return a session that is live."""
    base = WorkshopSession("x", "t", "482913", "Iedereen mee", "startsessie", SessionStatus.LIVE, 7, True, NOW)
    return replace(base, **changes)


def actions(n):
    """Return n actions, numbered from 1."""
    return tuple(Action(f"a{i}", "x", i, f"Actie {i}") for i in range(1, n + 1))


def room(here=None, *before, **changes):
    """Return a room that is at this step, after others."""
    steps = (*before, here) if here else tuple(before)
    meeting = changes.pop("session", session(current_step=here.id if here else None))
    base = Room(meeting, steps, "Dentergem", NOW, seats=SEATS)
    return replace(base, **changes)


def counted(rule=GroupRule.EACH_ROLE, n=4, shown=True, votes=None, here=None):
    """Return a room that talks about a counted vote; votes are {role: [choices of each]}."""
    groups = LADDER[rule]
    ballots = [
        CountedBallot(tuple(choices), next((g.key for g in groups if role in g.roles), ""))
        for role, all_choices in (votes or {}).items()
        for choices in all_choices
    ]
    made = actions(n)
    result = tally(
        terms(BallotKind.PICK, {}, frozenset(one.id for one in made)),
        [(one.id, one.number) for one in made],
        ballots,
        groups,
    )
    subject = vote(id="v1", state=StepState.CLOSED, shown=shown)
    return room(here or subject, actions=made, tally=result, tally_step=subject)


def idea(number, status=IdeaStatus.OWN, **changes):
    """Return an idea of seat p."""
    base = Idea(f"i{number}", "x", "s1", "p", Role.CITIZEN, 3, f"Idee {number}", status, NOW)
    return replace(base, **changes)


def seat_desk(**changes):
    """Return what lies before seat p, a citizen at table 3."""
    return replace(SeatDesk(Participant("p", "x", Role.CITIZEN, 3)), **changes)
