"""The store: durable and secret by its settings, one reader at a time a connection, nothing open to others."""

import sqlite3
import stat
from contextlib import closing

import pytest

from facilitator.store import Readers, Store, connect
from facilitator.store.database import FILE


@pytest.fixture
def readers(kept):
    made = Readers(kept.folder, kept.clock)
    yield made
    made.close()


def _pragma(db, name):
    return db.execute(f"PRAGMA {name}").fetchone()[0]


@pytest.mark.parametrize("read_only", [False, True])
def test_every_connection_keeps_what_durability_and_secrecy_ask(kept, read_only):
    with closing(connect(kept.folder, read_only=read_only)) as db:
        # WAL, FULL, erase what is deleted, keep references, nothing temporary on disk.
        assert [_pragma(db, name) for name in ("journal_mode", "synchronous", "secure_delete", "foreign_keys", "temp_store")] == [
            "wal", 2, 1, 1, 2
        ]  # fmt: skip


def test_the_writer_never_waits_inside_sqlite(kept):
    with closing(connect(kept.folder)) as db:
        assert _pragma(db, "busy_timeout") == 0


def test_a_reader_cannot_write(readers):
    with readers.lent() as store, pytest.raises(sqlite3.OperationalError):
        store.deletions.record("iets", 1, store.now())


def test_nobody_else_on_the_machine_reads_the_file(kept):
    kept.account("fien")
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in kept.folder.glob(f"{FILE}*")}

    assert modes == {FILE: 0o600, f"{FILE}-wal": 0o600, f"{FILE}-shm": 0o600}


def test_a_store_comes_back_clean_and_is_lent_again(readers):
    store = readers.take()
    store.db.execute("BEGIN")
    readers.give_back(store)

    assert not store.db.conn.in_transaction
    assert readers.take() is store
    other = readers.take()
    assert other is not store
    readers.give_back(store)
    readers.give_back(other)


def test_several_reads_see_one_moment(kept, readers):
    with readers.lent() as store, store.reading():
        before = store.accounts.logins(), store.trajectories.all()
        kept.account("fien")
        assert (store.accounts.logins(), store.trajectories.all()) == before
        assert store.accounts.named("fien") is None
    with readers.lent() as store:
        assert store.accounts.named("fien").name == "fien"


def test_what_is_erased_is_gone_from_the_file(kept):
    kept.store.db.execute("INSERT INTO deletions VALUES ('nu', 'geheimgeheimgeheim', 1)")
    kept.writer.checkpoint()
    assert b"geheimgeheimgeheim" in (kept.folder / FILE).read_bytes()

    kept.store.db.execute("DELETE FROM deletions")
    kept.writer.checkpoint()

    assert not any(b"geheimgeheimgeheim" in path.read_bytes() for path in kept.folder.iterdir())


def test_a_checkpoint_says_when_a_reader_stands_in_the_way(kept, readers):
    with readers.lent() as store, store.reading():
        store.accounts.logins()
        kept.account("fien")
        assert kept.writer.checkpoint() is False
    assert kept.writer.checkpoint() is True


def test_ids_are_opaque_url_safe_and_short():
    made = {Store.new_id() for _ in range(1000)}

    assert len(made) == 1000
    assert {len(one) for one in made} == {12}
    assert all(one.replace("-", "").replace("_", "").isalnum() and one.isascii() for one in made)


def test_no_id_looks_like_an_option_of_a_command_or_a_sum():
    assert [made for made in (Store.new_id() for _ in range(2_000)) if not made[0].isalnum() or len(made) != 12] == []
