"""The page at the coats."""

from datetime import date

from facilitator.domain.ideas.idea import IdeaStatus
from facilitator.domain.roles import Role
from facilitator.domain.sessions.session import SessionStatus
from facilitator.domain.voting.groups import GroupRule
from facilitator.domain.voting.tally import Tally
from facilitator.views.papers.report import report
from tests.views.made import counted, idea, session

VOTES = {Role.CITIZEN: [["a1"]] * 6, Role.STAFF: [["a2"]] * 5}


def made(**changes):
    room = counted(GroupRule.CITIZENS_OTHERS, votes=VOTES)
    talk = Tally(room.tally.kind, room.tally.ballots, room.tally.rows, room.tally.groups, {"paper": 2, "phone": 9})
    room = type(room)(**{**room.__dict__, **changes})
    return report(room, [(room.tally_step, talk, ["a1"])])


def test_it_tells_rule_turnout_groups_and_proposals():
    (vote,) = made().votes
    assert (vote.k, vote.talking, vote.proposed) == (3, (), frozenset({"a1"}))
    assert [(channel.channel, channel.ballots) for channel in vote.channels] == [("phone", 9), ("paper", 2)]
    assert [group.label for group in vote.results.groups] == ["inwoners", "alle anderen"]
    assert [(row.number, row.votes, row.ballots) for row in vote.results.rows[:2]] == [(1, 6, 11), (2, 5, 11)]


def test_it_says_when_people_hear_back_and_whether_the_session_is_over():
    over = made(session=session(status=SessionStatus.ENDED, answer_date=date(2027, 6, 1)))
    assert (over.answer, over.over) == ("dinsdag 1 juni 2027", True)
    assert (made().answer, made().over) == ("", False)


def test_people_are_those_the_facilitator_counted_else_the_seats():
    assert (made().present, made().off_screen) == (30, 0)
    assert (made(people_present=34).present, made(people_present=34).off_screen) == (34, 4)


def test_more_ballots_than_seats_are_people_too():
    few = made(seats={Role.CITIZEN: 9})
    assert (few.present, few.off_screen) == (11, 2)


def test_what_was_withdrawn_is_not_counted_as_an_idea():
    assert made(ideas=(idea(1), idea(2, IdeaStatus.WITHDRAWN), idea(3, IdeaStatus.HIDDEN))).ideas == 2
