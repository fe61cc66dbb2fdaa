"""One line as typed from a paper ballot."""

import pytest

from facilitator.domain.refusals import InvalidInput, RepeatedAction
from facilitator.domain.roles import Role
from facilitator.domain.voting.ballot import BallotKind
from facilitator.domain.voting.keying import KeyedLine, keyed

ACTIONS = {1: "bib", 3: "balie", 7: "buren", 12: "laptop"}


def test_a_line_is_the_number_of_the_paper_a_role_and_numbers():
    line = keyed("K7F2 i 3 7 12", BallotKind.PICK, ACTIONS)
    assert line == KeyedLine(Role.CITIZEN, ["balie", "buren", "laptop"], "K7F2")


def test_paper_without_a_number_is_a_role_and_numbers():
    assert keyed("i 3 7 12", BallotKind.PICK, ACTIONS) == KeyedLine(Role.CITIZEN, ["balie", "buren", "laptop"])


def test_capitals_commas_and_a_letter_stuck_to_the_first_number_are_fine():
    assert keyed(" M3, 7", BallotKind.PICK, ACTIONS) == KeyedLine(Role.STAFF, ["balie", "buren"])
    assert keyed("k7f2 I3, 7", BallotKind.PICK, ACTIONS) == KeyedLine(Role.CITIZEN, ["balie", "buren"], "K7F2")


@pytest.mark.parametrize("serial", ["M3", "P777", "I", "O12", "Z1", "2", "K7QM2XK7QM2X"])
def test_what_stands_before_the_role_is_a_number_also_where_it_looks_like_a_role(serial):
    assert keyed(f"{serial} m 7", BallotKind.PICK, ACTIONS) == KeyedLine(Role.STAFF, ["buren"], serial)


def test_a_blank_ballot_is_a_role_alone():
    assert keyed("p", BallotKind.PICK, ACTIONS) == KeyedLine(Role.POLITICIAN, [])
    assert keyed("K7F2 p", BallotKind.PICK, ACTIONS) == KeyedLine(Role.POLITICIAN, [], "K7F2")


def test_three_answers_stand_behind_their_number():
    line = keyed("K7F2 o 1j 3b 7n 12w", BallotKind.YES_DOUBT_NO, ACTIONS)
    chosen = {"bib": "yes", "balie": "doubt", "buren": "no", "laptop": "unknown"}
    assert line == KeyedLine(Role.PARTNER, chosen, "K7F2")


@pytest.mark.parametrize(
    "line",
    ["", "   ", "3 7", "x 3", "i 3 x", "i 2", "i 3a", "i -3", "i 3.5", "i ٣", "i 9999", "\0", "K7F2", "K7F2 3 7",
     "K7-F i 3", "é i 3", "K7QM2XK7QM2XK i 3", "K7F2 X2X2 i 3"],
)  # fmt: skip
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


def test_dots_and_answers_may_stick_to_the_role_but_no_estimate_does():
    assert keyed("o3x2 7", BallotKind.DOTS, ACTIONS) == KeyedLine(Role.PARTNER, {"balie": 2, "buren": 1})
    assert keyed("K7F2 m1j", BallotKind.YES_DOUBT_NO, ACTIONS) == KeyedLine(Role.STAFF, {"bib": "yes"}, "K7F2")
    pair = {1: "bib", 2: "balie"}
    assert keyed("i m12", BallotKind.MATRIX, pair).role is Role.CITIZEN
    assert keyed("m m12", BallotKind.MATRIX, pair) == KeyedLine(
        Role.STAFF, {"bib": {"effort": 1}, "balie": {"effort": 2}}
    )
    with pytest.raises(InvalidInput, match="Typ na de volgcode de letter van de rol"):
        keyed("K7F2 m3h2m1", BallotKind.MATRIX, ACTIONS)


def test_reasons_of_a_number_and_of_the_whole_ballot_keep_their_capitals():
    line = keyed("k7f2 I 1G 3b / 3: Wie geen kaart heeft, valt uit. / En/of later? / 3: Te duur.", BallotKind.CONSENT,
                 ACTIONS)  # fmt: skip
    reason = "Wie geen kaart heeft, valt uit.\nTe duur."
    chosen = {"bib": "none", "balie": {"answer": "objection", "reason": reason}, "reason": "En/of later?"}
    assert line == KeyedLine(Role.CITIZEN, chosen, "K7F2")


@pytest.mark.parametrize("line", ["i 1g / 3: Te duur.", "i 1g / 9: Te duur."])
def test_a_reason_stands_with_an_answer(line):
    with pytest.raises(InvalidInput, match="Typ eerst een letter achter nummer"):
        keyed(line, BallotKind.CONSENT, ACTIONS)


def test_elsewhere_a_reason_cannot_be_typed():
    with pytest.raises(InvalidInput):
        keyed("i 3 / 3: Te duur.", BallotKind.PICK, ACTIONS)
