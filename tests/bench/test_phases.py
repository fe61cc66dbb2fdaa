"""What the bench makes of what it saw."""

import math
import subprocess
import sys
from types import SimpleNamespace

import pytest

from bench.measures import at, median
from bench.phases import Casts


def test_a_ballot_is_on_the_board_when_the_board_first_counts_as_many():
    casts = Casts(waits=[0.1, 0.1, 0.2], sent_at=[1.0, 1.5, 2.0])
    board = SimpleNamespace(shown=[(1.2, 1), (2.5, 3)])

    assert casts.on_board(board) == pytest.approx([0.2, 1.0, 0.5])


def test_a_ballot_that_never_reached_the_board_is_not_counted_as_shown():
    casts = Casts(waits=[0.1, 0.1], sent_at=[1.0, 1.5])

    assert casts.on_board(SimpleNamespace(shown=[(1.2, 1)])) == pytest.approx([0.2])
    assert casts.on_board(None) == []


def test_percentiles_are_values_that_were_measured():
    assert [at(share, [3.0, 1.0, 2.0, 4.0]) for share in (0.0, 0.5, 0.95)] == [1.0, 3.0, 4.0]
    assert math.isnan(at(0.5, []))
    assert median([3.0, 1.0, 2.0]) == 2.0


@pytest.mark.slow
def test_a_quick_run_loses_nothing(project):
    ran = subprocess.run(
        [sys.executable, "-m", "bench", "--quick"],
        cwd=project,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.endswith("nothing was lost or doubled\n")
