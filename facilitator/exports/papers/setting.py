"""The press itself, a program of its own: reads a paper as JSON, writes its PDF, and takes its memory along as it ends.

Started by path, not as part of the package, so that it loads Typst and nothing else.
"""

import json
import os
import sys
import unicodedata
from pathlib import Path
from typing import Any, Literal

import typst

ROOT = Path(__file__).parents[3]
TEMPLATES = ROOT / "templates" / "typst"
PARTS = ROOT / "node_modules" / "@expo-google-fonts"
FONTS = (PARTS / "atkinson-hyperlegible-next", PARTS / "noto-sans-arabic")
STANDARD: Literal["ua-1"] = "ua-1"
# No letter type knows the sign, or one does though no PDF may hold it.
UNPRINTABLE = ("could not be displayed", "disallowed codepoint")
# Latin, Greek and Cyrillic: every machine has these, in the letters that Typst brings itself.
FURTHEST_LETTER = 0x52F
BOX = "□"
DUTCH = "nl"
NO_LETTERS = 3  # The exit code that tells that this machine cannot write a language.
NICE = 10  # Whoever votes goes before whoever prints.


def main(template: str) -> None:
    """Set the paper on standard input; signs that people typed and no letter type of this machine knows become a box."""
    os.nice(NICE)
    data = json.load(sys.stdin)
    made = _tried(template, data) or _tried(template, _known(data))
    if made is None:
        sys.exit(NO_LETTERS)
    sys.stdout.buffer.write(made)


def _tried(template: str, data: Any) -> bytes | None:
    """Return the paper, None where a sign in it cannot be shown."""
    try:
        return _set(template, data)
    except typst.TypstError as error:
        if not any(words in f"{error}{error.diagnostic}" for words in UNPRINTABLE):
            raise
    return None


def _known(data: Any) -> Any:
    """Return the paper in letters that every machine has; of one in another language only what people typed."""
    if data.get("language", DUTCH) == DUTCH:
        return _plain(data)
    typed = [action | {"title": _plain(action["title"])} for action in data["actions"]]
    return data | {"actions": typed} | {name: _plain(data[name]) for name in ("about", "address")}


def _set(template: str, data: Any) -> bytes:
    # Ours if it is installed, those of the machine for what ours does not know.
    fonts = typst.Fonts(font_paths=[folder for folder in FONTS if folder.is_dir()])
    # Half of a pair, which no text has that came by our doors, becomes a question mark.
    given = json.dumps(data, ensure_ascii=False).encode(errors="replace").decode()
    made = typst.compile(
        TEMPLATES / f"{template}.typ", root=TEMPLATES, font_paths=fonts, sys_inputs={"paper": given},
        pdf_standards=[STANDARD],
    )  # fmt: skip
    if not isinstance(made, bytes):
        raise TypeError(f"Typst made {type(made)} of {template}, not one file.")
    return made


def _plain(data: Any) -> Any:
    if isinstance(data, dict):
        return {name: _plain(value) for name, value in data.items()}
    if isinstance(data, list):
        return [_plain(value) for value in data]
    return "".join(map(_printable, data)) if isinstance(data, str) else data


def _printable(sign: str) -> str:
    is_known = ord(sign) <= FURTHEST_LETTER or 0x2010 <= ord(sign) <= 0x203A  # dashes, quotes, dots
    return sign if is_known and not unicodedata.category(sign).startswith("C") else BOX


if __name__ == "__main__":
    main(sys.argv[1])
