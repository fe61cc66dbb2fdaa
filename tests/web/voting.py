"""A hall with a vote of any kind, and one good ballot of each kind as its form says it."""

from dataclasses import replace

from facilitator.domain.voting.ballot import BallotKind
from tests.web.hall import Hall

OPTIONS = {"dots": {"k": 5, "cap": 2}, "rank": {"k": 3}, "budget": {"total": 10_000}, "moscow": {"cap": 1}}
COSTS = (4_000, 6_000, 2_500)
REASON = "Te ver, voor wie geen bus heeft."

# What somebody fills in, {0} being the first action; what is kept of it.
GOOD = {
    "pick": ({"choice": ["{0}", "{2}"]}, ("{0}", "{2}")),
    "budget": ({"choice": ["{0}", "{2}"]}, ("{0}", "{2}")),
    "dots": ({"dots-{0}": "2", "dots-{1}": "0", "dots-{2}": "1"}, {"{0}": 2, "{2}": 1}),
    "rank": ({"place-{0}": "2", "place-{1}": "", "place-{2}": "1"}, ("{2}", "{0}")),
    "yes_doubt_no": ({"answer-{0}": "yes"}, {"{0}": "yes"}),
    "moscow": ({"answer-{0}": "must", "answer-{1}": ""}, {"{0}": "must"}),
    "consent": (
        {"answer-{0}": "objection", "reason-{0}": REASON, "answer-{1}": "none"},
        {"{0}": "objection", "reason:{0}": REASON, "{1}": "none"},
    ),
    "matrix": (
        {"effect-{0}": "3", "effort-{0}": "1", "effect-{1}": "2"},
        {"{0}": {"effect": 3, "effort": 1}, "{1}": {"effect": 2}},
    ),
}


class Vote(Hall):
    """A hall whose vote, not yet open, is of some kind: three actions, of a pick four."""

    def __init__(self, app, kind, **options):
        super().__init__(app)
        self.ids = [self.action(f"Actie {n}") for n in range(1, 5 if kind == "pick" else 4)]
        chosen = OPTIONS.get(kind, {}) | options
        self.do(self._prepare, replace(self.step("vote"), kind=BallotKind(kind), options=chosen))

    def _prepare(self, tx, step):
        tx.sessions.save_step(step)
        for action, cost in zip(self.ids, COSTS, strict=False):
            tx.actions.price(action, cost)
        return None, []

    def named(self, raw):
        """Put the ids of the actions where {0} and so on stand."""
        if isinstance(raw, str):
            return raw.format(*self.ids)
        if isinstance(raw, dict):
            return {self.named(key): self.named(value) for key, value in raw.items()}
        return type(raw)(self.named(one) for one in raw) if isinstance(raw, list | tuple) else raw

    def good(self):
        """Return the fields of a good ballot."""
        return self.named(GOOD[self.step("vote").kind][0])

    def kept(self):
        """Return what is kept of that ballot; a list without an order lies sorted."""
        kind = self.step("vote").kind
        choices = self.named(GOOD[kind][1])
        return tuple(sorted(choices)) if isinstance(choices, tuple) and kind != "rank" else choices

    def ballots(self):
        """What lies in front of every seat that voted."""
        step = self.step("vote").id
        return [loose.choices for loose in self.read(lambda store: store.ballots.loose(step))]
