"""What the merging screen shows: ideas that are still loose, which of them look alike, and the actions made of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from facilitator.domain.ideas.idea import Action, Idea, IdeaStatus
from facilitator.domain.ideas.pictograms import BY_NAME, PICTOGRAMS, Pictogram, suggested, word
from facilitator.domain.refusals import Refusal
from facilitator.domain.room import Room
from facilitator.domain.sessions.session import check_merging
from facilitator.domain.text import BOARD_TITLE, TITLE_LIMIT
from facilitator.views.console.console import MOST_ACTIONS
from facilitator.views.room.cards import Card, card

MOST_PROPOSALS = 6


@dataclass(frozen=True)
class LooseIdea:
    """An idea that is in no action yet; never with a role."""

    id: str
    headline: str
    text: str
    table: int | None
    chosen: bool


@dataclass(frozen=True)
class Lookalikes:
    """Ideas that look alike: to read side by side, and to take together."""

    ideas: tuple[LooseIdea, ...]

    @property
    def ids(self) -> str:
        """The ideas as a link names them."""
        return ",".join(idea.id for idea in self.ideas)


@dataclass(frozen=True)
class MadeFrom:
    """An idea inside an action; `objected` where its writer says that it is something else."""

    id: str
    text: str
    table: int | None
    objected: bool


@dataclass(frozen=True)
class ActionLine:
    """One action with its number, its title, its pictogram or one that suits it, and the ideas it was made from."""

    id: str
    number: int
    title: str
    ideas: tuple[MadeFrom, ...]
    pictogram: str = ""
    suits: Pictogram | None = None

    @property
    def word(self) -> str:
        """The word that stands beside the pictogram."""
        return word(self.pictogram)

    @property
    def too_long(self) -> bool:
        """Say whether the title is longer than the board can show well."""
        return len(self.title) > BOARD_TITLE


@dataclass(frozen=True)
class MergingView:
    """All that the merging screen draws; `locked` says why nothing can be changed, empty where it can."""

    base: str
    version: int
    loose: tuple[LooseIdea, ...]
    lookalikes: tuple[Lookalikes, ...]
    actions: tuple[ActionLine, ...]
    written: int
    title: str
    undoable: str | None
    locked: str
    most: int = MOST_ACTIONS
    board_title: int = BOARD_TITLE
    title_limit: int = TITLE_LIMIT

    @property
    def chosen(self) -> int:
        """How many loose ideas are ticked."""
        return sum(idea.chosen for idea in self.loose)

    @property
    def too_many(self) -> bool:
        """Say whether there are more actions than fit one board."""
        return len(self.actions) > self.most


def merging(
    room: Room,
    pairs: Iterable[tuple[str, str, float]],
    chosen: Sequence[str] = (),
    title: str = "",
) -> MergingView:
    """Return the merging screen; `chosen` and `title` are what the facilitator had ticked and typed."""
    loose = tuple(_loose(idea, chosen) for idea in loose_ideas(room))
    by_id = {idea.id: idea for idea in loose}
    groups = [Lookalikes(tuple(by_id[i] for i in group)) for group in alike(pairs, by_id)]
    first = next((by_id[i].headline for i in chosen if i in by_id), "")
    return MergingView(
        base=f"/console/{room.session.id}",
        version=room.session.version,
        loose=loose,
        lookalikes=tuple(groups[:MOST_PROPOSALS]),
        actions=tuple(_action(room, number) for number in range(len(room.actions))),
        written=sum(idea.status is IdeaStatus.OWN for idea in room.ideas),
        title=title or first[:TITLE_LIMIT],
        undoable=room.undoable,
        locked=_locked(room),
    )


@dataclass(frozen=True)
class PictogramsView:
    """The pictograms to choose from for one action; the one that suits its title comes first."""

    action: Card
    choices: tuple[Pictogram, ...]
    suits: str


def pictograms(action: Action) -> PictogramsView:
    """Return what a facilitator chooses from."""
    suits = suggested(action.title)
    order = sorted(PICTOGRAMS, key=lambda one: one.name != suits)
    return PictogramsView(card(action), tuple(order), suits)


def loose_ideas(room: Room) -> tuple[Idea, ...]:
    """Return the ideas that were handed in and are in no action yet."""
    return tuple(idea for idea in room.ideas if _is_loose(idea))


def alike(pairs: Iterable[tuple[str, str, float]], known: Iterable[str]) -> list[tuple[str, ...]]:
    """Return groups of ideas that look alike, the surest first: what hangs together by pairs is one group."""
    order = {idea: place for place, idea in enumerate(known)}
    group_of: dict[str, list[str]] = {}
    found: list[list[str]] = []
    for one, other, _score in sorted(pairs, key=lambda pair: -pair[2]):
        if one not in order or other not in order:
            continue
        joined = _joined(group_of.get(one, [one]), group_of.get(other, [other]))
        found = [group for group in found if not set(group) & set(joined)] + [joined]
        group_of |= dict.fromkeys(joined, joined)
    return [tuple(sorted(group, key=order.__getitem__)) for group in found]


def _joined(one: list[str], other: list[str]) -> list[str]:
    return one + [idea for idea in other if idea not in one]


def _is_loose(idea: Idea) -> bool:
    return idea.action_id is None and idea.status in (IdeaStatus.HANDED_IN, IdeaStatus.APPROVED)


def _loose(idea: Idea, chosen: Sequence[str]) -> LooseIdea:
    text = idea.text if idea.text != idea.headline else ""
    return LooseIdea(idea.id, idea.headline, text, idea.table, idea.id in chosen)


def _action(room: Room, place: int) -> ActionLine:
    action = room.actions[place]
    own = [idea for idea in room.ideas if idea.action_id == action.id]
    ideas = tuple(MadeFrom(idea.id, idea.headline, idea.table, idea.objected) for idea in own)
    suits = None if action.pictogram else BY_NAME.get(suggested(action.title))
    return ActionLine(action.id, action.number, action.title, ideas, action.pictogram, suits)


def _locked(room: Room) -> str:
    try:
        check_merging(room.steps)
    except Refusal as refusal:
        return str(refusal)
    return ""
