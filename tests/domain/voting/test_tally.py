"""Tallies: counted the same in any order, whole in total and per group, with ties on one rank."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.voting.ballot import Answer, BallotKind
from facilitator.domain.voting.groups import LADDER, GroupRule
from facilitator.domain.voting.tally import CountedBallot, at_the_cut, rows, tally
from facilitator.domain.voting.terms import terms

PICK, ASK = BallotKind.PICK, BallotKind.YES_DOUBT_NO
ACTIONS = [("a", 1), ("b", 2), ("c", 3), ("d", 4)]
GROUPS = LADDER[GroupRule.CITIZENS_GOVERNMENT_PARTNERS]
KEYS = st.sampled_from([group.key for group in GROUPS])
NAMES = [action for action, _ in ACTIONS]
TERMS = {kind: terms(kind, {}, frozenset(NAMES)) for kind in BallotKind}

picks = st.lists(st.sampled_from(NAMES), unique=True, max_size=3).map(lambda chosen: tuple(sorted(chosen)))
answers = st.dictionaries(st.sampled_from(NAMES), st.sampled_from([answer.value for answer in Answer]))
votes = st.one_of(
    st.tuples(st.just(PICK), st.lists(st.builds(CountedBallot, picks, KEYS), max_size=30)),
    st.tuples(st.just(ASK), st.lists(st.builds(CountedBallot, answers, KEYS), max_size=30)),
)


def _picked(*ballots):
    return [CountedBallot(tuple(ballot)) for ballot in ballots]


def test_ties_share_a_rank_and_the_next_rank_is_passed_over():
    counted = rows(TERMS[PICK], ACTIONS, _picked("ab", "ac", "ab", "a", "c", "cd"))

    assert [(row.action, row.votes, row.rank) for row in counted] == [
        ("a", 4, 1),
        ("b", 2, 3),
        ("c", 3, 2),
        ("d", 1, 4),
    ]
    tied = rows(TERMS[PICK], ACTIONS, _picked("ab", "ac", "a", "d"))
    assert [(row.votes, row.rank) for row in tied] == [(3, 1), (1, 2), (1, 2), (1, 2)]
    assert [row.rank for row in rows(TERMS[PICK], ACTIONS, _picked("ab", "ac", "abc", "a", "d"))] == [1, 2, 2, 4]


def test_a_share_is_votes_by_ballots_of_that_group():
    counted = rows(TERMS[PICK], ACTIONS, _picked("ab", "a", "", "b"))

    assert [(row.votes, row.share) for row in counted] == [(2, 0.5), (2, 0.5), (0, 0.0), (0, 0.0)]


def test_without_ballots_everything_is_zero_and_shares_the_first_rank():
    assert [(row.number, row.votes, row.share, row.rank) for row in rows(TERMS[PICK], ACTIONS, [])] == [
        (1, 0, 0.0, 1), (2, 0, 0.0, 1), (3, 0, 0.0, 1), (4, 0, 0.0, 1)
    ]  # fmt: skip


def test_three_answers_are_ranked_by_two_for_yes_and_one_for_doubt():
    ballots = [
        CountedBallot({"a": "yes", "b": "doubt", "c": "no", "d": "unknown"}),
        CountedBallot({"a": "no", "b": "doubt", "c": "yes"}),
        CountedBallot({"b": "doubt"}),
    ]

    counted = rows(TERMS[ASK], ACTIONS, ballots)

    assert [(row.votes, row.score, row.rank) for row in counted] == [(1, 2, 2), (0, 3, 1), (1, 2, 2), (0, 0, 4)]
    assert counted[0].answers == {"yes": 1, "doubt": 0, "no": 1, "unknown": 0}
    assert counted[1].answers == {"yes": 0, "doubt": 3, "no": 0, "unknown": 0}
    assert counted[0].share == pytest.approx(1 / 3)


@given(votes, st.randoms())
def test_the_order_of_ballots_never_matters(vote, random):
    kind, ballots = vote
    shuffled = list(ballots)
    random.shuffle(shuffled)

    assert tally(TERMS[kind], ACTIONS, shuffled, GROUPS) == tally(TERMS[kind], ACTIONS, ballots, GROUPS)


@given(votes, st.permutations(ACTIONS))
def test_the_order_of_actions_never_matters(vote, order):
    kind, ballots = vote

    def by_name(found):
        return {row.action: row for row in found}

    assert by_name(rows(TERMS[kind], order, ballots)) == by_name(rows(TERMS[kind], ACTIONS, ballots))


@given(votes)
def test_the_groups_together_are_the_total(vote):
    kind, ballots = vote
    whole = tally(TERMS[kind], ACTIONS, ballots, GROUPS)

    assert sum(part.ballots for part in whole.groups) == whole.ballots == len(ballots)
    for n, row in enumerate(whole.rows):
        parts = [part.rows[n] for part in whole.groups]
        assert (sum(part.votes for part in parts), sum(part.score for part in parts)) == (row.votes, row.score)
        for answer in row.answers:
            assert sum(part.answers[answer] for part in parts) == row.answers[answer]


@given(votes)
def test_a_rank_is_one_more_than_the_number_of_actions_with_more(vote):
    kind, ballots = vote
    counted = rows(TERMS[kind], ACTIONS, ballots)

    assert [row.number for row in counted] == [1, 2, 3, 4]
    for row in counted:
        assert row.rank == 1 + sum(other.score > row.score for other in counted)
        assert 0 <= row.votes <= len(ballots)
        assert row.share == (row.votes / len(ballots) if ballots else 0)


@given(votes)
def test_no_answer_is_lost_or_counted_twice(vote):
    kind, ballots = vote
    counted = rows(TERMS[kind], ACTIONS, ballots)
    given_answers = sum(len(ballot.choices) for ballot in ballots)

    found = sum(sum(row.answers.values()) if kind is ASK else row.votes for row in counted)
    assert found == given_answers


@given(votes, st.sampled_from(NAMES))
def test_one_more_vote_never_harms_an_action(vote, name):
    kind, ballots = vote
    more = CountedBallot((name,) if kind is PICK else {name: "yes"}, GROUPS[0].key)
    before, after = (
        next(row for row in rows(TERMS[kind], ACTIONS, cast) if row.action == name)
        for cast in (ballots, [*ballots, more])
    )

    assert (after.votes, after.score > before.score, after.rank <= before.rank) == (before.votes + 1, True, True)


def test_the_cut_keeps_every_tie_at_its_line_and_leaves_out_what_nobody_chose():
    tied = rows(TERMS[PICK], ACTIONS, _picked("ab", "ac", "abc", "a"))

    assert at_the_cut(tied, 2) == ("a", "b", "c")
    assert at_the_cut(tied, 1) == ("a",)
    assert at_the_cut(tied, 4) == ("a", "b", "c")
    assert at_the_cut(rows(TERMS[PICK], ACTIONS, []), 3) == ()


def test_channels_say_only_how_many():
    assert tally(TERMS[PICK], ACTIONS, _picked("a"), channels={"phone": 1}).channels == {"phone": 1}
