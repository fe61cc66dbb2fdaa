"""A crowd for tests: many people who join, connect and vote at the same moment, played by one thread."""

import asyncio
import contextlib
import resource
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from bench.phone import Phone, connect_all
from facilitator.loadtest.phone import Server, post

T = TypeVar("T")


def allow_many() -> None:
    """Let this process open as many connections as the system allows."""
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


def play(scene: Coroutine[Any, Any, T]) -> T:
    """Play a scene to its end in a thread of its own: the browser tests may keep a loop in this one."""
    with ThreadPoolExecutor(1) as stage:
        return stage.submit(asyncio.run, scene).result()


async def join_all(port: int, code: str, roles: Sequence[str]) -> list[tuple[int, Any]]:
    """Let everybody join at the same moment, and return how each was answered."""
    server = Server("127.0.0.1", port)
    return await asyncio.gather(*(post(server, "/join", {"code": code, "role": role}) for role in roles))


@contextlib.asynccontextmanager
async def lines(port: int, auths: list[dict[str, str]]) -> AsyncIterator[list[Phone]]:
    """Let everybody connect at the same moment; nobody may fail."""
    phones, failed = await connect_all(port, auths)
    try:
        assert failed == 0
        yield phones
    finally:
        for phone in phones:
            phone.hang_up()
        await asyncio.sleep(0)


async def until(is_so: Callable[[], object], seconds: float = 60) -> None:
    """Wait for a condition while the crowd goes on."""
    async with asyncio.timeout(seconds):
        while not is_so():  # noqa: ASYNC110  # what is waited for is told by nobody
            await asyncio.sleep(0.01)
