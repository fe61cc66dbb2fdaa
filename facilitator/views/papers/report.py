"""The page at the coats: what was chosen, by whom, by which rule, and when people hear back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from facilitator.domain.ideas.idea import IdeaStatus
from facilitator.domain.roles import Role
from facilitator.domain.room import Room
from facilitator.domain.sessions.rounds import SecondRound
from facilitator.domain.sessions.session import Channel, SessionStatus, Step
from facilitator.domain.voting.ballot import BallotKind
from facilitator.domain.voting.groups import SMALLEST_GROUP
from facilitator.domain.voting.tally import Tally
from facilitator.domain.voting.terms import terms
from facilitator.views.room.questions import OptionTotal, Question, totals
from facilitator.views.times import day, hour
from facilitator.views.voting.moved import MovedView, moved
from facilitator.views.voting.proof import order_words, proof_at
from facilitator.views.voting.results import ResultsView, results
from facilitator.views.voting.rule_words import rule_in_words
from facilitator.views.words import Words


@dataclass(frozen=True)
class ChannelCount:
    """How many ballots came by one way."""

    channel: str
    ballots: int


@dataclass(frozen=True)
class VoteReport:
    """One counted vote: its rule in words, its turnout, and its result."""

    title: str
    kind: BallotKind
    k: int
    electorate: tuple[Role, ...]
    talking: tuple[Role, ...]
    counted_at: str
    channels: tuple[ChannelCount, ...]
    results: ResultsView
    rule: Words
    proposed: frozenset[str]
    assisted: Mapping[str, int] = field(default_factory=dict)
    moved: MovedView | None = None
    order: str = ""
    proof: str = ""


@dataclass(frozen=True)
class Answered:
    """How a question of the evaluation was answered, by all together."""

    text: str
    answers: int
    totals: tuple[OptionTotal, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """The answers one could give."""
        return tuple(total.word for total in self.totals)


@dataclass(frozen=True)
class ReportView:
    """The page at the coats; `over` is False while the session still runs."""

    session_id: str
    title: str
    municipality: str
    day: str
    answer: str
    over: bool
    present: int
    roles: tuple[tuple[Role, int], ...]
    ideas: int
    actions: int
    votes: tuple[VoteReport, ...]
    evaluation: tuple[Answered, ...] = ()

    @property
    def off_screen(self) -> int:
        """How many took part without a seat of their own, such as on paper: after the count nobody knows their role."""
        return max(0, self.present - sum(n for _, n in self.roles))


def report(room: Room, counted: Sequence[tuple[Step, Tally, Sequence[str]]],
           assisted: Mapping[str, Mapping[str, int]] | None = None,
           asked: Sequence[tuple[Question, Mapping[str, int]]] = (),
           rounds: Mapping[str, SecondRound] | None = None) -> ReportView:  # fmt: skip
    """Return the report of a session: its counted votes, each with what was proposed from it and who had help, by reason.

    `asked` are the questions of evaluations that are over, each with how often an answer was given; `rounds` are the
    votes that repeat another, by step.
    """
    helped, repeated = assisted or {}, rounds or {}
    session = room.session
    written = [idea for idea in room.ideas if idea.status is not IdeaStatus.WITHDRAWN]
    return ReportView(
        session_id=session.id,
        title=session.title,
        municipality=room.municipality,
        day=day(session.starts_at or session.created_at),
        answer=day(session.answer_date),
        over=session.status is SessionStatus.ENDED,
        present=_present(room, [tally for _, tally, _ in counted]),
        roles=tuple((role, room.seats[role]) for role in Role if room.seats.get(role)),
        ideas=len(written),
        actions=len(room.actions),
        votes=tuple(
            _vote(room, step, tally, proposed, helped.get(step.id, {}), repeated.get(step.id))
            for step, tally, proposed in counted
        ),
        evaluation=tuple(_answered(*one) for one in asked if sum(one[1].values()) >= SMALLEST_GROUP),
    )


def _answered(question: Question, counts: Mapping[str, int]) -> Answered:
    """A question that fewer than five answered is left out before this: its totals would tell what somebody said."""
    return Answered(question.text, sum(counts.values()), totals(question, counts))


def _vote(room: Room, step: Step, tally: Tally, proposed: Sequence[str], assisted: Mapping[str, int],
          rounds: SecondRound | None) -> VoteReport:  # fmt: skip
    return VoteReport(
        title=step.title,
        kind=tally.kind,
        k=step.k,
        electorate=tuple(role for role in Role if role in step.electorate),
        talking=tuple(role for role in Role if role not in step.electorate),
        counted_at=hour(step.closed_at),
        channels=tuple(ChannelCount(c, tally.channels[c]) for c in Channel if tally.channels.get(c)),
        results=results(tally, room.actions),
        rule=rule_in_words(tally.terms or terms(tally.kind, step.options, frozenset(row.action for row in tally.rows))),
        proposed=frozenset(proposed),
        assisted=assisted,
        moved=moved(rounds) if rounds else None,
        order=order_words(tally),
        proof=proof_at(step),
    )


def _present(room: Room, tallies: Sequence[Tally]) -> int:
    """How many took part: as they were counted in the room, else all seats, or all ballots where these are more."""
    return room.people_present or max([room.present, *(tally.ballots for tally in tallies)])
