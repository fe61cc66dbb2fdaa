"""What the operator's commands do, beside a running server or without one."""

import io
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import timedelta
from pathlib import Path

import segno
from flask import Flask

from facilitator.context import EXTENSION, House
from facilitator.domain.refusals import Refusal
from facilitator.domain.roles import Duty
from facilitator.lock import is_held
from facilitator.services import accounts, planning, retention, verifying
from facilitator.settings import Settings
from facilitator.store import Store, Writer, connect
from facilitator.store.database import FILE
from facilitator.store.migrations import migrate

PURGE_EVERY = 3600.0
SAFETY_COPY = "safety-copy.db"
VOTE_UNDER_WAY = "Er loopt een stemming. Tel die eerst, dan kan je een kopie maken."


class CannotDo(Exception):
    """A command that cannot be done now; the text says why."""


@contextmanager
def opened(folder: Path) -> Iterator[Store]:
    """Open the data directory for one command."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    db = connect(folder)
    db.execute("PRAGMA busy_timeout=5000")
    migrate(db, folder / FILE)
    store = Store(db)
    try:
        yield store
    finally:
        store.close()


def _writer(store: Store) -> Writer:
    """A writer for one command: it commits at once, and waits for a running server through SQLite."""
    return Writer(store, lambda flush: flush(), lambda _seconds, flush: flush())


def token(folder: Path, name: str, duty: Duty) -> str:
    """Return a new API token for the account of this name, which is made if absent."""
    with opened(folder) as store:
        return _writer(store).write(accounts.api_token, name, duty)


def reset(folder: Path, email: str) -> str:
    """Return the path of a one-time link by which somebody sets a new password."""
    with opened(folder) as store:
        return "/link/" + _writer(store).write(accounts.reset_link, email)


def first_link(settings: Settings) -> str | None:
    """Return the one-time link for the first account, None once somebody can sign in."""
    with opened(settings.data) as store:
        made = _writer(store).write(accounts.first_sign_in_link)
    return f"{settings.own_url}/link/{made}" if made else None


def qr(address: str) -> str:
    """Return an address as a QR for a terminal."""
    out = io.StringIO()
    segno.make(address, error="m").terminal(out, compact=True)
    return out.getvalue()


def backup(folder: Path, target: Path) -> None:
    """Copy the data to a file; refused while ballots hang on seats."""
    with opened(folder) as store:
        if store.sessions.votes_under_way():
            raise CannotDo(VOTE_UNDER_WAY)
    copy_to(folder, target)


def copy_to(folder: Path, target: Path) -> None:
    """Write a consistent copy, readable by its owner alone, in one move; on a connection of its own, for a thread."""
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    with closing(sqlite3.connect(folder / FILE, isolation_level=None)) as db:
        db.execute("VACUUM INTO ?", (str(part),))
    part.chmod(0o600)
    # A vote may have opened while we copied: a copy that holds the link between seat and ballot must not stay.
    if _holds_ballots(part):
        part.unlink()
        raise CannotDo(VOTE_UNDER_WAY)
    part.replace(target)


def _holds_ballots(copy: Path) -> bool:
    with closing(sqlite3.connect(copy)) as db:
        return bool(db.execute("SELECT count(*) FROM ballots").fetchone()[0])


def restore(folder: Path, source: Path) -> None:
    """Put a copy back where no server runs, then do what retention asks."""
    if is_held(folder):
        raise CannotDo("Stop eerst de server.")
    with closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as copy:
        if copy.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
            raise CannotDo("Deze kopie is beschadigd.")
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for leftover in (f"{FILE}-wal", f"{FILE}-shm"):
        (folder / leftover).unlink(missing_ok=True)
    part = folder / f"{FILE}.part"
    part.write_bytes(source.read_bytes())
    part.chmod(0o600)
    part.replace(folder / FILE)
    purge(folder)


def verify(folder: Path) -> list[str]:
    """Return what does not hold: in the journal's chain, or in a recount of a counted vote."""
    with opened(folder) as store:
        return verifying.faults(store)


def purge(folder: Path) -> dict[str, int]:
    """Erase what retention asks, and return how many of what."""
    settings = Settings.from_environment(os.environ)
    with opened(folder) as store:
        return _writer(store).write(retention.purge, settings.seat_hours, settings.retention_months)


def export(folder: Path, trajectory_id: str, kind: str, profile: str, sheet: str) -> bytes:
    """Return a plan as a file."""
    from facilitator.exports import write  # noqa: PLC0415  # slow import

    with opened(folder) as store:
        trajectory = store.trajectories.get(trajectory_id)
        if trajectory is None:
            raise CannotDo("Dit traject vinden we niet.")
        plan = planning.whole_plan(store, trajectory)
    return write(plan, kind, profile, sheet)


def keep_house(app: Flask) -> None:
    """Start the clocks of a running server: retention every hour, a safety copy every few minutes."""
    house: House = app.extensions[EXTENSION]
    house.after_count = lambda: _safety_copy(house)

    def purge_and_again() -> None:
        with suppress(Refusal):
            house.writer.write(retention.purge, house.settings.seat_hours, house.settings.retention_months)
        house.loop.call_later(PURGE_EVERY, purge_and_again)

    def copy_and_again() -> None:
        _safety_copy(house)
        house.loop.call_later(timedelta(minutes=house.settings.backup_minutes).total_seconds(), copy_and_again)

    house.loop.call_later(5.0, purge_and_again)
    if house.settings.backup_minutes:
        house.loop.call_later(timedelta(minutes=house.settings.backup_minutes).total_seconds(), copy_and_again)


def _safety_copy(house: House) -> None:
    """Renew the rolling safety copy, unless ballots hang on seats: no copy may hold the link."""
    with house.readers.lent() as store:
        if store.sessions.votes_under_way():
            return
    with suppress(CannotDo):
        house.loop.in_thread(copy_to, house.folder, house.folder / SAFETY_COPY)
