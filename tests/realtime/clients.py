"""Plain clients for the tests of the live path: a WebSocket one that can also misbehave, and a long-polling one."""

import base64
import json
import os
import socket
import struct
import urllib.request

from facilitator.realtime.wire import CLOSE, TEXT

MASK = b"\x37\xfa\x21\x3d"


def masked(payload, kind=TEXT, *, final=True):
    """Pack one frame as a client sends it."""
    length = len(payload)
    if length < 126:
        size = bytes([0x80 | length])
    else:
        size = b"\xfe" + struct.pack("!H", length) if length < 0x10000 else b"\xff" + struct.pack("!Q", length)
    body = bytes(byte ^ MASK[at % 4] for at, byte in enumerate(payload))
    return bytes([(0x80 if final else 0) | kind]) + size + MASK + body


class Client:
    """One WebSocket; what is heard while waiting for something else is kept in `heard`."""

    def __init__(self, port, path="/socket.io/?EIO=4&transport=websocket", headers="", receive_buffer=None):
        self.socket = socket.socket()
        self.socket.settimeout(10)
        if receive_buffer:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        self.socket.connect(("127.0.0.1", port))
        self.heard, self._asked, self._buffer = [], 0, b""
        key = base64.b64encode(os.urandom(16)).decode()
        self.send_bytes(
            f"GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n{headers}\r\n".encode()
        )
        self.handshake = self._until(b"\r\n\r\n").decode().lower()

    def join(self, auth=None):
        """Connect as Socket.IO does, and return what the server says to it."""
        assert self.receive()[1].startswith("0{")
        self.send("40" + (json.dumps(auth) if auth else ""))
        return self.next_text("4")

    def ask(self, event, payload):
        """Send an event that wants an acknowledgement; return its number."""
        self._asked += 1
        self.send(f"42{self._asked}{json.dumps([event, payload])}")
        return self._asked

    def answer(self, number):
        """Return the acknowledgement of an ask."""
        return json.loads(self.next_text(f"43{number}[")[len(f"43{number}") :])[0]

    def call(self, event, payload):
        return self.answer(self.ask(event, payload))

    def next_text(self, start):
        """Return the next text that starts so; pings of Engine.IO are answered, other texts are kept."""
        pings = 0
        while True:
            kind, text = self.receive()
            if kind == CLOSE:
                raise ConnectionError(text)
            if text == "2":
                pings += 1
                assert pings < 15, f"no {start}"
                self.send("3")
            elif text.startswith(start):
                return text
            else:
                self.heard.append(text)

    def receive(self):
        """Return the next frame: its kind, and its text, bytes, or close code."""
        first, second = self._exactly(2)
        length = second & 0x7F
        if length > 125:
            length = int.from_bytes(self._exactly(2 if length == 126 else 8), "big")
        payload = self._exactly(length)
        kind = first & 0x0F
        if kind == CLOSE:
            return kind, int.from_bytes(payload, "big")
        return kind, payload.decode() if kind == TEXT else payload

    def next_close(self):
        """Return the code that the server closes with."""
        while True:
            kind, payload = self.receive()
            if kind == CLOSE:
                return payload

    def send(self, text):
        self.send_bytes(masked(text.encode()))

    def send_bytes(self, data):
        self.socket.sendall(data)

    def close(self):
        self.socket.close()

    def _until(self, end):
        while end not in self._buffer:
            self._more()
        found, self._buffer = self._buffer.split(end, 1)
        return found

    def _exactly(self, count):
        while len(self._buffer) < count:
            self._more()
        found, self._buffer = self._buffer[:count], self._buffer[count:]
        return found

    def _more(self):
        data = self.socket.recv(65_536)
        if not data:
            raise ConnectionError("hung up")
        self._buffer += data


class Poller:
    """One long-polling client, for phones behind bad proxies."""

    def __init__(self, port):
        self._base = f"http://127.0.0.1:{port}/socket.io/?EIO=4&transport=polling"
        self.sid = json.loads(self.get()[1:])["sid"]
        self._base += f"&sid={self.sid}"

    def get(self):
        with urllib.request.urlopen(self._base, timeout=10) as answer:
            return answer.read().decode()

    def post(self, text):
        with urllib.request.urlopen(self._base, text.encode(), timeout=10) as answer:
            return answer.read().decode()

    def next_text(self, start):
        """Return the next packet that starts so; pings are answered."""
        while True:
            for text in self.get().split("\x1e"):
                if text == "2":
                    self.post("3")
                elif text.startswith(start):
                    return text
