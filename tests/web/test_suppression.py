"""Small groups stay hidden: worlds that differ in who they are tell everybody the same, and no sum gives them away."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.roles import Role
from facilitator.domain.voting.ballot import BallotKind
from facilitator.domain.voting.groups import SMALLEST_GROUP, GroupRule, finest, groups
from tests.web.published import World

CITIZEN, STAFF, POLITICIAN, PARTNER = Role
# Twelve citizens are a group; of all others none is apart, since partners alone would be three.
ONE = [CITIZEN] * 12 + [STAFF] * 6 + [POLITICIAN] * 4 + [PARTNER] * 3
OTHER = [CITIZEN] * 12 + [PARTNER, POLITICIAN, STAFF] * 3 + [STAFF] * 3 + [POLITICIAN]
# Who judges the effort of a matrix is known to be staff; who judges the effect is not to be told apart.
SPLIT = [PARTNER] * 3 + [CITIZEN] * 9 + [STAFF] * 6 + [CITIZEN, POLITICIAN] * 3 + [POLITICIAN]


# What a result is told on: whoever changes a shown group changes these.
TOLD_ON = ("/api/v1/sessions/ID/steps/STEMMING 1/results", "/bord/CODE", "/console/ID", "/druk/ID/verslag", "/sessie",
           "/console/ID/uitslag/STEMMING 2", "/console/ID/verschuiving/STEMMING 2",
           "/traject/ID/plan.csv?blad=advies&profiel=alles", "/traject/ID/plan.xlsx?profiel=alles")  # fmt: skip


def held(app, kind, roles):
    """Return a world that voted, voted again and proposed."""
    world = World(app, kind, roles)
    world.hold()
    world.again()
    world.propose()
    return world


def differing(one, other):
    """Return what two worlds tell otherwise."""
    here, there = one.told(), other.told()
    assert set(here) == set(there)
    return [what for what in here if here[what] != there[what]]


@pytest.mark.parametrize("kind", list(BallotKind))
def test_worlds_in_which_small_groups_chose_otherwise_tell_everybody_the_same(app, kind):
    """What differs between two worlds that tell the same cannot follow from what they tell, by whatever sum or picture."""
    one, other = (held(app, kind, roles) for roles in (ONE, SPLIT if kind is BallotKind.MATRIX else OTHER))

    hidden = {role for cell, n in one.cells().items() if other.cells().get(cell, 0) != n for role in [cell[1]]}
    assert hidden >= ({POLITICIAN, PARTNER} if kind is BallotKind.MATRIX else {STAFF, POLITICIAN, PARTNER})
    assert differing(one, other) == []


def test_worlds_in_which_a_shown_group_chose_otherwise_do_not(app):
    """Else the test above could say nothing: this is how far it sees."""
    one, other = (held(app, BallotKind.PICK, roles) for roles in (ONE, ONE[::-1]))
    assert '<html lang="fr"' in one.told()["marie: /sessie"]
    assert set(TOLD_ON) <= {what.partition(": ")[2] for what in differing(one, other)}


@pytest.mark.parametrize("kind", [BallotKind.PICK, BallotKind.YES_DOUBT_NO])
def test_no_figure_of_a_hidden_group_follows_from_all_sums_together(app, kind):
    """Every published sum is a line of a linear system; what it determines is what is published, and nothing more."""
    world = held(app, kind, ONE)
    told = world.told()
    sums = list(figures(world, told))
    cells = list(product(range(len(world.votes)), Role, sorted({what for _, _, what in world.cells()})))
    lines = [[Fraction(cell in members) for cell in cells] for members, _ in sums]
    basis = reduced(lines)

    assert all(sum(world.cells().get(cell, 0) for cell in members) == value for members, value in sums)
    assert follows(basis, [Fraction(cell == (0, CITIZEN, cells[0][2])) for cell in cells])
    for some in ({STAFF}, {POLITICIAN}, {PARTNER}, {STAFF, POLITICIAN}, {STAFF, PARTNER}, {POLITICIAN, PARTNER}):
        for nth, what in {(nth, what) for nth, _, what in cells}:
            assert not follows(
                basis, [Fraction((cell[0], cell[2]) == (nth, what) and cell[1] in some) for cell in cells]
            )
    assert pairs(told) <= set(with_ballots(world, told))


@given(st.lists(st.fixed_dictionaries({role: st.integers(0, 12) for role in Role}), min_size=1, max_size=3))
def test_whoever_votes_in_whichever_round_no_sum_of_shown_groups_leaves_fewer_than_five(rounds):
    """Who did not come is known to have said nothing; of all others a few may follow only where they are everybody."""
    floor = GroupRule.EACH_ROLE
    for voters in rounds:
        before, floor = floor, finest(voters, floor)
        absent = [{role} for role in Role if not voters[role]]
        told = [set(Role), *(set(group.roles) for group in groups(floor, voters)), *absent]
        basis = reduced([[Fraction(role in some) for role in Role] for some in told])
        few = [some for size in range(1, len(Role)) for some in combinations(Role, size)
               if 0 < sum(voters[role] for role in some) < min(SMALLEST_GROUP, sum(voters.values()))]  # fmt: skip
        assert before <= floor
        assert [some for some in few if follows(basis, [Fraction(role in some) for role in Role])] == []


def figures(world, told):
    """Yield every sum that is told of a vote: which cells it adds up, and what it is."""
    for nth in range(len(world.votes)):
        result = json.loads(told[f"fien: /api/v1/sessions/ID/steps/STEMMING {nth + 1}/results"].partition(" ")[2])
        parts = [(list(Role), result["total"]), *((part["roles"], part["results"]) for part in result["groups"])]
        for roles, rows in parts:
            for row in rows:
                for word, n in said_of(row, world.kind):
                    yield {(nth, Role(role), (row["number"], word)) for role in roles}, n
        table = told[f"fien: /uitslag/ID/STEMMING {nth + 1}/stembladen.csv"].partition("stemblad")[2].splitlines()
        assert len(table) == 1 + len(world.people)


def said_of(row, kind):
    """Yield how often each thing was said of an action."""
    if kind is BallotKind.YES_DOUBT_NO:
        yield from ((word, row[word]) for word in ("yes", "doubt", "no", "unknown"))
    elif kind is BallotKind.PICK:
        yield "named", row["votes"]


def reduced(lines: Iterable[Sequence[Fraction]]) -> dict[int, list[Fraction]]:
    """Return the lines of a linear system in echelon form, by the column in which each begins."""
    basis: dict[int, list[Fraction]] = {}
    for line in lines:
        left = remainder(basis, line)
        if (begins := next((n for n, value in enumerate(left) if value), None)) is not None:
            basis[begins] = [value / left[begins] for value in left]
    return basis


def follows(basis: Mapping[int, Sequence[Fraction]], wanted: Sequence[Fraction]) -> bool:
    """Say whether a sum is determined by the lines."""
    return not any(remainder(basis, wanted))


def remainder(basis: Mapping[int, Sequence[Fraction]], line: Sequence[Fraction]) -> list[Fraction]:
    left = list(line)
    for begins in sorted(basis):
        if factor := left[begins]:
            left = [value - factor * own for value, own in zip(left, basis[begins], strict=True)]
    return left


def pairs(told: Mapping[str, str]) -> set[tuple[int, int]]:
    """Return every «12 van 18» that people read of a vote on a phone, on the wall (not its page) and in the report."""
    pages = [told[what] for what in ("an: /sessie", "wall: /bord/CODE", "fien: /druk/ID/verslag")]
    bare = [re.sub(r"<[^>]+>", " ", text) for text in pages]
    return {
        (int(votes), int(ballots))
        for text in bare
        for votes, ballots in re.findall(r"(?<!Blad )\b(\d+) van (\d+)\b", text)
    }


def with_ballots(world, told):
    """Yield each published number with the ballots it is of, as the API tells them."""
    for nth in range(len(world.votes)):
        result = json.loads(told[f"fien: /api/v1/sessions/ID/steps/STEMMING {nth + 1}/results"].partition(" ")[2])
        for part in [{"ballots": result["ballots"], "results": result["total"]}, *result["groups"]]:
            yield from ((row["votes"], part["ballots"]) for row in part["results"])
