"""Files that take a moment: made apart from the server, one at a time, and only for who asked."""

import io
import json
import time

import openpyxl
import pytest

from facilitator import making
from facilitator.making import Makings, Order, Stand
from tests.plan_cast import item, plan


def order(owner="sofie", kind="json", about="traject", given=None, name=""):
    asked = given if given is not None else (plan(item()), kind, "full", "acties", None)
    return Order(owner, about, name or f"plan.{kind}", "text/plain", asked)


@pytest.fixture
def makings():
    made = Makings()
    yield made
    made.close()


def until(makings, owner, key, *stands):
    """Look until the order stands so; returns how far it then is."""
    for _ in range(1500):
        _, far = makings.look(owner, key)
        if far.stand in stands:
            return far
        time.sleep(making.SECONDS_BETWEEN_LOOKS)
    raise AssertionError(far)


def test_a_file_is_made_and_kept_for_who_asked_alone(makings):
    key = makings.order(order())
    until(makings, "sofie", key, Stand.DONE)

    assert json.loads(makings.take("sofie", key))[0]["actie"]["korteOmschrijving"] == "Open een digipunt"
    assert (makings.look("ann", key), makings.take("ann", key)) == (None, None)
    makings.stop("ann", key)
    assert makings.take("sofie", key) is not None
    makings.stop("sofie", key)
    assert (makings.look("sofie", key), makings.take("sofie", key)) == (None, None)


def test_one_is_made_at_a_time_and_the_next_says_how_many_go_first(makings):
    first, second, third = (makings.order(order(name=f"{n}.json")) for n in "abc")

    assert [makings.look("sofie", key)[1].stand for key in (first, second)] == [Stand.RUNNING, Stand.WAITING]
    assert makings.look("sofie", third)[1].ahead == 2
    makings.stop("sofie", first)
    assert makings.look("sofie", second)[1].stand is Stand.RUNNING
    assert until(makings, "sofie", third, Stand.DONE) == making.Far(Stand.DONE)


def test_the_same_asked_twice_is_made_once_and_nobody_may_ask_for_everything(makings):
    keys = [makings.order(order(name=f"{n}.json")) for n in range(making.MOST_EACH)]

    assert makings.order(order(name="0.json")) == keys[0]
    assert makings.order(order(name="more.json")) is None
    assert makings.order(order("ann", name="0.json")) not in (None, *keys)


def test_what_is_stopped_runs_no_longer(makings):
    key = makings.order(order())
    process = makings._jobs[key].process

    makings.stop("sofie", key)

    assert process.poll() is not None


def test_what_nobody_looks_at_any_more_is_not_made(makings, monkeypatch):
    key = makings.order(order())
    process = makings._jobs[key].process
    monkeypatch.setattr(making, "GONE", 0.0)

    makings._tick()

    assert (process.poll() is not None, makings.look("sofie", key)) == (True, None)


def test_a_file_is_kept_for_a_while_only(makings, monkeypatch):
    key = makings.order(order())
    until(makings, "sofie", key, Stand.DONE)
    makings._tick()
    assert makings.take("sofie", key) is not None
    monkeypatch.setattr(making, "KEPT", 0.0)

    makings._tick()

    assert makings.look("sofie", key) is None


def test_what_cannot_be_made_fails_and_lets_the_next_go_on(makings, caplog):
    bad, good = makings.order(order(given=("nonsense",) * 5, name="bad")), makings.order(order())

    assert until(makings, "sofie", bad, Stand.FAILED).stand is Stand.FAILED
    assert makings.take("sofie", bad) is None
    until(makings, "sofie", good, Stand.DONE)
    assert "A file was not made" in caplog.text
    assert makings.made(order(given=("nonsense",) * 5)) is None


def test_what_takes_too_long_ends(makings, monkeypatch, caplog):
    monkeypatch.setattr(making, "LONGEST", 0.0)
    key = makings.order(order())

    assert until(makings, "sofie", key, Stand.FAILED).stand is Stand.FAILED
    assert "-9" in caplog.text


def test_a_workbook_tells_how_many_of_its_sheets_are_there(makings):
    many = plan(*(item(f"i{n}", f"Open digipunt {n}", AC_commentaar="tekst " * 500) for n in range(60)))
    key = makings.order(order(kind="xlsx", given=(many, "xlsx", "full", "acties", None)))

    far = makings.look("sofie", key)[1]
    while far.stand is Stand.RUNNING and not far.of:
        far = makings.look("sofie", key)[1]
        time.sleep(0.001)
    assert far.stand is Stand.DONE or far.of == 9
    until(makings, "sofie", key, Stand.DONE)
    assert len(openpyxl.load_workbook(io.BytesIO(makings.take("sofie", key))).sheetnames) == 8


def test_the_clock_runs_only_while_there_is_something_to_watch():
    asked = []
    made = Makings(lambda seconds, call: asked.append((seconds, call)))
    key = made.order(order())
    made.order(order())

    assert [seconds for seconds, _ in asked] == [making.TICK]
    asked.pop()[1]()
    assert [seconds for seconds, _ in asked] == [making.TICK]
    made.stop("sofie", key)
    asked.pop()[1]()
    assert asked == []
