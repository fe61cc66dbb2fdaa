"""The load test: N phones join, connect and vote on a server that runs, in a session of its own that leaves nothing."""

import asyncio
import json
import math
import os
import random
import resource
import signal
import sys
import time
import uuid
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from facilitator import operate
from facilitator.domain.roles import Role
from facilitator.domain.sessions.hall import passes
from facilitator.loadtest.phone import Phone, Server, connect, post
from facilitator.services.sessions import trial
from facilitator.services.sessions.trial import Trial

MOST_PHONES = 1000
PATIENCE = 60.0
LONGEST = 300.0
JOINS_A_SECOND, LONGEST_ARRIVAL = 10, 60.0
SECONDS_TO_VOTE = 3.0
ANSWERED = 201
PICKS = 3

Tell = Callable[[str, int, int], None]
"""Hears how far it is: what phones do now, how many did it, of how many."""


@dataclass(frozen=True)
class Result:
    """What a test showed; times are in seconds, `failed` counts phones that could not do something."""

    phones: int
    joined: int
    connected: int
    voted: int
    failed: int
    join_p95: float
    ack_p95: float
    passed: bool


def load_test(url: str, phones: int, data: Path, *, as_json: bool = False, with_progress: bool = False) -> int:
    """Test a server on this machine and print what it showed; 0 if it passes, 1 if it does not."""
    try:
        server = Server.at(url)
    except ValueError as error:
        raise operate.CannotDo(str(error)) from error
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    _allow_many()
    with operate.opened(data) as store:
        writer = operate.writer(store)
        writer.write(trial.clear_leftovers)
        made = writer.write(trial.prepare)
        try:
            result = asyncio.run(_within(LONGEST, server, made, phones, _say if with_progress else _nothing))
        finally:
            writer.write(trial.clear, made.trajectory)
    sys.stdout.write((json.dumps(asdict(result)) if as_json else told(result)) + "\n")
    return 0 if result.passed else 1


def told(result: Result) -> str:
    """Say in words what a test showed."""
    return (
        f"{'Geslaagd' if result.passed else 'Niet geslaagd'}: {result.phones} gsm's, {result.failed} mislukt.\n"
        f"Aansluiten, p95: {result.join_p95:.3f} s (grens 1 s)\n"
        f"Stem bevestigd, p95: {result.ack_p95:.3f} s (grens 0,3 s)"
    )


async def _within(seconds: float, server: Server, made: Trial, phones: int, tell: Tell) -> Result:
    async with asyncio.timeout(seconds):
        return await Crowd(server, made, phones, tell).play()


class Crowd:
    """People with a phone each, who come in over a while and vote within a few seconds."""

    def __init__(self, server: Server, made: Trial, phones: int, tell: Tell) -> None:
        self._server, self._trial, self._size, self._tell = server, made, phones, tell
        self._dice = random.Random(phones)  # noqa: S311  # nobody's choice is secret here
        self.joins: list[float] = []
        self.acks: list[float] = []
        self.lines: list[Phone] = []

    async def play(self) -> Result:
        """Let them join and connect, then vote, and return what it showed."""
        try:
            arrival = min(LONGEST_ARRIVAL, self._size / JOINS_A_SECOND)
            await asyncio.gather(*(self._come(n / self._size * arrival) for n in range(self._size)))
            await self._vote()
        finally:
            for line in self.lines:
                line.hang_up()
        return self._result()

    async def _come(self, after: float) -> None:
        await asyncio.sleep(after)
        began = time.perf_counter()
        try:
            body = {"code": self._trial.code, "role": Role.CITIZEN.value}
            status, seat = await asyncio.wait_for(post(self._server, "/join", body), PATIENCE)
            if status != ANSWERED:
                return
            self.joins.append(time.perf_counter() - began)
            self.lines.append(await connect(self._server, {"token": seat["token"]}))
        except (OSError, TimeoutError, ValueError, IndexError):
            return  # Counted as one that failed: it is not among the lines.
        self._tell("join", len(self.lines), self._size)

    async def _vote(self) -> None:
        for line in self.lines:
            line.on_answer = self._answered
        pause = SECONDS_TO_VOTE / max(1, len(self.lines))
        for line in self.lines:
            if not line.is_lost:
                line.ask("ballot:cast", self._ballot())
            await asyncio.sleep(pause)
        until = time.monotonic() + PATIENCE
        while any(line.unanswered and not line.is_lost for line in self.lines) and time.monotonic() < until:  # noqa: ASYNC110
            await asyncio.sleep(0.02)

    def _ballot(self) -> dict[str, object]:
        return {
            "step": self._trial.step, "choices": self._dice.sample(self._trial.actions, PICKS), "key": str(uuid.uuid4())
        }  # fmt: skip

    def _answered(self, line: Phone, _number: int, wait: float) -> None:
        if not line.refused:
            self.acks.append(wait)
            self._tell("vote", len(self.acks), self._size)

    def _result(self) -> Result:
        failed, join_p95, ack_p95 = self._size - len(self.acks), at(0.95, self.joins), at(0.95, self.acks)
        return Result(
            phones=self._size, joined=len(self.joins), connected=len(self.lines), voted=len(self.acks), failed=failed,
            join_p95=round(join_p95, 4), ack_p95=round(ack_p95, 4), passed=passes(join_p95, ack_p95, failed),
        )  # fmt: skip


def at(share: float, waits: Sequence[float]) -> float:
    """Return the wait that this share did not exceed; 0 where nobody was answered, which fails by itself."""
    ordered = sorted(waits)
    return ordered[math.ceil(share * len(ordered)) - 1] if ordered else 0.0


def _say(doing: str, done: int, size: int) -> None:
    sys.stdout.write(json.dumps({"doing": doing, "done": done, "of": size}) + "\n")
    sys.stdout.flush()


def _nothing(_doing: str, _done: int, _size: int) -> None:
    pass


def _allow_many() -> None:
    """Let this process hold a line for every phone, and let the server go first where both want the machine."""
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    os.nice(5)
