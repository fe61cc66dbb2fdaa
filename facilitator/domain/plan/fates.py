"""What becomes of every idea and action: its own answer, or that of the action it is in, down to the decision."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from facilitator.domain.ideas.idea import Action, Idea, IdeaStatus
from facilitator.domain.refusals import InvalidInput

from .deciding import asks_why, standing
from .decision import Choice, Decision, Fate, GivenFate, Verdict, verdicts
from .item import PlanItem, Status

IDEA, ACTION = "idea", "action"
# What nobody handed in stays its writer's own, and what was taken back was never ours to answer.
UNASKED = frozenset({IdeaStatus.OWN, IdeaStatus.WITHDRAWN})


@dataclass(frozen=True)
class Outcome:
    """What became of an idea or action until now; `said` is None while nobody answered.

    `moment` is when a body decided it, `item` the action in the plan that carries it, `given` an answer apart.
    """

    said: Choice | Fate | None = None
    reason: str = ""
    item: PlanItem | None = None
    moment: Decision | None = None
    given: GivenFate | None = None

    @property
    def is_answered(self) -> bool:
        """Say whether its writer can be told something; to be in another action says nothing while that one is open."""
        return self.said is not None


OPEN = Outcome()


class Fates:
    """The answers of one trajectory, by idea and by action."""

    def __init__(
        self,
        items: Iterable[PlanItem],
        decisions: Iterable[Decision],
        given: Iterable[GivenFate],
        actions: Iterable[Action],
    ) -> None:
        standing_items = [item for item in items if item.status is not Status.WITHDRAWN]
        self._items = {item.id: item for item in standing_items}
        self._of_action = {item.action_id: item for item in standing_items if item.action_id}
        self._verdicts = verdicts(decisions)
        self._given = {one.subject: one for one in given}
        self._kin: dict[str, list[str]] = {}
        known = list(actions)
        # What a later session made of an action goes before what it was made of.
        for action in known:
            for origin in action.origins:
                self._kin.setdefault(origin, []).append(action.id)
        for action in known:
            self._kin.setdefault(action.id, []).extend(action.origins)

    def of_idea(self, idea: Idea) -> Outcome:
        """Return what became of an idea: its own answer, else that of its action."""
        given = self._given.get(subject(IDEA, idea.id))
        if given is not None:
            return self._told(given)
        return self.of_action(idea.action_id) if idea.action_id else OPEN

    def of_action(self, action_id: str) -> Outcome:
        """Return what became of an action: in the plan, by an answer apart, or as what another session voted on as the same."""
        found = [outcome for one in self._line(action_id) if (outcome := self._own(one)) is not None]
        return next((one for one in found if one.is_answered), found[0] if found else OPEN)

    def of_item(self, item: PlanItem) -> Outcome:
        """Return what was decided on an action in the plan."""
        verdict: Verdict | None = self._verdicts.get(item.id)
        choice = standing(item, verdict)
        if choice is None or asks_why(item, verdict):
            return Outcome(item=item)
        if verdict is not None and verdict.choice is choice:
            return Outcome(choice, verdict.decided.reason, item, verdict.moment)
        return Outcome(choice, item.text("motivering_wijziging"), item)

    def stands_in_plan(self, action_id: str) -> bool:
        """Say whether an action is one of the plan, so that only a decision can answer it."""
        return any(one in self._of_action for one in self._line(action_id))

    def _line(self, action_id: str) -> list[str]:
        """The action, and those of other sessions that were voted on as the same, the nearest first."""
        line = [action_id]
        for one in line:
            line += [kin for kin in dict.fromkeys(self._kin.get(one, ())) if kin not in line]
        return line

    def _own(self, action_id: str) -> Outcome | None:
        item, given = self._of_action.get(action_id), self._given.get(subject(ACTION, action_id))
        if item is not None:
            return self.of_item(item)
        return self._told(given) if given is not None else None

    def _told(self, given: GivenFate) -> Outcome:
        if given.fate is not Fate.ELSEWHERE:
            return Outcome(given.fate, given.reason, given=given)
        item = self._items.get(given.item_id or "")
        if item is None:
            return Outcome(given=given)
        there = self.of_item(item)
        return Outcome(there.said, given.reason or there.reason, item, there.moment, given)


@dataclass(frozen=True)
class Subject:
    """One idea or action that asks for an answer; `session` is the id of its own, `ideas` are those inside an action."""

    key: str
    text: str
    session: str
    outcome: Outcome
    in_plan: bool = False
    ideas: tuple["Subject", ...] = ()


def subject(kind: str, one: str) -> str:
    """Return by which name the fate of an idea or action is kept."""
    return f"{kind}:{one}"


def subjects(session: str, actions: Iterable[Action], ideas: Iterable[Idea], fates: Fates) -> tuple[Subject, ...]:
    """Return the actions of a session with the ideas in each, then the ideas that are in none."""
    asked = [idea for idea in ideas if idea.status not in UNASKED]
    inside: dict[str, list[Subject]] = {}
    for idea in asked:
        told = Subject(subject(IDEA, idea.id), idea.headline, session, fates.of_idea(idea))
        inside.setdefault(idea.action_id or "", []).append(told)
    made = tuple(
        Subject(subject(ACTION, action.id), action.title, session, fates.of_action(action.id),
                fates.stands_in_plan(action.id), tuple(inside.get(action.id, ())))
        for action in actions
    )  # fmt: skip
    return made + tuple(inside.get("", ()))


def unanswered(found: Iterable[Subject]) -> int:
    """Return how many ideas and actions nobody answered, those inside actions too."""
    return sum((not one.outcome.is_answered) + unanswered(one.ideas) for one in found)


def read_fate(raw: object) -> Fate:
    """Return the answer that is given."""
    if not isinstance(raw, str) or raw not in list(Fate):
        raise InvalidInput("Kies wat er met deze ideeën gebeurt.")
    return Fate(raw)


def known_subjects(raw: object, found: Mapping[str, Subject], most: int) -> tuple[str, ...]:
    """Return the subjects that are named, each once; refuse what is not there and what only a decision answers."""
    if not isinstance(raw, list | tuple) or not raw:
        raise InvalidInput("Kies eerst één of meer ideeën.")
    if len(raw) > most:
        raise InvalidInput("Kies er hoogstens %(most)s tegelijk.", most=most)
    if any(not isinstance(one, str) or one not in found for one in raw):
        raise InvalidInput("Dit idee is er niet meer. Laad de pagina opnieuw.")
    if any(found[one].in_plan for one in raw):
        raise InvalidInput("Deze actie staat in het plan. Noteer daarvoor een beslissing.")
    return tuple(dict.fromkeys(raw))
