"""Somebody at a desk without JavaScript: signs in, reads pages, fills in forms, each with the token of its page."""

import re
from html import unescape
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from facilitator.domain.roles import Duty
from facilitator.services.house import accounts

PASSWORD = "een lange zin die niemand raadt"


class Desk:
    """One browser."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.client: FlaskClient = app.test_client()
        self.page = ""
        self.status = 0
        self.path = ""

    @property
    def house(self) -> Any:
        """The house behind the page."""
        return self.app.extensions["facilitator"]

    @property
    def text(self) -> str:
        """The words of the page, without its markup, each run of white space one space."""
        bare = re.sub(r"(?s)<(script|style).*?</\1>|<[^>]+>", " ", self.page)
        return " ".join(unescape(bare).split())

    def get(self, path: str) -> "Desk":
        """Open a page, following where it leads."""
        return self._took(self.client.get(path, follow_redirects=True))

    def post(self, path: str, data: dict[str, Any] | None = None, follow: bool = True) -> "Desk":
        """Send a form of the page that is open."""
        token = re.search(r'name="csrf" value="([^"]*)"', self.page)
        fields = {"csrf": token[1] if token else "", **(data or {})}
        return self._took(self.client.post(path, data=fields, follow_redirects=follow))

    def _took(self, response: TestResponse) -> "Desk":
        self.page, self.status = response.get_data(as_text=True), response.status_code
        self.path = response.request.path if response.history or response.status_code < 300 else response.location or ""
        return self

    def first_account(self, name: str = "Fien", email: str = "fien@example.be") -> "Desk":
        """Become the first facilitator by the one-time link."""
        link = self.house.writer.write(accounts.first_sign_in_link)
        self.get(f"/link/{link}")
        return self.post(f"/link/{link}", {"name": name, "email": email, "password": PASSWORD})

    def known(self, name: str = "Fien") -> "Desk":
        """Be signed in as a facilitator of this name, without the slow password."""
        token = self.house.writer.write(accounts.start_web_session, self._account(name))
        self.client.set_cookie("account", token)
        return self.get("/trajecten")

    def _account(self, name: str) -> Any:
        self.house.writer.write(accounts.api_token, name, Duty.FACILITATOR)
        with self.house.readers.lent() as store:
            return store.accounts.named(name)

    def trajectory(self, municipality: str = "Dentergem", title: str = "Iedereen mee") -> str:
        """Make a trajectory and return its id."""
        self.get("/trajecten/nieuw").post("/trajecten/nieuw", {"municipality": municipality, "title": title})
        return self.path.rsplit("/", 1)[-1]

    def session(self, trajectory_id: str, run_sheet: str = "startsessie") -> str:
        """Make a session, land on its console, and return its id."""
        self.get(f"/traject/{trajectory_id}").post(f"/traject/{trajectory_id}/sessies", {"format": run_sheet})
        return self.path.rsplit("/", 1)[-1]

    def invited(self, host: "Desk", trajectory_id: str, duty: str, name: str) -> "Desk":
        """Come in by a link that the host made."""
        people = f"/traject/{trajectory_id}/mensen"
        host.get(people).post(people, {"duty": duty})
        found = re.search(r"/uitnodiging/[\w-]+", host.page)
        assert found, host.text
        self.get(found[0])
        return self.post(found[0], {"name": name, "email": f"{name.lower()}@example.be", "password": PASSWORD})

    def member(self, host: "Desk", trajectory_id: str, duty: str, name: str) -> "Desk":
        """Be signed in as somebody who came in by a link of the host's."""
        people = f"/traject/{trajectory_id}/mensen"
        host.get(people).post(people, {"duty": duty})
        found = re.search(r"/uitnodiging/[\w-]+", host.page)
        assert found, host.text
        return self.known(name).get(found[0]).post(found[0])

    def fields(self, name: str) -> list[str]:
        """Return the values of all fields or buttons with this name."""
        return [unescape(value) for value in re.findall(rf'name="{name}"[^>]*? value="([^"]*)"', self.page)]
