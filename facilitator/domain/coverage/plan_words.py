"""What the places of an action say in its fields of the plan, so that nobody types them again."""

from collections.abc import Iterable, Sequence

from facilitator.domain.coverage.frames import Axis, Tags, placed
from facilitator.domain.plan.fields import SHORT

BETWEEN = "; "
FRAME_FIELD = "hefboom"
FIELDS = {"domein": "beleidsdomein", "doelgroep": "doelgroep"}


def plan_words(tags: Tags, axes: Sequence[Axis]) -> dict[str, str]:
    """Return the texts of the plan's fields that follow from the places of an action; those without one are left out."""
    frame, *beside = axes
    named = {FRAME_FIELD: frame} | {FIELDS[axis.name]: axis for axis in beside if axis.name in FIELDS}
    words = {field: _fitting(place.title for place in placed(tags, axis)) for field, axis in named.items()}
    return {field: text for field, text in words.items() if text}


def _fitting(titles: Iterable[str]) -> str:
    """As many titles as a field of the plan holds: half a title would be worse than none."""
    text = ""
    for title in titles:
        longer = f"{text}{BETWEEN}{title}" if text else title
        if len(longer) > SHORT:
            return text
        text = longer
    return text
