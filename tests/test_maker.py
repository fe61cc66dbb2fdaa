"""The process that makes a file reads the plan at one moment, with the municipality's own columns."""

import json
import subprocess
import sys

import pytest

from facilitator import maker
from facilitator.services.plan import files
from facilitator.store import Readers
from tests.plan_house import build


@pytest.fixture
def place(app):
    return build(app)


def test_it_reads_the_plan_as_the_server_does(place):
    place.propose(1, 2)
    place.do(files.keep_columns, place.people["ann"], place.trajectory.id, "Pakket", {"Acties": (("status", "Stand"),)})

    plan, columns = maker.read(place.house.folder, place.trajectory.id, "Pakket")

    assert plan.items == place.plan().items
    assert (columns.name, columns.of("Acties")) == ("Pakket", (("status", "Stand"),))
    assert maker.read(place.house.folder, place.trajectory.id)[1] is None


def test_what_is_not_there_is_not_made(place):
    with pytest.raises(maker.Gone):
        maker.read(place.house.folder, "nergens")


def test_it_only_reads(place, monkeypatch):
    taken = []
    monkeypatch.setattr(
        maker, "whole_plan", lambda store, _: taken.append(store.db.execute("PRAGMA query_only").fetchone())
    )

    maker.read(place.house.folder, place.trajectory.id)

    assert taken == [(1,)]
    assert isinstance(place.house.readers, Readers)


def test_the_process_takes_an_order_and_gives_a_file(place):
    place.propose(1)
    given = {"data": str(place.house.folder), "trajectory": place.trajectory.id, "kind": "xlsx", "profile": "kern",
             "sheet": "acties", "columns": ""}  # fmt: skip

    done = subprocess.run([sys.executable, "-m", "facilitator.maker"], input=json.dumps(given).encode(),
                          capture_output=True, check=True)  # fmt: skip

    assert done.stdout.startswith(b"PK")
    assert done.stderr.decode().split() == [f"{n}/9" for n in range(1, 10)]
