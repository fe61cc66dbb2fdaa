"""The languages of screens: Dutch first and always whole; another language is a folder with a catalogue."""

from facilitator.languages.catalogues import DUTCH, Language, Languages, compile_catalogue
from facilitator.languages.jinja import prepare
from facilitator.languages.said import Said
from facilitator.languages.tongue import NAME, Tongue, languages, speak, speaking, teach, tongue

__all__ = [
    "DUTCH",
    "NAME",
    "Language",
    "Languages",
    "Said",
    "Tongue",
    "compile_catalogue",
    "languages",
    "prepare",
    "speak",
    "speaking",
    "teach",
    "tongue",
]
