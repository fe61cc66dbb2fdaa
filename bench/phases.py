"""What a full room does to a server: joins, casts at once, casts over a while, casts without pause, comes back."""

import asyncio
import collections
import contextlib
import random
import time
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field

from bench.measures import at, cpu_seconds, megabytes
from bench.phone import Phone, connect, connect_all
from bench.served import DidNotWork, Draagvlak, Room, Served

PICKS = 3
PATIENCE = 120.0
Figures = dict[str, float]


@dataclass
class Casts:
    """The ballots of one phase, and how long each waited for its acknowledgement."""

    waits: list[float] = field(default_factory=list)
    sent_at: list[float] = field(default_factory=list)
    last: float = 0.0

    def answered(self, _phone: Phone, _number: int, wait: float) -> None:
        self.last = time.perf_counter()
        self.waits.append(wait)
        self.sent_at.append(self.last - wait)

    def on_board(self, board: Phone | None) -> list[float]:
        """Return how long after it was cast each ballot was counted on the board, in the order of acknowledgement."""
        shown = sorted(board.shown) if board else []
        waits, place = [], 0
        for number, sent in enumerate(self.sent_at, 1):
            while place < len(shown) and shown[place][1] < number:
                place += 1
            if place < len(shown):
                waits.append(shown[place][0] - sent)
        return waits


def ballot(room: Room, rng: random.Random) -> dict[str, object]:
    """Choose as a person would: three of all."""
    return {"step": room.step, "choices": rng.sample(list(room.actions), PICKS), "key": str(uuid.uuid4())}


async def measure(server: Served, people: int, window: float, seconds: float) -> Figures:
    """Put a server through everything, and return its figures."""
    rng = random.Random(people)
    rooms = await asyncio.to_thread(server.rooms, people, 2)
    figures: Figures = {"start s": server.started_in}
    phones, board = await _enter(server, rooms[0], figures)
    await _burst(server, rooms[0], phones, board, rng, figures)
    await _leave(phones, board)
    phones, board = await _enter(server, rooms[1], figures)
    await _spread(server, rooms[1], phones, board, window, rng, figures)
    await _saturate(server, rooms[1], phones, seconds, rng, figures)
    await _come_back(server, rooms[1], phones, figures)
    await _leave([], board)
    figures["memory at most MB"] = megabytes(server.pid, "VmHWM")
    return figures


async def _enter(server: Served, room: Room, figures: Figures) -> tuple[list[Phone], Phone | None]:
    began = time.perf_counter()
    phones, failed = await connect_all(server.port, list(room.phones))
    figures["connect s"], figures["memory full MB"] = time.perf_counter() - began, megabytes(server.pid, "VmRSS")
    if failed:
        raise DidNotWork(f"{failed} of {len(room.phones)} could not connect")
    board = await connect(server.port, room.board) if room.board else None
    await asyncio.sleep(1.2)  # what the coming itself causes, such as numbers on the board, is over
    return phones, board


async def _leave(phones: Sequence[Phone], board: Phone | None) -> None:
    for phone in [*phones, *([board] if board else [])]:
        phone.hang_up()
    await asyncio.sleep(0.5)


class _Spent:
    """What a server spends from one moment to the next."""

    def __init__(self, server: Served, phones: Sequence[Phone], board: Phone | None) -> None:
        self._server, self._all = server, [*phones, *([board] if board else [])]
        self._cpu, self._bytes = cpu_seconds(server.pid), self._received()

    def tell(self, name: str, casts: int, figures: Figures) -> None:
        figures[f"{name}: server CPU µs a ballot"] = (cpu_seconds(self._server.pid) - self._cpu) / casts * 1e6
        figures[f"{name}: sent bytes a ballot"] = (self._received() - self._bytes) / casts

    def _received(self) -> int:
        return sum(phone.received for phone in self._all)


async def _burst(
    server: Served, room: Room, phones: Sequence[Phone], board: Phone | None, rng: random.Random, figures: Figures
) -> None:
    casts, spent, ballots = Casts(), _Spent(server, phones, board), [ballot(room, rng) for _ in phones]
    ready = [(phone, *phone.prepared("ballot:cast", one)) for phone, one in zip(phones, ballots, strict=True)]
    for phone in phones:
        phone.on_answer = casts.answered
    for phone, number, packed in ready:
        phone.send(number, packed)
    await until_answered(phones)
    if board:
        with contextlib.suppress(TimeoutError):
            await _until(lambda: bool(board.shown) and board.shown[-1][1] >= len(phones), 10)
    spent.tell("burst", len(phones), figures)
    _tell_waits("burst", casts, board, figures)
    if board:
        figures["burst: board complete after the last ack ms"] = (board.shown[-1][0] - casts.last) * 1000
    if isinstance(server, Draagvlak):
        await asyncio.to_thread(_check, server, room, ballots)


def _check(server: Draagvlak, room: Room, ballots: Sequence[dict[str, object]]) -> None:
    """Count the vote: what was acknowledged is there, once."""
    results = server.results(room)
    cast = collections.Counter(choice for one in ballots for choice in one["choices"])  # type: ignore[attr-defined]
    counted = {row["action"]: row["votes"] for row in results["total"] if row["votes"]}
    if results["ballots"] != len(ballots) or counted != dict(cast):
        raise DidNotWork(f"{results['ballots']} ballots of {len(ballots)}; the count differs from what was cast")


async def _spread(
    server: Served, room: Room, phones: Sequence[Phone], board: Phone | None, window: float, rng: random.Random,
    figures: Figures,
) -> None:  # fmt: skip
    casts, spent, began = Casts(), _Spent(server, phones, board), time.perf_counter()
    for place, phone in enumerate(phones):
        phone.on_answer = casts.answered
        await asyncio.sleep(max(0.0, began + place / len(phones) * window - time.perf_counter()))
        phone.ask("ballot:cast", ballot(room, rng))
    await until_answered(phones)
    await asyncio.sleep(0.3)
    spent.tell("spread", len(phones), figures)
    _tell_waits("spread", casts, board, figures)


async def _saturate(
    server: Served, room: Room, phones: Sequence[Phone], seconds: float, rng: random.Random, figures: Figures
) -> None:
    """Let everybody change their mind as fast as they are answered."""
    casts, end = Casts(), time.perf_counter() + seconds
    choices = [ballot(room, rng) for _ in range(64)]

    def again(phone: Phone, number: int, wait: float) -> None:
        casts.answered(phone, number, wait)
        if casts.last < end:
            phone.ask("ballot:cast", choices[len(casts.waits) % 64] | {"key": f"{id(phone)}-{number}"})

    cpu = cpu_seconds(server.pid)
    for phone in phones:
        phone.on_answer = again
        phone.ask("ballot:cast", ballot(room, rng))
    await asyncio.sleep(seconds)
    figures["saturated: ballots a second"] = len(casts.waits) / seconds
    figures["saturated: server CPU µs a ballot"] = (cpu_seconds(server.pid) - cpu) / max(1, len(casts.waits)) * 1e6
    await until_answered(phones)


async def _come_back(server: Served, room: Room, phones: Sequence[Phone], figures: Figures) -> None:
    """Lose the network all at once, and come back all at once."""
    for phone in phones:
        phone.hang_up()
    began = time.perf_counter()
    back, failed = await connect_all(server.port, list(room.phones))
    figures["everyone back s"], figures["could not come back"] = time.perf_counter() - began, failed
    await _leave(back, None)


def _tell_waits(name: str, casts: Casts, board: Phone | None, figures: Figures) -> None:
    shown = casts.on_board(board)
    for share in (0.5, 0.95, 0.99):
        figures[f"{name}: ack p{share * 100:.0f} ms"] = at(share, casts.waits) * 1000
        if board:
            figures[f"{name}: board p{share * 100:.0f} ms"] = at(share, shown) * 1000


async def until_answered(phones: Sequence[Phone]) -> None:
    await _until(lambda: not any(phone.unanswered for phone in phones), PATIENCE)
    if refused := sum(phone.refused for phone in phones):
        raise DidNotWork(f"{refused} ballots were refused")


async def _until(is_so: "collections.abc.Callable[[], bool]", seconds: float) -> None:
    async with asyncio.timeout(seconds):
        while not is_so():  # noqa: ASYNC110  # what is waited for is told by nobody
            await asyncio.sleep(0.01)
