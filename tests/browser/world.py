"""A world of its own beside a page: its scripts see the same document, and the page's policy and names stay untouched."""

from typing import Any

from playwright.sync_api import Page


class World:
    """One isolated world in one page; it is made anew whenever the page is."""

    def __init__(self, page: Page, name: str) -> None:
        self.page, self.name = page, name
        self.line = page.context.new_cdp_session(page)

    def ask(self, expression: str) -> Any:
        """Return what an expression gives; a promise is waited for."""
        frame = self.line.send("Page.getFrameTree")["frameTree"]["frame"]["id"]
        wish = {"frameId": frame, "worldName": self.name}
        made = self.line.send("Page.createIsolatedWorld", wish)["executionContextId"]
        answer = self.line.send(
            "Runtime.evaluate",
            {"expression": expression, "contextId": made, "awaitPromise": True, "returnByValue": True},
        )
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")
