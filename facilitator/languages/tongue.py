"""The language that is spoken now: of who reads the page that is drawn, not of the process."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from babel.dates import format_date
from flask import Flask, current_app, g
from flask_babel import Babel, force_locale, get_locale

from facilitator.languages.catalogues import DUTCH, Language, Languages
from facilitator.languages.said import Manner, Said

NAME = "languages"


@dataclass(frozen=True)
class Tongue:
    """A language, and whether the Dutch stands beside it, as on the phones of the public."""

    language: Language
    beside: bool = False

    def say(self, sentence: str, values: Mapping[str, Any] | None = None) -> Said:
        """Return a sentence in this language; what nobody translated is said in Dutch."""
        if isinstance(sentence, Said):
            return sentence  # By who refused it, in the language of who asked.
        # The empty name is the head of a catalogue.
        return self._said(self.language.sentences.gettext(sentence) if sentence else "", sentence, values or {})

    def count(self, one: str, many: str, n: int, values: Mapping[str, Any]) -> Said:
        """Return the sentence that fits a number."""
        dutch = one if n == 1 else many
        found = self.language.sentences.ngettext(one, many, n)
        return self._said(dutch if found is one or found is many else found, dutch, {"num": n, **values})

    def day(self, when: date | None, dutch: str) -> Said:
        """Return a day as it is spoken; `dutch` is how we say it."""
        if when is None or self.language.code == DUTCH:
            return Said(dutch, dutch, Manner.ALONE, {})
        return Said(format_date(when, "long", locale=self.language.code), dutch, Manner.ALONE, {})

    def _said(self, found: str, dutch: str, values: Mapping[str, Any]) -> Said:
        if self.language.code == DUTCH or not dutch:
            return Said(dutch, dutch, Manner.ALONE, values)
        if found is dutch:
            return Said(dutch, dutch, Manner.DUTCH, values)
        return Said(found, dutch, Manner.BESIDE if self.beside else Manner.ALONE, values)


def teach(app: Flask, known: Languages, choose: Callable[[], str | None] | None) -> None:
    """Give an app its languages; `choose` says which one the reader of a page wants."""
    babel = Babel(app, configure_jinja=False, default_locale=DUTCH, locale_selector=choose)
    babel.domain_instance = known
    app.extensions[NAME] = known


def languages() -> Languages:
    """Return the languages of this house."""
    found: Languages = current_app.extensions[NAME]
    return found


def tongue() -> Tongue:
    """Return what is spoken now; Dutch where nobody asked for another language."""
    found: Tongue | None = g.get("tongue")
    if found is None:
        chosen = get_locale()  # Who chooses may say at once how it is spoken.
        found = g.get("tongue") or Tongue(languages().get(chosen))
        g.tongue = found
    return found


def speak(code: str, beside: bool = False) -> None:
    """From here on, speak this language to who asks."""
    g.tongue = Tongue(languages().get(code), beside)


@contextmanager
def speaking(code: str, beside: bool = False) -> Iterator[None]:
    """Speak a language for what is drawn inside, then as before."""
    before = g.get("tongue")
    with force_locale(languages().get(code).code):
        speak(code, beside)
        try:
            yield
        finally:
            g.tongue = before
