"""Every kind of ballot fits small phones and large letters, and axe-core finds nothing on it."""

from collections.abc import Iterator

import pytest

from facilitator.domain.voting.ballot import BallotKind
from tests.browser.axe import PHONE, Examiner
from tests.browser.ballots import look_round
from tests.browser.test_fingers import hidden_focus, wrong_for_fingers
from tests.browser.test_small_screens import complaints_of, faint

KINDS = [kind for kind in BallotKind if kind is not BallotKind.PICK]


@pytest.fixture
def examiner() -> Iterator[Examiner]:
    made = Examiner()
    yield made
    assert made.found == [], "\n".join(made.found)


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_on_a_ballot(room, examiner, kind):
    for where, phone in look_round(room, kind):
        examiner.examine(phone, where, PHONE)


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("kind", KINDS)
def test_a_ballot_fits_small_phones(room, kind, script):
    found = []
    for where, phone in look_round(room, kind, script=script):
        found += complaints_of(phone, where, script=script) + (faint(phone, where) if script else [])
    assert found == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_control_of_a_ballot_is_large_and_apart_and_no_words_are_lost(room, kind):
    found = {where: wrong_for_fingers(phone) for where, phone in look_round(room, kind)}
    assert {where: wrong for where, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("kind", ["dots", "rank", "moscow"])
def test_the_focus_is_always_seen_on_a_ballot(room, kind):
    assert {where: lost for where, phone in look_round(room, kind) if (lost := hidden_focus(phone))} == {}
