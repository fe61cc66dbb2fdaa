"""The load test that a page started: a process of its own, which the live loop never waits for."""

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class TrialState:
    """How far a load test is: what phones do now, or what it showed, or that it could not be done and why."""

    runs: bool = False
    doing: str = ""
    done: int = 0
    of: int = 0
    result: dict[str, Any] = field(default_factory=dict)
    said: str = ""


class Trials:
    """The one load test that this server undergoes at a time."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._phones = 0

    @property
    def runs(self) -> bool:
        """Whether one is under way."""
        return self._process is not None and self._process.poll() is None

    def start(self, url: str, phones: int, data: Path) -> bool:
        """Start a test; False if one is under way."""
        if self.runs:
            return False
        self._folder, self._phones = tempfile.TemporaryDirectory(prefix="draagvlak-trial-"), phones
        command = [sys.executable, "-m", "facilitator", "load-test", "--url", url, "--phones", str(phones),
                   "--data", str(data.absolute()), "--json", "--progress"]  # fmt: skip
        with self._out.open("wb") as out, self._complaints.open("wb") as complaints:
            self._process = subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=complaints)  # noqa: S603  # our own
        return True

    def look(self) -> TrialState | None:
        """Return how far it is; None if there was none."""
        if self._process is None:
            return None
        runs = self.runs
        told = _last_line(self._out)
        if not runs and "passed" in told:
            return TrialState(result=told, of=self._phones)
        if not runs:
            return TrialState(said=self._complaints.read_text(errors="replace").strip()[-300:] or "?", of=self._phones)
        return TrialState(True, str(told.get("doing", "")), int(told.get("done", 0)), self._phones)

    @property
    def _out(self) -> Path:
        assert self._folder is not None
        return Path(self._folder.name) / "out"

    @property
    def _complaints(self) -> Path:
        assert self._folder is not None
        return Path(self._folder.name) / "complaints"


def _last_line(file: Path) -> dict[str, Any]:
    """Return what was told last; nothing of a line that is still being written."""
    whole = file.read_text().rpartition("\n")[0]
    last = whole.rpartition("\n")[2]
    told: dict[str, Any] = json.loads(last) if last else {}
    return told
