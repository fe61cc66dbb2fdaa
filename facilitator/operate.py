"""What the operator's commands do, beside a running server or without one."""

import io
import logging
import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import segno
from flask import Flask
from sqlite_utils import Database

from facilitator.context import EXTENSION, SAFETY_COPY, House
from facilitator.domain.plan.importing.book import unpacked
from facilitator.domain.refusals import InvalidInput
from facilitator.domain.roles import Duty
from facilitator.domain.trajectory import Account
from facilitator.lock import Occupied, hold
from facilitator.services.house import accounts, retention
from facilitator.services.plan import editions, importing, planning
from facilitator.services.sessions import trial
from facilitator.services.voting import counting, verifying
from facilitator.services.voting.wiping import wipe
from facilitator.settings import Settings
from facilitator.store import Store, Writer, connect
from facilitator.store.content import load_policy_fields
from facilitator.store.database import FILE
from facilitator.store.migrations import NewerDatabase, check_age, copies, migrate

logger = logging.getLogger("draagvlak.house")

PURGE_EVERY = 3600.0
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


def writer(store: Store) -> Writer:
    """A writer for one command: it commits at once, and waits for a running server through SQLite."""

    def later(seconds: float, call: Callable[[], None]) -> None:
        time.sleep(seconds)
        call()

    return Writer(store, lambda call: call(), later)


def token(folder: Path, name: str, duty: Duty, trajectory_id: str | None = None) -> str:
    """Return a new API token for the account of this name, which is made if absent."""
    with opened(folder) as store:
        return writer(store).write(accounts.api_token, name, duty, trajectory_id)


def reset(folder: Path, email: str) -> str:
    """Return the path of a one-time link by which somebody sets a new password."""
    with opened(folder) as store:
        return "/link/" + writer(store).write(accounts.reset_link, email)


def first_link(settings: Settings) -> str | None:
    """Return the one-time link for the first account, None once somebody can sign in."""
    with opened(settings.data) as store:
        made = writer(store).write(accounts.first_sign_in_link)
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
        copy_to(store, target)


def copy_to(store: Store, target: Path) -> None:
    """Write a consistent copy, readable by its owner alone, in one move."""
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        store.db.execute("VACUUM INTO :target", {"target": str(part)})
        # A vote may have opened while we copied: a copy that holds the link between seat and ballot must not stay.
        with closing(sqlite3.connect(part)) as copy:
            if Store(Database(copy)).sessions.votes_under_way():
                raise CannotDo(VOTE_UNDER_WAY)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def restore(folder: Path, source: Path) -> None:
    """Put a copy back where no server runs, then do what retention asks."""
    with ExitStack() as held:
        try:
            held.enter_context(hold(folder))
        except Occupied as error:
            raise CannotDo("Stop eerst de server.") from error
        check_copy(source)
        part = folder / f"{FILE}.part"
        part.write_bytes(source.read_bytes())
        part.chmod(0o600)
        for leftover in (f"{FILE}-wal", f"{FILE}-shm"):
            (folder / leftover).unlink(missing_ok=True)
        part.replace(folder / FILE)
        purge(folder)


def check_copy(source: Path) -> None:
    """Refuse a file that is no whole copy of ours, before anything is put in its place."""
    try:
        with closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as copy:
            if copy.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
                raise CannotDo("Deze kopie is beschadigd.")
            if not check_age(Database(copy)):
                raise CannotDo("Dit bestand is geen kopie van Draagvlak.")
    except (sqlite3.Error, NewerDatabase) as error:
        raise CannotDo(f"Deze kopie kunnen we niet lezen: {error}") from error


def verify(folder: Path) -> list[str]:
    """Return what does not hold: in the journal's chain, in a recount of a counted vote, or in a frozen plan."""
    with opened(folder) as store:
        return verifying.faults(store) + editions.faults(store)


def purge(folder: Path) -> dict[str, int]:
    """Erase what retention asks, and return how many of what."""
    settings = Settings.from_environment(os.environ)
    with opened(folder) as store:
        return retain(writer(store), store, folder, settings)


def retain(writer: Writer, store: Store, folder: Path, settings: Settings) -> dict[str, int]:
    """Erase what retention asks from the rows, from the log behind them, and from the copies beside them."""
    counting.count_left(writer, retention.left_open(store, settings.seat_hours))
    writer.write(trial.clear_leftovers)
    done = writer.write(retention.purge, settings.seat_hours, settings.retention_months)
    wipe(writer)
    oldest = (store.now() - timedelta(hours=settings.seat_hours)).timestamp()
    for copy in copies(folder / FILE):
        if any(done.values()) or copy.stat().st_mtime < oldest:
            copy.unlink()
    safety = folder / SAFETY_COPY
    if safety.exists() and not _renew_safety_copy(folder) and any(done.values()):
        safety.unlink()
    return done


def export(folder: Path, trajectory_id: str, kind: str, profile: str, sheet: str) -> bytes:
    """Return a plan as a file."""
    from facilitator.exports import write  # noqa: PLC0415  # slow import

    with opened(folder) as store:
        trajectory = store.trajectories.get(trajectory_id)
        if trajectory is None:
            raise CannotDo("Dit traject vinden we niet.")
        plan = planning.whole_plan(store, trajectory)
    return write(plan, kind, profile, sheet)


@dataclass(frozen=True)
class Told:
    """What a command answers, line by line, and whether it was refused."""

    lines: tuple[str, ...]
    is_refused: bool = False


def take_in(folder: Path, trajectory_id: str, file: Path, newer: str, *, dry_run: bool) -> Told:
    """Bring a file into a plan as the operator, or only tell what that would do."""
    from facilitator.imports import read  # noqa: PLC0415  # slow import

    book = unpacked(read(file.read_bytes()))
    who = Account("operator", "Operator", None, Duty.SECRETARY, everywhere=True)
    with opened(folder) as store:
        place = store.trajectories.get(trajectory_id)
        if place is None:
            raise CannotDo("Dit traject vinden we niet.")
        parts = importing.parts(store, place, book, {})
        wished, known = importing.asked(book, parts, place, [field.code for field in load_policy_fields()])
        seen = importing.look(store, who, trajectory_id, wished, known)
        found = seen.preview
        lines = [f"{name}: {n}" for name, n in found.counts.items()]
        for one in found.refused:
            where = f"{one.place.sheet}, rij {one.place.row}, kolom {one.place.column or 'A'}"
            lines.append(f"{where}: {InvalidInput(one.sentence, **one.values)}")
        if dry_run or found.refused:
            return Told(tuple(lines), bool(found.refused))
        if newer == "refuse":
            importing.check_nobody_since(found)
        take = None if newer == "take" else ()
        done = writer(store).write(importing.take_in, who, trajectory_id, seen, file.name, take=take)
    return Told((*lines, f"import: {done.id}"))


def keep_house(app: Flask) -> None:
    """Start the clocks of a running server: retention every hour, a safety copy every few minutes."""
    house: House = app.extensions[EXTENSION]
    copies_every = timedelta(minutes=house.settings.backup_minutes).total_seconds()
    house.after_count = lambda: _safety_copy(house)
    _every(house, 5.0, PURGE_EVERY, lambda: _retain(house))
    if copies_every:
        _every(house, copies_every, copies_every, lambda: _safety_copy(house))


def leave_house(app: Flask) -> None:
    """End what the server would leave running."""
    house: House = app.extensions[EXTENSION]
    house.makings.close()


def _every(house: House, first: float, seconds: float, work: Callable[[], None]) -> None:
    """Do work again and again, in a thread of its own: it waits for the writer, which the loop itself may not."""

    def work_and_again() -> None:
        try:
            work()
        except Exception:  # whatever it is, the clock goes on
            logger.exception("the house could not be kept")
        house.loop.call_later(seconds, start)

    def start() -> None:
        threading.Thread(target=work_and_again, daemon=True).start()

    house.loop.call_later(first, start)


def _retain(house: House) -> None:
    with house.readers.lent() as store:
        retain(house.writer, store, house.folder, house.settings)


def _safety_copy(house: House) -> None:
    """Renew the rolling safety copy, unless ballots hang on seats: no copy may hold the link."""
    # Words that a facilitator blanked stand in the log until it is emptied; if somebody reads just now, next minute will do.
    house.writer.checkpoint()
    if house.settings.backup_minutes:
        house.loop.in_thread(_renew_safety_copy, house.folder)


def _renew_safety_copy(folder: Path) -> bool:
    """Make the safety copy anew if that can be done now; it never keeps a deed from being done."""
    try:
        backup(folder, folder / SAFETY_COPY)
    except CannotDo:
        return False
    except (sqlite3.Error, OSError) as error:
        logger.warning("no safety copy: %s", type(error).__name__)
        return False
    return True
