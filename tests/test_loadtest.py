"""The load test: N phones on a running server, a verdict with figures, and nothing left behind."""

import json
import sqlite3
from contextlib import closing

import pytest

from facilitator.loadtest import Result, at, told
from facilitator.loadtest.phone import Server
from tests.house import wait_until
from tests.live import evening

PHONES = "20"


def contents(server):
    """All rows of all tables but the list of schema steps."""
    with closing(sqlite3.connect(server.data / "draagvlak.db")) as db:
        tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        return {name: sorted(db.execute(f"SELECT * FROM {name}").fetchall(), key=repr) for name in tables}


def test_twenty_phones_join_connect_and_vote_and_nothing_is_left(own_server):
    own_server.start()
    try:
        before = contents(own_server)
        ran = own_server.command("load-test", "--url", own_server.base, "--phones", PHONES, "--json")
        result = json.loads(ran.stdout)
        assert {name: result[name] for name in ("phones", "joined", "connected", "voted", "failed")} == {
            "phones": 20, "joined": 20, "connected": 20, "voted": 20, "failed": 0
        }  # fmt: skip
        assert (ran.returncode, result["passed"]) in ((0, True), (1, False))
        assert 0 < result["join_p95"] < 30
        assert 0 < result["ack_p95"] < 30
        assert contents(own_server) == before
        assert own_server.command("verify").returncode == 0
    finally:
        own_server.close()


def test_a_test_is_refused_while_people_vote_and_disturbs_nobody(server):
    with evening(server) as vote:
        ids = vote.actions()
        vote.move("vote")
        seat = vote.join()
        vote.cast(seat, ids[:1], "key")
        ran = server.command("load-test", "--url", server.base, "--phones", "2")
        assert (ran.returncode, ran.stderr.strip()) == (1, "Er loopt een stemming. Meet de server erna.")
        vote.move("vote", "close")
        assert vote.results()["ballots"] == 1


def test_a_server_that_is_not_there_fails_every_phone(own_server):
    ran = own_server.command("load-test", "--url", own_server.base, "--phones", "3", "--json")
    assert (ran.returncode, json.loads(ran.stdout)["failed"], json.loads(ran.stdout)["passed"]) == (1, 3, False)


@pytest.mark.parametrize("asked", [("--phones", "0"), ("--phones", "1001"), ("--url", "nergens")])
def test_what_cannot_be_tested_is_said(own_server, asked):
    ran = own_server.command("load-test", *asked)
    assert ran.returncode == 1
    assert "Traceback" not in ran.stderr
    assert ran.stderr.strip()


def test_progress_is_told_by_a_line_for_every_phone(own_server):
    own_server.start()
    try:
        ran = own_server.command("load-test", "--url", own_server.base, "--phones", "4", "--json", "--progress")
        lines = [json.loads(line) for line in ran.stdout.splitlines()]
        assert [(line["doing"], line["done"], line["of"]) for line in lines[:-1]] == [
            *(("join", n, 4) for n in range(1, 5)), *(("vote", n, 4) for n in range(1, 5))
        ]  # fmt: skip
        assert "passed" in lines[-1]
    finally:
        own_server.close()


def test_the_verdict_is_said_in_words():
    good = Result(20, 20, 20, 20, 0, 0.02, 0.01, True)
    assert told(good).splitlines()[0] == "Geslaagd: 20 gsm's, 0 mislukt."
    assert told(Result(20, 19, 19, 19, 1, 0.02, 0.01, False)).startswith("Niet geslaagd: 20 gsm's, 1 mislukt.")


def test_the_wait_of_95_in_100_is_one_that_somebody_had():
    waits = [float(n) for n in range(1, 101)]
    assert (at(0.95, waits), at(0.95, [3.0]), at(0.95, [])) == (95.0, 3.0, 0.0)


def test_an_address_is_read_as_a_browser_does():
    assert Server.at("http://127.0.0.1:8080") == Server("127.0.0.1", 8080)
    assert Server.at("https://draagvlak.example").name == "draagvlak.example"
    assert Server.at("https://draagvlak.example") == Server("draagvlak.example", 443, is_safe=True)
    assert Server.at("http://[::1]:9").name == "[::1]:9"
    with pytest.raises(ValueError, match="no address"):
        Server.at("ftp://x")


def test_leftovers_of_a_test_that_was_killed_go_when_the_house_is_kept(own_server):
    made = own_server.command("purge")
    assert made.returncode == 0
    with closing(sqlite3.connect(own_server.data / "draagvlak.db")) as db:
        db.execute(
            "INSERT INTO trajectories (id, municipality, municipality_name, title, first_year, last_year, created_at) "
            "VALUES ('left', 'zaalcheck', 'Zaalcheck', 'Zaalcheck', 2026, 2031, :old)",
            {"old": "2026-01-01T00:00:00.000Z"},
        )
        db.commit()
    own_server.start()
    try:
        wait_until(lambda: contents(own_server)["trajectories"] == [], "the leftovers to go")
    finally:
        own_server.close()
