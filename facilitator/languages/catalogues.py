"""Which languages there are: Dutch, and every folder that holds a catalogue, compiled where that was not done."""

import io
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from gettext import NullTranslations
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations
from flask_babel import Domain, get_locale

DUTCH = "nl"
NEIGHBOURS = ("fr", "en", "de")
SOURCE, COMPILED = "LC_MESSAGES/messages.po", "LC_MESSAGES/messages.mo"
# A sentence that only pages of the office have: a language that translates it is offered there too.
OFFICE = "Taal van dit scherm"


@dataclass(frozen=True)
class Language:
    """One language: its code, and the file that its sentences stand in."""

    code: str
    folder: Path | None = None

    @cached_property
    def name(self) -> str:
        """Its own name, as its readers write it: «Français», «العربية»."""
        name = Locale.parse(self.code).get_display_name() or self.code
        return name[:1].upper() + name[1:]

    @cached_property
    def direction(self) -> str:
        """The side it is read from: `ltr` or `rtl`."""
        return Locale.parse(self.code).text_direction

    @cached_property
    def sentences(self) -> NullTranslations:
        """Its catalogue; Dutch needs none, since a sentence is named by its Dutch."""
        return _load(self.folder) if self.folder else NullTranslations()

    @property
    def serves_office(self) -> bool:
        """Say whether also the pages of facilitators are translated."""
        return self.code == DUTCH or self.sentences.gettext(OFFICE) != OFFICE


class Languages(Domain):  # type: ignore[misc]  # Flask-Babel has no types
    """All languages of a house, Dutch first: to Flask-Babel they are its one domain of messages."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        folders = (each.parent.parent for each in folder.glob(f"*/{SOURCE}"))
        found = (Language(each.name, each) for each in sorted(folders, key=_place))
        self._by_code = {DUTCH: Language(DUTCH)} | {each.code: each for each in found if _is_known(each.code)}

    @property
    def codes(self) -> tuple[str, ...]:
        """The code of every language, Dutch first."""
        return tuple(self._by_code)

    def get(self, code: object) -> Language:
        """Return the language of this code, or Dutch where there is none."""
        return self._by_code.get(str(code), self._by_code[DUTCH])

    def named(self, codes: Iterable[str]) -> tuple[Language, ...]:
        """Return the languages of these codes, those that we have."""
        return tuple(self._by_code[code] for code in codes if code in self._by_code)

    @property
    def all(self) -> tuple[Language, ...]:
        """Return every language, Dutch first."""
        return tuple(self._by_code.values())

    @property
    def of_office(self) -> tuple[Language, ...]:
        """Return the languages that facilitators may have their own screens in."""
        return tuple(language for language in self.all if language.serves_office)

    def load(self) -> None:
        """Read all catalogues, so that nobody waits for them in the middle of an evening."""
        for language in self.all:
            _ = language.sentences

    def get_translations(self) -> NullTranslations:
        """Return the sentences of the language that is spoken now: this is what Flask-Babel asks."""
        return self.get(get_locale()).sentences


def _place(folder: Path) -> tuple[int, str]:
    """Order languages: our neighbours' first, as people here expect them."""
    return NEIGHBOURS.index(folder.name) if folder.name in NEIGHBOURS else len(NEIGHBOURS), folder.name


def compile_catalogue(folder: Path) -> None:
    """Write the compiled catalogue of a language beside its source."""
    (folder / COMPILED).write_bytes(_compiled(folder))


def is_stale(folder: Path) -> bool:
    """Say whether the source of a language was changed since it was compiled."""
    source, compiled = folder / SOURCE, folder / COMPILED
    return not compiled.exists() or compiled.stat().st_mtime_ns < source.stat().st_mtime_ns


def _load(folder: Path) -> NullTranslations:
    if not is_stale(folder):
        with (folder / COMPILED).open("rb") as file:
            return Translations(file)
    made = _compiled(folder)
    with suppress(OSError):  # Where we may not write, it is made anew at every start.
        (folder / COMPILED).write_bytes(made)
    return Translations(io.BytesIO(made))


def _compiled(folder: Path) -> bytes:
    with (folder / SOURCE).open("rb") as file:
        catalogue = read_po(file, locale=folder.name)
    made = io.BytesIO()
    write_mo(made, catalogue)
    return made.getvalue()


def _is_known(code: str) -> bool:
    """Say whether this is the name of a language: only of those we know its own name and its direction."""
    try:
        return code != DUTCH and bool(Locale.parse(code))
    except (UnknownLocaleError, ValueError):
        return False
