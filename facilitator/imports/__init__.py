"""Files that come in: read in a process of its own into plain tables, so that no file can hurt the live room."""

import json
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from facilitator.domain.refusals import InvalidInput

from .limits import BROKEN, BYTES, SECONDS, FileTooLarge

ROOT = Path(__file__).parents[2]
SECONDS_BETWEEN_LOOKS = 0.02
# A large file takes some hundreds of megabytes while it is read: never two at a time.
_desk = threading.Lock()


def read(content: bytes) -> str:
    """Return the book that stands in a file, packed (`unpacked` of `domain/plan/importing/book.py` opens it).

    Refuses what is no table, too large, locked or broken, with where in the file that shows.
    """
    if len(content) > BYTES:
        raise FileTooLarge()
    with _desk, tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as made:
        given.write(content)
        given.seek(0)
        command = [sys.executable, "-m", "facilitator.imports.reading"]
        reader = subprocess.Popen(command, cwd=ROOT, stdin=given, stdout=made, stderr=subprocess.DEVNULL)  # noqa: S603  # our own
        ended_well = _waited(reader)
        made.seek(0)
        return _told(made.read() if ended_well else b"")


def _waited(reader: "subprocess.Popen[bytes]") -> bool:
    """Wait for the reader, sleeping as every loop of ours can; say whether it came to its end."""
    until = time.monotonic() + SECONDS
    while reader.poll() is None and time.monotonic() < until:
        time.sleep(SECONDS_BETWEEN_LOOKS)
    if reader.poll() is None:
        reader.kill()
    return reader.wait() == 0


def _told(answer: bytes) -> str:
    if not answer:
        raise InvalidInput(BROKEN)
    told = json.loads(answer)
    if "book" in told:
        return str(told["book"])
    refused = FileTooLarge if told["code"] == FileTooLarge.code else InvalidInput
    raise refused(told["sentence"], **told["values"])
