"""Who asks, with which open store, and how a deed reaches the writer: what every door needs of the house."""

import math
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from flask import current_app, g, request

from facilitator.domain.content import Content, Municipality, PolicyField
from facilitator.domain.events import Event
from facilitator.domain.refusals import Refusal, TooManyTries, Unauthenticated, UnknownCode
from facilitator.domain.sessions.runsheet import RunSheet
from facilitator.domain.sessions.session import Participant
from facilitator.domain.text import N_
from facilitator.domain.trajectory import Account
from facilitator.languages import DUTCH, Said, tongue
from facilitator.loop import Loop
from facilitator.making import Makings
from facilitator.settings import Settings
from facilitator.store import Readers, Store, Writer, hashed
from facilitator.trials import Trials

P = ParamSpec("P")
T = TypeVar("T")
SEAT_COOKIE, BOARD_COOKIE, ACCOUNT_COOKIE = "seat", "board", "account"
HELPER_COOKIE, KIOSK_COOKIE = "helper", "kiosk"
LANGUAGE_COOKIE, RESPONDER_COOKIE = "language", "answers"
NEWCOMERS_A_MINUTE = 1_000
TOO_MANY_NEWCOMERS = N_("Er antwoorden nu heel veel mensen. Wacht even en probeer opnieuw.")
EXTENSION = "facilitator"
ROUNDING = 1e-6
SAFETY_COPY = "safety-copy.db"


class WrongCodes:
    """A global budget, such as that of wrong codes: it slows those who guess, never a right code, and knows no addresses."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._per_minute, self._clock = per_minute, clock
        self._left, self._at = float(per_minute), clock()

    def check(self) -> None:
        """Refuse with TooManyTries when the budget is empty."""
        now = self._clock()
        self._left = min(self._per_minute, self._left + (now - self._at) * self._per_minute / 60)
        self._at = now
        if self._left < 1 - ROUNDING:
            raise TooManyTries(max(1, math.ceil((1 - self._left) * 60 / self._per_minute)))

    def spend(self) -> None:
        """Pay for a wrong code; TooManyTries when the budget is empty."""
        self.check()
        self._left -= 1


@dataclass
class House:
    """What the assembler put together, once for the whole process."""

    settings: Settings
    loop: Loop
    writer: Writer
    readers: Readers
    content: Content
    runsheets: Mapping[str, RunSheet]
    municipalities: Mapping[str, Municipality]
    policy_fields: Sequence[PolicyField]
    secret: bytes
    wrong_codes: WrongCodes
    wrong_words: WrongCodes
    schema: int
    makings: Makings
    read_import: Callable[[bytes], str]
    write_papers: Callable[..., bytes]
    write_ballots: Callable[..., bytes]
    after_count: Callable[[], None]
    listeners: list[Callable[[Sequence[Event]], None]] = field(default_factory=list)
    connected: Callable[[str], int] = lambda _session_id: 0
    boards: Callable[[str], int] = lambda _session_id: 0
    trials: Trials = field(default_factory=Trials)
    newcomers: WrongCodes = field(default_factory=lambda: WrongCodes(NEWCOMERS_A_MINUTE))

    def publish(self, events: Sequence[Event]) -> None:
        """Tell every listener what happened."""
        for listener in self.listeners:
            listener(events)

    @property
    def folder(self) -> Path:
        """Where everything is kept."""
        return self.settings.data

    @property
    def safety_copy(self) -> Path:
        """Where the rolling copy lies."""
        return self.folder / SAFETY_COPY


def house() -> House:
    """Return the house that serves this request."""
    found: House = current_app.extensions[EXTENSION]
    return found


def settings() -> Settings:
    """Return the settings."""
    return house().settings


def content() -> Content:
    """Return the content of `sessions/content/`."""
    return house().content


def runsheets() -> Mapping[str, RunSheet]:
    """Return the run sheets of `sessions/` by name."""
    return house().runsheets


def store() -> Store:
    """Return the store that this request reads from; it goes back when the request ends."""
    if "store" not in g:
        g.store = house().readers.take()
    found: Store = g.store
    return found


def give_back_store(_error: BaseException | None = None) -> None:
    """End what `store` began."""
    lent = g.pop("store", None)
    if lent is not None:
        house().readers.give_back(lent)


def perform(deed: Callable[..., tuple[T, list[Event]]], *args: Any, **kwargs: Any) -> T:
    """Do `deed(tx, *args, **kwargs)` in the writer's transaction, then publish; raises what it refuses."""
    return house().writer.write(deed, *args, **kwargs)


def in_thread(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Do slow work in a real thread while others are served."""
    return house().loop.in_thread(work, *args, **kwargs)


def bearer() -> Account | Participant | None:
    """Return who holds the token of the Authorization header: a program's account, or a seat."""
    kind, _, token = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() != "bearer" or not 0 < len(token) <= 200:
        return None
    return who_holds(store(), token.strip())


def who_holds(reading: Store, token: str) -> Account | Participant | None:
    """Return whose token this is."""
    kept = hashed(token)
    return reading.seats.by_token(kept) or reading.accounts.by_api_token(kept)


def guard_code(find: Callable[[], T]) -> T:
    """Look a code up; a wrong one is paid for from the global budget, a right one never."""
    try:
        return find()
    except UnknownCode:
        house().wrong_codes.spend()
        raise


def guard_words(find: Callable[[], T]) -> T:
    """Look three words up; while the budget is empty nobody is answered, since they open somebody's text for ever."""
    house().wrong_words.check()
    try:
        return find()
    except UnknownCode:
        house().wrong_words.spend()
        raise


def welcome_newcomer() -> None:
    """Let one more person begin to answer by a link; TooManyTries when a whole square does so at once."""
    try:
        house().newcomers.spend()
    except TooManyTries as refusal:
        refusal.resay(TOO_MANY_NEWCOMERS)
        raise


def account() -> Account | None:
    """Return who signed in with this browser."""
    if "account" not in g:
        token = request.cookies.get(ACCOUNT_COOKIE, "")
        g.account = store().accounts.by_web_session(hashed(token), store().now()) if token else None
    found: Account | None = g.account
    return found


def require_account() -> Account:
    """Return who signed in; Unauthenticated if nobody did."""
    found = account()
    if found is None:
        raise Unauthenticated()
    return found


def seat() -> Participant | None:
    """Return the seat of this browser."""
    if "seat" not in g:
        token = request.cookies.get(SEAT_COOKIE, "")
        g.seat = store().seats.by_token(hashed(token)) if token else None
    found: Participant | None = g.seat
    return found


def seat_language() -> str:
    """Return the language of this browser's seat, as long as its session has that language."""
    sits = seat()
    session = store().sessions.get(sits.session_id) if sits else None
    return session.speaks(sits.language) if sits and session else DUTCH


def told(refusal: Refusal | None) -> Said | str:
    """Return what was refused in the language of who asked, or nothing."""
    return tongue().say(refusal.sentence, refusal.values) if refusal else ""


def require_seat() -> Participant:
    """Return the seat of this browser; Unauthenticated without one."""
    found = seat()
    if found is None:
        raise Unauthenticated("Geef eerst de code van de sessie.")
    return found
