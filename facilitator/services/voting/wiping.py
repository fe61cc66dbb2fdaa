"""Wiping the write-ahead log: what was erased still stands there until it is emptied."""

import time

from facilitator.domain.refusals import TryAgain
from facilitator.store import Writer

PATIENCE = 10.0
PAUSE = 0.01


def wipe(writer: Writer, otherwise: str | None = None) -> None:
    """Empty the log, waiting for readers to leave; TryAgain with this sentence if they stay."""
    deadline = time.monotonic() + PATIENCE
    while not writer.checkpoint():
        if time.monotonic() > deadline:
            raise TryAgain(otherwise)
        time.sleep(PAUSE)
