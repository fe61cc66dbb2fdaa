"""What the operator's commands do: copies without a link, retention to the last byte, and a recount of everything."""

import os
import sqlite3
import stat
import threading
from contextlib import closing
from pathlib import Path

import pytest

from facilitator import operate
from facilitator.domain.roles import Duty, Role
from facilitator.lock import hold
from facilitator.services.house import accounts
from facilitator.services.ideas import actions, ideas
from facilitator.services.sessions import answers, sessions
from facilitator.services.voting import papers
from facilitator.services.voting.results import results
from facilitator.settings import Settings
from facilitator.store.database import FILE
from tests.house import wait_until

SETTINGS = Settings()


@pytest.fixture
def retain(kept):
    """Do what retention asks, on the test's clock."""

    def run():
        done = operate.retain(kept.writer, kept.store, kept.folder, SETTINGS)
        return {what: n for what, n in done.items() if n}

    return run


def _found(folder, *words):
    """Return which of these words stand in any file of the data directory."""
    raw = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    return [word for word in words if any(word.encode() in content for content in raw)]


def _rows(path, sql):
    with closing(sqlite3.connect(path)) as db:
        return db.execute(sql).fetchall()


def _evening(room):
    """A whole session: written, merged, voted, counted and ended; returns who sat there and what they wrote."""
    people = room.people(citizen=6, staff=5)
    practice = room.open("practice")
    asked = {"practice": ("ja", "nee")}
    room.kept.do(answers.answer, people[0], practice.id, {"practice": "ja"}, asked)
    room.open("write")
    texts = [f"Idee van iemand nummer {n}" for n in range(len(people))]
    written = [room.write(seat, text) for seat, text in zip(people, texts, strict=True)]
    action = room.kept.do(actions.create_action, room.fien, room.session_id, "Digipunt in elk dorp", written[:3])
    room.actions("Digibus")
    vote = room.open("vote")
    for seat in people:
        room.cast(seat, vote, [action.id])
    room.count(vote)
    room.kept.do(sessions.end_session, room.fien, room.session_id)
    return people, texts, vote


def test_a_day_after_the_session_no_seat_is_left_in_any_file(room, retain):
    people, texts, vote = _evening(room)
    before = results(room.kept.store, room.session_id, vote.id)
    operate.backup(room.kept.folder, room.kept.folder / operate.SAFETY_COPY)
    ids = [seat.id for seat in people]
    assert _found(room.kept.folder, *ids) == ids

    room.kept.clock.move(hours=23)
    assert retain() == {}
    room.kept.clock.move(hours=2)
    assert retain() == {"seats": 11}

    assert _found(room.kept.folder, *ids) == []
    assert _found(room.kept.folder, *texts) == texts
    assert results(room.kept.store, room.session_id, vote.id) == before
    assert [idea.participant_id for idea in room.kept.store.ideas.of_session(room.session_id)] == [None] * 11
    assert room.kept.store.answers.totals(room.step("practice").id) == {"practice": {"ja": 1}}
    assert retain() == {}


def test_months_after_the_session_texts_are_gone_and_titles_stay(room, retain):
    _, texts, _ = _evening(room)
    room.kept.clock.move(days=2)
    retain()

    room.kept.clock.move(days=6 * 31)
    assert retain() == {"texts": 13}

    assert _found(room.kept.folder, *texts) == []
    titles = [action.title for action in room.kept.store.actions.of_session(room.session_id)]
    assert (titles, _found(room.kept.folder, *titles)) == (["Digipunt in elk dorp", "Digibus"], titles)
    assert room.kept.store.ideas.of_session(room.session_id) == ()
    assert operate.verify(room.kept.folder) == []


def test_what_was_erased_is_written_down_as_numbers(room, retain):
    _evening(room)
    room.kept.clock.move(days=2)
    retain()

    assert [(what, n) for _, what, n in room.kept.store.deletions.all()] == [("seats", 11)]


def test_a_session_made_long_ago_that_is_live_now_keeps_its_seats_and_texts(room, retain):
    room.kept.clock.move(days=250)
    an = room.join()
    room.open("write")
    room.write(an, "Een idee")

    assert retain() == {}
    room.kept.clock.move(hours=20)
    assert retain() == {}
    assert room.kept.store.seats.count(room.session_id) == 1


def test_a_session_that_nobody_ended_is_over_a_day_after_its_last_sign_of_life(room, retain):
    room.people(citizen=2)
    room.open("welcome")
    room.kept.clock.move(hours=25)

    assert retain() == {"seats": 2}


def test_who_joined_early_keeps_the_seat_until_a_month_after(room, retain):
    room.people(citizen=2)
    room.kept.clock.move(days=20)
    assert retain() == {}
    room.kept.clock.move(days=13)
    assert retain() == {"seats": 2}


def test_a_vote_that_nobody_counted_is_counted_before_its_seats_go(room, retain):
    people = room.people(citizen=6)
    made = room.actions("Digipunt", "Digibus")
    vote = room.open("vote")
    for seat in people:
        room.cast(seat, vote, [made[0].id])
    room.kept.clock.move(days=7)
    assert retain() == {}

    room.kept.clock.move(hours=25)
    assert retain() == {"seats": 6}

    assert [row.votes for row in results(room.kept.store, room.session_id, vote.id).rows] == [6, 0]
    assert _found(room.kept.folder, *[seat.id for seat in people]) == []
    assert operate.verify(room.kept.folder) == []


def test_the_running_of_another_session_hinders_no_retention(room, make_workshop, retain):
    people, _, _ = _evening(room)
    room.kept.clock.move(hours=25)
    other = make_workshop()
    an, made = other.join(), other.actions("Digipunt", "Digibus")
    other.cast(an, other.open("vote"), [made[0].id])

    assert retain() == {"seats": 11}
    assert _found(room.kept.folder, *[seat.id for seat in people]) == []
    assert other.kept.store.ballots.cast_count(other.step("vote").id) == 1


def test_old_copies_of_migrations_go_with_retention(room, retain):
    copy = room.kept.folder / f"{FILE}.before-2"
    copy.write_bytes(b"een kopie van toen")
    recent = room.kept.clock.now.timestamp()
    os.utime(copy, (recent, recent))
    assert (retain(), copy.exists()) == ({}, True)

    room.kept.clock.move(hours=25)
    retain()

    assert not copy.exists()


def test_a_backup_is_whole_private_and_can_be_counted(room, tmp_path_factory):
    _evening(room)
    target = tmp_path_factory.mktemp("elders") / "kopie.db"

    operate.backup(room.kept.folder, target)

    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert _rows(target, "SELECT count(*) FROM counted_ballots") == [(11,)]
    assert [path.name for path in target.parent.iterdir()] == ["kopie.db"]


@pytest.mark.parametrize("state", ["open", "stopped"])
def test_no_backup_while_a_vote_is_open_or_stopped(room, tmp_path, state):
    room.actions("Digipunt", "Digibus")
    vote = room.open("vote")
    if state == "stopped":
        room.stop(vote)

    with pytest.raises(operate.CannotDo, match="stemming"):
        operate.backup(room.kept.folder, tmp_path / "kopie.db")
    with pytest.raises(operate.CannotDo):
        operate.copy_to(room.kept.store, tmp_path / "kopie.db")

    assert list(tmp_path.glob("kopie*")) == []
    room.count(vote)
    operate.backup(room.kept.folder, tmp_path / "kopie.db")


def test_a_copy_that_cannot_be_written_leaves_the_older_one(room, tmp_path):
    target = tmp_path / "kopie.db"
    operate.backup(room.kept.folder, target)
    before = target.read_bytes()

    (tmp_path / "kopie.db.part").mkdir()
    with pytest.raises(OSError):
        operate.backup(room.kept.folder, target)

    assert target.read_bytes() == before


def test_restoring_puts_everything_back_and_then_purges(room, tmp_path_factory):
    _evening(room)
    folder = tmp_path_factory.mktemp("nieuw huis")
    copy = folder / "kopie.db"
    operate.backup(room.kept.folder, copy)
    home = folder / "data"
    home.mkdir()
    (home / FILE).write_bytes(b"")
    (home / f"{FILE}-wal").write_bytes(b"oud")

    operate.restore(home, copy)

    # The cast lives in 2027 and the command in the present: nothing is old enough to go.
    assert _rows(home / FILE, "SELECT count(*) FROM counted_ballots") == [(11,)]
    assert operate.verify(home) == []
    assert stat.S_IMODE((home / FILE).stat().st_mode) == 0o600


def test_restoring_purges_what_the_copy_still_held(room, tmp_path):
    people, _, _ = _evening(room)
    copy = tmp_path / "kopie.db"
    operate.backup(room.kept.folder, copy)
    old = [("sessions", "ended_at"), ("sessions", "created_at"), ("participants", "joined_at")]
    with closing(sqlite3.connect(copy, isolation_level=None)) as db:
        for table, column in old:
            db.execute(f"UPDATE {table} SET {column} = '2020-01-01T00:00:00.000Z'")

    home = tmp_path / "nieuw"
    operate.restore(home, copy)

    assert _found(home, *[seat.id for seat in people]) == []
    assert _rows(home / FILE, "SELECT count(*) FROM participants") == [(0,)]


def test_nothing_is_restored_under_a_running_server(room, tmp_path):
    operate.backup(room.kept.folder, tmp_path / "kopie.db")
    before = (room.kept.folder / FILE).read_bytes()

    with hold(room.kept.folder), pytest.raises(operate.CannotDo, match="server"):
        operate.restore(room.kept.folder, tmp_path / "kopie.db")

    assert (room.kept.folder / FILE).read_bytes() == before


def _text(path):
    path.write_text("dit is geen databank")


def _other(path):
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE iets (a TEXT)")


def _newer(path):
    with closing(sqlite3.connect(path)) as db:
        db.execute(
            "CREATE TABLE _sqlite_migrations (id INTEGER PRIMARY KEY, migration_set TEXT, name TEXT, applied_at TEXT)"
        )
        db.execute("INSERT INTO _sqlite_migrations VALUES (1, 'draagvlak', 'm999_later', '')")
        db.commit()


@pytest.mark.parametrize("made", [None, _text, _other, _newer])
def test_a_file_that_is_no_copy_of_ours_is_refused_and_nothing_is_replaced(room, tmp_path, made):
    source = tmp_path / "vreemd.db"
    if made:
        made(source)
    before = (room.kept.folder / FILE).read_bytes()

    with pytest.raises(operate.CannotDo):
        operate.restore(room.kept.folder, source)

    assert (room.kept.folder / FILE).read_bytes() == before


@pytest.mark.parametrize("runsheet", ["startsessie", "inwonersgesprek"])
def test_everything_holds_after_an_honest_evening(make_workshop, runsheet):
    room = make_workshop(runsheet)
    people = room.people(citizen=6, staff=5)
    made = room.actions("Digipunt", "Digibus", "Digibank")
    vote = room.open("vote")
    for n, seat in enumerate(people):
        picks = [made[n % 3].id]
        room.cast(
            seat, vote, picks if vote.kind == "pick" else dict.fromkeys(picks, ("yes", "doubt", "unknown")[n % 3])
        )
    room.kept.do(papers.enter_paper, room.fien, room.session_id, vote.id, Role.CITIZEN,
                 [made[2].id] if vote.kind == "pick" else {made[2].id: "no"}, "A1")  # fmt: skip
    room.count(vote)

    assert operate.verify(room.kept.folder) == []


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        ("UPDATE counted_ballots SET choices = :other WHERE n = 1", "niet meer die van de telling"),
        ("UPDATE counted_ballots SET choices = '[\"nergens\"]' WHERE n = 11", "niet meer die van de telling"),
        ("UPDATE counted_ballots SET choices = 'kapot' WHERE n = 11", "niet meer die van de telling"),
        ("UPDATE counted_ballots SET group_key = 'staff' WHERE n = 1", "niet meer die van de telling"),
        ("DELETE FROM counted_ballots WHERE n = 3", "10 stembladen, 11 in het dagboek"),
        (
            "INSERT INTO counted_ballots SELECT step_id, 99, choices, group_key FROM counted_ballots WHERE n = 1",
            "12 stembladen",
        ),
        ("UPDATE counted_steps SET channels = '{\"phone\":99}'", "in het dagboek"),
        ("UPDATE counted_steps SET groups = '[]'", "niet meer die van de telling"),
        ("DELETE FROM counted_steps", "de stembladen zijn er niet"),
        ("UPDATE journal SET who = 'iemand' WHERE deed = 'count_vote'", "de ketting breekt"),
        ("UPDATE journal SET deed = 'open_step' WHERE deed = 'count_vote'", "staat niet in het dagboek"),
    ],
)
def test_a_change_by_hand_is_found(room, sql, words):
    _evening(room)
    other = room.kept.store.actions.of_session(room.session_id)[1].id
    room.kept.store.db.execute(sql, {"other": f'["{other}"]'} if ":other" in sql else {})

    faults = operate.verify(room.kept.folder)

    assert any(words in fault for fault in faults), faults


def test_a_token_is_printed_for_an_account_that_is_made_if_absent(kept):
    token = operate.token(kept.folder, "fien", Duty.FACILITATOR)

    assert accounts.by_api_token(kept.store, token).name == "fien"


def test_a_command_waits_for_who_holds_the_file_for_a_moment(kept, tmp_path):
    other = sqlite3.connect(kept.folder / FILE, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    letting_go = threading.Timer(0.1, lambda: other.execute("COMMIT"))
    letting_go.start()

    token = operate.token(kept.folder, "fien", Duty.FACILITATOR)

    letting_go.join()
    other.close()
    assert accounts.by_api_token(kept.store, token).name == "fien"


def test_words_that_were_blanked_are_not_kept_for_undoing(room):
    an = room.join()
    room.open("write")
    idea = room.write(an, "Vraag het aan Jan Janssens")
    room.kept.do(ideas.set_status, room.fien, room.session_id, idea, ideas.IdeaStatus.HIDDEN)

    room.kept.do(ideas.blank_words, room.fien, room.session_id, idea, "Vraag het aan …")
    room.kept.writer.checkpoint()

    assert _found(room.kept.folder, "Jan Janssens") == []


@pytest.mark.parametrize("mode", ["eventlet", "threading"])
def test_a_running_server_keeps_house_and_still_does_deeds(own_server, mode):
    own_server.env = {"FACILITATOR_ASYNC_MODE": mode}
    fien = own_server.start().api(own_server.token())
    wait_until(lambda: '"deed": "purge"' in Path(own_server.log.name).read_text(), "the first retention")

    made = fien.post("/trajectories", {"municipality": "37002", "title": "Iedereen mee"})
    session = fien.post(f"/trajectories/{made['id']}/sessions", {"format": "startsessie"})
    path = f"/sessions/{session['id']}"
    seat = own_server.api().post("/join", {"code": session["code"], "role": "citizen"})
    (vote,) = [step["id"] for step in session["steps"] if step["method"] == "vote"]
    ids = [fien.post(path + "/actions", {"title": title, "ideas": []})["id"] for title in ("Digipunt", "Digibus")]
    fien.post(f"{path}/steps/{vote}/open")
    an = own_server.api(seat["token"])
    an.put(f"{path}/steps/{vote}/ballot", {"choices": ids[:1], "key": "geheime-sleutel"})
    assert _found(own_server.data, "geheime-sleutel") == ["geheime-sleutel"]
    assert own_server.command("backup", str(own_server.data.parent / "kopie.db")).returncode == 1

    fien.post(f"{path}/steps/{vote}/close")

    copy = wait_until(lambda: next(own_server.data.glob(operate.SAFETY_COPY), None), "the safety copy")
    assert _rows(copy, "SELECT count(*) FROM counted_ballots") == [(1,)]
    assert _found(own_server.data, "geheime-sleutel", f"{vote}{seat['participant']}") == []
    assert own_server.command("verify").stdout == "Alles klopt: het dagboek en alle tellingen.\n"
