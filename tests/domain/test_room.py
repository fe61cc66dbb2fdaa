"""The snapshot of a room: who is here, who votes, and which groups a vote shows."""

from datetime import UTC, datetime, timedelta

from facilitator.domain.ideas.idea import Action
from facilitator.domain.roles import Role
from facilitator.domain.room import Room
from facilitator.domain.sessions.runsheet import Method
from facilitator.domain.sessions.session import SessionStatus, Step, WorkshopSession
from facilitator.domain.voting.ballot import BallotKind
from facilitator.domain.voting.groups import GroupRule

NOW = datetime(2027, 3, 12, 18, 0, tzinfo=UTC)


def _room(vote, **more):
    session = WorkshopSession("s", "t", "482913", "Start", "startsessie", SessionStatus.LIVE, 3, True, NOW, vote.id)
    seats = {Role.CITIZEN: 12, Role.STAFF: 7, Role.POLITICIAN: 4, Role.PARTNER: 0}
    return Room(session, (vote,), "Dentergem", NOW, seats=seats, **more)


def _vote(kind=BallotKind.PICK, **more):
    return Step("v", "s", 1, Method.VOTE, "Stem", 10, kind=kind, **more)


def test_everybody_who_sits_is_present_and_those_of_the_electorate_vote():
    room = _room(_vote(options={"electorate": ["citizen", "staff"]}))

    assert (room.present, room.voters, room.step.id) == (23, 19, "v")


def test_groups_are_foreseen_before_the_opening_and_kept_from_it():
    assert [group.label for group in _room(_vote()).groups_of(_vote())] == [
        "inwoners",
        "gemeente: medewerkers en politici",
    ]
    fixed = _vote(group_rule=GroupRule.CITIZENS_OTHERS)
    assert [group.label for group in _room(fixed).groups_of(fixed)] == ["inwoners", "alle anderen"]


def test_who_does_not_vote_makes_no_group_too_small():
    vote = _vote(options={"electorate": ["citizen", "staff"]})

    assert [group.label for group in _room(vote).groups_of(vote)] == ["inwoners", "medewerkers"]


def test_where_staff_judge_apart_only_the_total_is_shown():
    foreseen = _vote(kind=BallotKind.MATRIX)
    together = _vote(kind=BallotKind.MATRIX, opened=4, options={"split": False})

    assert _room(foreseen).terms_of(foreseen).split
    assert _room(foreseen).groups_of(foreseen) == ()
    assert not _room(together).terms_of(together).split
    assert [group.label for group in _room(together).groups_of(together)] == [
        "inwoners",
        "gemeente: medewerkers en politici",
    ]


def test_the_terms_of_a_vote_know_what_its_actions_cost():
    vote = _vote(kind=BallotKind.BUDGET, options={"total": 5_000})
    actions = (Action("a", "s", 1, "Digipunt", cost=2_000), Action("b", "s", 2, "Digibus"))
    found = _room(vote, actions=actions).terms_of(vote)

    assert (found.kind, found.total, found.actions, found.costs) == ("budget", 5_000, {"a", "b"}, {"a": 2_000})
    assert (
        _room(Step("w", "s", 1, Method.WRITE, "Schrijf", 5)).terms_of(Step("w", "s", 1, Method.WRITE, "x", 5)) is None
    )


def test_a_later_snapshot_has_a_higher_version():
    first = _room(_vote())
    later = Room(first.session, first.steps, "Dentergem", NOW + timedelta(milliseconds=1))

    assert later.version == first.version + 1
