"""Reads `kaders.toml`: the frames of the policy, with the principles of `principes.toml` as the first of them."""

from collections.abc import Mapping

from facilitator.domain.content import Frame
from facilitator.domain.content_files import TITLE_LIMIT, BadContent
from facilitator.domain.coverage.frames import OWN, Axis, Frames, Place
from facilitator.domain.toml_file import Table, read

PRINCIPLES = "principes"
HINT_LIMIT = 120
CODE_LIMIT = 20


def parse_frames(text: str, filename: str, principles: Frame) -> Frames:
    """Read the frames; the places of `principes` come from the principles themselves."""
    file = read(text, filename, BadContent)
    file.has_only(("frame", "place"))
    tables = {table.text("name", CODE_LIMIT): table for table in file.tables("frame")}
    _check_frames(file, tables)
    places: dict[str, list[Place]] = {name: [] for name in tables}
    for table in file.tables("place"):
        frame, place = _place(table, tables)
        if frame == PRINCIPLES or place.code in {known.code for known in places[frame]}:
            table.refuse(f"«{place.code}» staat er al; geef elke plaats een eigen «code»", "code")
        places[frame].append(place)
    places[PRINCIPLES] = [Place(one.code, one.name, one.summary) for one in principles.principles]
    return _frames(file, tables, places)


def _check_frames(file: Table, tables: Mapping[str, Table]) -> None:
    if len(tables) < len(file.tables("frame")):
        file.refuse("twee kaders heten hetzelfde; geef elk een eigen «name»", "frame")
    for name, table in tables.items():
        table.has_only(("name", "title"), ("choosable",))
        if name == OWN:
            table.refuse(f"«{OWN}» is het kader dat een gemeente zelf maakt; kies een andere «name»", "name")
    if next(iter(tables)) != PRINCIPLES or not tables[PRINCIPLES].flag("choosable"):
        file.refuse(f"laat «{PRINCIPLES}» het eerste kader zijn, met choosable = true", "frame")


def _place(table: Table, frames: Mapping[str, Table]) -> tuple[str, Place]:
    table.has_only(("frame", "code", "title"), ("hint", "follows"))
    follows = table.texts("follows", 2 * CODE_LIMIT) if "follows" in table else ()
    pairs = tuple((one.partition(":")[0], one.partition(":")[2]) for one in follows)
    if any(frame not in frames or not code for frame, code in pairs):
        table.refuse('schrijf in «follows» een kader en een code, zoals "principes:P1"', "follows")
    hint = table.text("hint", HINT_LIMIT) if "hint" in table else ""
    return table.choice("frame", frames), Place(
        table.text("code", CODE_LIMIT), table.text("title", TITLE_LIMIT), hint, pairs
    )


def _frames(file: Table, tables: Mapping[str, Table], places: Mapping[str, list[Place]]) -> Frames:
    axes = {name: Axis(name, table.text("title", TITLE_LIMIT), tuple(places[name])) for name, table in tables.items()}
    empty = next((name for name, axis in axes.items() if not axis.places), None)
    if empty:
        file.refuse(f"het kader «{empty}» heeft nog geen plaatsen; schrijf minstens één [[place]]")
    return Frames(
        tuple(axes[name] for name, table in tables.items() if table.flag("choosable")),
        tuple(axes[name] for name, table in tables.items() if not table.flag("choosable")),
    )
