"""A vote in detail: worked out of the same ballots as its count, and silent where the count is."""

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.voting.ballot import BallotKind
from facilitator.domain.voting.detail import detail
from facilitator.domain.voting.groups import CITIZENS, STAFF
from facilitator.domain.voting.rankings import Weighing
from facilitator.domain.voting.tally import CountedBallot, tally
from facilitator.domain.voting.terms import terms
from tests.domain.voting.ballots_made import GROUPS, NAMES, TERMS, votes

NUMBERED = [(name, number) for number, name in enumerate(NAMES, 1)]
PICK = BallotKind.PICK


def made(kind, ballots, places=2, groups=GROUPS, rule=None):
    rule = rule or TERMS[kind]
    return detail(rule, tally(rule, NUMBERED, ballots, groups), ballots, places)


def picked(*all_choices, group=CITIZENS):
    return [CountedBallot(tuple(choices), group.key) for choices in all_choices]


@given(votes(), st.integers(1, 5))
def test_the_first_ranking_is_that_of_the_count(vote, places):
    kind, ballots = vote
    counted = tally(TERMS[kind], NUMBERED, ballots, GROUPS)
    found = made(kind, ballots, places)

    assert found.head.ranks == {row.action: row.rank for row in counted.rows}
    assert found.unfirm is not None


@given(votes(), st.randoms())
def test_the_order_of_ballots_never_matters(vote, dice):
    kind, ballots = vote
    mixed = list(ballots)
    dice.shuffle(mixed)

    assert made(kind, mixed) == made(kind, ballots)


def test_what_parts_the_last_in_from_the_first_out_is_said():
    two = made(PICK, picked("ab", "ab", "ab", "ac", "a"))
    tied = made(PICK, picked("ab", "ac", "a"))

    assert (two.margin, two.nearly, two.head.top) == (2, True, ("a", "b"))
    assert (tied.margin, tied.nearly, tied.head.tied) == (None, False, ("b", "c"))
    assert made(PICK, picked("abc", "abc", "abc", "ab", "ab", "ab")).nearly is False


def test_without_groups_only_the_whole_room_is_told_of():
    found = made(PICK, picked("ab", "ab"), groups=())

    assert (found.divergences, [one.by for one in found.rankings], found.doubled) == ({}, [Weighing.PER_HEAD], ())


def test_orders_are_compared_two_by_two_as_well():
    assert [one.by for one in made(BallotKind.RANK, picked("abc", "bca"), groups=()).rankings] == [
        Weighing.PER_HEAD, Weighing.SCHULZE
    ]  # fmt: skip


def test_of_what_too_few_judged_nothing_is_worked_out():
    rule = terms(BallotKind.MATRIX, {"split": True}, frozenset(NAMES))
    few = [CountedBallot({"a": {"effect": 3}}), CountedBallot({"b": {"effect": 1}})]
    staff = [CountedBallot({"a": {"effort": 2}})] * 6

    found = made(BallotKind.MATRIX, few + staff, groups=(), rule=rule)

    assert (found.unfirm, found.head.top, set(found.head.ranks.values())) == (None, (), {1})


def test_two_groups_have_an_index_and_may_count_double():
    found = made(PICK, picked("ab", "ab", "a") + picked("c", "c", group=STAFF), groups=(CITIZENS, STAFF))

    assert found.divergences["a"] == 1
    assert [one.group for one in found.doubled] == [CITIZENS, STAFF]
