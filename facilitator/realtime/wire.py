"""WebSocket frames both ways (RFC 6455), without any input or output: bytes come in, messages come out."""

import base64
import hashlib
import struct
from typing import NamedTuple

CONTINUED, TEXT, BINARY, CLOSE, PING, PONG = 0x0, 0x1, 0x2, 0x8, 0x9, 0xA
WENT_AWAY, PROTOCOL_ERROR, NOT_UTF8, TOO_LARGE = 1001, 1002, 1007, 1009

_GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
_FINAL, _RESERVED, _OPCODE, _MASKED, _LENGTH = 0x80, 0x70, 0x0F, 0x80, 0x7F
_LONGEST_CONTROL = 125


class WireError(Exception):
    """The other side broke the protocol, or sent more than we read; `code` is what the close frame says."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class Message(NamedTuple):
    """One whole message: a text, bytes, or a control frame."""

    kind: int
    payload: str | bytes


def accept_key(key: str) -> str:
    """Answer the key of a handshake."""
    return base64.b64encode(hashlib.sha1(key.encode("latin-1") + _GUID, usedforsecurity=False).digest()).decode()


def frame(payload: bytes, kind: int = TEXT) -> bytes:
    """Pack a message of ours: one frame, unmasked, as a server sends it."""
    length = len(payload)
    if length < 126:
        return bytes((_FINAL | kind, length)) + payload
    if length < 0x10000:
        return struct.pack("!BBH", _FINAL | kind, 126, length) + payload
    return struct.pack("!BBQ", _FINAL | kind, 127, length) + payload


def close_frame(code: int) -> bytes:
    """Say goodbye, and why."""
    return frame(code.to_bytes(2, "big"), CLOSE)


def mask(payload: bytes, key: bytes) -> bytes:
    """Put a mask on or take it off, in one go: as whole numbers, a hundred times faster than byte by byte."""
    if key == b"\0\0\0\0":
        return payload
    length = len(payload)
    whole = (key * (length // 4 + 1))[:length]
    return (int.from_bytes(payload, "big") ^ int.from_bytes(whole, "big")).to_bytes(length, "big")


class Reader:
    """Makes messages of the bytes of one client; a message longer than `largest` is refused before it is read."""

    __slots__ = ("_buffer", "_kind", "_largest", "_parts")

    def __init__(self, largest: int) -> None:
        self._largest = largest
        self._buffer = b""
        self._kind = 0
        self._parts: list[bytes] = []

    def feed(self, data: bytes) -> list[Message]:
        """Take what was received, give every message that is now whole."""
        data = self._buffer + data if self._buffer else data
        messages: list[Message] = []
        start, end = 0, len(data)
        while end - start >= 2:
            body, after = self._bounds(data, start)
            if after > end:
                break
            self._take(data[start], mask(data[body:after], data[body - 4 : body]), messages)
            start = after
        self._buffer = data[start:]
        return messages

    def _bounds(self, data: bytes, start: int) -> tuple[int, int]:
        """Find where the body of the frame begins and ends, even when it is not all there yet."""
        first, second = data[start], data[start + 1]
        if first & _RESERVED or not second & _MASKED:
            raise WireError(PROTOCOL_ERROR)
        length, header = second & _LENGTH, 6
        if first & _OPCODE >= CLOSE and (length > _LONGEST_CONTROL or not first & _FINAL):
            raise WireError(PROTOCOL_ERROR)
        if length >= 126:
            wide = 2 if length == 126 else 8
            header += wide
            # Too short for its own length: the bounds then lie past the end, which means "wait for more".
            length = int.from_bytes(data[start + 2 : start + 2 + wide], "big") if len(data) >= start + header else 0
        if length + sum(map(len, self._parts)) > self._largest:
            raise WireError(TOO_LARGE)
        return start + header, start + header + length

    def _take(self, first: int, payload: bytes, messages: list[Message]) -> None:
        kind = first & _OPCODE
        if kind >= CLOSE:
            messages.append(Message(kind, payload))
        elif (kind == CONTINUED) != bool(self._kind) or kind > BINARY:
            raise WireError(PROTOCOL_ERROR)
        elif first & _FINAL and not self._kind:
            messages.append(_whole(kind, payload))
        else:
            self._gather(kind, payload, bool(first & _FINAL), messages)

    def _gather(self, kind: int, payload: bytes, final: bool, messages: list[Message]) -> None:
        self._kind = self._kind or kind
        self._parts.append(payload)
        if final:
            messages.append(_whole(self._kind, b"".join(self._parts)))
            self._kind, self._parts = 0, []


def _whole(kind: int, payload: bytes) -> Message:
    if kind == BINARY:
        return Message(kind, payload)
    try:
        return Message(kind, payload.decode())
    except UnicodeDecodeError:
        raise WireError(NOT_UTF8) from None
