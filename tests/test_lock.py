"""The lock: two servers on one directory are one too many, and a dead one locks nobody out."""

import os
import subprocess
import sys

import pytest

from facilitator.lock import LOCK, Occupied, hold


def test_one_server_holds_a_directory_and_says_who_it_is(tmp_path):
    with hold(tmp_path / "data"):
        assert (tmp_path / "data" / LOCK).read_text() == str(os.getpid())
        with pytest.raises(Occupied):
            hold(tmp_path / "data")


def test_the_directory_is_free_once_it_is_let_go(tmp_path):
    hold(tmp_path).close()

    hold(tmp_path).close()


def test_asking_who_holds_it_takes_nothing_away_from_who_does(tmp_path):
    with hold(tmp_path):
        for _ in range(2):
            with pytest.raises(Occupied):
                hold(tmp_path)
        assert (tmp_path / LOCK).read_text() == str(os.getpid())


def test_a_server_that_was_killed_holds_nothing(tmp_path):
    holding = "import sys, time; from pathlib import Path; from facilitator.lock import hold; kept = hold(Path(sys.argv[1])); print('ja', flush=True); time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", holding, tmp_path], stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout.readline() == "ja\n"
        with pytest.raises(Occupied):
            hold(tmp_path)
        other.kill()
    hold(tmp_path).close()


def test_only_its_owner_looks_into_a_new_directory(tmp_path):
    hold(tmp_path / "data").close()

    assert (tmp_path / "data").stat().st_mode & 0o777 == 0o700
