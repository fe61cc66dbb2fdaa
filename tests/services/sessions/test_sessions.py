"""Sessions: made from a run sheet, with a code of their own, changed and ended by their facilitator."""

from datetime import date

import pytest

from facilitator.domain.refusals import InvalidInput, NotFound, TextEmpty, TextTooLong
from facilitator.domain.sessions.session import SessionStatus
from facilitator.services.sessions import answers, rooms, sessions
from tests.cast import RUNSHEETS


def _set(room, **changes):
    return room.kept.do(sessions.set_session, room.fien, room.session_id, **changes)


@pytest.mark.parametrize("name", sorted(RUNSHEETS))
def test_a_session_starts_as_a_copy_of_its_run_sheet(make_workshop, name):
    room, sheet = make_workshop(name), RUNSHEETS[name]

    assert (room.session.title, room.session.format, room.session.has_tables) == (sheet.title, name, sheet.has_tables)
    assert [(step.method, step.title, step.minutes, step.kind, step.position) for step in room.steps] == [
        (plan.method, plan.title, plan.minutes, plan.kind, n) for n, plan in enumerate(sheet.steps, 1)
    ]


def test_a_code_is_six_digits_of_ones_own(make_workshop):
    codes = [make_workshop().codes for _ in range(20)]

    assert len(set(codes)) == 20
    assert all(len(code) == 6 and code.isdecimal() and code[0] != "0" for code in codes)


def test_a_board_opens_by_any_of_its_keys_and_by_nothing_else(room):
    key = room.kept.do(sessions.new_board_key, room.fien, room.session_id)

    assert rooms.board_session(room.kept.store, key).id == room.session_id
    for other in ("", "nergens", room.codes, room.session_id, key[:-1]):
        assert rooms.board_session(room.kept.store, other) is None
    with pytest.raises(NotFound):
        room.kept.do(sessions.new_board_key, room.kept.account("vic"), room.session_id)


def test_what_may_change_is_kept(room):
    room.kept.do(sessions.set_session, room.fien, room.session_id, title=" Avond ", table_count=12, answer_date=date(2027, 6, 1),
                 frozen=True, people_present=34, board_page=2)  # fmt: skip

    found, seen = room.session, rooms.room(room.kept.store, room.session_id)
    assert (found.title, found.table_count, found.answer_date, found.frozen) == ("Avond", 12, date(2027, 6, 1), True)
    assert (seen.people_present, seen.board_page) == (34, 2)


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [({"status": "ended"}, InvalidInput), ({"code": "111111"}, InvalidInput), ({"table_count": 0}, InvalidInput),
     ({"table_count": 41}, InvalidInput), ({"title": ""}, TextEmpty), ({"title": "x" * 121}, TextTooLong)],
)  # fmt: skip
def test_what_may_not_change_is_refused(room, changes, refusal):
    before = room.session
    with pytest.raises(refusal):
        _set(room, **changes)
    assert room.session == before


def test_every_change_that_a_screen_shows_has_a_higher_version(room):
    versions = [room.session.version]
    for change in (lambda: _set(room, title="Avond"), lambda: room.open("welcome"), lambda: room.open("write")):
        change()
        versions.append(room.session.version)

    assert versions == sorted(set(versions))


def test_the_end_comes_once_and_answers_become_totals(room):
    an, practice = room.join(), room.open("practice")
    room.kept.do(answers.answer, an, practice.id, {"practice": "ja"}, {"practice": ("ja", "nee")})

    ended = room.kept.do(sessions.end_session, room.fien, room.session_id)
    again = room.kept.do(sessions.end_session, room.fien, room.session_id)

    assert (ended.status, ended.ended_at, again.version) == (SessionStatus.ENDED, room.kept.clock.now, ended.version)
    assert room.kept.store.answers.of_seat(practice.id, an.id) == {}
    assert room.kept.store.answers.totals(practice.id) == {"practice": {"ja": 1}}
    assert [step.state for step in room.steps if step.state == "open"] == []


def test_a_trajectory_lists_its_sessions_to_its_own(room):
    assert [found.id for found in sessions.sessions_of(room.kept.store, room.fien, room.trajectory.id)] == [
        room.session_id
    ]
    with pytest.raises(NotFound):
        sessions.sessions_of(room.kept.store, room.kept.account("vic"), room.trajectory.id)


def test_languages_begin_with_dutch_and_name_each_once(room):
    made = room.kept.do(
        sessions.create_session, room.fien, room.trajectory.id, RUNSHEETS["intake"], None, ["fr", "nl", "fr", "ar"]
    )

    assert made.session.languages == ("nl", "fr", "ar")
