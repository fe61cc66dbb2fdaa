"""The list of keys, and the page on which somebody changes them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from facilitator.domain.shortcuts import SHORTCUTS, SIGNS, Listening, Place, Shortcuts
from facilitator.domain.text import N_

PLACES = {
    Place.CONSOLE: N_("Op de console"),
    Place.MERGE: N_("Bij het samenvoegen"),
    Place.PAPER: N_("Bij het papier"),
}
CLICKER = {"PageDown": N_("klikker"), "PageUp": N_("klikker"), "Space": N_("spatie")}


@dataclass(frozen=True)
class KeyLine:
    """One deed: its words, its letter, the arrows that also do it, and whether that letter was refused."""

    name: str
    label: str
    letter: str
    arrows: tuple[str, ...]
    words: tuple[str, ...]
    refused: bool

    @property
    def shown(self) -> str:
        """The letter as it stands on a keyboard."""
        return self.letter.upper()


@dataclass(frozen=True)
class KeyList:
    """The keys of one page."""

    place: Place
    title: str
    lines: tuple[KeyLine, ...]


def key_lists(
    chosen: Shortcuts, typed: Mapping[str, str] | None = None, refused: Collection[str] = ()
) -> tuple[KeyList, ...]:
    """Return each deed once, under the first page on which it works; `typed` wins from what was kept."""

    def line(name: str) -> KeyLine:
        one = next(one for one in SHORTCUTS if one.name == name)
        letter = (typed or {}).get(name, chosen.letter(name))
        arrows = tuple(SIGNS[key] for key in one.arrows if key in SIGNS)
        words = tuple(dict.fromkeys(CLICKER[key] for key in one.arrows if key in CLICKER))
        return KeyLine(name, one.label, letter, arrows, words, name in refused)

    return tuple(
        KeyList(place, title, tuple(line(one.name) for one in SHORTCUTS if one.places[0] is place))
        for place, title in PLACES.items()
    )


def heard(chosen: Shortcuts) -> tuple[KeyList, ...]:
    """Return the list that a page shows at once: only deeds that have a key now."""
    lists = key_lists(chosen)
    return tuple(
        KeyList(one.place, one.title, tuple(_silenced(line, chosen) for line in one.lines if chosen.keys(line.name)))
        for one in lists
    )


def _silenced(line: KeyLine, chosen: Shortcuts) -> KeyLine:
    if chosen.listening is Listening.ALL:
        return line
    words = tuple(word for word in line.words if word != CLICKER["Space"])
    return KeyLine(line.name, line.label, "", line.arrows, words, False)
