"""Every kind of ballot on a phone without JavaScript: cast, shown again, refused with nothing lost, wiped at the count."""

import re
from dataclasses import replace

import pytest

from facilitator.domain.roles import Role
from facilitator.domain.voting.ballot import BallotKind
from tests.web.hall import Hall

OPTIONS = {"dots": {"k": 5, "cap": 2}, "rank": {"k": 3}, "budget": {"total": 10_000}, "moscow": {"cap": 1}}
COSTS = (4_000, 6_000, 2_500)

# What somebody fills in, {0} being the first action; what is kept of it; the quiet line; what is ticked on the page.
GOOD = {
    "pick": ({"choice": ["{0}", "{2}"]}, ("{0}", "{2}"), "Je mag er nog 1 kiezen."),
    "budget": ({"choice": ["{0}", "{2}"]}, ("{0}", "{2}"), "Er is nog 3.500 euro over."),
    "dots": ({"dots-{0}": "2", "dots-{1}": "0", "dots-{2}": "1"}, {"{0}": 2, "{2}": 1}, "Je hebt nog 2 stippen."),
    "rank": ({"place-{0}": "2", "place-{1}": "", "place-{2}": "1"}, ("{2}", "{0}"), "Je mag er nog 1 kiezen."),
    "yes_doubt_no": ({"answer-{0}": "yes"}, {"{0}": "yes"}, "Je mag nog veranderen."),
    "moscow": ({"answer-{0}": "must", "answer-{1}": ""}, {"{0}": "must"}, "Bij 2 kaarten koos je nog niets."),
    "consent": (
        {"answer-{0}": "objection", "reason-{0}": "Te ver, voor wie geen bus heeft.", "answer-{1}": "none"},
        {"{0}": "objection", "reason:{0}": "Te ver, voor wie geen bus heeft.", "{1}": "none"},
        "Je mag nog veranderen.",
    ),
    "matrix": (
        {"effect-{0}": "3", "effort-{0}": "1", "effect-{1}": "2"},
        {"{0}": {"effect": 3, "effort": 1}, "{1}": {"effect": 2}},
        "Bij 1 kaart koos je nog niets.",
    ),
}
REFUSED = {
    "pick": ({"choice": ["{0}", "{1}", "{2}", "{3}"]}, "Kies er hoogstens 3."),
    "budget": ({"choice": ["{0}", "{1}", "{2}"]}, "Dit kost samen meer dan 10.000 euro. Haal er een weg."),
    "dots": ({"dots-{0}": "2", "dots-{1}": "2", "dots-{2}": "2"}, "Je hebt 5 stippen. Haal er eerst een weg."),
    "rank": (
        {"place-{0}": "1", "place-{2}": "1"},
        "Twee kaarten staan op plaats 1. Geef elke kaart een andere plaats.",
    ),
    "moscow": (
        {"answer-{0}": "must", "answer-{1}": "must"},
        "Hoogstens 1 acties «moeten». Kies voor een andere «beter wel».",
    ),
    "consent": (
        {"answer-{0}": "none", "reason-{1}": "Te ver."},
        "Je schreef waarom. Kies daar ook een antwoord.",
    ),
}


class Vote(Hall):
    """A hall with four actions and a vote of some kind."""

    def __init__(self, app, kind, **options):
        super().__init__(app)
        self.ids = [self.action(f"Actie {n}") for n in range(1, 5 if kind == "pick" else 4)]
        self.do(
            self._prepare, replace(self.step("vote"), kind=BallotKind(kind), options=OPTIONS.get(kind, {}) | options)
        )

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

    def ballots(self):
        """What lies in front of every seat that voted."""
        return [loose.choices for loose in self.read(lambda store: store.ballots.loose(self.step("vote").id))]


def as_kept(choices):
    return tuple(sorted(choices)) if isinstance(choices, tuple) else choices


@pytest.mark.parametrize("kind", BallotKind)
def test_a_ballot_is_cast_and_comes_back_filled_in(app, kind):
    hall = Vote(app, kind)
    hall.crowd(6)
    phone = hall.phone()
    hall.open("vote")
    fields, kept, line = hall.named(GOOD[kind])
    phone.get("/sessie").send("/sessie/stem", **fields)

    assert (phone.path, phone.state()) == ("/sessie", f"Bewaard. {line}")
    [ballot] = hall.ballots()
    assert ballot == (kept if kind == "rank" else as_kept(kept))
    assert filled_in(phone.page) == sorted(
        (name, one) for name, value in fields.items() for one in ([value] if isinstance(value, str) else value)
        if one not in ("", "0")
    )  # fmt: skip


@pytest.mark.parametrize("kind", REFUSED)
def test_too_much_is_said_in_words_and_stays_filled_in(app, kind):
    hall = Vote(app, kind)
    phone = hall.phone()
    hall.open("vote")
    fields, says = hall.named(REFUSED[kind])
    phone.get("/sessie").send("/sessie/stem", **fields)

    assert (phone.status, phone.state()) == (422, says)
    assert len(filled_in(phone.page)) == sum(1 if isinstance(value, str) else len(value) for value in fields.values())
    assert hall.ballots() == []


@pytest.mark.parametrize("kind", BallotKind)
def test_a_ballot_comes_back_after_stop_and_is_gone_after_the_count(app, kind):
    hall = Vote(app, kind)
    phone = hall.phone()
    hall.open("vote")
    fields = hall.named(GOOD[kind][0])
    phone.get("/sessie").send("/sessie/stem", **fields)
    hall.stop()
    assert (phone.get("/sessie").state(), filled_in(phone.page)) == ("Je stem is binnen.", [])
    hall.open("vote")
    assert filled_in(phone.get("/sessie").page) != []
    hall.count()
    assert filled_in(phone.get("/sessie").page) == []
    assert hall.ballots() == []


@pytest.mark.parametrize("kind", BallotKind)
def test_nobody_else_sees_what_was_filled_in(app, kind):
    hall = Vote(app, kind)
    an, bea = hall.phone(), hall.phone()
    hall.open("vote")
    an.get("/sessie").send("/sessie/stem", **hall.named(GOOD[kind][0]))

    assert filled_in(bea.get("/sessie").page) == []


def test_where_staff_judge_apart_each_is_asked_its_own_question(app):
    hall = Vote(app, "matrix")
    hall.crowd(5)
    hall.crowd(5, Role.STAFF)
    staff, citizen = hall.phone("staff"), hall.phone()
    hall.open("vote")
    asked = {
        role: [axis for axis in ("effect", "effort") if f'data-key="{axis}-{hall.ids[0]}"' in shown(phone.get("/sessie").page)]
        for role, phone in (("staff", staff), ("citizen", citizen))
    }  # fmt: skip
    assert asked == {"staff": ["effort"], "citizen": ["effect"]}
    citizen.send("/sessie/stem", **{f"effect-{hall.ids[0]}": "3", f"effort-{hall.ids[0]}": "1"})
    assert hall.ballots() == [{hall.ids[0]: {"effect": 3}}]


@pytest.mark.parametrize("kind", BallotKind)
def test_an_empty_form_takes_the_ballot_back(app, kind):
    hall = Vote(app, kind)
    phone = hall.phone()
    hall.open("vote")
    phone.get("/sessie").send("/sessie/stem", **hall.named(GOOD[kind][0]))
    phone.send("/sessie/stem", **dict.fromkeys(hall.named(GOOD[kind][0]), ""))

    assert (hall.ballots(), phone.status, filled_in(phone.page)) == ([], 200, [])


def shown(page):
    """Return the page without the questions that are hidden."""
    return re.sub(r'(?s)<fieldset[^>]*data-roles="[^"]*" hidden>.*?</fieldset>', "", page)


def filled_in(page):
    """Return (name, value) of every field of the ballot that is filled in."""
    form = re.search(r'(?s)<form[^>]*data-form="ballot".*?</form>', page)
    if form is None:
        return []
    ticked = re.findall(r'<input[^>]*name="([^"]*)" value="([^"]*)" ?(?:data-cost="\d+")? ?checked', form[0])
    typed = re.findall(r'<input[^>]*name="(dots-[^"]*)"[^>]*value="([1-9]\d*)"', form[0])
    written = re.findall(r'(?s)<textarea[^>]*name="([^"]*)"[^>]*>([^<]+)</textarea>', form[0])
    placed = [
        (name, place)
        for name, options in re.findall(r'(?s)<select[^>]*name="([^"]*)"[^>]*>(.*?)</select>', form[0])
        for place in re.findall(r'value="(\d)" selected', options)
    ]
    return sorted([*ticked, *typed, *written, *placed])
