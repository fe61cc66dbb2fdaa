"""What stands keyed of paper: what two keyers read differently, and what only one keyed."""

from facilitator.domain.roles import Role
from facilitator.domain.voting.paper import Keyed, PaperBallot


def read(serial, keyer="bea", *chosen, role=Role.CITIZEN, nth=1):
    return PaperBallot(serial, role, chosen or ("bib",), keyer, nth)


def pile(n, keyer="bea", nth=1):
    return [read(f"A{place:03}", keyer, nth=nth) for place in range(n)]


def test_one_round_of_few_ballots_misses_nothing():
    keyed = Keyed((read("A1"), read("A2")))
    assert (keyed.serials, keyed.missing, keyed.mismatching, keyed.needs_second) == (("A1", "A2"), (), (), False)


def test_other_choices_or_another_role_is_a_mismatch():
    keyed = Keyed((
        read("A1"), read("A1", "carl", nth=2), read("A2"), read("A2", "carl", "bus", nth=2),
        read("A3"), read("A3", "carl", role=Role.STAFF, nth=2),
    ))  # fmt: skip
    assert (keyed.mismatching, keyed.missing) == (("A2", "A3"), ())


def test_a_mismatch_counts_as_it_was_keyed_first():
    keyed = Keyed((read("A1", "zoë", "bus"), read("A1", "an", "bib", nth=2)))
    assert keyed.counting == (read("A1", "zoë", "bus"),)


def test_what_one_of_two_keyed_is_missing_on_whichever_side():
    keyed = Keyed((read("A1"), read("A1", "carl", nth=2), read("A2"), read("A3", "carl")))
    assert (keyed.missing, dict(keyed.keyers)) == (("A2", "A3"), {"bea": 2, "carl": 2})


def test_above_forty_ballots_a_second_round_is_needed_and_all_of_it_is_missing():
    assert not Keyed(tuple(pile(40))).needs_second
    keyed = Keyed(tuple(pile(41)))
    assert (keyed.needs_second, len(keyed.missing)) == (True, 41)
    assert Keyed((*pile(41), *pile(41, "carl", 2))).missing == ()


def test_who_keys_for_the_second_time_types_no_reasons_and_none_is_lost():
    said = PaperBallot("A1", Role.CITIZEN, {"bib": "objection"}, "bea")
    why = PaperBallot(
        "A1", Role.CITIZEN, {"bib": "objection", "reason:": "Later.", "reason:bib": "Te duur."}, "carl", 2
    )
    other = PaperBallot("A1", Role.CITIZEN, {"bib": "objection", "reason:bib": "Duur", "reason:bus": "Vol."}, "dirk", 3)
    keyed = Keyed((said, why, other))
    assert keyed.mismatching == ()
    assert [dict(ballot.choices) for ballot in keyed.counting] == [
        {"bib": "objection", "reason:": "Later.", "reason:bib": "Te duur."}
    ]
    assert Keyed((why, said)).counting == (why,)
