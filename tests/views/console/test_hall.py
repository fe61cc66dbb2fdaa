"""What the Zaalcheck says of hall and server."""

from dataclasses import replace
from datetime import timedelta

from facilitator.domain.sessions.hall import Sight
from facilitator.domain.sessions.session import StepState
from facilitator.domain.voting.ballot import BallotKind
from facilitator.views.console.hall import House, hall, metres
from tests.views.made import NOW, room, session, step, vote

READY = House("https://draagvlak.example", True, 1, NOW - timedelta(minutes=1), 1, 0)


def told(house=READY, **changes):
    """Which lines ask for attention."""
    ahead = vote(state=StepState.PLANNED, opened=0)
    view = hall(room(ahead, session=session(**changes)), house, 40, None)
    return [check.text % check.values for check in view.checks if not check.good]


def test_a_hall_that_is_ready_asks_for_nothing():
    assert told() == []


def test_each_thing_that_is_missing_is_said_with_what_to_do():
    missing = House("http://127.0.0.1:8080", False, 1, None, 0, 0)
    view = hall(room(step()), missing, 40, None)
    asked = [check for check in view.checks if not check.good]
    assert [check.text % check.values for check in asked] == [
        "Gsm’s kunnen http://127.0.0.1:8080 niet bereiken.", "De verbinding is niet beveiligd (http).",
        "Er is nog geen veilige kopie.", "Het grote scherm is niet verbonden.", "Er staat geen stemming meer in het draaiboek.",
    ]  # fmt: skip
    assert all(check.advice for check in asked)


def test_an_address_in_the_wifi_can_be_reached_and_this_computer_alone_cannot():
    assert told(replace(READY, address="http://192.168.1.20:8080")) == []
    for alone in ("http://localhost:8080", "http://[::1]:8080", "http://127.0.0.1"):
        assert told(replace(READY, address=alone)) == [f"Gsm’s kunnen {alone} niet bereiken."]


def test_a_copy_may_be_a_few_rounds_old_and_no_older():
    assert told(replace(READY, copy_made=NOW - timedelta(minutes=4))) == []
    assert told(replace(READY, copy_made=NOW - timedelta(minutes=5))) == ["De veilige kopie is oud."]
    assert told(replace(READY, copies_every=0)) == ["Er wordt geen veilige kopie gemaakt."]


def test_languages_and_receipts_are_told_and_neither_is_a_fault():
    view = hall(room(vote(), session=session(languages=("nl", "fr", "ar"), receipts=True)), READY, 40, None)
    lines = [check.text % check.values for check in view.checks if check.good]
    assert "De gsm’s spreken Nederlands en: fr, ar." in lines
    assert "Wie stemt, krijgt een bewijs van drie woorden." in lines


def test_ballots_are_offered_for_every_vote_that_is_still_to_come():
    done, ahead = vote(id="v1", state=StepState.CLOSED), vote(BallotKind.YES_DOUBT_NO, id="v2", title="Tweede")
    assert hall(room(done, ahead), READY, 40, None).votes == (("v2", "Tweede"),)


def test_what_the_back_row_reads_is_said_with_what_helps():
    near = hall(room(vote()), READY, 40, Sight(12, 1.5)).sight
    far = hall(room(vote()), READY, 40, Sight(14, 1.5)).sight
    assert (near.good, near.verdict, near.heights) == (True, "Achteraan lees je alles.", "8")
    assert (far.good, far.heights, far.height_wanted, far.depth_wanted) == (False, "9,3", "1,8", "12")
    assert (far.qr_side, far.qr_is_far) == ("140", True)


def test_lengths_are_written_as_people_do():
    assert [metres(length) for length in (2, 1.75, 0.04)] == ["2", "1,8", "0"]
