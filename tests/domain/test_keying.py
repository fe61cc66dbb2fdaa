"""One line as typed from a paper ballot."""

import pytest

from facilitator.domain.ballot import BallotKind
from facilitator.domain.keying import KeyedLine, keyed
from facilitator.domain.refusals import InvalidInput, RepeatedAction
from facilitator.domain.roles import Role

ACTIONS = {1: "bib", 3: "balie", 7: "buren", 12: "laptop"}


def test_a_line_is_a_role_and_numbers():
    assert keyed("i 3 7 12", BallotKind.PICK, ACTIONS) == KeyedLine(Role.CITIZEN, ["balie", "buren", "laptop"])


def test_capitals_commas_and_a_letter_stuck_to_the_first_number_are_fine():
    assert keyed(" M3, 7", BallotKind.PICK, ACTIONS) == KeyedLine(Role.STAFF, ["balie", "buren"])


def test_a_blank_ballot_is_a_role_alone():
    assert keyed("p", BallotKind.PICK, ACTIONS) == KeyedLine(Role.POLITICIAN, [])


def test_three_answers_stand_behind_their_number():
    line = keyed("o 1j 3b 7n 12w", BallotKind.YES_DOUBT_NO, ACTIONS)
    assert line == KeyedLine(Role.PARTNER, {"bib": "yes", "balie": "doubt", "buren": "no", "laptop": "unknown"})


def test_a_line_stays_within_24_keys_even_for_the_longest_pick():
    assert len("i 10 11 12\n") + len("K7QM2X\t") <= 24


@pytest.mark.parametrize(
    "line", ["", "   ", "3 7", "x 3", "i 3 x", "i 2", "i 3a", "i -3", "i 3.5", "i ٣", "i 9999", "\0"]
)
def test_what_cannot_be_read_is_refused(line):
    with pytest.raises(InvalidInput):
        keyed(line, BallotKind.PICK, ACTIONS)


@pytest.mark.parametrize("line", ["i 3", "i 3x"])
def test_an_answer_without_its_letter_is_refused(line):
    with pytest.raises(InvalidInput):
        keyed(line, BallotKind.YES_DOUBT_NO, ACTIONS)


def test_one_action_answered_twice_is_refused():
    with pytest.raises(RepeatedAction):
        keyed("i 3j 3n", BallotKind.YES_DOUBT_NO, ACTIONS)
