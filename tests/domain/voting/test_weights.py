"""Weights of single ballots: together they rank as the count does."""

from hypothesis import given

from facilitator.domain.voting.kinds import KINDS
from facilitator.domain.voting.weights import as_number, ballot_weights, ranks
from tests.domain.voting.ballots_made import NAMES, TERMS, votes


@given(votes())
def test_the_weights_of_all_ballots_add_up_to_those_of_the_count(vote):
    kind, ballots = vote
    terms, n = TERMS[kind], len(ballots)
    rows = [ballot_weights(terms, NAMES, ballot.choices, n) for ballot in ballots]
    stands = KINDS[kind].stand(NAMES, [ballot.choices for ballot in ballots], terms)

    summed = dict(zip(NAMES, map(sum, zip(*rows, strict=True)), strict=True))
    assert summed == {action: as_number(stands[action].weight, n) for action in NAMES}
    assert ranks({a: (w,) for a, w in summed.items()}) == ranks({a: stands[a].weight for a in NAMES})


def test_equal_weights_share_a_rank():
    assert ranks({"a": (1, 2), "b": (1, 3), "c": (1, 2), "d": (0, 9)}) == {"a": 2, "b": 1, "c": 2, "d": 4}
