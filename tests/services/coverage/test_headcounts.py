"""Headcounts: helpers count tables, screens hear sums, and numbers per table do not outlive the session."""

import pytest

from facilitator.domain.coverage.headcount import State, Wanted
from facilitator.domain.events import PeopleCounted
from facilitator.domain.refusals import InvalidInput, NotAllowed, NotFound, SessionOver, Unauthenticated
from facilitator.domain.roles import Duty, Role
from facilitator.services.coverage.headcounts import count_at_table, count_for_console, heads, want_people
from facilitator.services.helping import helpers
from facilitator.services.house import retention, trajectories
from facilitator.services.sessions import rooms, sessions

YOUNG, OLD = "jonger dan 30", "ouder dan 75"


@pytest.fixture
def helper(room):
    _want(room, ("@citizen", 2), (YOUNG, 8), (OLD, 6))
    key = room.kept.do(helpers.make_helper, room.fien, room.session_id, "helper rood")
    return helpers.helper_by_key(room.kept.store, key)


def _want(room, *rows, who=None):
    return room.kept.do(want_people, who or room.fien, room.session_id, rows)


def _count(room, helper, table, **counts):
    return room.kept.do(count_at_table, helper, table, {YOUNG: counts.get("young"), OLD: counts.get("old")})


def _told(room):
    return [(need.who.label, need.told, need.state) for need in heads(room.kept.store, room.session_id).needs]


def _rows(room):
    sql = "SELECT table_number, label, n FROM people_counted ORDER BY table_number, label"
    return [tuple(row.values()) for row in room.kept.store.db.query(sql)]


def test_what_helpers_count_is_told_as_a_sum_of_tables(room, helper):
    room.kept.heard.clear()
    _count(room, helper, "1", young="3", old="2")
    assert _told(room)[1:] == [(YOUNG, None, State.UNCOUNTED), (OLD, None, State.UNCOUNTED)]
    _count(room, helper, "2", young="5", old="")
    assert _told(room)[1:] == [(YOUNG, 8, State.ENOUGH), (OLD, None, State.MISSING)]
    assert room.kept.heard == [PeopleCounted(room.session_id)] * 2


def test_counting_a_table_again_replaces_what_was_counted_there(room, helper):
    for table, young in (("1", "4"), ("2", "4"), ("1", "2")):
        _count(room, helper, table, young=young)
    assert _told(room)[1] == (YOUNG, 6, State.MISSING)


def test_roles_follow_the_seats_and_are_counted_by_nobody(room, helper):
    assert _told(room)[0] == ("@citizen", 0, State.MISSING)
    room.people(citizen=2)
    assert _told(room)[0] == ("@citizen", 2, State.ENOUGH)
    assert rooms.room(room.kept.store, room.session_id).headcount.needs[0].told == 2


def test_in_a_session_without_tables_the_room_is_counted_at_once(make_workshop):
    room = make_workshop("intake")
    assert not room.session.has_tables
    _want(room, (YOUNG, 8))
    room.kept.do(count_for_console, room.fien, room.session_id, "7", {YOUNG: "9"})
    assert (_told(room), _rows(room)) == ([(YOUNG, 9, State.ENOUGH)], [(0, YOUNG, 9)])


def test_whom_nobody_wants_any_more_is_erased(room, helper):
    _count(room, helper, "1", young="3", old="2")
    _want(room, (OLD, 6))
    assert _rows(room) == [(1, OLD, 2)]


def test_the_end_of_the_session_folds_tables_into_totals_and_forgets_small_ones(room, helper):
    _count(room, helper, "1", young="3", old="2")
    _count(room, helper, "2", young="5", old="1")
    room.kept.do(sessions.end_session, room.fien, room.session_id)
    assert _rows(room) == [(0, YOUNG, 8), (0, OLD, 0)]
    assert _told(room)[1:] == [(YOUNG, 8, State.ENOUGH), (OLD, None, State.MISSING)]


def test_a_session_that_nobody_ended_is_folded_with_its_seats_and_all_goes_after_months(room, helper):
    _count(room, helper, "1", young="3")
    _count(room, helper, "2", young="5")
    room.open("welcome")
    room.kept.clock.move(hours=25)
    room.kept.do(retention.purge)
    assert _rows(room) == [(0, YOUNG, 8), (0, OLD, 0)]
    room.kept.clock.move(days=6 * 31)
    done = room.kept.do(retention.purge)
    assert (done["headcounts"], _rows(room), room.kept.store.headcounts.wanted(room.session_id)) == (5, [], ())


def test_no_number_of_people_stands_in_the_journal(room, helper):
    _count(room, helper, "3", young="7", old="6")
    kept = [(entry.deed, entry.who, entry.facts) for entry in room.kept.store.journal.of_session(room.session_id)]
    assert kept[-1] == ("count_people", helper.id, {"table": 3})
    assert ("want_people", room.fien.id, {"groups": 3}) in kept


@pytest.mark.parametrize(
    ("table", "young"), [("0", "1"), ("99", "1"), ("", "1"), ("1", "-1"), ("1", "201"), ("1", "x")]
)
def test_what_is_no_count_is_refused_and_nothing_is_kept(room, helper, table, young):
    with pytest.raises(InvalidInput):
        _count(room, helper, table, young=young)
    assert _rows(room) == []


def test_nobody_counts_where_nobody_is_wanted(room, helper):
    _want(room, ("@citizen", 2))
    with pytest.raises(InvalidInput):
        _count(room, helper, "1", young="3")


def test_a_helper_whose_link_was_taken_back_or_whose_session_is_over_counts_no_more(room, helper, make_workshop):
    other = make_workshop()
    _want(other, (YOUNG, 8))
    room.kept.do(helpers.withdraw_helper, room.fien, room.session_id, helper.id)
    with pytest.raises(Unauthenticated):
        _count(room, helper, "1", young="3")
    key = room.kept.do(helpers.make_helper, room.fien, room.session_id, "helper blauw")
    blue = helpers.helper_by_key(room.kept.store, key)
    room.kept.do(sessions.end_session, room.fien, room.session_id)
    with pytest.raises(SessionOver):
        _count(room, blue, "1", young="3")
    with pytest.raises(SessionOver):
        _want(room, (YOUNG, 3))
    assert _rows(room) == []


def test_only_a_facilitator_says_whom_the_session_wants(room):
    vic, sam = room.kept.account("vic"), room.kept.account("sam", Duty.SECRETARY)
    link = room.kept.do(trajectories.invite, room.fien, room.trajectory.id, Duty.SECRETARY)
    room.kept.do(trajectories.accept_invitation, sam, link)
    for who, refusal in ((vic, NotFound), (sam, NotAllowed)):
        with pytest.raises(refusal):
            _want(room, (YOUNG, 3), who=who)
        with pytest.raises(refusal):
            room.kept.do(count_for_console, who, room.session_id, "1", {YOUNG: "3"})
    assert _want(room, (YOUNG, 3)) == (Wanted(YOUNG, 3),)
    assert Wanted(f"@{Role.STAFF}", 1).role is Role.STAFF
