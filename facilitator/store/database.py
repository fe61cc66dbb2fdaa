"""The store: one open connection with every table family on it, and the pool of those that only read."""

import os
import secrets
import sqlite3
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from facilitator.store.accounts import Accounts
from facilitator.store.coverage import Framing, Headcounts
from facilitator.store.deletions import Deletions
from facilitator.store.helping.hands import Hands
from facilitator.store.helping.helpers import Helpers
from facilitator.store.helping.kiosks import Kiosks
from facilitator.store.ideas import Actions, Ideas
from facilitator.store.journal import Journal
from facilitator.store.plan.deciding import Deciding
from facilitator.store.plan.fates import Fates
from facilitator.store.plan.goals import Goals
from facilitator.store.plan.imports import Imports
from facilitator.store.plan.inclusion import Inclusion
from facilitator.store.plan.items import Plans
from facilitator.store.plan.presenting import Presenting
from facilitator.store.plan.profiles import Profiles
from facilitator.store.plan.progress import Progresses
from facilitator.store.plan.reacting import Reacting
from facilitator.store.plan.writing import Writing
from facilitator.store.seats import Seats
from facilitator.store.sessions import Sessions
from facilitator.store.shelf import Shelf
from facilitator.store.trajectories import Trajectories
from facilitator.store.voting.ballots import Answers, Ballots, Keys
from facilitator.store.voting.papers import Papers
from facilitator.store.voting.receipts import Receipts

FILE = "draagvlak.db"
OPENING_PATIENCE = 10.0
OPENING_PAUSE = 0.01
Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The clock of every store that is not given another."""
    return datetime.now(UTC)


class Store:
    """Everything that is kept, by subject; inside the writer's transaction the same object is called `tx`."""

    def __init__(self, db: Database, clock: Clock = utc_now, shelf: Shelf | None = None) -> None:
        self.db = db
        self.now = clock
        self.shelf = Shelf() if shelf is None else shelf
        # What one kind of deed looked up in this transaction; the writer forgets it before any other kind of deed.
        self.memo: dict[object, Any] = {}
        self.accounts = Accounts(db)
        self.trajectories = Trajectories(db)
        self.sessions = Sessions(db)
        self.seats = Seats(db)
        self.hands = Hands(db)
        self.helpers = Helpers(db)
        self.kiosks = Kiosks(db)
        self.ideas = Ideas(db)
        self.actions = Actions(db)
        self.ballots = Ballots(db)
        self.papers = Papers(db)
        self.receipts = Receipts(db)
        self.keys = Keys(db)
        self.answers = Answers(db)
        self.journal = Journal(db)
        self.plans = Plans(db)
        self.writing = Writing(db)
        self.inclusion = Inclusion(db)
        self.goals = Goals(db)
        self.imports = Imports(db)
        self.profiles = Profiles(db)
        self.presenting = Presenting(db)
        self.reacting = Reacting(db)
        self.deciding = Deciding(db)
        self.fates = Fates(db)
        self.progress = Progresses(db)
        self.deletions = Deletions(db)
        self.framing = Framing(db)
        self.headcounts = Headcounts(db)

    @staticmethod
    def new_id() -> str:
        """Return a fresh opaque id: 12 URL-safe characters, some 72 bits of chance.

        It begins with a letter or digit: no command takes it for an option, and no spreadsheet for a sum.
        """
        while not (made := secrets.token_urlsafe(9))[0].isalnum():
            pass
        return made

    @contextmanager
    def reading(self) -> Iterator["Store"]:
        """Read several things as they were at one moment."""
        self.db.execute("BEGIN")
        try:
            yield self
        finally:
            self.db.execute("COMMIT")

    def close(self) -> None:
        """Let go of the file."""
        self.db.close()


def connect(folder: Path, *, read_only: bool = False) -> Database:
    """Open the database with what durability and secrecy ask: WAL, synchronous=FULL, secure_delete, no waiting."""
    path = folder / FILE
    if not read_only and not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    # Connections travel between green threads, and one thread at a time uses each: the pool sees to that.
    # While it is opened another process may be laying the tables or recovering the log: that is waited for.
    connection = sqlite3.connect(path, timeout=OPENING_PATIENCE, isolation_level=None, check_same_thread=False)
    _write_ahead(connection)
    for pragma in ("synchronous=FULL", "secure_delete=ON", "foreign_keys=ON", "temp_store=MEMORY"):
        connection.execute(f"PRAGMA {pragma}")
    if read_only:
        connection.execute("PRAGMA query_only=ON")
    connection.execute(f"PRAGMA busy_timeout={100 if read_only else 0}")
    return Database(connection)


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Turn the write-ahead log on; where two processes do so at once SQLite refuses one without waiting."""
    until = time.monotonic() + OPENING_PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(OPENING_PAUSE)
        else:
            return


class Readers:
    """Open read-only stores with one shelf between them, each lent to one request at a time."""

    def __init__(self, folder: Path, clock: Clock = utc_now) -> None:
        self._folder, self._clock, self._shelf = folder, clock, Shelf()
        self._free: deque[Store] = deque()

    def take(self) -> Store:
        """Lend a store."""
        try:
            return self._free.pop()
        except IndexError:
            return Store(connect(self._folder, read_only=True), self._clock, self._shelf)

    def give_back(self, store: Store) -> None:
        """Take a store back; a half-read transaction ends here."""
        if store.db.conn.in_transaction:
            store.db.execute("ROLLBACK")
        self._free.append(store)

    @contextmanager
    def lent(self) -> Iterator[Store]:
        """Lend a store for a block."""
        store = self.take()
        try:
            yield store
        finally:
            self.give_back(store)

    def close(self) -> None:
        """Close what is free."""
        while self._free:
            self._free.pop().close()
