"""`verify` recounts every kind of vote as it was really held, twice, and finds what was changed by hand."""

import pytest

from facilitator.domain.roles import Role
from facilitator.domain.voting.ballot import BallotKind
from facilitator.services.voting import verifying
from facilitator.services.voting.results import recounted
from tests.web.published import World

ROOM = [Role.CITIZEN] * 7 + [Role.STAFF] * 6


@pytest.fixture(params=list(BallotKind))
def world(app, request):
    """A world that voted and voted again."""
    made = World(app, request.param, ROOM)
    made.hold()
    made.again()
    return made


def test_every_kind_is_recounted_and_nothing_is_found(world):
    assert world.read(verifying.faults) == []


def test_a_result_that_is_not_that_of_the_ballots_is_found(world):
    """As if the live path had gone wrong: what it tells of the second vote is held beside the ballots of the first."""
    first, second = world.votes
    raw = world.read(lambda store: store.ballots.raw_counted(first))
    told, _ = world.read(lambda store: recounted(store, world.id, second))

    assert list(verifying.differences(raw, world.kind.value, told)) != []
