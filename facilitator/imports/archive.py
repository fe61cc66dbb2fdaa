"""Looks into a packed spreadsheet before anything opens it: how large it is, and what a library would not tell us."""

import io
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from facilitator.domain.refusals import InvalidInput

from .limits import BROKEN, COLUMNS, ENTRIES, LOCKED, NO_TABLE, ROWS, UNPACKED, UNSAFE, FileTooLarge, check_size

CHUNK = 1 << 16
# What a broken archive makes the library raise.
UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    ValueError,
)
_MARKUP = (".xml", ".rels", ".vml")
_ENTITY = re.compile(rb"<!(?:DOCTYPE|ENTITY)|<\x00!\x00[DE]\x00", re.IGNORECASE)
_CELL = re.compile(rb"<c\b([^>]*?)(/?)>(?:\s*(<f\b[^>]*?(?:/>|>[^<]*</f>))?\s*(<v>[^<]*</v>|<is>|))?")
_WHERE = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_ODS_EMPTY_FORMULA = re.compile(rb"<table:table-cell\b(?=[^>]*\btable:formula=)(?![^>]*\boffice:value-type=)[^>]*>")
_NAMES = {
    "main": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "to": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "rels": "http://schemas.openxmlformats.org/package/2006/relationships",
}


def check(content: bytes) -> None:
    """Refuse an archive that is no spreadsheet, too large once unpacked, locked, broken, or full of tricks."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_entries(archive)
            parts = {name: _content(archive, name) for name in archive.namelist() if name.endswith(_MARKUP)}
    except UNREADABLE as error:
        raise InvalidInput(BROKEN) from error
    if any(_ENTITY.search(part) for part in parts.values()):
        raise InvalidInput(UNSAFE)
    if "xl/workbook.xml" in parts:
        _check_sheets(parts)
    elif "content.xml" in parts:
        _check_open_document(parts)
    else:
        raise InvalidInput(NO_TABLE)


def _check_entries(archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    if len(entries) > ENTRIES or sum(entry.file_size for entry in entries) > UNPACKED:
        raise FileTooLarge()
    if any(entry.flag_bits & 1 for entry in entries):
        raise InvalidInput(LOCKED)
    names = [entry.filename for entry in entries]
    if len(set(names)) != len(names):
        raise InvalidInput(BROKEN)


def _content(archive: zipfile.ZipFile, name: str) -> bytes:
    """Unpack one part by pieces: an archive may lie about how large it is."""
    told, pieces = archive.getinfo(name).file_size, []
    with archive.open(name) as part:
        while piece := part.read(CHUNK):
            pieces.append(piece)
            told -= len(piece)
            if told < 0:
                raise FileTooLarge()
    return b"".join(pieces)


def _check_sheets(parts: dict[str, bytes]) -> None:
    for path, name in _sheet_names(parts).items():
        for found in _CELL.finditer(parts.get(path, b"")):
            _check_cell(name, found)


def _check_cell(sheet: str, found: "re.Match[bytes]") -> None:
    attributes, closed, formula, value = found.groups()
    where = _WHERE.search(attributes)
    if closed or where is None:
        return
    letters, row = where.group(1).decode(), int(where.group(2))
    column = _number(letters)
    if row > ROWS or column > COLUMNS:
        check_size(sheet, row, column)
    place = {"sheet": sheet, "row": row, "column": letters}
    if b't="e"' in attributes:
        raise InvalidInput(
            "Blad «%(sheet)s», rij %(row)s, kolom %(column)s: hier staat een rekenfout. Los ze op.", **place
        )
    # An empty text is an outcome too.
    if formula and value in (b"", b"<v></v>", None) and b't="str"' not in attributes:
        raise InvalidInput(
            "Blad «%(sheet)s», rij %(row)s, kolom %(column)s: deze formule heeft geen uitkomst. "
            "Open het bestand, bewaar het en probeer opnieuw.", **place,
        )  # fmt: skip


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _sheet_names(parts: dict[str, bytes]) -> dict[str, str]:
    """The sheets of a workbook by the part they lie in."""
    try:
        targets = {
            one.get("Id"): one.get("Target", "")
            for one in _found(parts, "xl/_rels/workbook.xml.rels", "rels:Relationship")
        }
        told = list(_found(parts, "xl/workbook.xml", "main:sheets/main:sheet"))
    except ET.ParseError as error:
        raise InvalidInput(BROKEN) from error
    paths = {targets.get(sheet.get(f"{{{_NAMES['to']}}}id"), ""): sheet.get("name", "") for sheet in told}
    return {path.lstrip("/") if path.startswith("/") else f"xl/{path}": name for path, name in paths.items()}


def _found(parts: dict[str, bytes], path: str, what: str) -> Iterator[ET.Element]:
    # No entity is declared in any part: that was looked at first.
    yield from ET.fromstring(parts.get(path, b"<none/>")).findall(what, _NAMES)  # noqa: S314


def _check_open_document(parts: dict[str, bytes]) -> None:
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise InvalidInput(LOCKED)
    if _ODS_EMPTY_FORMULA.search(parts["content.xml"]):
        raise InvalidInput("Een formule heeft geen uitkomst. Open het bestand, bewaar het en probeer opnieuw.")
