"""Trajectories: seen by their members alone, joined by a link that works once."""

from datetime import date

import pytest

from facilitator.domain.refusals import InvalidInput, NotAllowed, NotFound, TextEmpty
from facilitator.domain.roles import Duty
from facilitator.services.house import trajectories
from facilitator.services.house.trajectories import FACILITATORS, seen, session_for, trajectory
from tests.cast import DENTERGEM


@pytest.fixture
def vic(room):
    """A facilitator of other trajectories."""
    return room.kept.account("vic")


@pytest.fixture
def invited(room):
    """Invite somebody with a duty; returns the account and the link."""

    def make(name, duty):
        account = room.kept.account(name, Duty.FACILITATOR)
        link = room.kept.do(trajectories.invite, room.fien, room.trajectory.id, duty)
        room.kept.do(trajectories.accept_invitation, account, link)
        return account, link

    return make


def _seen(room, account):
    return [found.id for found, _ in trajectories.list_trajectories(room.kept.store, account)]


def test_who_makes_one_is_its_facilitator_and_nobody_else_sees_it(room, vic):
    assert seen(room.kept.store, room.fien, room.trajectory.id) == (room.trajectory, Duty.FACILITATOR)
    assert (_seen(room, room.fien), _seen(room, vic)) == ([room.trajectory.id], [])
    for look in (trajectory, trajectories.members):
        with pytest.raises(NotFound):
            look(room.kept.store, vic, room.trajectory.id)
    with pytest.raises(NotFound):
        session_for(room.kept.store, vic, room.session_id)


def test_what_is_out_of_sight_cannot_be_told_from_what_is_nowhere(room, vic):
    with pytest.raises(NotFound) as hidden:
        trajectory(room.kept.store, vic, room.trajectory.id)
    with pytest.raises(NotFound) as nowhere:
        trajectory(room.kept.store, vic, "nergens")
    assert str(hidden.value) == str(nowhere.value)


@pytest.mark.parametrize("duty", [Duty.SECRETARY, Duty.FINANCE, Duty.AUTHOR, Duty.READER])
def test_only_facilitators_make_trajectories_and_run_sessions(room, invited, duty):
    sam, _ = invited("sam", duty)

    assert session_for(room.kept.store, sam, room.session_id).id == room.session_id
    with pytest.raises(NotAllowed):
        session_for(room.kept.store, sam, room.session_id, FACILITATORS)
    with pytest.raises(NotAllowed):
        room.kept.do(trajectories.invite, sam, room.trajectory.id, Duty.FACILITATOR)
    with pytest.raises(NotAllowed):
        room.kept.do(trajectories.change_trajectory, sam, room.trajectory.id, "Van mij", None)


def test_a_link_works_once_and_for_fourteen_days(room, vic, invited):
    _, used = invited("sam", Duty.SECRETARY)
    late = room.kept.do(trajectories.invite, room.fien, room.trajectory.id, Duty.READER)
    room.kept.clock.move(days=15)

    for link in (used, late, "nergens", ""):
        with pytest.raises(NotFound):
            room.kept.do(trajectories.accept_invitation, vic, link)
    assert _seen(room, vic) == []


def test_a_facilitator_stays_one_by_whatever_link(room):
    link = room.kept.do(trajectories.invite, room.fien, room.trajectory.id, Duty.READER)
    room.kept.do(trajectories.accept_invitation, room.fien, link)

    assert seen(room.kept.store, room.fien, room.trajectory.id)[1] is Duty.FACILITATOR


def test_a_trajectory_never_loses_its_last_facilitator(room, invited):
    with pytest.raises(InvalidInput):
        room.kept.do(trajectories.remove_member, room.fien, room.trajectory.id, room.fien.id)
    other, _ = invited("grace", Duty.FACILITATOR)

    room.kept.do(trajectories.remove_member, other, room.trajectory.id, room.fien.id)

    assert [member.account.id for member in trajectories.members(room.kept.store, other, room.trajectory.id)] == [
        other.id
    ]
    with pytest.raises(NotFound):
        trajectory(room.kept.store, room.fien, room.trajectory.id)


def test_who_is_no_member_cannot_be_removed(room, vic):
    with pytest.raises(NotFound):
        room.kept.do(trajectories.remove_member, room.fien, room.trajectory.id, vic.id)


def test_title_and_end_date_change_and_nothing_else(room):
    changed = room.kept.do(trajectories.change_trajectory, room.fien, room.trajectory.id, " Nieuw ", date(2028, 6, 30))

    assert (changed.title, changed.end_date, changed.municipality, changed.years) == (
        "Nieuw", date(2028, 6, 30), "37002", tuple(range(2026, 2032))
    )  # fmt: skip
    assert trajectory(room.kept.store, room.fien, room.trajectory.id) == changed
    with pytest.raises(TextEmpty):
        room.kept.do(trajectories.change_trajectory, room.fien, room.trajectory.id, " ", None)


def test_the_newest_trajectory_comes_first(room):
    room.kept.clock.move(days=1)
    newer = room.kept.do(trajectories.create_trajectory, room.fien, DENTERGEM, "Later")

    assert _seen(room, room.fien) == [newer.id, room.trajectory.id]
