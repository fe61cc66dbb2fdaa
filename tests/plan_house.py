"""A house with one counted vote, for tests of the plan: Ada runs the session, Sofie is secretary, a stranger sees nothing."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import BrowserContext

from facilitator.context import EXTENSION, House
from facilitator.domain.roles import Duty, Role
from facilitator.domain.sessions.runsheet import Method
from facilitator.domain.sessions.session import Step
from facilitator.domain.trajectory import Account, Trajectory
from facilitator.services.house import accounts, trajectories
from facilitator.services.house.secrets import hashed
from facilitator.services.ideas import actions
from facilitator.services.plan import planning
from facilitator.services.sessions import joining, sessions, steps
from facilitator.services.voting import casting, counting

TITLES = ("Open een digipunt in de bib", "Leer mailen", "Maak formulieren eenvoudig", "Koop een digibus")


@dataclass
class PlanHouse:
    """The app, its people, and the vote that the plan comes from."""

    app: Flask
    house: House
    people: dict[str, Account]
    trajectory: Trajectory
    session_id: str
    vote: Step
    actions: tuple[str, ...]

    def do(self, deed: Callable, *args: object, **kwargs: object):
        return self.house.writer.write(deed, *args, **kwargs)

    def read(self, look: Callable, *args: object):
        with self.house.readers.lent() as store:
            return look(store, *args)

    def propose(self, *numbers: int, step: str = "") -> list[str]:
        """Propose actions by their number, and return their items."""
        chosen = [self.actions[number - 1] for number in numbers]
        found = self.do(planning.propose, self.people["ada"], self.session_id, step or self.vote.id, chosen)
        return [one.id for one in found]

    def plan(self, who: str = "ada"):
        return self.read(planning.plan, self.people[who], self.trajectory.id)

    def patch(self, who: str, item: str, **fields: tuple[object, int]):
        wish = {name: {"value": value, "version": version} for name, (value, version) in fields.items()}
        return self.do(planning.patch, self.people[who], self.trajectory.id, item, wish)[1]

    def token(self, who: str) -> dict[str, str]:
        """The headers of a program of this account."""
        token = f"token-of-{who}"
        self.do(lambda tx: (tx.accounts.add_api_token(hashed(token), self.people[who].id, tx.now()), []))
        return {"Authorization": f"Bearer {token}"}

    def browser(self, who: str) -> "Browser":
        client = self.app.test_client()
        client.set_cookie("account", self.do(accounts.start_web_session, self.people[who]))
        return Browser(client, f"/traject/{self.trajectory.id}")

    def sign_in(self, context: BrowserContext, who: str, address: str) -> None:
        """Let the pages of a browser be those of an account."""
        cookie = self.browser(who).client.get_cookie("account")
        assert cookie is not None
        context.add_cookies([{"name": "account", "value": cookie.value, "url": address}])


@dataclass
class Browser:
    """A browser that is signed in and sends the token of the page along."""

    client: FlaskClient
    base: str

    @property
    def csrf(self) -> str:
        page = self.client.get(self.base).get_data(as_text=True)
        return page.split('name="csrf" value="', 1)[1].split('"', 1)[0]

    def get(self, path: str):
        return self.client.get(self.base + path)

    def post(self, path: str, **form: object):
        return self.client.post(self.base + path, data={"csrf": self.csrf, **form})

    def ask(self, path: str, body: object):
        return self.client.post(self.base + path, json=body, headers={"X-CSRF": self.csrf})


def build(app: Flask) -> PlanHouse:
    """Open a house with a counted vote of twelve inwoners and five medewerkers on four actions."""
    house: House = app.extensions[EXTENSION]
    people = {name: _account(house, name, duty) for name, duty in _CAST.items()}
    ada = people["ada"]
    trajectory = house.writer.write(
        trajectories.create_trajectory, ada, house.municipalities["11002"], "E-inclusie", None
    )
    for name, duty in _CAST.items():
        if name not in ("ada", "stranger"):
            _invite(house, trajectory, people[name], duty)
    made = house.writer.write(sessions.create_session, ada, trajectory.id, house.runsheets["startsessie"])
    chosen = tuple(house.writer.write(actions.create_action, ada, made.session.id, title, []).id for title in TITLES)
    vote = next(step for step in made.steps if step.method is Method.VOTE)
    count(house, ada, made.session.id, vote.id, chosen)
    return PlanHouse(app, house, people, trajectory, made.session.id, vote, chosen)


def count(house: House, ada: Account, session_id: str, step_id: str, chosen: tuple[str, ...]) -> None:
    """Let twelve inwoners and five medewerkers vote: 12+5 for the first, 6+5 for the second, 6+0 for the third."""
    with house.readers.lent() as store:
        session = store.sessions.get(session_id)
        assert session is not None
    house.writer.write(steps.open_step, ada, session_id, step_id)
    for n in range(17):
        role = Role.CITIZEN if n < 12 else Role.STAFF
        seat = house.writer.write(joining.join, session.code, role).seat
        second = chosen[1] if role is Role.STAFF or n % 2 else chosen[2]
        house.writer.write(casting.cast_ballot, seat, step_id, [chosen[0], second], f"key-{n}")
    counting.count_vote(house.writer, ada, session_id, step_id)


_CAST = {
    "ada": Duty.FACILITATOR,
    "sofie": Duty.SECRETARY,
    "ann": Duty.AUTHOR,
    "frans": Duty.FINANCE,
    "rita": Duty.READER,
    "stranger": Duty.FACILITATOR,
}


def _account(house: House, name: str, duty: Duty) -> Account:
    return house.writer.write(lambda tx: (accounts.new_account(tx, name.capitalize(), duty), []))


def _invite(house: House, trajectory: Trajectory, account: Account, duty: Duty) -> None:
    house.writer.write(lambda tx: (tx.trajectories.join(trajectory.id, account.id, duty), []))
