"""A sentence as somebody reads it: in their language, with the Dutch that it is a translation of beside it."""

import re
from collections.abc import Mapping
from enum import Enum
from typing import Any, Self

from markupsafe import Markup, escape

BESIDE = Markup('<span class="said">%s<small class="beside" lang="nl" dir="ltr" aria-hidden="true">%s</small></span>')
NOT_TRANSLATED = Markup('<span lang="nl" dir="auto">%s</span>')


_DUTCH = re.compile(r'<small class="beside".*?</small>', re.DOTALL)


class Manner(Enum):
    """How a sentence is shown between tags: by itself, with its Dutch beside it, or as Dutch on another page."""

    ALONE = "alone"
    BESIDE = "beside"
    DUTCH = "dutch"


class Said(str):
    """A sentence: as text it is what is read; as HTML it also says what language it is, and shows its Dutch."""

    __slots__ = ("_dutch", "_manner", "_pattern", "_values")
    _pattern: str
    _dutch: str
    _values: Mapping[str, Any]
    _manner: Manner

    def __new__(cls, pattern: str, dutch: str, manner: Manner, values: Mapping[str, Any]) -> Self:
        """Fill a sentence; without values a percent sign in it is only that."""
        made = super().__new__(cls, pattern % values if values else pattern)
        made._pattern, made._dutch, made._manner, made._values = pattern, dutch, manner, values
        return made

    @property
    def dutch(self) -> str:
        """The same sentence in Dutch."""
        values = {name: value.dutch if isinstance(value, Said) else value for name, value in self._values.items()}
        return self._dutch % values if values else self._dutch

    def __html__(self) -> Markup:
        """Return it as a page shows it between tags; in an attribute it stands alone."""
        own = _filled(self._pattern, {name: alone(value) for name, value in self._values.items()})
        if self._manner is Manner.ALONE:
            return own
        if self._manner is Manner.DUTCH:
            return NOT_TRANSLATED % own
        values = {name: value.dutch if isinstance(value, Said) else value for name, value in self._values.items()}
        dutch = _filled(self._dutch, values)
        return own if own == dutch else BESIDE % (own, dutch)


def alone(value: Any) -> Any:
    """Return a sentence as bare text, for an attribute, a title or an option; anything else as it is."""
    if isinstance(value, Said):
        return str(value)
    if isinstance(value, Markup) and ("beside" in value or "lang=" in value):
        return Markup(_DUTCH.sub("", value)).striptags()  # noqa: S704  # it is ours already, and loses its tags
    return value


def unaided(value: Any) -> Any:
    """Return it without the Dutch beside it, for a line that has room for one only; a sentence in Dutch says so."""
    return Markup(_DUTCH.sub("", escape(value)))  # noqa: S704  # escaped just now


def _filled(pattern: str, values: Mapping[str, Any]) -> Markup:
    shown = escape(pattern)
    return shown % values if values else shown
