"""The page of all that was said of the plan: what waits for an answer first, by action, and one form for the answer."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from facilitator.domain.plan.changes import DECIDERS, WRITERS
from facilitator.domain.plan.item import PlanItem
from facilitator.domain.plan.presentation import Audience, Reaction, Way
from facilitator.domain.plan.reactions import ANSWER_LIMIT, Effect, open_ones
from facilitator.domain.roles import Duty
from facilitator.domain.trajectory import Trajectory
from facilitator.views.room.cards import spoken_date
from facilitator.views.times import local

PAGE = 100
WHOLE = ""


@dataclass(frozen=True)
class Finding:
    """What somebody said; `is_chosen` where the form is about to answer it."""

    id: str
    text: str
    audience: str
    way: str
    told_on: str
    answer: str
    effect: str
    mark: str
    is_chosen: bool


@dataclass(frozen=True)
class AboutItem:
    """All that was said of one action, or of the whole plan."""

    title: str
    is_whole: bool
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class FindingsPage:
    """What waits for an answer, or what was answered."""

    base: str
    municipality: str
    waiting: int
    answered: int
    shows_answered: bool
    groups: tuple[AboutItem, ...]
    items: tuple[tuple[str, str], ...]
    writes: bool
    decides: bool
    answer: str
    effect: str
    start: int
    more: int
    audiences: tuple[str, ...] = tuple(audience.value for audience in Audience)
    ways: tuple[str, ...] = (Way.TALK.value, Way.PAPER.value)
    effects: tuple[str, ...] = tuple(effect.value for effect in Effect)
    longest: int = ANSWER_LIMIT
    page: int = PAGE

    @property
    def answers(self) -> bool:
        """Say whether the form for an answer stands on the page: for what waits, or for an answer that is to change."""
        chosen = any(one.is_chosen for group in self.groups for one in group.findings)
        return self.decides and bool(self.groups) and (chosen or not self.shows_answered)

    @property
    def path(self) -> str:
        """Where the page hangs."""
        return f"{self.base}/plan/voorleggen/reacties"


def findings_page(
    trajectory: Trajectory,
    reactions: Iterable[Reaction],
    items: Iterable[PlanItem],
    duty: Duty,
    chosen: Collection[str] = (),
    shows_answered: bool = False,
    typed: tuple[str, str] | None = None,
    start: int = 0,
) -> FindingsPage:
    """Return the reactions to answer, or those that were, a page at a time: what was said of each action, by the plan's order.

    A text that retention erased is shown no more; the page of what is chosen goes before `start`.
    """
    standing = [reaction for reaction in reactions if reaction.text]
    waiting = open_ones(standing)
    titles = {item.id: item.title for item in items}
    place = {item_id: n for n, item_id in enumerate(titles)}
    kept = [one for one in standing if one.answered_at is not None] if shows_answered else waiting
    every = sorted(kept, key=lambda one: place.get(one.item_id or "", len(place)))
    first = next((n for n, one in enumerate(every) if one.id in chosen), None)
    start = min(start, max(len(every) - 1, 0)) if first is None else first
    start -= start % PAGE
    shown = every[start : start + PAGE]
    answer, effect = typed or ((every[first].answer, every[first].effect) if first is not None else ("", ""))
    return FindingsPage(
        f"/traject/{trajectory.id}", trajectory.municipality_name, len(waiting), len(standing) - len(waiting),
        shows_answered, _grouped(shown, titles, chosen), tuple(titles.items()), duty in WRITERS, duty in DECIDERS,
        answer, effect, start, max(len(every) - start - PAGE, 0),
    )  # fmt: skip


def _grouped(shown: Iterable[Reaction], titles: Mapping[str, str], chosen: Collection[str]) -> tuple[AboutItem, ...]:
    found: dict[str, list[Finding]] = {}
    for one in shown:
        about = one.item_id if one.item_id in titles else WHOLE
        found.setdefault(about or WHOLE, []).append(_finding(one, one.id in chosen))
    return tuple(AboutItem(titles.get(about, ""), about == WHOLE, tuple(said)) for about, said in found.items())


def _finding(one: Reaction, is_chosen: bool) -> Finding:
    return Finding(one.id, one.text, one.audience, one.way, spoken_date(local(one.told_at).date()), one.answer,
                   one.effect, one.mark, is_chosen)  # fmt: skip
