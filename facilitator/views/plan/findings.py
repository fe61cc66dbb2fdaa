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
    """All that was said of one action; of the whole plan where there is no title."""

    title: str
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
    audiences: tuple[str, ...] = tuple(audience.value for audience in Audience)
    ways: tuple[str, ...] = (Way.TALK.value, Way.PAPER.value)
    effects: tuple[str, ...] = tuple(effect.value for effect in Effect)
    longest: int = ANSWER_LIMIT

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
) -> FindingsPage:
    """Return the reactions to answer, or those that were; a text that retention erased is shown no more."""
    standing = [reaction for reaction in reactions if reaction.text]
    waiting = open_ones(standing)
    shown = [one for one in standing if one.answered_at is not None] if shows_answered else list(waiting)
    titles = {item.id: item.title for item in items}
    first = next((one for one in shown if one.id in chosen), None)
    answer, effect = typed or ((first.answer, first.effect) if first else ("", ""))
    return FindingsPage(
        f"/traject/{trajectory.id}", trajectory.municipality_name, len(waiting), len(standing) - len(waiting),
        shows_answered, _grouped(shown, titles, chosen), tuple(titles.items()), duty in WRITERS, duty in DECIDERS,
        answer, effect,
    )  # fmt: skip


def _grouped(shown: Iterable[Reaction], titles: Mapping[str, str], chosen: Collection[str]) -> tuple[AboutItem, ...]:
    """Say first what was said of each action, in the order of the plan, then what is about all of it."""
    found: dict[str, list[Finding]] = {title: [] for title in (*titles.values(), "")}
    for one in shown:
        found[titles.get(one.item_id or "", "")].append(_finding(one, one.id in chosen))
    return tuple(AboutItem(title, tuple(said)) for title, said in found.items() if said)


def _finding(one: Reaction, is_chosen: bool) -> Finding:
    return Finding(one.id, one.text, one.audience, one.way, spoken_date(local(one.told_at).date()), one.answer,
                   one.effect, one.mark, is_chosen)  # fmt: skip
