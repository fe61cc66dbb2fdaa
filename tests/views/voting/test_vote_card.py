"""What the console says of a vote."""

from dataclasses import replace

import pytest

from facilitator.domain.roles import Role
from facilitator.domain.sessions.session import StepState
from facilitator.domain.voting.ballot import BallotKind
from facilitator.domain.voting.paper import Keyed, PaperBallot, PaperCount
from facilitator.views.voting.vote_card import counting, vote_card
from tests.views.made import actions, room, step, vote


def test_there_is_no_card_without_a_vote():
    assert vote_card(room(step()), step()) is None
    assert vote_card(room(step()), None) is None


def test_before_it_opens_rule_electorate_and_groups_are_said():
    planned = vote(id="v", state=StepState.PLANNED, opened=0, opened_at=None)
    card = vote_card(room(step(), planned, actions=actions(4)), planned)
    assert (card.phase, card.is_here, card.actions, card.voters) == ("before", False, 4, 30)
    assert (card.rule.sentence, card.rule.values) == ("Iedereen kiest hoogstens %(k)s acties.", {"k": 3})
    assert card.talking == ()
    assert card.groups == ("inwoners", "medewerkers", "politici", "partners")


def test_roles_that_only_talk_are_named_and_not_counted():
    ballot = vote(options={"k": 2, "electorate": ["citizen", "staff", "partner"]})
    card = vote_card(room(ballot), ballot)
    assert (card.voters, card.talking) == (25, (Role.POLITICIAN,))


def test_who_is_missing_is_a_number_for_each_channel():
    made = room(vote(), cast=20, cast_channels={"phone": 18, "paper": 2}, channels={"phone": 26, "paper": 4})
    card = vote_card(made, made.step)
    assert (card.cast, card.missing) == (20, 10)
    assert [(line.channel, line.cast, line.seats, line.missing) for line in card.channels] == [
        ("phone", 18, 26, 8), ("paper", 2, 4, 2),
    ]  # fmt: skip


def test_where_not_every_role_votes_a_channel_does_not_say_how_many_could():
    ballot = vote(options={"k": 2, "electorate": ["citizen"]})
    card = vote_card(room(ballot, cast_channels={"phone": 3}, channels={"phone": 26}), ballot)
    assert [(line.cast, line.seats) for line in card.channels] == [(3, 0)]


def test_fewer_than_five_voters_cannot_be_secret():
    made = room(vote(), seats={Role.CITIZEN: 4})
    assert not vote_card(made, made.step).secret
    assert vote_card(room(vote()), vote()).secret


def test_paper_that_was_handed_out_is_expected_and_no_seat_is_missing_for_it():
    made = room(vote(papers_out=9), cast=28, cast_channels={"phone": 20, "paper": 8}, channels={"phone": 30},
                paper=PaperCount(keyed=8), connected=27)  # fmt: skip
    card = vote_card(made, made.step)
    assert (card.cast, card.expected, card.left, card.missing, card.unconnected) == (28, 39, 11, 10, 3)
    assert [(line.channel, line.cast, line.seats) for line in card.channels] == [("phone", 20, 30), ("paper", 8, 9)]


def test_a_seat_whose_paper_is_keyed_is_not_missing_and_not_expected_twice():
    made = room(vote(papers_out=2), cast=22, paper=PaperCount(keyed=2, linked=2, counting=1))
    card = vote_card(made, made.step)
    assert (card.expected, card.left, card.missing) == (30, 8, 9)


def test_the_card_says_what_a_vote_about_money_lacks():
    ballot = vote(BallotKind.BUDGET, options={}, state=StepState.PLANNED, opened=0)
    priced = (replace(actions(2)[0], cost=5), actions(2)[1])
    card = vote_card(room(step(), ballot, actions=priced), ballot)
    assert (card.lacks, card.without_cost) == ("money", 1)
    asked_for = replace(ballot, options={"total": 9})
    assert vote_card(room(step(), asked_for, actions=priced), asked_for).lacks == "costs"
    assert vote_card(room(vote(), actions=actions(2)), vote()).lacks == ""


def test_card_by_card_a_room_does_fewer_actions():
    assert [vote_card(room(vote(kind)), vote(kind)).fits for kind in BallotKind] == [12, 10, 12, 12, 10, 10, 10, 12]


@pytest.mark.parametrize(("kind", "shown"), [(BallotKind.CONSENT, "/console/x/redenen/s1"), (BallotKind.PICK, "")])
def test_reasons_are_offered_once_a_vote_about_consent_is_counted(kind, shown):
    ballot = vote(kind, state=StepState.CLOSED)
    assert vote_card(room(ballot), ballot).reasons_at == shown
    assert vote_card(room(vote(kind)), vote(kind)).reasons_at == ""


NOTHING_KEYED = Keyed()


def asked(keyed=NOTHING_KEYED, cast=30, **changes):
    made = room(vote(state=StepState.STOPPED, **changes), cast=cast, paper=PaperCount(keyed=len(keyed.serials)))
    return counting(made, made.step, keyed)


def papers(n, *keyers):
    return Keyed(tuple(PaperBallot(f"A{place}", Role.CITIZEN, ("a1",), name, nth)
                       for place in range(n) for nth, name in enumerate(keyers or ("",), 1)))  # fmt: skip


def test_tel_is_ready_when_nothing_is_missing_and_nothing_in_doubt():
    assert asked().is_ready
    assert asked(papers(8), cast=38, papers_out=8).is_ready


def test_tel_knows_whether_paper_is_missing():
    assert asked(papers(8), cast=38, papers_out=9).vote.paper_missing
    assert not asked(papers(8), cast=38, papers_out=9).is_ready
    assert not asked(papers(9), cast=39, papers_out=9).vote.paper_missing
    assert not asked().vote.paper_missing


def test_tel_is_not_ready_when_a_seat_has_no_ballot():
    assert (asked(cast=29).vote.missing, asked(cast=29).is_ready) == (1, False)


def test_above_forty_ballots_tel_asks_for_the_second_round():
    assert (asked(papers(41), cast=71).once_only, asked(papers(41), cast=71).is_ready) == (41, False)
    assert asked(papers(41, "bea", "carl"), cast=71).is_ready
    assert asked(papers(40), cast=70).is_ready


def test_tel_is_not_ready_while_paper_was_read_differently():
    keyed = Keyed((PaperBallot("A1", Role.CITIZEN, ("a1",), "bea"), PaperBallot("A1", Role.STAFF, ("a1",), "carl", 2)))
    assert not asked(keyed, cast=31).is_ready
