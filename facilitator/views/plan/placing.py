"""The page on which one hangs an action in the tree: what was looked for, what may fit, and where it hangs now."""

from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.domain.bbc.words import NO_PLACE
from facilitator.domain.plan.changes import WRITERS
from facilitator.domain.plan.item import Plan, PlanItem
from facilitator.domain.plan.placing import Place, found, likely, places, version
from facilitator.domain.plan.tree import tree_of, unplaced
from facilitator.domain.roles import Duty

MOST_SHOWN = 60


@dataclass(frozen=True)
class PlaceView:
    """A plan of action one may choose: its code and words, what it hangs under, whether only our actions name it."""

    code: str
    short: str
    path: str
    strange: bool = False


@dataclass(frozen=True)
class PlacingPage:
    """Where an action may hang."""

    base: str
    id: str
    title: str
    municipality: str
    writes: bool
    version: int
    code: str
    now: PlaceView | None
    query: str
    likely: tuple[PlaceView, ...]
    places: tuple[PlaceView, ...]
    n: int
    has_tree: bool
    words: tuple[str, ...]
    still_loose: int
    after: str


def placing_page(plan: Plan, item: PlanItem, duty: Duty, query: str = "") -> PlacingPage:
    """Return the page; without a query it shows what looks likely, and then the tree."""
    everywhere = places(tree_of(plan))
    fits = found(everywhere, query) if query.strip() else everywhere
    guessed = () if query.strip() else likely(everywhere, item)
    rest = [one for one in fits if one not in guessed]
    code = item.text("AP_code")
    loose = [one.id for one in unplaced(plan) if one.id != item.id]
    return PlacingPage(
        base=f"/traject/{plan.trajectory.id}",
        id=item.id,
        title=item.title,
        municipality=plan.trajectory.municipality_name,
        writes=duty in WRITERS,
        version=version(item),
        code=code,
        now=next((_view(one) for one in everywhere if one.plan.code == code), None),
        query=query,
        likely=_views(guessed, plan),
        places=_views(rest[:MOST_SHOWN], plan),
        n=len(fits),
        has_tree=bool(plan.goals),
        words=NO_PLACE,
        still_loose=len(loose),
        after=loose[0] if loose else "",
    )


def _views(shown: Sequence[Place], plan: Plan) -> tuple[PlaceView, ...]:
    return tuple(_view(one, strange=bool(plan.goals) and one.plan.goal is None) for one in shown)


def _view(place: Place, *, strange: bool = False) -> PlaceView:
    above = (" ".join(filter(None, (node.code, node.short))) for node in place.above)
    return PlaceView(place.plan.code, place.plan.short, " › ".join(above), strange)
