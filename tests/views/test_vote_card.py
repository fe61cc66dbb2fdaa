"""What the console says of a vote."""

from facilitator.domain.roles import Role
from facilitator.domain.session import StepState
from facilitator.views.vote_card import counting, vote_card
from tests.views.made import actions, room, step, vote


def test_there_is_no_card_without_a_vote():
    assert vote_card(room(step()), step()) is None
    assert vote_card(room(step()), None) is None


def test_before_it_opens_rule_electorate_and_groups_are_said():
    planned = vote(id="v", state=StepState.PLANNED, opened=0, opened_at=None)
    card = vote_card(room(step(), planned, actions=actions(4)), planned)
    assert (card.phase, card.is_here, card.k, card.actions, card.voters) == ("before", False, 3, 4, 30)
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


def test_tel_knows_whether_paper_is_missing():
    made = room(vote(state=StepState.STOPPED))
    assert counting(made, made.step, 8, 9, ()).paper_missing
    assert not counting(made, made.step, 9, 9, ()).paper_missing
    assert not counting(made, made.step, 0, None, ()).paper_missing
