"""To whom the plan was laid before, and which actions become cards."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from facilitator.domain.plan.changes import WRITERS
from facilitator.domain.plan.item import PlanItem
from facilitator.domain.plan.presentation import MOST_CARDS, Audience, Presentation, Reaction
from facilitator.domain.plan.reactions import open_ones
from facilitator.domain.roles import Duty
from facilitator.domain.trajectory import Trajectory
from facilitator.views.room.cards import spoken_date
from facilitator.views.times import local


@dataclass(frozen=True)
class PresentationRow:
    """One presentation in the list."""

    id: str
    title: str
    state: str
    cards: int
    closes_on: str
    waiting: int


@dataclass(frozen=True)
class PresentingPage:
    """How the plan was laid before both audiences; `differs` where they do not see the same."""

    base: str
    municipality: str
    audiences: tuple[tuple[str, tuple[PresentationRow, ...]], ...]
    waiting: int
    said: int
    writes: bool
    differs: bool


@dataclass(frozen=True)
class Candidate:
    """An action that may become a card."""

    id: str
    title: str
    advice: str
    is_chosen: bool


@dataclass(frozen=True)
class ChoosePage:
    """Which actions become cards."""

    base: str
    id: str
    audience: str
    audiences: tuple[str, ...]
    rows: tuple[Candidate, ...]
    most: int = MOST_CARDS


def presenting_page(
    trajectory: Trajectory, shown: Sequence[Presentation], reactions: Sequence[Reaction], duty: Duty, now: datetime
) -> PresentingPage:
    """Return the list of presentations, for each audience the newest first."""
    waiting = open_ones(reactions)
    rows = {
        audience: tuple(_row(one, waiting, now) for one in shown if one.audience is audience) for audience in Audience
    }
    newest = [next((one.items for one in shown if one.audience is audience), None) for audience in Audience]
    return PresentingPage(
        f"/traject/{trajectory.id}", trajectory.municipality_name, tuple((each.value, found) for each, found in rows.items()),
        len(waiting), len(reactions), duty in WRITERS, None not in newest and newest[0] != newest[1],
    )  # fmt: skip


def choose_page(
    trajectory: Trajectory,
    items: Iterable[PlanItem],
    chosen: Collection[str] | None,
    audience: str,
    presentation_id: str = "",
) -> ChoosePage:
    """Return the actions to choose from, by the advice of the room; where none was chosen yet, the best eight are."""
    ranked = sorted(
        items, key=lambda item: (item.advice is None, item.advice.rank if item.advice else 0, item.position)
    )
    ticked = {item.id for item in ranked[:MOST_CARDS]} if chosen is None else chosen
    rows = tuple(
        Candidate(item.id, item.title, item.advice.sentence if item.advice else "", item.id in ticked)
        for item in ranked
    )
    return ChoosePage(
        f"/traject/{trajectory.id}", presentation_id, audience, tuple(each.value for each in Audience), rows
    )


def closes_on(shown: Presentation) -> str:
    """Return the last day of a presentation as it is spoken, empty where it never was open."""
    last = shown.closed_at or shown.closes_at
    return spoken_date(local(last).date()) if last else ""


def _row(shown: Presentation, waiting: Iterable[Reaction], now: datetime) -> PresentationRow:
    mine = sum(1 for one in waiting if one.presentation_id == shown.id)
    return PresentationRow(shown.id, shown.title, shown.state(now), len(shown.cards), closes_on(shown), mine)
