"""A simulated phone or board: the least Socket.IO over the least WebSocket, so that one core can play a thousand."""

import asyncio
import base64
import contextlib
import json
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from facilitator.realtime.wire import TEXT, mask

Heard = Callable[["Phone", int, float], None]
_FINAL_TEXT = 0x80 | TEXT


def asking(text: str) -> bytes:
    """Pack a text as a browser does, under a mask of its own."""
    payload, key = text.encode(), os.urandom(4)
    if len(payload) < 126:
        return bytes((_FINAL_TEXT, 0x80 | len(payload))) + key + mask(payload, key)
    return bytes((_FINAL_TEXT, 0xFE)) + len(payload).to_bytes(2, "big") + key + mask(payload, key)


class Phone(asyncio.Protocol):
    """One client: says who it is, asks, and tells when it was answered."""

    def __init__(self, auth: dict[str, str], host: str = "localhost") -> None:
        self._auth, self._host = auth, host
        self._buffer = b""
        self._is_upgraded = False
        self._transport: asyncio.Transport | None = None
        self._sent: dict[int, float] = {}
        self._number = 0
        self.ready: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.on_answer: Heard | None = None
        self.shown: list[tuple[float, int]] = []
        self.received = 0
        self.refused = 0
        self.is_lost = False

    # What it does

    def ask(self, event: str, payload: object) -> int:
        """Ask one thing now; the answer is told to `on_answer`."""
        number, packed = self.prepared(event, payload)
        self.send(number, packed)
        return number

    def prepared(self, event: str, payload: object) -> tuple[int, bytes]:
        """Pack a question, to be sent at a moment when packing would cost time."""
        self._number += 1
        return self._number, asking(f"42{self._number}{json.dumps([event, payload], separators=(',', ':'))}")

    def send(self, number: int, packed: bytes) -> None:
        assert self._transport is not None
        self._sent[number] = time.perf_counter()
        self._transport.write(packed)

    @property
    def unanswered(self) -> int:
        return len(self._sent)

    def hang_up(self) -> None:
        if self._transport is not None:
            self._transport.abort()

    # What happens to it

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        key = base64.b64encode(os.urandom(16)).decode()
        transport.write(
            f"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: {self._host}\r\nUpgrade: websocket\r\n"
            f"Connection: Upgrade\r\nSec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
        )

    def connection_lost(self, exc: Exception | None) -> None:
        self.is_lost = True
        if not self.ready.done():
            self.ready.set_exception(exc or ConnectionError("hung up before it was ready"))

    def data_received(self, data: bytes) -> None:
        self.received += len(data)
        data = self._buffer + data if self._buffer else data
        if not self._is_upgraded:
            head, found, data = data.partition(b"\r\n\r\n")
            if not found or b" 101 " not in head[:16]:
                self._buffer = head
                return
            self._is_upgraded = True
        start = 0
        while len(data) - start >= 2:
            length, body = data[start + 1], start + 2
            if length >= 126:
                wide = 2 if length == 126 else 8
                length, body = int.from_bytes(data[body : body + wide], "big"), body + wide
            if len(data) < body + length:
                break
            self._heard(data[body : body + length])
            start = body + length
        self._buffer = data[start:]

    def _heard(self, text: bytes) -> None:
        if text.startswith(b"43"):
            self._answered(text)
        elif text.startswith(b'42["progress"'):
            self.shown.append((time.perf_counter(), json.loads(text[2:])[1]["cast"]))
        elif text == b"2":
            assert self._transport is not None
            self._transport.write(asking("3"))
        elif text.startswith(b"40") and not self.ready.done():
            self.ready.set_result(None)
        elif text.startswith(b"0{"):
            assert self._transport is not None
            self._transport.write(asking("40" + json.dumps(self._auth)))
        elif text.startswith(b"44") and not self.ready.done():
            self.ready.set_exception(ConnectionError(text.decode()))

    def _answered(self, text: bytes) -> None:
        now, body = time.perf_counter(), text.index(b"[")
        number = int(text[2:body])
        took = now - self._sent.pop(number)
        self.refused += b'"ok":true' not in text
        if self.on_answer is not None:
            self.on_answer(self, number, took)


@dataclass(frozen=True)
class Server:
    """Where phones find the server."""

    host: str
    port: int
    is_safe: bool = False

    @classmethod
    def at(cls, url: str) -> "Server":
        """Read an address such as `http://127.0.0.1:8080`."""
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError(f"{url} is no address such as http://127.0.0.1:8080")
        is_safe = parts.scheme == "https"
        return cls(parts.hostname, parts.port or (443 if is_safe else 80), is_safe)

    @property
    def name(self) -> str:
        """What a browser says in its Host line."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port in (80, 443) else f"{host}:{self.port}"


async def connect(server: Server, auth: dict[str, str]) -> Phone:
    """Return a phone that is let in."""
    _transport, phone = await asyncio.get_running_loop().create_connection(
        lambda: Phone(auth, server.name), server.host, server.port, ssl=server.is_safe or None
    )
    await asyncio.wait_for(phone.ready, 60)
    return phone


async def connect_all(server: Server, auths: list[dict[str, str]]) -> tuple[list[Phone], int]:
    """Let all come at the same moment; return who got in, and how many did not."""
    came = await asyncio.gather(*(connect(server, auth) for auth in auths), return_exceptions=True)
    phones = [one for one in came if isinstance(one, Phone)]
    return phones, len(came) - len(phones)


async def post(server: Server, path: str, body: object) -> tuple[int, Any]:
    """Send one call of a program without a token, on a connection of its own."""
    reader, writer = await asyncio.open_connection(server.host, server.port, ssl=server.is_safe or None)
    raw = json.dumps(body).encode()
    writer.write(
        f"POST /api/v1{path} HTTP/1.1\r\nHost: {server.name}\r\nConnection: close\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(raw)}\r\n\r\n".encode()
        + raw
    )
    answer = await reader.read()
    writer.close()
    with contextlib.suppress(OSError):
        await writer.wait_closed()
    head, _, rest = answer.partition(b"\r\n\r\n")
    return int(head.split()[1]), json.loads(rest)
