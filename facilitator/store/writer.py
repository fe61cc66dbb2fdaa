"""The single writer: deeds that wait share one transaction, each in a savepoint of its own."""

import logging
import sqlite3
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, Generic, TypeVar

from facilitator.domain.events import Event
from facilitator.domain.refusals import InvalidInput, Refusal, TryAgain
from facilitator.store.database import Store

T = TypeVar("T")
Deed = Callable[..., tuple[T, list[Event]]]
CallSoon = Callable[[Callable[[], None]], object]
CallLater = Callable[[float, Callable[[], None]], object]
LOCK_PATIENCE = 5.0
LOCK_RETRY = 0.005
LARGEST_BATCH = 500
LOCKED = frozenset(
    {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_BUSY_SNAPSHOT, sqlite3.SQLITE_BUSY_RECOVERY, sqlite3.SQLITE_LOCKED}
)

logger = logging.getLogger("draagvlak.deeds")


class Outcome(Generic[T]):
    """How a deed ended: its answer and events, or the error."""

    __slots__ = ("answer", "deed", "done", "error", "events", "work")

    def __init__(
        self, deed: str, work: Callable[[Store], tuple[T, list[Event]]], done: Callable[["Outcome[T]"], None]
    ) -> None:
        self.deed, self.work, self.done = deed, work, done
        self.answer: T | None = None
        self.events: list[Event] = []
        self.error: Exception | None = None


class Writer:
    """Takes deeds from every door, commits them together as soon as the loop is free, then answers and publishes."""

    def __init__(
        self,
        store: Store,
        call_soon: CallSoon,
        call_later: CallLater,
        log: Callable[[Sequence[Outcome[Any]]], None] = lambda _batch: None,
    ) -> None:
        self._store, self._call_soon, self._call_later = store, call_soon, call_later
        self._log = log
        self.publish: Callable[[Sequence[Event]], None] = lambda _events: None
        self._waiting: deque[Outcome[Any]] = deque()
        self._due = False
        self._turn = threading.Lock()
        self._locked_since: float | None = None

    def submit(self, done: Callable[[Outcome[T]], None], deed: Deed[T], *args: Any, **kwargs: Any) -> None:
        """Hand in a deed; `done` hears its outcome after the commit."""
        self._waiting.append(Outcome(deed.__name__, lambda tx: deed(tx, *args, **kwargs), done))
        if not self._due:
            self._due = True
            self._call_soon(self._take_turn)

    def write(self, deed: Deed[T], *args: Any, **kwargs: Any) -> T:
        """Do a deed and wait for the commit; raises what the deed refused."""
        settled = threading.Event()
        kept: list[Outcome[T]] = []

        def done(outcome: Outcome[T]) -> None:
            kept.append(outcome)
            settled.set()

        self.submit(done, deed, *args, **kwargs)
        settled.wait()
        outcome = kept[0]
        if outcome.error is not None:
            raise outcome.error
        return outcome.answer  # type: ignore[return-value]

    @property
    def is_waiting(self) -> bool:
        """Say whether deeds wait to be committed."""
        return bool(self._waiting)

    def flush(self) -> None:
        """Commit all that waits, and come back when everybody has an answer."""
        while not self._commit_next() or self._waiting:
            time.sleep(LOCK_RETRY)

    def _take_turn(self) -> None:
        """Commit what waits, and come back for the rest, or for another try."""
        if not self._commit_next():
            self._due = True
            self._call_later(LOCK_RETRY, self._take_turn)
        elif self._waiting and not self._due:
            self._due = True
            self._call_soon(self._take_turn)

    def _commit_next(self) -> bool:
        """Commit a batch, then answer, then publish; False if another process holds the file."""
        with self._turn:
            self._due = False
            batch = [self._waiting.popleft() for _ in range(min(len(self._waiting), LARGEST_BATCH))]
            if batch and not self._commit(batch):
                self._waiting.extendleft(reversed(batch))
                return False
        self._tell(batch)
        return True

    def checkpoint(self) -> bool:
        """Move the log into the file and empty it; False while a reader or another process stands in the way."""
        with self._turn:
            try:
                busy = self._store.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            except sqlite3.OperationalError:
                return False
        return not busy

    def close(self) -> None:
        """Commit what waits and let go of the file."""
        self.flush()
        self._store.close()

    def _commit(self, batch: list[Outcome[Any]]) -> bool:
        """Do the batch in one transaction; False if another process holds the file and it should wait."""
        db = self._store.db
        try:
            db.execute("BEGIN IMMEDIATE")
        except sqlite3.Error as error:
            waits = getattr(error, "sqlite_errorcode", None) in LOCKED and not self._out_of_patience()
            return False if waits else self._give_up(batch, error)
        self._locked_since = None
        kind = None
        try:
            for outcome in batch:
                if outcome.deed != kind:
                    kind = outcome.deed
                    self._store.memo.clear()
                self._attempt(outcome)
            db.execute("COMMIT")
        except sqlite3.Error as error:
            with suppress(sqlite3.Error):
                db.execute("ROLLBACK")
            return self._give_up(batch, error)
        finally:
            self._store.memo.clear()
        return True

    def _attempt(self, outcome: Outcome[Any]) -> None:
        """Do one deed in a savepoint; a refusal undoes that deed alone."""
        db = self._store.db
        db.execute("SAVEPOINT deed")
        try:
            outcome.answer, outcome.events = outcome.work(self._store)
            db.execute("RELEASE deed")
        except Exception as error:
            if not db.conn.in_transaction:
                # The whole batch is gone with it (a full disk rolls everything back).
                raise error if isinstance(error, sqlite3.Error) else sqlite3.OperationalError(str(error)) from error
            db.execute("ROLLBACK TO deed")
            db.execute("RELEASE deed")
            outcome.error, outcome.answer, outcome.events = _answerable(error, outcome.deed), None, []

    def _give_up(self, batch: list[Outcome[Any]], error: Exception) -> bool:
        """Answer the whole batch with `try_again`: nothing of it was kept."""
        logger.error("batch not kept: %s", type(error).__name__)
        self._locked_since = None
        for outcome in batch:
            outcome.error, outcome.answer, outcome.events = TryAgain(), None, []
        return True

    def _out_of_patience(self) -> bool:
        now = time.monotonic()
        self._locked_since = self._locked_since or now
        return now - self._locked_since > LOCK_PATIENCE

    def _tell(self, batch: list[Outcome[Any]]) -> None:
        for outcome in batch:
            try:
                outcome.done(outcome)
            except Exception:
                logger.exception("an answer could not be given")
        events = [event for outcome in batch for event in outcome.events]
        try:
            if events:
                self.publish(events)
        except Exception:
            logger.exception("what happened could not be told")
        if batch:
            self._log(batch)


def _answerable(error: Exception, deed: str) -> Exception:
    """Return what the asker hears: a refusal as it is, a full or failing disk as `try_again`, a bug as itself."""
    if isinstance(error, Refusal):
        return error
    if isinstance(error, UnicodeEncodeError):
        # Half a pair of signs, in an id or a name: no file can hold it, and nothing here is called so.
        return InvalidInput()
    if isinstance(error, sqlite3.OperationalError):
        logger.error("deed %s not kept: %s", deed, type(error).__name__)
        return TryAgain()
    return error
