"""Puts papers under the press: a process of its own for each, so that the live loop and its memory stay free."""

import dataclasses
import json
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import IO, TYPE_CHECKING

from facilitator.domain.refusals import InvalidInput

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

PROGRAM = Path(__file__).with_name("setting.py")
SECONDS_BETWEEN_LOOKS = 0.02
NO_LETTERS = 3  # What `setting.py` ends with when no letter type of this machine knows a language.
# A stack of ballots takes some hundreds of megabytes while it is set: never two at a time.
_press = threading.Lock()


class NotPrinted(Exception):
    """The press failed; the text is what it complained of."""


def press(template: str, paper: "DataclassInstance") -> bytes:
    """Return the PDF of a paper; what people typed goes in as data, never as markup."""
    with _press, tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as made, tempfile.TemporaryFile() as told:
        given.write(json.dumps(dataclasses.asdict(paper)).encode())
        given.seek(0)
        code = _run(template, given, made, told)
        if code == NO_LETTERS:
            raise InvalidInput("Deze computer mist de letters van deze taal. Kies een andere taal.")
        if code:
            raise NotPrinted(_all_of(told).decode(errors="replace")[-1000:])
        return _all_of(made)


def _run(template: str, given: IO[bytes], made: IO[bytes], told: IO[bytes]) -> int:
    """Run the press to its end and return its exit code, sleeping as every loop of ours can."""
    command = [sys.executable, str(PROGRAM), template]
    process = subprocess.Popen(command, stdin=given, stdout=made, stderr=told)  # noqa: S603  # it is our own
    while (code := process.poll()) is None:
        time.sleep(SECONDS_BETWEEN_LOOKS)
    return code


def _all_of(file: IO[bytes]) -> bytes:
    file.seek(0)
    return file.read()
