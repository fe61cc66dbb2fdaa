"""Migrations: only ever added to, after a copy, all or none, and never on a newer database."""

import sqlite3
import stat
import threading
from contextlib import closing

import pytest
from sqlite_utils import Migrations

from facilitator.services.voting import papers
from facilitator.store import connect
from facilitator.store.database import FILE
from facilitator.store.migrations import NewerDatabase, check_age, copies, migrate, migrations


def _tomorrow(*more):
    """The steps of a later version: those of today, and one more."""
    later = Migrations("draagvlak")
    for step in migrations._migrations:
        later(name=step.name)(step.fn)
    for fn in more:
        later()(fn)
    return later


def m002_colour(db):
    db.execute("ALTER TABLE sessions ADD COLUMN colour TEXT")


def m002_stumbles(db):
    db.execute("CREATE TABLE half (a TEXT)")
    raise RuntimeError("halverwege")


@pytest.fixture
def home(tmp_path):
    db = connect(tmp_path)
    yield tmp_path, db
    db.close()


def _tables(db):
    return set(db.table_names()) - {"_sqlite_migrations"}


def test_a_new_house_has_the_schema_of_today_and_needs_no_copy(home):
    folder, db = home

    assert migrate(db, folder / FILE) == len(migrations._migrations)
    assert copies(folder / FILE) == []
    assert {"sessions", "ballots", "journal", "plan_fields"} <= _tables(db)


def test_migrating_again_changes_nothing(home):
    folder, db = home
    migrate(db, folder / FILE)
    before = db.conn.total_changes

    assert migrate(db, folder / FILE) == len(migrations._migrations)
    assert db.conn.total_changes == before


def test_an_older_database_is_copied_before_it_is_changed(kept):
    kept.account("fien")
    path = kept.folder / FILE
    columns = {column.name for column in kept.store.db["sessions"].columns}

    assert migrate(kept.store.db, path, _tomorrow(m002_colour)) == len(migrations._migrations) + 1

    (copy,) = copies(path)
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert {column.name for column in kept.store.db["sessions"].columns} == columns | {"colour"}
    with closing(sqlite3.connect(copy)) as old:
        assert {row[1] for row in old.execute("PRAGMA table_info(sessions)")} == columns
        assert old.execute("SELECT name FROM accounts").fetchall() == [("fien",)]


def test_no_copy_stays_that_holds_the_link_between_seat_and_ballot(room):
    an, made = room.join(), room.actions("Digipunt", "Digibus")
    room.cast(an, room.open("vote"), [made[0].id])

    migrate(room.kept.store.db, room.kept.folder / FILE, _tomorrow(m002_colour))

    assert copies(room.kept.folder / FILE) == []


def test_no_copy_stays_that_holds_a_keyed_paper_ballot(room):
    made = room.actions("Digipunt", "Digibus")
    vote = room.open("vote")
    room.kept.do(
        papers.enter_paper, room.fien, room.session_id, vote.id, next(iter(vote.electorate)), [made[0].id], "A1"
    )

    migrate(room.kept.store.db, room.kept.folder / FILE, _tomorrow(m002_colour))

    assert copies(room.kept.folder / FILE) == []


def test_a_newer_database_is_refused_and_left_alone(home):
    folder, db = home
    migrate(db, folder / FILE, _tomorrow(m002_colour))

    with pytest.raises(NewerDatabase, match="m002_colour"):
        migrate(db, folder / FILE)
    with pytest.raises(NewerDatabase):
        check_age(db)
    assert "colour" in {column.name for column in db["sessions"].columns}


def test_a_step_that_stumbles_leaves_nothing_half_done_and_can_be_tried_again(home):
    folder, db = home
    migrate(db, folder / FILE)
    before = _tables(db)

    with pytest.raises(RuntimeError):
        migrate(db, folder / FILE, _tomorrow(m002_colour, m002_stumbles))

    assert _tables(db) == before
    assert "colour" not in {column.name for column in db["sessions"].columns}
    assert migrate(db, folder / FILE, _tomorrow(m002_colour)) == len(migrations._migrations) + 1


def test_of_two_processes_that_start_at_once_the_second_finds_it_done(tmp_path):
    start, found = threading.Barrier(4), []

    def run():
        start.wait()
        with closing(connect(tmp_path)) as db:
            found.append(migrate(db, tmp_path / FILE))

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [len(migrations._migrations)] * 4


def test_a_file_of_something_else_has_no_step_of_ours(tmp_path):
    with closing(sqlite3.connect(tmp_path / FILE)) as other:
        other.execute("CREATE TABLE iets (a TEXT)")
    with closing(connect(tmp_path)) as db:
        assert check_age(db) == set()


def test_a_migration_has_a_number_and_is_never_edited_away():
    assert [step.name[:5] for step in migrations._migrations] == [
        f"m{n:03}_" for n in range(1, len(migrations._migrations) + 1)
    ]
