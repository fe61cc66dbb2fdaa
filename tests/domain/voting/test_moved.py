"""What moved between two rounds: from the counts alone, with everybody counted once and nobody followed."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.voting.ballot import Answer, BallotKind
from facilitator.domain.voting.groups import (
    CITIZENS,
    GOVERNMENT,
    LADDER,
    OTHERS,
    PARTNERS,
    POLITICIANS,
    STAFF,
    GroupRule,
)
from facilitator.domain.voting.moved import Fate, Figure, Round, common, moved
from facilitator.domain.voting.tally import CountedBallot, rows, tally
from facilitator.domain.voting.terms import terms

PICK, ASK = BallotKind.PICK, BallotKind.YES_DOUBT_NO
NAMES = "abcd"


def held(*ballots, kind=PICK, names=NAMES, groups=(), **options):
    """Return a counted vote: of each ballot its choices, or its choices and its group."""
    numbered = [(name, place) for place, name in enumerate(names, 1)]
    counted = [
        CountedBallot(tuple(one[0]) if isinstance(one[0], str) else one[0], one[1]) if isinstance(one, tuple)
        else CountedBallot(tuple(one) if isinstance(one, str) else one)
        for one in ballots
    ]  # fmt: skip
    return Round(terms(kind, options, frozenset(names)), numbered, counted, groups)


def told(found):
    """Return of each action its name, what became of it, and «people of ballots, place» before and after."""
    return [(move.action, move.fate, _spoken(move.before), _spoken(move.after)) for move in found.moves]


def _spoken(figure):
    return f"{figure.people}/{figure.ballots} {figure.rank}" if figure else None


def test_every_action_has_its_place_and_its_people_before_and_after():
    found = moved(held("ab", "ab", "ac"), held("c", "ca", "cb", "a"), {})

    assert told(found) == [
        ("c", Fate.KEPT, "1/3 3", "3/4 1"),
        ("a", Fate.KEPT, "3/3 1", "2/4 2"),
        ("b", Fate.KEPT, "2/3 2", "1/4 3"),
        ("d", Fate.KEPT, "0/3 4", "0/4 4"),
    ]
    first = found.moves[0]
    assert (first.places, first.points) == (2, Fraction(3, 4) - Fraction(1, 3))
    assert (found.before, found.after, found.alike, found.merges) == (3, 4, True, False)


def test_what_came_and_what_went_is_said_last_what_went():
    found = moved(held("ab", "a", names="ab"), held("c", names="bc"), {})

    assert told(found) == [
        ("c", Fate.ADDED, None, "1/1 1"),
        ("b", Fate.KEPT, "1/2 2", "0/1 2"),
        ("a", Fate.DROPPED, "2/2 1", None),
    ]
    assert [(move.places, move.points) for move in found.moves] == [(0, 0), (0, Fraction(-1, 2)), (0, 0)]


def test_who_chose_both_of_two_actions_that_were_merged_counts_once():
    found = moved(held("ab", "a", "bc", "c"), held("x", names="xc"), {"x": ("a", "b")})

    merged = found.moves[0]
    assert (merged.fate, merged.earlier, merged.before) == (Fate.MERGED, (("a", 1), ("b", 2)), Figure(3, 4, 1))
    assert found.merges


def test_an_action_brought_from_an_earlier_session_is_the_one_it_comes_from():
    found = moved(held("a", "a", "b", names="ab"), held("y", "z", "z", names="yzw"), {"y": ("a",), "z": ("b", "?")})

    assert told(found) == [
        ("z", Fate.KEPT, "1/3 2", "2/3 1"),
        ("y", Fate.KEPT, "2/3 1", "1/3 2"),
        ("w", Fate.ADDED, None, "0/3 3"),
    ]


def test_an_action_that_was_there_itself_is_not_looked_for_in_its_origins():
    found = moved(held("a", names="ab"), held("a", names="ab"), {"a": ("b",)})

    assert told(found) == [("a", Fate.KEPT, "1/1 1", "1/1 1"), ("b", Fate.KEPT, "0/1 2", "0/1 2")]


def test_dots_are_told_by_how_many_people_gave_some():
    before = held({"a": 3}, {"a": 1, "b": 1}, kind=BallotKind.DOTS, names="ab", k=3)
    after = held({"x": 2}, {}, kind=BallotKind.DOTS, names="x", k=3)

    assert told(moved(before, after, {"x": ("a", "b")})) == [("x", Fate.MERGED, "2/2 1", "1/2 1")]


def test_effect_is_told_of_those_who_judged_it():
    """Staff judge the effort only, so they are not among those who see much effect or do not."""
    ballots = [{"a": {"effect": 3}}] * 5 + [{"a": {"effort": 1}}] * 5
    before = held(*ballots, kind=BallotKind.MATRIX, names="a", split=True)

    assert told(moved(before, before, {})) == [("a", Fate.KEPT, "5/5 1", "5/5 1")]


@pytest.mark.parametrize(
    ("other", "alike"),
    [
        (held("a", k=3), True),
        (held("a", k=2), False),
        (held({"a": "yes"}, kind=ASK), False),
    ],
)
def test_shares_of_votes_by_another_rule_are_not_compared(other, alike):
    found = moved(held("a", k=3), other, {})

    assert (found.alike, found.kind, found.first_kind) == (alike, other.terms.kind, PICK)


EACH, THREE, TWO = (LADDER[rung] for rung in list(GroupRule)[:3])


@pytest.mark.parametrize(
    ("first", "second", "both"),
    [
        (EACH, EACH, EACH),
        (EACH, THREE, (CITIZENS, GOVERNMENT, PARTNERS)),
        (TWO, EACH, (CITIZENS, OTHERS)),
        (THREE, TWO, (CITIZENS, OTHERS)),
        (EACH, (), ()),
        ((), TWO, ()),
        ((CITIZENS,), (CITIZENS, STAFF, POLITICIANS), (CITIZENS,)),
        ((CITIZENS, STAFF), (CITIZENS, GOVERNMENT), (CITIZENS, GOVERNMENT)),
    ],
)
def test_two_rounds_are_compared_at_the_groups_that_hold_those_of_both(first, second, both):
    one, other = (held(*[("a", group.key) for group in groups], groups=groups) for groups in (first, second))

    assert common(one, other) == common(other, one) == both
    assert moved(one, other, {}).groups == both


def test_of_each_group_it_is_told_how_it_moved():
    before = held(("a", "citizen"), ("ab", "staff"), ("b", "politician"), groups=(CITIZENS, STAFF, POLITICIANS))
    after = held(("b", "citizen"), ("a", "staff+politician"), groups=(CITIZENS, GOVERNMENT))

    found = {move.action: move.groups for move in moved(before, after, {}).moves}

    assert [(one.group, one.before.people, one.before.ballots, one.after.people) for one in found["a"]] == [
        (CITIZENS, 1, 1, 0),
        (GOVERNMENT, 1, 2, 1),
    ]
    assert [(one.group, one.before.people, one.after.people) for one in found["b"]] == [
        (CITIZENS, 0, 1),
        (GOVERNMENT, 2, 0),
    ]


def test_two_votes_in_which_nobody_voted_moved_nothing():
    assert told(moved(held(names="a"), held(names="a"), {})) == [("a", Fate.KEPT, "0/0 1", "0/0 1")]


KEYS = st.sampled_from([group.key for group in THREE])
picks = st.lists(st.sampled_from(NAMES), unique=True, max_size=3).map(lambda chosen: tuple(sorted(chosen)))
answers = st.dictionaries(st.sampled_from(NAMES), st.sampled_from([answer.value for answer in Answer]))


def some(choices):
    return st.lists(st.builds(CountedBallot, choices, KEYS), max_size=20)


rounds = st.one_of(*(
    st.tuples(st.just(kind), some(choices), some(choices)) for kind, choices in ((PICK, picks), (ASK, answers))
))  # fmt: skip


def _round(kind, ballots):
    return Round(
        terms(kind, {}, frozenset(NAMES)), [(name, place) for place, name in enumerate(NAMES, 1)], ballots, THREE
    )


@given(rounds, st.randoms())
def test_nobody_is_followed_from_one_round_to_the_other(held_twice, random):
    """However the ballots of either round are shuffled, all that is told stays the same: who is whom is not in it."""
    kind, first, second = held_twice
    found = moved(_round(kind, first), _round(kind, second), {})
    for ballots in (first, second):
        random.shuffle(ballots)

    assert moved(_round(kind, first), _round(kind, second), {}) == found


@given(rounds)
def test_where_nothing_was_merged_the_first_figures_are_those_that_were_published(held_twice):
    kind, first, second = held_twice
    one = _round(kind, first)

    found = {move.action: (move.before.people, move.before.rank) for move in moved(one, _round(kind, second), {}).moves}

    assert found == {row.action: (row.votes, row.rank) for row in rows(one.terms, one.actions, one.ballots)}


@given(rounds)
def test_a_merged_action_has_no_fewer_people_than_either_and_no_more_than_both(held_twice):
    kind, first, _ = held_twice
    one = _round(kind, first)
    apart = {row.action: row.votes for row in rows(one.terms, one.actions, one.ballots)}

    found = moved(one, held(names="xcd", kind=kind), {"x": ("a", "b")})

    people = next(move.before.people for move in found.moves if move.action == "x")
    assert max(apart["a"], apart["b"]) <= people <= min(apart["a"] + apart["b"], len(first))


@given(rounds)
def test_the_groups_add_up_to_the_total(held_twice):
    kind, first, second = held_twice
    if not all(any(ballot.group == group.key for ballot in ballots) for ballots in (first, second) for group in THREE):
        return

    for move in moved(_round(kind, first), _round(kind, second), {}).moves:
        assert sum(one.before.people for one in move.groups) == move.before.people
        assert sum(one.after.ballots for one in move.groups) == move.after.ballots


@given(rounds, st.sampled_from([{}, {"x": ("a", "b")}]))
def test_what_was_counted_before_gives_the_same_as_counting_anew(held_twice, origins):
    kind, first, second = held_twice
    anew = [_round(kind, ballots) for ballots in (first, second)]
    if origins:
        anew[1] = replace(held(names="xcd", kind=kind), groups=THREE)
    counted = [tally(one.terms, one.actions, one.ballots, one.groups) for one in anew]
    known = [
        replace(one, known={"": found.rows, **{part.group.key: part.rows for part in found.groups}})
        for one, found in zip(anew, counted, strict=True)
    ]

    assert moved(*known, origins) == moved(*anew, origins)
