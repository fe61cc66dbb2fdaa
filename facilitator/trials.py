"""The load test that a page started: a process of its own, which the live loop never waits for."""

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
OUT, COMPLAINTS = "out", "complaints"


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
        self._last: TrialState | None = None

    @property
    def runs(self) -> bool:
        """Whether one is under way."""
        return self._process is not None and self._process.poll() is None

    def start(self, url: str, phones: int, data: Path) -> bool:
        """Start a test; False if one is under way."""
        if self.runs:
            return False
        self.look()  # What an earlier test wrote goes.
        self._folder, self._phones = tempfile.TemporaryDirectory(prefix="draagvlak-trial-"), phones
        command = [sys.executable, "-m", "facilitator", "load-test", "--url", url, "--phones", str(phones),
                   "--data", str(data.absolute()), "--json", "--progress"]  # fmt: skip
        folder = Path(self._folder.name)
        with (folder / OUT).open("wb") as out, (folder / COMPLAINTS).open("wb") as complaints:
            self._process = subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=complaints)  # noqa: S603  # our own
        return True

    def wait(self) -> None:
        """Wait until the test is over."""
        if self._process is not None:
            self._process.wait()

    def look(self) -> TrialState | None:
        """Return how far it is; None if there was none."""
        runs = self.runs  # Asked first: what is written after it is read too.
        if self._folder is None:
            return self._last
        folder = Path(self._folder.name)
        told = _last_line(folder / OUT)
        if runs:
            return TrialState(True, str(told.get("doing", "")), int(told.get("done", 0)), self._phones)
        said = (folder / COMPLAINTS).read_text(errors="replace").strip()[-300:]
        result = told if "passed" in told else {}
        self._last = TrialState(of=self._phones, result=result, said="" if result else said or "?")
        self._folder.cleanup()
        self._folder = None
        return self._last


def _last_line(file: Path) -> dict[str, Any]:
    """Return what was told last; nothing of a line that is still being written."""
    last = file.read_text().rpartition("\n")[0].rpartition("\n")[2]
    told: dict[str, Any] = json.loads(last) if last else {}
    return told
