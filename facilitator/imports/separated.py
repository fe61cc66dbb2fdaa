"""Reads a CSV file: which signs it is written in, what stands between its cells, and where it cannot be read."""

import csv
import io
import re

from facilitator.domain.plan.importing.book import Book, Cell, Sheet
from facilitator.domain.plan.inert import uninert
from facilitator.domain.refusals import InvalidInput
from facilitator.domain.text import N_

from .limits import CELLS, NO_TABLE, SIGNS, FileTooLarge, check_size

SEPARATORS = (";", "\t", ",")
WINDOWS = N_("Dit bestand staat in Windows-1252. Kijk de letters met accenten na.")
TWICE = N_("Sommige letters lijken vreemd, zoals «Ã©». Kijk de accenten na.")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_TWICE = re.compile(r"Ã[\x80-\xbf©¨«¯´¶¼]|â€")
_WIDE = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_NO_TEXT = (b"%PDF", b"<!DOC", b"<!doc", b"<html", b"<?xml", b"{\\rtf", b"\x89PNG", b"GIF8", b"\xff\xd8\xff")


def read(content: bytes) -> Book:
    """Return the one sheet of a CSV file, all cells as text."""
    if content.lstrip()[:5].startswith(_NO_TEXT):
        raise InvalidInput(NO_TABLE)
    text, notices = _decoded(content)
    rows = _rows(text, _separator(text))
    check_size("CSV", len(rows), max((len(row) for row in rows), default=0))
    if sum(len(row) for row in rows) > CELLS:
        raise FileTooLarge()
    return Book((Sheet("CSV", rows),), notices)


def _decoded(content: bytes) -> tuple[str, tuple[str, ...]]:
    if content[:2] in _WIDE:
        return _checked(_strictly(content, _WIDE[content[:2]])), ()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _checked(_strictly(content, "cp1252")), (WINDOWS,)
    return _checked(text), (TWICE,) if _TWICE.search(text) else ()


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise _unreadable(content[: error.start].decode("latin-1")) from error


def _checked(text: str) -> str:
    """Refuse what is no text at all: a picture or a program decodes too, but not without control signs."""
    if len(text) > SIGNS:
        raise FileTooLarge()
    found = _CONTROL.search(text)
    if found:
        raise _unreadable(text[: found.start()])
    return text


def _unreadable(before: str) -> InvalidInput:
    line = before.rsplit("\n", 1)[-1]
    column = max(line.count(separator) for separator in SEPARATORS) + 1
    return InvalidInput(
        "Rij %(row)s, kolom %(column)s kunnen we niet lezen. Bewaar het bestand als «CSV UTF-8».",
        row=before.count("\n") + 1, column=column,
    )  # fmt: skip


def _separator(text: str) -> str:
    """The sign that parts the cells of the first row, outside of quotes; `sep=;` says it by itself."""
    said = re.match(r"sep=(.)\r?\n", text)
    if said:
        return said.group(1)
    header = re.sub(r'"(?:[^"]|"")*"', "", text[:50_000]).lstrip("\r\n").split("\n", 1)[0]
    return max(SEPARATORS, key=header.count)


def _rows(text: str, separator: str) -> tuple[tuple[Cell, ...], ...]:
    if text.startswith("sep="):
        text = text.split("\n", 1)[1]
    rows: list[tuple[Cell, ...]] = []
    # A carriage return alone ends a line of an old Mac; within quotes it is what somebody wrote.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        for row in reader:
            rows.append(tuple(uninert(cell.replace("\r\n", "\n")) for cell in row))
            if len(row) > 1_000 or len(rows) > 100_000:
                break
    except csv.Error as error:
        raise InvalidInput(
            "Rij %(row)s kunnen we niet lezen. Kijk de aanhalingstekens na.", row=len(rows) + 1
        ) from error
    while rows and not any(rows[-1]):
        rows.pop()
    return tuple(rows)
