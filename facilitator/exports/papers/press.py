"""The press: sets a paper with Typst from our own templates; what people typed goes in as data, never as markup."""

import dataclasses
import functools
import json
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import typst

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

ROOT = Path(__file__).parents[3]
TEMPLATES = ROOT / "templates" / "typst"
FONTS = ROOT / "node_modules" / "@expo-google-fonts" / "atkinson-hyperlegible-next"
STANDARD: Literal["ua-1"] = "ua-1"
UNPRINTABLE = "could not be displayed"
# Latin, Greek and Cyrillic: every machine has these, in the letters that Typst brings itself.
FURTHEST_LETTER = 0x52F
BOX = "□"


def press(template: str, paper: "DataclassInstance") -> bytes:
    """Return the PDF of a paper; signs that no letter type of this machine knows become a box."""
    data = dataclasses.asdict(paper)
    try:
        return _set(template, data)
    except typst.TypstError as error:
        if UNPRINTABLE not in f"{error}{error.diagnostic}":
            raise
    return _set(template, _plain(data))


def _set(template: str, data: Any) -> bytes:
    made = typst.compile(
        TEMPLATES / f"{template}.typ", root=TEMPLATES, font_paths=_fonts(), sys_inputs={"paper": json.dumps(data)},
        pdf_standards=[STANDARD],
    )  # fmt: skip
    if not isinstance(made, bytes):
        raise TypeError(f"Typst made {type(made)} of {template}, not one file.")
    return made


@functools.cache
def _fonts() -> typst.Fonts:
    """The letter types: ours if it is installed, those of the machine for what ours does not know."""
    return typst.Fonts(font_paths=[FONTS] if FONTS.is_dir() else [])


def _plain(data: Any) -> Any:
    if isinstance(data, dict):
        return {name: _plain(value) for name, value in data.items()}
    if isinstance(data, list | tuple):
        return [_plain(value) for value in data]
    return "".join(map(_printable, data)) if isinstance(data, str) else data


def _printable(sign: str) -> str:
    is_known = ord(sign) <= FURTHEST_LETTER or 0x2010 <= ord(sign) <= 0x203A  # dashes, quotes, dots
    return sign if is_known and not unicodedata.category(sign).startswith("C") else BOX
