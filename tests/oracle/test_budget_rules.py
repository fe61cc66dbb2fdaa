"""Our budget rules choose what pabutools chooses under the same definitions, over made-up Pabulib files."""

import random

import pytest
from pabutools.election import Additive_Cardinal_Sat, Cost_Sat
from pabutools.election.pabulib import parse_pabulib_from_string
from pabutools.election.satisfaction import AdditiveSatisfaction
from pabutools.rules import greedy_utilitarian_welfare, method_of_equal_shares

from facilitator.domain.ballot_files.pabulib import read_pabulib
from facilitator.domain.rules.equal_shares import equal_shares
from facilitator.domain.rules.recount import Rule, recount

KINDS = ("approval", "choose-1", "cumulative", "scoring")
IDS = ("1", "2", "3", "10", "11", "21", "a", "b", "B", "p1", "zz", "c")


class PointsByCost(AdditiveSatisfaction):
    """Greedy looks at satisfaction by cost; times the cost, that is the points."""

    def __init__(self, instance, profile, ballot):
        super().__init__(instance, profile, ballot, lambda i, p, b, project, _: b.get(project, 0) * project.cost)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seed", range(250))
def test_small_files_with_ties_free_and_dear_projects_and_empty_ballots(kind, seed):
    chance = random.Random(f"{kind} {seed}")
    ids = chance.sample(IDS, chance.randint(1, 8))
    prices = [0, 1, 2, 3, 5, 5, 10] if chance.random() < 0.6 else [0, 100, 200, *chance.choices(range(1, 400), k=5)]
    costs = {name: chance.choice(prices) for name in ids}
    budget = max(1, sum(costs.values()) * chance.choice([5, 30, 50, 70, 90, 110]) // 100)
    _same(_file(chance, kind, costs, budget, chance.randint(1, 12)), kind)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seed", range(8))
def test_middling_files_that_are_raised_often(kind, seed):
    chance = random.Random(f"middling {kind} {seed}")
    costs = {str(number): chance.randint(50, 5000) for number in range(chance.randint(8, 20))}
    _same(_file(chance, kind, costs, int(sum(costs.values()) * chance.choice([0.2, 0.4, 0.6])), 200), kind)


def _same(text, kind):
    instance, profile = parse_pabulib_from_string(text)
    points = kind in {"cumulative", "scoring"}
    shares = method_of_equal_shares(
        instance, profile, sat_class=Additive_Cardinal_Sat if points else Cost_Sat, voter_budget_increment=1
    )
    greedy = greedy_utilitarian_welfare(instance, profile, sat_class=PointsByCost if points else Cost_Sat)
    assert sorted(recount(text.encode(), ".pb", Rule.EQUAL_SHARES).chosen) == sorted(map(str, shares))
    assert sorted(equal_shares(read_pabulib(text), crowd=1).chosen) == sorted(map(str, shares))
    assert sorted(recount(text.encode(), ".pb", Rule.MOST_VOTES).chosen) == sorted(map(str, greedy))


def _file(chance, kind, costs, budget, voters):
    points = kind in {"cumulative", "scoring"}
    ids = list(costs)
    # pabutools cannot read an empty ballot of points.
    least, most = (1, 1) if kind == "choose-1" else (int(points), min(7, len(ids)))
    ballots = [chance.sample(ids, chance.randint(least, most)) for _ in range(voters)]
    rows = [
        f"{voter};{','.join(ballot)}"
        + (f";{','.join(chance.choice(['0', '1', '2', '3', '2.5']) for _ in ballot)}" if points else "")
        for voter, ballot in enumerate(ballots)
    ]
    head = ["META", "key;value", f"budget;{budget}", f"vote_type;{kind}", "PROJECTS", "project_id;cost"]
    projects = [f"{name};{cost}" for name, cost in costs.items()]
    return "\n".join([*head, *projects, "VOTES", f"voter_id;vote{';points' * points}", *rows, ""])
