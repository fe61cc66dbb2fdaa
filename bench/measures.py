"""What is measured: times, and what the server spent meanwhile."""

import statistics
import time
from collections.abc import Sequence
from pathlib import Path


def at(share: float, values: Sequence[float]) -> float:
    """Return the value below which this share of all lies."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))] if values else float("nan")


def cpu_seconds(pid: int) -> float:
    """Return how long a process has worked, from its own clock."""
    return time.clock_gettime(((~pid) << 3) | 2)


def megabytes(pid: int, line: str) -> float:
    """Return a figure of its memory: `VmRSS` now, `VmHWM` at its highest."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return next(int(text.split()[1]) for text in status.splitlines() if text.startswith(line)) / 1024


def median(values: Sequence[float]) -> float:
    """Return the middle one."""
    return statistics.median(values) if values else float("nan")
