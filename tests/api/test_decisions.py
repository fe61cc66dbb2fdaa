"""Decisions as programs read them: every field, who may, and that what was taken back is gone."""

import pytest

from facilitator.services.plan import deciding
from facilitator.services.plan.deciding import Moment
from tests.plan_house import build


@pytest.fixture
def place(app):
    return build(app)


@pytest.fixture
def ask(place):
    """Ask as somebody, or as nobody."""
    headers = {name: place.token(name) for name in place.people}
    path = f"/api/v1/trajectories/{place.trajectory.id}/decisions"
    return lambda who: place.app.test_client().get(path, headers=headers.get(who, {}))


def decide(place, body, choices, **more):
    moment = Moment(body, place.plan().made_on.isoformat(), choices, **more)
    return place.do(deciding.decide, place.people["sofie"], place.trajectory.id, moment)


def test_every_decision_that_holds_is_told_with_its_version(place, ask):
    one, two = place.propose(1, 2)
    assert ask("rita").json == {"decisions": [], "editions": []}
    wrong = decide(place, "vast bureau", {one: ("gekozen", "")})
    place.do(deciding.take_back, place.people["sofie"], place.trajectory.id, wrong.id)
    choices = {one: ("gekozen", ""), two: ("later", "Geen geld.")}
    made = decide(place, "gemeenteraad", choices, told_on="2027-06-12", budget_round="AMJP")

    answer = ask("rita").json

    (told,) = answer["decisions"]
    items = told.pop("items")
    assert sorted(items, key=lambda said: said["choice"]) == [
        {"item": one, "choice": "gekozen", "reason": ""}, {"item": two, "choice": "later", "reason": "Geen geld."},
    ]  # fmt: skip
    assert told == {
        "id": made.id, "body": "gemeenteraad", "day": place.plan().made_on.isoformat(), "budget_round": "AMJP",
        "told_on": "2027-06-12", "note": "", "edition": 3,
    }  # fmt: skip
    assert [(each["n"], each["final"], len(each["hash"]), each["made_at"][-1]) for each in answer["editions"]] == [
        (n, False, 64, "Z") for n in (1, 2, 3)
    ]


def test_strangers_and_the_nameless_read_nothing(place, ask):
    (one,) = place.propose(1)
    decide(place, "college", {one: ("gekozen", "")})
    assert [(ask(who).status_code, ask(who).json["error"]["code"]) for who in ("stranger", None)] == [
        (404, "not_found"), (401, "unauthenticated"),
    ]  # fmt: skip
