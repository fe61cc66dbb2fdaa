"""What the page «Ideeën» shows: what still waits for an answer, and what each idea and action was told."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from facilitator.domain.days import day_of
from facilitator.domain.plan.changes import DECIDERS
from facilitator.domain.plan.decision import Choice, Fate
from facilitator.domain.plan.fates import Subject, unanswered
from facilitator.domain.plan.item import PlanItem
from facilitator.domain.roles import Duty
from facilitator.domain.sessions.session import WorkshopSession
from facilitator.domain.trajectory import Trajectory
from facilitator.views.room.cards import spoken_date

A_PAGE = 200
# In the order of the page: what people hoped for first.
ORDER: tuple[Choice | Fate, ...] = (
    Choice.CHOSEN, Fate.EXISTS, Fate.REGULAR, Choice.LATER, Fate.LATER, Choice.NOT, Fate.NOT,
)  # fmt: skip


@dataclass(frozen=True)
class IdeaRow:
    """One idea or action; `waits` says that it stands in the plan and only a decision answers it."""

    key: str
    text: str
    is_action: bool
    item_id: str
    item_title: str
    waits: bool
    answer: str
    reason: str
    source: str
    given: bool
    ideas: tuple["IdeaRow", ...] = ()

    @property
    def can_be_answered(self) -> bool:
        """Say whether there is something here to tick: itself, or an idea inside it."""
        return not (self.waits or self.answer) or any(not idea.answer for idea in self.ideas)


@dataclass(frozen=True)
class SessionRows:
    """What waits of one session."""

    title: str
    day: str
    rows: tuple[IdeaRow, ...]


@dataclass(frozen=True)
class AnswerRows:
    """All that got one answer."""

    answer: str
    rows: tuple[IdeaRow, ...]
    more: int


@dataclass(frozen=True)
class FatesPage:
    """Every idea with its answer; at most a page of what waits, so that the page stays quick."""

    base: str
    municipality: str
    decides: bool
    total: int
    open: int
    waiting: tuple[SessionRows, ...]
    more: int
    answered: tuple[AnswerRows, ...]
    items: tuple[tuple[str, str], ...]
    fates: tuple[Fate, ...]
    own: int

    @property
    def asks(self) -> bool:
        """Say whether who looks can answer something of what waits."""
        return self.decides and any(row.can_be_answered for session in self.waiting for row in session.rows)


def fates_page(
    trajectory: Trajectory, duty: Duty, sessions: Iterable[WorkshopSession], found: tuple[Subject, ...],
    items: Iterable[PlanItem], own: int,
) -> FatesPage:  # fmt: skip
    """Return the page; an action waits with all ideas in it."""
    waiting = [one for one in found if unanswered((one,))]
    done = [one for one in found if not unanswered((one,))]
    return FatesPage(
        base=f"/traject/{trajectory.id}",
        municipality=trajectory.municipality_name,
        decides=duty in DECIDERS,
        total=sum(1 for _ in _every(found)),
        open=unanswered(found),
        waiting=tuple(_sessions(sessions, waiting[:A_PAGE])),
        more=max(0, len(waiting) - A_PAGE),
        answered=tuple(_answers(done)),
        items=tuple((item.id, item.title) for item in items),
        fates=tuple(Fate),
        own=own,
    )


def _sessions(sessions: Iterable[WorkshopSession], found: list[Subject]) -> Iterator[SessionRows]:
    for session in sessions:
        rows = tuple(_row(one) for one in found if one.session == session.id)
        if rows:
            held = session.starts_at or session.ended_at or session.created_at
            yield SessionRows(session.title, spoken_date(day_of(held)), rows)


def _answers(found: list[Subject]) -> Iterator[AnswerRows]:
    for answer in ORDER:
        same = [one for one in found if one.outcome.said is answer]
        if same:
            yield AnswerRows(answer.value, tuple(_row(one) for one in same[:A_PAGE]), max(0, len(same) - A_PAGE))


def _row(one: Subject) -> IdeaRow:
    outcome = one.outcome
    moment = outcome.moment
    return IdeaRow(
        key=one.key,
        text=one.text,
        is_action=one.key.startswith("action:"),
        item_id=outcome.item.id if outcome.item else "",
        item_title=outcome.item.title if outcome.item else "",
        waits=outcome.said is None and outcome.item is not None,
        answer=outcome.said.value if outcome.said else "",
        reason=outcome.reason,
        source=f"{moment.body.value}, {spoken_date(moment.day)}" if moment else "",
        given=outcome.given is not None,
        ideas=tuple(_row(idea) for idea in one.ideas),
    )


def _every(found: Iterable[Subject]) -> Iterator[Subject]:
    for one in found:
        yield one
        yield from one.ideas
