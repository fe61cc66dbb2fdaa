"""The log: one JSON line for each kind of deed in a commit, without address, token, text, or who."""

import json
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, TextIO

from facilitator.store.writer import Outcome


class Log:
    """Writes what was done and what was refused, so that an operator sees the house breathe."""

    QUIET = frozenset({"breathe"})

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def deeds(self, batch: Sequence[Outcome[Any]]) -> None:
        """Write the deeds of one commit: of ballots and ideas only how many, never whose."""
        done = Counter(
            (outcome.deed, getattr(outcome.error, "code", "bug") if outcome.error else "done") for outcome in batch
        )
        now = datetime.now(UTC).isoformat(timespec="seconds")
        lines = [
            json.dumps({"at": now, "deed": deed.lstrip("_"), "n": n, "outcome": outcome})
            for (deed, outcome), n in done.items()
            if deed not in self.QUIET
        ]
        if lines:
            self._out.write("\n".join(lines) + "\n")
            self._out.flush()
