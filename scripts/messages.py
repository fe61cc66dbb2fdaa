"""Keeps the catalogues in step with the source: `make messages`; also lists what is to be translated, and takes it in.

python -m scripts.messages                     extract all sentences, and bring every catalogue up to date
python -m scripts.messages --check             say whether that would change anything
python -m scripts.messages --compile           compile every catalogue
python -m scripts.messages --todo fr [--phone] print what still lacks, as JSON
python -m scripts.messages --fill fr FILE      take translations from such JSON; FILE is - for the input
"""

import argparse
import io
import json
import sys
from collections.abc import Mapping
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT)]  # Also where this is not started as a module.

from facilitator.languages.catalogues import SOURCE, compile_catalogue  # noqa: E402
from scripts.sentences import PHONE, places, sentences  # noqa: E402

TRANSLATIONS = ROOT / "facilitator" / "translations"
TEMPLATE = TRANSLATIONS / "messages.pot"
HEAD = """\
# Draagvlak. The name of a sentence is its Dutch. `make messages` keeps this file in step with the source.
# «phone» is read by participants: short, plain, as to a friend. «office» is read by facilitators.
"""
# What changes by itself, or says nothing here.
LEFT_OUT = tuple(
    f'"{name}:' for name in ("Project-Id-Version Report-Msgid-Bugs-To POT-Creation-Date PO-Revision-Date Last-Translator "
                             "Language-Team Generated-By").split()
)  # fmt: skip


def template() -> Catalog:
    """Return an empty catalogue of all that the source says."""
    made = Catalog(header_comment=HEAD, fuzzy=False)
    for name, kind in sorted(sentences(ROOT).items(), key=str):
        made.add(name, auto_comments=[kind])
    return made


def catalogue(code: str) -> Catalog:
    """Return the catalogue of a language as it stands."""
    with (TRANSLATIONS / code / SOURCE).open("rb") as file:
        return read_po(file, locale=code)


def codes() -> list[str]:
    """Return the languages that have a catalogue."""
    return sorted(path.parent.parent.name for path in TRANSLATIONS.glob(f"*/{SOURCE}"))


def updated(code: str, source: Catalog) -> Catalog:
    """Return the catalogue of a language with exactly the sentences of the source."""
    kept = catalogue(code)
    made = Catalog(Locale.parse(code), header_comment=HEAD, fuzzy=False)
    for message in messages(source):
        old = kept.get(name_of(message))
        fits = old is not None and isinstance(old.id, str) == isinstance(message.id, str)
        made.add(message.id, old.string if old and fits else None, auto_comments=message.auto_comments)
    return made


def messages(source: Catalog) -> list[Message]:
    """Return all messages but the head."""
    return [message for message in source if message.id]


def name_of(message: Message) -> str:
    """Return the Dutch sentence, of one where there are one and many."""
    return message.id if isinstance(message.id, str) else message.id[0]


def is_full(message: Message) -> bool:
    """Say whether nothing lacks in the translation."""
    parts = [message.string] if isinstance(message.string, str) else list(message.string or [""])
    return all(parts)


def text(made: Catalog) -> str:
    """Return a catalogue as it is kept: sorted, and without what changes by itself."""
    file = io.BytesIO()
    write_po(file, made, width=0, no_location=True, sort_output=True, ignore_obsolete=True)
    return "".join(line for line in file.getvalue().decode().splitlines(keepends=True) if not line.startswith(LEFT_OUT))


def files() -> dict[Path, str]:
    """Return what the template and every catalogue should hold."""
    source = template()
    return {TEMPLATE: text(source)} | {TRANSLATIONS / code / SOURCE: text(updated(code, source)) for code in codes()}


def todo(code: str, phone_only: bool) -> dict[str, object]:
    """Return what lacks in a language: a sentence, or one for each of its forms of number."""
    made = updated(code, template())
    lacking = [m for m in messages(made) if not is_full(m) and (not phone_only or PHONE in m.auto_comments)]
    return {name_of(m): "" if isinstance(m.id, str) else [""] * made.num_plurals for m in lacking}


def fill(code: str, given: Mapping[str, object]) -> list[str]:
    """Take in translations, and return what was wrong with those that were not."""
    made, wrong = updated(code, template()), []
    for name, said in given.items():
        message = made.get(name)
        problem = _problem(message, said, made.num_plurals)
        if problem:
            wrong.append(f"{problem}: {name}")
        elif message is not None:
            message.string = said if isinstance(said, str) else tuple(said)  # type: ignore[arg-type]
    (TRANSLATIONS / code / SOURCE).write_text(text(made), encoding="utf-8")
    return wrong


def _problem(message: Message | None, said: object, plurals: int) -> str:
    if message is None:
        return "no such sentence"
    if isinstance(message.id, str) != isinstance(said, str):
        return "one sentence is asked" if isinstance(message.id, str) else f"{plurals} sentences are asked"
    parts = [said] if isinstance(said, str) else list(said)  # type: ignore[call-overload]
    if len(parts) != (1 if isinstance(said, str) else plurals) or not all(isinstance(part, str) for part in parts):
        return f"{plurals} sentences are asked"
    asked = places(message.id if isinstance(message.id, str) else message.id[1])
    # A form for one may leave the number out: «one vote».
    spare = set() if isinstance(said, str) else {"%(num)s"}
    return "" if all(asked - spare <= places(part) <= asked for part in parts) else "other places in the sentence"


def say(words: str) -> None:
    """Tell whoever runs this."""
    sys.stdout.write(words)


def main(arguments: list[str] | None = None) -> int:
    """Do what was asked."""
    parser = argparse.ArgumentParser(description="Keeps the catalogues in step with the source.")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--compile", action="store_true")
    parser.add_argument("--todo", metavar="LANGUAGE")
    parser.add_argument("--phone", action="store_true")
    parser.add_argument("--fill", nargs=2, metavar=("LANGUAGE", "FILE"))
    asked = parser.parse_args(arguments)
    if asked.compile:
        for code in codes():
            compile_catalogue(TRANSLATIONS / code)
        return 0
    if asked.todo:
        say(json.dumps(todo(asked.todo, asked.phone), ensure_ascii=False, indent=1) + "\n")
        return 0
    if asked.fill:
        code, file = asked.fill
        wrong = fill(code, json.loads(sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8")))
        say("".join(f"{line}\n" for line in wrong))
        return 1 if wrong else 0
    return _update(asked.check)


def _update(check: bool) -> int:
    old = [path for path, wanted in files().items() if not path.exists() or path.read_text(encoding="utf-8") != wanted]
    if check:
        say("".join(f"{path.relative_to(ROOT)} is not up to date: run `make messages`\n" for path in old))
        return 1 if old else 0
    for path, wanted in files().items():
        path.write_text(wanted, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
