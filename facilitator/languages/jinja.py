"""What templates say: `_()` and `ngettext()` speak the language of the reader, and know where in a page they stand."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from flask import Flask
from jinja2 import Environment, pass_environment
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from markupsafe import Markup

from facilitator.languages.catalogues import DUTCH, Language
from facilitator.languages.said import Said, alone, unaided
from facilitator.languages.tongue import languages, speaking, tongue

FILTER = "alone"
# Where no tags can stand: inside quotes of an attribute, and inside these elements.
_MARK = re.compile(r"=([\"'])|([\"'])|<(title|option|textarea)\b|</(title|option|textarea)>")


def prepare(app: Flask) -> None:
    """Teach the templates of an app to speak."""
    environment = app.jinja_env
    environment.add_extension("jinja2.ext.i18n")
    environment.filters |= {FILTER: alone, "unaided": unaided}
    environment.add_extension(Place)
    environment.globals |= {
        "_": _say,
        "gettext": _say,
        "ngettext": _count,
        "tongue": tongue,
        "in_dutch": _in_dutch,
        "own_names": _named,
    }


def _say(sentence: str, **values: Any) -> Said:
    return tongue().say(sentence, values)


def _named(codes: Iterable[str] | None = None) -> tuple[Language, ...]:
    """Return these languages, or all that we have."""
    return languages().all if codes is None else languages().named(codes)


def _count(one: str, many: str, n: int, **values: Any) -> Said:
    return tongue().count(one, many, n, values)


@pass_environment
def _in_dutch(environment: Environment, template: str, **values: Any) -> Markup:
    """Draw a part of a page that is Dutch whatever its reader speaks, as the big screen is."""
    with speaking(DUTCH):
        return Markup(environment.get_template(template).render(**values))  # noqa: S704  # a template of ours


class Place(Extension):
    """Lets a sentence in an attribute, a title or an option stand alone: there the Dutch beside it cannot be marked."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Put what is printed there through the filter `alone`."""
        bare, narrow, block = "", False, 0
        for token in stream:
            if token.type == "data":
                bare = _read(token.value, bare)
            elif token.type == "name" and token.value in ("block", "endblock"):
                block = token.lineno if token.value == "block" else 0
                narrow = False
            elif block:
                narrow, block = token.test("name:title"), 0
            if token.type == "variable_end" and (bare or narrow):
                for kind, value in (("rparen", ")"), ("pipe", "|"), ("name", FILTER)):
                    yield Token(token.lineno, kind, value)
            yield token
            if token.type == "variable_begin" and (bare or narrow):
                yield Token(token.lineno, "lparen", "(")


def _read(text: str, bare: str) -> str:
    """Return what we are in after this text: the quote of an attribute, the name of an element, or nothing."""
    for found in _MARK.finditer(text):
        opened, quote, element, closed = found.groups()
        if not bare:
            bare = opened or element or ""
        elif bare in (opened, quote, closed):
            bare = ""
    return bare
