"""The log: a line for each kind of deed in a commit, and nothing in it of whom or what."""

import io
import json

import pytest

from facilitator.domain.refusals import Refusal
from facilitator.domain.roles import Duty, Role
from facilitator.log import Log
from facilitator.services.house import accounts, trajectories
from facilitator.services.sessions import joining, steps
from facilitator.services.sessions.breathing import breathe
from facilitator.services.voting import casting
from facilitator.store import Writer


class Lines:
    """A kept writer whose log can be read."""

    def __init__(self, kept):
        self.out = io.StringIO()
        self.soon = []
        self.writer = Writer(kept.store, self.soon.append, lambda _s, call: call(), log=Log(self.out).deeds)

    def submit(self, deed, *args):
        self.writer.submit(lambda _outcome: None, deed, *args)

    def read(self):
        while self.soon:
            self.soon.pop(0)()
        return [json.loads(line) for line in self.out.getvalue().splitlines()]


def test_a_commit_tells_each_kind_of_deed_once_with_how_many(room):
    people, made = room.people(citizen=3), room.actions("Digipunt", "Digibus")
    vote = room.open("vote")
    log = Lines(room.kept)
    for seat in people:
        log.submit(casting.cast_ballot, seat, vote.id, [made[0].id], "k")
    log.submit(casting.cast_ballot, people[0], vote.id, ["nergens"], "x")
    log.submit(steps.stop_step, room.fien, room.session_id, vote.id)

    lines = log.read()

    assert [{name: line[name] for name in line if name != "at"} for line in lines] == [
        {"deed": "cast_ballot", "n": 3, "outcome": "done"},
        {"deed": "cast_ballot", "n": 1, "outcome": "unknown_action"},
        {"deed": "stop_step", "n": 1, "outcome": "done"},
    ]


def test_no_line_holds_a_name_a_text_a_token_or_an_id(room):
    an, made = room.join(), room.actions("Digipunt", "Digibus")
    vote = room.open("vote")
    log = Lines(room.kept)
    log.submit(joining.join, room.codes, Role.CITIZEN)
    log.submit(casting.cast_ballot, an, vote.id, [made[0].id], "sleutelsleutel")
    log.submit(accounts.api_token, "sam", Duty.SECRETARY)
    log.submit(trajectories.change_trajectory, room.fien, room.trajectory.id, "Een andere titel", None)
    log.read()

    told = log.out.getvalue()
    words = [
        an.id,
        room.fien.id,
        vote.id,
        made[0].id,
        room.session_id,
        room.codes,
        "sleutel",
        "sam",
        "andere titel",
        "fien",
    ]
    assert [word for word in words if word in told] == []
    assert set(json.loads(told.splitlines()[0])) == {"at", "deed", "n", "outcome"}


def test_a_bug_is_called_one(room):
    def cast_ballot(_tx):
        raise KeyError("geheim")

    log = Lines(room.kept)
    log.submit(cast_ballot)

    assert [(line["deed"], line["outcome"]) for line in log.read()] == [("cast_ballot", "bug")]
    assert "geheim" not in log.out.getvalue()


def test_the_breath_of_a_health_check_is_not_told(room):
    log = Lines(room.kept)
    log.submit(breathe)

    assert log.read() == []


def test_every_outcome_is_a_code_that_programs_know(room):
    def refused(_tx):
        raise Refusal()

    log = Lines(room.kept)
    log.submit(refused)

    assert [line["outcome"] for line in log.read()] == ["refused"]


@pytest.mark.parametrize("door", ["/stuk", "/api/v1/stuk"])
def test_a_bug_is_told_without_the_address_and_the_person_hears_no_more_than_that(app, caplog, door):
    def stumble(token):
        raise RuntimeError("een bug")

    app.add_url_rule(f"{door}/<token>", "stumble", stumble)

    answer = app.test_client().get(f"{door}/geheime-link?key=geheime-sleutel")

    assert (answer.status_code, "een bug" in answer.get_data(as_text=True)) == (500, False)
    assert [(record.getMessage(), record.exc_info[0]) for record in caplog.records] == [
        ("a bug in stumble", RuntimeError)
    ]
    assert "geheime" not in caplog.text
