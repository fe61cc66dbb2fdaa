"""Every kind of ballot: read strictly and once and for all, counted the same in any order, never worse for support."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.refusals import InvalidInput
from facilitator.domain.roles import Role
from facilitator.domain.voting.ballot import BallotKind
from facilitator.domain.voting.kinds import KINDS
from facilitator.domain.voting.kinds.consent import bare, reasons
from facilitator.domain.voting.terms import terms
from tests.domain.voting.kinds.made import ACTIONS, RAW, TERMS, anything, raw_ballots, raw_votes

SUPPORT = {
    BallotKind.PICK: ["a"],
    BallotKind.YES_DOUBT_NO: {"a": "yes"},
    BallotKind.DOTS: {"a": 3},
    BallotKind.RANK: ["a"],
    BallotKind.MATRIX: {"a": {"effect": 3, "effort": 1}},
    BallotKind.MOSCOW: {"a": "must"},
    BallotKind.CONSENT: {"a": "none"},
    BallotKind.BUDGET: ["a"],
}


def _read(kind, raw, role=Role.CITIZEN):
    return KINDS[kind].read(raw, TERMS[kind], role)


def _counted(kind, raws, actions=ACTIONS):
    return KINDS[kind].stand(actions, [bare(_read(kind, raw)) for raw in raws], TERMS[kind])


def _again(choices):
    """What a person would send to cast what was kept: reasons stand with their answers."""
    if isinstance(choices, tuple):
        return list(choices)
    why = {action: text for action, _, text in reasons(choices)}
    sent = {key: {"answer": value, "reason": why[key]} if key in why else value for key, value in bare(choices).items()}
    return sent | ({"reason": why[""]} if "" in why else {})


@given(raw_ballots)
def test_what_a_person_may_send_is_read_and_read_again_the_same(ballot):
    kind, raw = ballot
    kept = _read(kind, raw)

    assert _read(kind, _again(kept)) == kept
    assert _read(kind, json.loads(json.dumps(_again(kept)))) == kept


@given(st.sampled_from(BallotKind), anything)
def test_any_payload_is_a_ballot_or_a_refusal_of_bad_input(kind, raw):
    try:
        kept = _read(kind, raw)
    except InvalidInput:
        return
    assert set(bare(kept)) <= set(ACTIONS)
    assert KINDS[kind].left(kept, TERMS[kind]) >= 0


@pytest.mark.parametrize("kind", BallotKind)
def test_an_empty_ballot_is_empty_in_every_kind(kind):
    empty = [] if isinstance(SUPPORT[kind], list) else {}

    assert not _read(kind, empty)


@given(raw_votes, st.randoms(use_true_random=False))
def test_the_order_of_ballots_never_matters(vote, random):
    kind, raws = vote
    shuffled = list(raws)
    random.shuffle(shuffled)

    assert _counted(kind, shuffled) == _counted(kind, raws)


@given(raw_votes, st.permutations(ACTIONS))
def test_the_order_of_actions_never_matters(vote, order):
    kind, raws = vote

    assert dict(_counted(kind, raws, tuple(order))) == dict(_counted(kind, raws))


@given(raw_votes)
def test_one_more_supporter_never_lowers_an_action(vote):
    kind, raws = vote
    before, after = _counted(kind, raws), _counted(kind, [*raws, SUPPORT[kind]])
    ahead = [sum(one.weight > counted["a"].weight for one in counted.values()) for counted in (before, after)]

    assert after["a"].votes >= before["a"].votes
    assert after["a"].weight >= before["a"].weight
    assert ahead[1] <= ahead[0]


@given(raw_votes)
def test_a_score_is_the_sum_of_what_each_ballot_is_worth(vote):
    kind, raws = vote
    counted = _counted(kind, raws)
    kept = [bare(_read(kind, raw)) for raw in raws]

    assert {action: stands.score for action, stands in counted.items()} == {
        action: sum(KINDS[kind].worth(choices, action, TERMS[kind]) for choices in kept) for action in ACTIONS
    }


@given(raw_votes)
def test_no_more_people_stand_behind_an_action_than_there_are_ballots(vote):
    kind, raws = vote
    most = 3 * len(raws) if kind is BallotKind.DOTS else len(raws)

    assert all(0 <= stands.votes <= most for stands in _counted(kind, raws).values())


@pytest.mark.parametrize("kind", BallotKind)
@given(data=st.data())
def test_what_is_left_and_what_is_used_are_all_there_is(kind, data):
    kept, fixed = _read(kind, data.draw(RAW[kind])), TERMS[kind]
    used = {
        BallotKind.PICK: lambda: (len(kept), fixed.k),
        BallotKind.DOTS: lambda: (sum(kept.values()), 5),
        BallotKind.RANK: lambda: (len(kept), 4),
        BallotKind.BUDGET: lambda: (sum(fixed.costs[one] for one in kept), 500),
    }.get(kind, lambda: (len(bare(kept)), len(ACTIONS)))()

    assert KINDS[kind].left(kept, fixed) == used[1] - used[0]


def test_terms_that_make_no_sense_fall_back_to_the_rule():
    fixed = terms(BallotKind.PICK, {"k": "veel", "cap": True, "total": None}, frozenset(ACTIONS))

    assert (fixed.k, fixed.cap, fixed.total, fixed.split) == (3, 0, 0, False)
