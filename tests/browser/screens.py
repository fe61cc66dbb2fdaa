"""Every page a test opens in Chromium: as whom, on which size of screen; what the browser complains about is kept."""

from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Response, WebSocket

LOUD = ("error", "warning")

# A test that cuts the network, or is refused on purpose, knows that Chromium says so.
NO_NETWORK = "ERR_INTERNET_DISCONNECTED"
NO_SERVER = "ERR_CONNECTION"
CONFLICT = "status of 409"
# Leaving a page while its line is being made closes that line: Chromium finds it worth a warning, nobody else does.
LEFT_AT_ONCE = "WebSocket is closed before the connection is established"


class Screens:
    """The screens of one test."""

    def __init__(self, browser: Browser, base: str) -> None:
        self.browser = browser
        self.base = base
        self.complaints: list[str] = []
        self.contexts: list[BrowserContext] = []
        self.expected: tuple[str, ...] = (LEFT_AT_ONCE,)
        self.heard: list[str] = []

    def expect(self, *words: str) -> None:
        """Let complaints with these words pass."""
        self.expected += words

    def open(self, path: str, *, account: Any = None, width: int = 1280, height: int = 800, **wishes: Any) -> Page:
        """Open a page on a screen of its own; `account` is what signing in left in the browser."""
        context = self.browser.new_context(
            base_url=self.base,
            storage_state=account,
            viewport={"width": width, "height": height},
            locale="nl-BE",
            timezone_id="Europe/Brussels",
            reduced_motion="reduce",
            **wishes,
        )
        self.contexts.append(context)
        context.set_default_timeout(10_000)
        context.on("console", self._said)
        context.on("weberror", lambda error: self.complaints.append(f"{error.error}"))
        context.on("response", self._answered)
        context.on("request", lambda request: self._asked(request.url))
        page = context.new_page()
        page.on("websocket", self._listen)
        page.goto(path)
        return page

    def phone(self, path: str, *, width: int = 360, height: int = 640, script: bool = True) -> Page:
        """Open a page on a phone of its own."""
        return self.open(path, width=width, height=height, is_mobile=True, has_touch=True, java_script_enabled=script)

    def _listen(self, socket: WebSocket) -> None:
        self._asked(socket.url)
        socket.on("framereceived", lambda frame: self.heard.append(str(frame)))

    def _said(self, said: ConsoleMessage) -> None:
        if said.type in LOUD and not any(words in said.text for words in self.expected):
            self.complaints.append(f"{said.type}: {said.text} ({said.location.get('url')})")

    def _asked(self, url: str) -> None:
        """Whoever opens a page of ours asks nobody else for anything."""
        asked = urlsplit(url)
        if asked.hostname and asked.hostname != urlsplit(self.base).hostname:
            self.complaints.append(f"asked another host: {url}")

    def _answered(self, response: Response) -> None:
        if response.status >= 500:
            self.complaints.append(f"{response.status} of {response.url}")

    def close(self) -> None:
        """Close them all."""
        for context in self.contexts:
            context.close()
