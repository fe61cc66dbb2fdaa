"""The reader itself, a program of its own: whatever a file does to it, it takes nobody along as it ends."""

import json
import os
import resource
import sys

from facilitator.domain.plan.importing.book import Book, packed
from facilitator.domain.refusals import InvalidInput, Refusal

from . import archive, separated
from .limits import MEMORY, SECONDS

PACKED, OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
EMPTY_ARCHIVE = b"PK\x05\x06"
NICE = 10  # Whoever votes goes before whoever imports.


def main() -> None:
    """Read the file on standard input; write the book, or what is refused, as JSON."""
    os.nice(NICE)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        told: dict[str, object] = {"book": packed(book(sys.stdin.buffer.read()))}
    except Refusal as refusal:
        told = {"code": refusal.code, "sentence": refusal.sentence, "values": refusal.values}
    sys.stdout.write(json.dumps(told))


def book(content: bytes) -> Book:
    """Return what stands in a file, by what it is and not by what it is called."""
    if not content.strip():
        raise InvalidInput("Dit bestand is leeg.")
    if content.startswith((PACKED, EMPTY_ARCHIVE)):
        archive.check(content)
        return _spreadsheet(content)
    return _spreadsheet(content) if content.startswith(OLD) else separated.read(content)


def _spreadsheet(content: bytes) -> Book:
    from . import spreadsheet  # noqa: PLC0415  # a CSV file needs no library

    return spreadsheet.read(content)


if __name__ == "__main__":
    main()
