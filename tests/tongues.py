"""Made-up catalogues for tests: every sentence is translated, each so that one sees by what."""

import re
from collections.abc import Mapping
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from facilitator.languages.catalogues import SOURCE
from scripts.messages import messages, name_of, template
from scripts.sentences import PHONE


def marked(code: str, sentence: str) -> str:
    """Return the made-up translation: «fr‹Hulp›»."""
    return f"{code}‹{sentence}›"


def write(folder: Path, code: str, said: Mapping[str, str | tuple[str, ...]]) -> None:
    """Write a catalogue that holds these translations."""
    made = Catalog(Locale.parse(code), fuzzy=False)
    for name, string in said.items():
        made.add(name if isinstance(string, str) else (name, name), string)
    place = folder / code / SOURCE
    place.parent.mkdir(parents=True)
    with place.open("wb") as file:
        write_po(file, made)


def translated(folder: Path, *codes: str, phone_only: bool = False) -> Path:
    """Write whole catalogues of these languages, and return the folder."""
    source = [m for m in messages(template()) if not phone_only or PHONE in m.auto_comments]
    for code in codes:
        made = Catalog(Locale.parse(code), fuzzy=False)
        for message in source:
            one = marked(code, name_of(message))
            made.add(
                message.id,
                one if isinstance(message.id, str) else (one, *[marked(code, message.id[1])] * (made.num_plurals - 1)),
            )
        place = folder / code / SOURCE
        place.parent.mkdir(parents=True)
        with place.open("wb") as file:
            write_po(file, made)
    return folder


def untranslated(page: str, code: str) -> list[str]:
    """Return the texts between the tags of a page that are neither made up for this language nor marked as Dutch."""
    page = re.sub(r"(?s)<(title|script|style|template|svg|textarea)\b.*?</\1>|<!--.*?-->", "", page)
    page = re.sub(r'(?s)<(\w+)(?: [^>]*)? lang="nl"[^>]*>.*?</\1>', "", page)
    texts = (" ".join(text.split()) for text in re.findall(r">([^<]+)<", page))
    bare = (re.sub(rf"{code}‹.*?›", "", text) for text in texts)
    return [text for text in bare if re.search(r"\b(?!min\b)[a-zà-ÿ]{3}", text.lower())]
