"""A hall with a session in it: what the facilitator does there, and phones without JavaScript for who comes in."""

import re

from facilitator.domain.roles import Duty, Role
from facilitator.services.house import accounts, trajectories
from facilitator.services.ideas import actions
from facilitator.services.sessions import joining, sessions, steps
from facilitator.services.voting import counting
from tests.cast import DENTERGEM, RUNSHEETS
from tests.desk import Desk


class Hall:
    """One session of fien's, in the app."""

    def __init__(self, app, runsheet="startsessie"):
        self.app = app
        self.do(accounts.api_token, "fien", Duty.FACILITATOR)
        self.fien = self.read(lambda store: store.accounts.named("fien"))
        made = self.do(trajectories.create_trajectory, self.fien, DENTERGEM, "Iedereen mee")
        created = self.do(sessions.create_session, self.fien, made.id, RUNSHEETS[runsheet])
        self.id, self.code, self.board_key = created.session.id, created.session.code, created.board_key

    @property
    def house(self):
        return self.app.extensions["facilitator"]

    def do(self, deed, *args):
        return self.house.writer.write(deed, *args)

    def read(self, ask):
        with self.house.readers.lent() as store:
            return ask(store)

    def step(self, method):
        found = self.read(lambda store: store.sessions.steps(self.id))
        return next(step for step in found if step.method == method)

    def open(self, method):
        self.do(steps.open_step, self.fien, self.id, self.step(method).id)
        return self.step(method)

    def stop(self):
        self.do(steps.stop_step, self.fien, self.id, self.step("vote").id)

    def count(self):
        counting.count_vote(self.house.writer, self.fien, self.id, self.step("vote").id)

    def show(self):
        self.do(steps.show_step, self.fien, self.id, self.step("vote").id)

    def end(self):
        self.do(sessions.end_session, self.fien, self.id)

    def freeze(self):
        self.house.writer.write(sessions.set_session, self.fien, self.id, frozen=True)

    def action(self, title, *ideas):
        return self.do(actions.create_action, self.fien, self.id, title, list(ideas)).id

    def ideas(self):
        return self.read(lambda store: store.ideas.of_session(self.id))

    def seats(self):
        return self.read(lambda store: store.seats.per_role(self.id))

    def crowd(self, n, role=Role.CITIZEN):
        return [self.do(joining.join, self.code, role).seat for _ in range(n)]

    def board(self):
        """Open the wall by its link, as the console does."""
        return Phone(self.app).get(f"/bord/{self.code}?key={self.board_key}")

    def phone(self, role="citizen", table=""):
        """Let somebody join on a phone, and stand on their page."""
        return Phone(self.app).get(f"/{self.code}").post(f"/{self.code}", {"role": role, "table": table})


class Phone(Desk):
    """A phone without JavaScript."""

    def state(self):
        """The one quiet line."""
        return " ".join(re.search(r"(?s)data-status[^>]*>(.*?)</p>", self.page)[1].split())

    def question(self):
        """The one heading of the page."""
        return " ".join(re.search(r"(?s)<h1[^>]*>(.*?)</h1>", self.page)[1].split())

    def numbers(self):
        """The numbers of the cards, in the order of this phone."""
        return [
            int(number) for number in re.findall(r'class="action-number">(?:<[^>]*>[^<]*</[^>]*>)?(\d+)', self.page)
        ]

    def ticked(self):
        """What is chosen on the page."""
        return re.findall(r'value="([^"]*)" checked', self.page)

    def said(self, selector):
        """The text of the elements with this class."""
        return [" ".join(found.split()) for found in re.findall(rf'(?s)class="{selector}"[^>]*>(.*?)</', self.page)]

    def send(self, path, **fields):
        """Send a form of the task that is open, with its key and step."""
        hidden = dict(re.findall(r'name="(key|step)" value="([^"]*)"', self.page))
        return self.post(path, {**hidden, **fields})
