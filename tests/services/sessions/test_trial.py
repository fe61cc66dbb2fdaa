"""A trial before the doors open: its own session, refused while people vote, and nothing of it stays."""

import pytest

from facilitator.domain.refusals import VoteOpen
from facilitator.domain.roles import Role
from facilitator.services.house.trajectories import list_trajectories
from facilitator.services.sessions import joining, trial
from facilitator.services.voting import casting


def rows(kept):
    """How many rows lie in every table."""
    tables = [name for (name,) in kept.store.db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {name: kept.store.db.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables}


def test_phones_join_and_vote_in_a_trial_and_nothing_of_it_stays(room):
    before = rows(room.kept)
    made = room.kept.do(trial.prepare)
    seat = room.kept.do(joining.join, made.code, Role.CITIZEN).seat
    room.kept.do(casting.cast_ballot, seat, made.step, list(made.actions[:3]), "key")
    during = rows(room.kept)
    room.kept.do(trial.clear, made.trajectory)
    assert (during["ballots"], during["participants"], during["actions"]) == (1, 1, 12)
    assert during["journal"] == before["journal"]
    assert rows(room.kept) == before


def test_no_account_sees_a_trial_and_its_code_is_no_code_of_people(room):
    seen = list_trajectories(room.kept.store, room.fien)
    made = room.kept.do(trial.prepare)
    assert list_trajectories(room.kept.store, room.fien) == seen
    assert made.code.startswith("0")


def test_a_trial_is_refused_while_people_vote(room):
    room.actions("Een", "Twee")
    room.open("vote")
    with pytest.raises(VoteOpen, match="Meet de server erna"):
        room.kept.do(trial.prepare)
    with pytest.raises(VoteOpen, match="Meet de server erna"):
        trial.check(room.kept.store)


def test_what_a_broken_off_trial_left_is_erased_but_not_one_that_runs(room):
    before = rows(room.kept)
    room.kept.do(trial.prepare)
    assert room.kept.do(trial.clear_leftovers) == 0
    room.kept.clock.move(seconds=trial.LONGEST_TRIAL.total_seconds() + 1)
    assert room.kept.do(trial.clear_leftovers) == 1
    assert rows(room.kept) == before
