"""Which key does which deed of the facilitator, and how each person may change, drop or silence them."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from facilitator.domain.refusals import InvalidInput
from facilitator.domain.text import N_


class Place(StrEnum):
    """The pages on which keys work."""

    CONSOLE = "console"
    MERGE = "merge"
    PAPER = "paper"


class Listening(StrEnum):
    """To what the pages listen: all keys, only arrows and a clicker, or nothing."""

    ALL = "all"
    ARROWS = "arrows"
    NONE = "none"


CONSOLE, MERGE, PAPER = (Place.CONSOLE,), (Place.MERGE,), (Place.PAPER,)
EVERYWHERE = tuple(Place)
SIGNS = {"ArrowRight": "→", "ArrowLeft": "←", "ArrowDown": "↓", "ArrowUp": "↑", "Escape": "Esc"}


@dataclass(frozen=True)
class Shortcut:
    """One deed: its name in the templates, its words, where it works, its letter, and the arrows that also do it."""

    name: str
    label: str
    places: tuple[Place, ...]
    letter: str = ""
    arrows: tuple[str, ...] = ()


SHORTCUTS = (
    Shortcut("next", N_("Ga verder"), CONSOLE, "", ("ArrowRight", "PageDown", "Space")),
    Shortcut("back", N_("Ga terug"), CONSOLE, "", ("ArrowLeft", "PageUp")),
    Shortcut("undo", N_("Maak ongedaan"), (Place.CONSOLE, Place.MERGE), "z"),
    Shortcut("board", N_("Open het grote scherm"), CONSOLE, "s"),
    Shortcut("shorter", N_("Eén minuut korter"), CONSOLE, "-"),
    Shortcut("longer", N_("Eén minuut langer"), CONSOLE, "+"),
    Shortcut("freeze", N_("Bevries het grote scherm"), CONSOLE, "b"),
    Shortcut("page_back", N_("Vorig blad op het grote scherm"), CONSOLE, "j"),
    Shortcut("page_on", N_("Volgend blad op het grote scherm"), CONSOLE, "k"),
    Shortcut("paper", N_("Voer een papieren stem in"), CONSOLE, "p"),
    Shortcut("reopen", N_("Heropen de stemming"), CONSOLE, "o"),
    Shortcut("show", N_("Toon de uitslag"), CONSOLE, "t"),
    Shortcut("propose", N_("Kies wat we meenemen"), CONSOLE, "n"),
    Shortcut("merge", N_("Voeg ideeën samen"), CONSOLE, "m"),
    Shortcut("later", N_("Kies het volgende idee"), (Place.CONSOLE, Place.MERGE), "", ("ArrowDown",)),
    Shortcut("earlier", N_("Kies het vorige idee"), (Place.CONSOLE, Place.MERGE), "", ("ArrowUp",)),
    Shortcut("approve", N_("Keur dit idee goed"), CONSOLE, "g"),
    Shortcut("hide", N_("Verberg dit idee"), CONSOLE, "v"),
    Shortcut("redact", N_("Maak woorden onleesbaar"), CONSOLE, "w"),
    Shortcut("tick", N_("Vink dit idee aan"), MERGE, "x", ("Space",)),
    Shortcut("single", N_("Maak van dit idee een actie"), MERGE, "a"),
    Shortcut("title", N_("Ga naar de titel"), MERGE, "t"),
    Shortcut("serial", N_("Ga naar de lijn van het stemblad"), PAPER, "c"),
    Shortcut("leave", N_("Terug naar de console"), (Place.MERGE, Place.PAPER), "", ("Escape",)),
    Shortcut("help", N_("Toon de sneltoetsen"), EVERYWHERE, "?"),
)
BY_NAME = {one.name: one for one in SHORTCUTS}


@dataclass(frozen=True)
class Shortcuts:
    """The choice of one person: what the pages listen to, and the letters that differ from ours."""

    listening: Listening = Listening.ALL
    letters: Mapping[str, str] = field(default_factory=dict)

    def letter(self, name: str) -> str:
        """Return the letter of a deed, empty for none."""
        return self.letters.get(name, BY_NAME[name].letter)

    def keys(self, name: str) -> tuple[str, ...]:
        """Return every key that does this deed now, as the browser names them."""
        letter = self.letter(name)
        arrows = BY_NAME[name].arrows
        if self.listening is Listening.NONE:
            return ()
        if self.listening is Listening.ARROWS:
            return tuple(key for key in arrows if key != "Space")
        return (*((letter,) if letter else ()), *arrows)

    def hint(self, name: str) -> str:
        """Return what a button shows: the first of its keys."""
        key = next(iter(self.keys(name)), "")
        return SIGNS.get(key, key.upper())

    @property
    def of_page(self) -> dict[str, dict[str, object]]:
        """Return what a page's script needs to know of each deed that has a key."""
        return {name: {"keys": self.keys(name), "hint": self.hint(name)} for name in BY_NAME if self.keys(name)}


class KeyTaken(InvalidInput):
    """One key would do two deeds on the same page."""

    message = "Toets «%(key)s» doet dan twee dingen: «%(first)s» en «%(second)s». Kies een andere toets."

    def __init__(self, key: str, names: tuple[str, str]) -> None:
        first, second = (BY_NAME[name].label for name in names)
        super().__init__(key=key, first=first, second=second)
        self.names: tuple[str, ...] = names


class NoKey(InvalidInput):
    """What was typed is not one key."""

    message = "Typ één letter, cijfer of teken."

    def __init__(self, name: str) -> None:
        super().__init__()
        self.names: tuple[str, ...] = (name,)


def choose(listening: str, typed: Mapping[str, str]) -> Shortcuts:
    """Return the choice that somebody typed; refuses what is no key, and a key for two deeds of one page."""
    if listening not in tuple(Listening):
        raise InvalidInput()
    letters = {one.name: _key(one.name, typed[one.name]) for one in SHORTCUTS if one.name in typed}
    chosen = Shortcuts(Listening(listening), {n: key for n, key in letters.items() if key != BY_NAME[n].letter})
    _refuse_doubles(chosen)
    return chosen


def kept(raw: Mapping[str, object]) -> Shortcuts:
    """Return the choice as it was kept; what a newer or older version wrote and we cannot use, is ours again."""
    listening, letters = raw.get("listening", Listening.ALL), raw.get("letters", {})
    try:
        known = (
            {name: str(key) for name, key in letters.items() if name in BY_NAME} if isinstance(letters, dict) else {}
        )
        chosen = choose(str(listening), known)
    except InvalidInput:
        return Shortcuts()
    return chosen


def _key(name: str, raw: str) -> str:
    key = raw.strip().lower()
    if key and (len(key) != 1 or unicodedata.category(key)[0] not in "LNPS"):
        raise NoKey(name)
    return key


def _refuse_doubles(chosen: Shortcuts) -> None:
    seen: dict[tuple[Place, str], str] = {}
    for one in SHORTCUTS:
        letter = chosen.letter(one.name)
        for place in one.places if letter else ():
            other = seen.setdefault((place, letter), one.name)
            if other != one.name:
                raise KeyTaken(letter.upper(), (other, one.name))
