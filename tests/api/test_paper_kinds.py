"""Paper of every kind of vote by the API: what a program may send, what is refused, and that it counts."""

from dataclasses import replace

import pytest

from facilitator.domain.voting.ballot import BallotKind

GOOD = {
    "pick": ["one", "two"],
    "budget": ["one", "two"],
    "rank": ["two", "one"],
    "dots": {"one": 2, "two": 1},
    "yes_doubt_no": {"one": "yes", "two": "unknown"},
    "moscow": {"one": "must", "two": "not_now"},
    "consent": {"one": {"answer": "objection", "reason": "Te duur."}, "two": "none", "reason": "Later."},
    "matrix": {"one": {"effect": 3, "effort": 1}, "two": {"effort": 2}},
}
BAD = {
    "pick": (["one", "one"], "repeated_action"),
    "budget": (["one", "two", "three"], "too_many_choices"),
    "rank": (["one", "two", "three"], "too_many_choices"),
    "dots": ({"one": 3}, "too_many_choices"),
    "yes_doubt_no": ({"one": "must"}, "invalid_input"),
    "moscow": ({"one": "must", "two": "must"}, "too_many_choices"),
    "consent": ({"one": {"reason": "Te duur."}}, "invalid_input"),
    "matrix": ({"one": {"effect": 4}}, "invalid_input"),
}
OPTIONS = {"k": 2, "cap": 2, "total": 3000}


@pytest.fixture(params=GOOD)
def hall(programs, request):
    """A vote of a kind that is open, with the way to key its paper."""
    ids = dict(zip(("one", "two", "three"), programs.actions("Digipunt", "Digibus", "Digibank"), strict=True))
    kind, step_id = BallotKind(request.param), programs.step("vote")

    def prepare(tx):
        step = tx.sessions.step(programs.session, step_id)
        options = {**OPTIONS, "k": 3 if kind is BallotKind.DOTS else 2, "cap": 1 if kind is BallotKind.MOSCOW else 2}
        tx.sessions.save_step(replace(step, kind=kind, options=options))
        for action in ids.values():
            tx.actions.price(action, 1500)
        return None, []

    programs.house.writer.write(prepare)
    programs.press("open", "vote")
    programs.kind = request.param
    programs.paper = f"/sessions/{{s}}/steps/{step_id}/paper"
    programs.named = lambda choices: named(choices, ids)
    return programs


def named(choices, ids):
    if isinstance(choices, list):
        return [ids.get(name, name) for name in choices]
    return {ids.get(name, name): said for name, said in choices.items()}


def paper(hall, choices, key="p", **more):
    return {"role": "citizen", "choices": hall.named(choices), "serial": "A1", "key": key, **more}


def test_paper_of_every_kind_is_keyed_twice_and_counts_once(hall):
    for keyer in ("bea", "carl"):
        hall.good("fien", "POST", hall.paper, paper(hall, GOOD[hall.kind], keyer, keyer=keyer))
    told = hall.good("fien", "GET", hall.paper)
    assert (told["serials"], told["mismatching"], told["missing"]) == (["A1"], [], [])
    assert "reason" not in str(told)
    hall.press("close", "vote")
    result = hall.good("fien", "GET", f"/sessions/{{s}}/steps/{hall.step('vote')}/results")
    assert (result["kind"], result["ballots"], result["channels"]) == (hall.kind, 1, {"paper": 1})
    assert hall.good("fien", "GET", hall.paper)["serials"] == []


def test_bad_paper_of_every_kind_is_refused_and_nothing_is_kept(hall):
    choices, code = BAD[hall.kind]
    assert hall.refused("fien", "POST", hall.paper, paper(hall, choices)) == (422, code)
    assert hall.refused("fien", "POST", hall.paper, paper(hall, ["nergens"]))[0] == 422
    assert hall.good("fien", "GET", hall.paper)["keyed"] == 0


def test_a_stranger_finds_no_paper_of_any_kind(hall):
    assert hall.refused("vic", "POST", hall.paper, paper(hall, GOOD[hall.kind]))[0] == 404
    assert hall.refused("vic", "GET", hall.paper)[0] == 404
