"""Everything that a session tells anybody: every page, file and call that can be asked for, as text without its ids."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

from werkzeug.test import TestResponse

from facilitator import exports, maker
from facilitator.domain.roles import Role
from facilitator.domain.voting.ballot import BallotKind
from facilitator.making import Order
from facilitator.services.house import accounts
from facilitator.services.plan import planning
from facilitator.services.sessions import joining, sessions, steps
from facilitator.services.voting import casting, counting, rounds
from facilitator.store import hashed
from tests.desk import Desk
from tests.web.hall import Hall

TITLES = ("Hulp in de bib", "Buren helpen buren", "Laptops uitlenen", "Brieven in klare taal")
ANSWERS = {
    BallotKind.YES_DOUBT_NO: ("yes", "doubt", "no", "unknown"),
    BallotKind.MOSCOW: ("should", "could", "must", "not_now"),
    BallotKind.CONSENT: ("none", "concern", "objection", "none"),
}
# Paper is set by a program of its own from the values of its page; the others hold no result, or want a key.
NOT_ASKED = (".pdf", "/static/", "/vendor/", "/helper", "/tablet", "/link/", "/uitnodiging/", "/sw.js", "openapi.json")
ASKED_TOO = (
    "/traject/{trajectory_id}/plan.csv?blad=advies&profiel=alles",
    "/traject/{trajectory_id}/plan.xlsx?profiel=alles",
    "/api/v1/trajectories/{trajectory_id}/plan.csv?sheet=advies",
    "/console/{session_id}/uitslag/{step_id}?n=2",
)
# What is asked for in French too: wherever a result is told in words.
OF_RESULTS = ("/uitslag", "/verslag", "/voorstel", "/verschuiving", "/plan", "/sessie", "/redenen")
# Marks for machines: keys of forms, tokens, and the ids of a session and all that is in it.
_CHANCE = re.compile(r"(?<![\w-])(?=[\w-]*[A-Za-z])(?=[\w-]*[A-Z0-9])[\w-]{12,}(?![\w-])")
ID_LENGTH = 12
_QR = re.compile(r'(?s)<svg[^>]*class="[^"]*qr[^"]*".*?</svg>')


def ballot(kind: BallotKind, ids: list[str], n: int) -> Any:
    """Return the nth ballot, another than those of most who sit beside."""
    if kind in ANSWERS:
        words = ANSWERS[kind] if n % 2 else ANSWERS[kind][::-1]
        return {action: words[(n // 2 + i) % 4] for i, action in enumerate(ids)}
    if kind is BallotKind.DOTS:
        return {ids[n // 2 % 4]: 2, ids[(n // 2 + 1 + n % 2) % 4]: 1}
    if kind is BallotKind.MATRIX:
        return {a: {"effect": 1 + (n // 2 + i) % 3, "effort": 1 + (n // 3 + i) % 3} for i, a in enumerate(ids)}
    return [ids[n // 2 % 4], ids[(n // 2 + 1 + n % 3) % 4]][: 1 + n % 2]


class Here:
    """Makes the files of a plan in this process: who asks for all that is told asks for a hundred of them."""

    busy = False

    def made(self, order: Order) -> bytes:
        asked = order.given
        plan, _ = maker.read(Path(asked["data"]), asked["trajectory"])
        return exports.write(plan, asked["kind"], asked["profile"], asked["sheet"])

    def close(self) -> None:
        """Nothing is left running."""


class World(Hall):
    """A hall in which seat n casts ballot n whatever its role is: worlds with the same people differ in roles alone."""

    def __init__(self, app: Any, kind: BallotKind, roles: list[Role]) -> None:
        super().__init__(app)
        self.house.makings = Here()  # type: ignore[assignment]
        self.kind, self.roles, self.votes = kind, roles, [self.step("vote").id]
        self.do(sessions.set_languages, self.fien, self.id, ["fr"], "Er komen mensen die Frans spreken.")
        self.people = [self.do(joining.join, self.code, role).seat for role in roles]
        self.an, self.marie = self.phone(), self.phone()
        self.ids = [self.action(title) for title in TITLES]
        options = {"total": 7000} if kind is BallotKind.BUDGET else {"k": 3}
        self.change(lambda tx: tx.sessions.save_step(replace(self.step("vote"), kind=kind, options=options)))
        for n, action in enumerate(self.ids, 1):
            self.change(lambda tx, action=action, cost=1000 * n: tx.actions.price(action, cost))
        seat = self.read(lambda store: store.seats.by_token(hashed(self.token(self.marie))))
        self.change(lambda tx: tx.seats.change(replace(seat, language="fr")))

    def change(self, what: Callable[[Any], Any]) -> None:
        """Change something by hand."""
        self.do(lambda tx: (what(tx), []))

    def hold(self, shift: int = 0) -> None:
        """Hold the vote at hand, from its opening to its result on the wall."""
        step = self.votes[-1]
        self.do(steps.open_step, self.fien, self.id, step)
        for n, seat in enumerate(self.people):
            self.do(casting.cast_ballot, seat, step, ballot(self.kind, self.ids, n + shift), f"{shift}")
        counting.count_vote(self.house.writer, self.fien, self.id, step)
        self.do(steps.show_step, self.fien, self.id, step)

    def again(self) -> None:
        """Hold the vote once more; people choose otherwise."""
        self.votes.append(self.do(rounds.vote_again, self.fien, self.id, self.votes[0]).step.id)
        self.hold(shift=5)

    def propose(self) -> None:
        """Let two actions go to the municipality."""
        self.do(planning.propose, self.fien, self.id, self.votes[-1], self.ids[:2])

    def cells(self) -> dict[tuple[Any, ...], int]:
        """Return what nobody may learn: how often each role said each thing of each action, in each vote."""
        found: dict[tuple[Any, ...], int] = {}
        for (nth, shift), (n, role) in product(enumerate((0, 5)), enumerate(self.roles)):
            for word in said(ballot(self.kind, self.ids, n + shift), self.ids):
                found[nth, role, word] = found.get((nth, role, word), 0) + 1
        return found

    @staticmethod
    def token(phone: Desk) -> str:
        """Return the token of a phone."""
        return str(phone.client.get_cookie("seat").value)  # type: ignore[union-attr]

    def told(self) -> Mapping[str, str]:
        """Return everything that anybody is told, by who asks and what for."""
        fien, wall = Desk(self.app).known("fien"), self.board()
        french = Desk(self.app).known("fien")
        french.client.set_cookie("language", "fr")
        program = self.house.writer.write(accounts.api_token, "fien", self.fien.duty)
        askers = {"fien": (fien, program), "fien, French": (french, program), "wall": (wall, ""),
                  "an": (self.an, self.token(self.an)), "marie": (self.marie, self.token(self.marie))}  # fmt: skip
        made = {}
        for path in self._paths():
            for name, (desk, token) in askers.items():
                if name == "fien, French" and not any(part in path for part in OF_RESULTS):
                    continue
                headers = {"Authorization": f"Bearer {token}"} if token and path.startswith("/api/") else {}
                answer = desk.client.get(path, headers=headers)
                made[f"{name}: {self._bare(path)}"] = f"{answer.status_code} {self._bare(_text(answer))}"
        return made

    def _paths(self) -> Iterator[str]:
        trajectory = self.read(lambda store: store.sessions.get(self.id)).trajectory_id
        items = [item.id for item in self.read(lambda store: store.plans.of_session(self.id, store.now()))]
        known = {"session_id": [self.id], "step_id": self.votes, "trajectory_id": [trajectory], "code": [self.code],
                 "action_id": self.ids[:1], "kind": ["csv", "pb", "xlsx", "json"], "item_id": items[:1]}  # fmt: skip
        rules = [rule for rule in self.app.url_map.iter_rules() if "GET" in (rule.methods or ())]
        for rule in sorted({re.sub(r"<(?:[^:<>]*:)?(\w+)>", r"{\1}", rule.rule) for rule in rules}) + list(ASKED_TOO):
            names = re.findall(r"{(\w+)}", rule)
            if not any(part in rule for part in NOT_ASKED) and all(name in known for name in names):
                for values in product(*(known[name] for name in names)):
                    yield rule.format(**dict(zip(names, values, strict=True)))

    def _bare(self, text: str) -> str:
        code = self.code
        for nth, step in enumerate(self.votes, 1):
            text = text.replace(step, f"STEMMING {nth}")
        for shown in (code, f"{code[:3]} {code[3:]}", f"{code[:3]}\u00a0{code[3:]}", " ".join(code)):
            text = text.replace(shown, "CODE")
        # By name, since an id may chance to look like a word.
        for one in self._ids():
            text = text.replace(one, "ID").replace(one.replace("-", "_"), "ID")
        return _CHANCE.sub("ID", _QR.sub("QR", text))

    def _ids(self) -> list[str]:
        """Return the ids of all that is kept."""
        with self.house.readers.lent() as store:
            tables = [table for table in store.db.tables if "id" in table.columns_dict]
            found = [str(row["id"]) for table in tables for row in store.db.query(f"SELECT id FROM {table.name}")]
        return [one for one in found if len(one) == ID_LENGTH]


def said(choices: Any, ids: list[str]) -> Iterator[tuple[int, str]]:
    """Yield each thing a ballot says, by the number of the action: «3: yes», «1: first»."""
    if isinstance(choices, list):
        yield from ((ids.index(action) + 1, "named") for action in choices)
        return
    for action, value in choices.items():
        pairs = value.items() if isinstance(value, dict) else [("", value)]
        yield from ((ids.index(action) + 1, f"{axis}{word}") for axis, word in pairs)


def _text(answer: TestResponse) -> str:
    """Return what a file or page says; of a workbook all its sheets, of a Word file all its parts."""
    if "officedocument" not in answer.content_type:
        return answer.get_data(as_text=True)
    with zipfile.ZipFile(io.BytesIO(answer.data)) as book:
        return "\n".join(book.read(name).decode() for name in sorted(book.namelist()) if name.endswith(".xml"))
