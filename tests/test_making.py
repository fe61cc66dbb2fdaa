"""Files that take a moment: made apart from the server, one at a time, and only for who asked."""

import sys
import time

import pytest

from facilitator import making
from facilitator.making import Makings, Order, Stand

# A maker as small as can be: it makes what it is told, tells how far it is, or fails.
MAKER = """
import json, sys, time
told = json.load(sys.stdin)
sys.stderr.write("1/3\\n2/3\\n"); sys.stderr.flush()
time.sleep(float(told.get("seconds", 0)))
if "fails" in told: raise SystemExit(told["fails"])
sys.stdout.write(told["text"])
"""
COMMAND = (sys.executable, "-I", "-S", "-c", MAKER)


def order(owner="sofie", name="plan.txt", **given):
    return Order(owner, "traject", name, "text/plain", {"text": "het plan", **given})


@pytest.fixture
def makings():
    made = Makings(command=COMMAND)
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

    assert makings.take("sofie", key) == b"het plan"
    assert (makings.look("ann", key), makings.take("ann", key)) == (None, None)
    makings.stop("ann", key)
    assert makings.take("sofie", key) == b"het plan"
    makings.stop("sofie", key)
    assert (makings.look("sofie", key), makings.take("sofie", key)) == (None, None)


def test_who_waits_gets_the_file_and_nothing_is_left(makings):
    assert makings.made(order()) == b"het plan"
    assert (makings._jobs, makings.busy) == ({}, False)


def test_one_is_made_at_a_time_and_the_next_says_how_many_go_first(makings):
    first, second, third = (makings.order(order(name=n, seconds=60 if n == "a" else 0)) for n in "abc")

    assert [makings.look("sofie", key)[1].stand for key in (first, second)] == [Stand.RUNNING, Stand.WAITING]
    assert makings.look("sofie", third)[1].ahead == 2
    makings.stop("sofie", first)
    assert makings.look("sofie", second)[1].stand is Stand.RUNNING
    assert until(makings, "sofie", third, Stand.DONE) == making.Far(Stand.DONE)


def test_the_same_asked_twice_is_made_once_and_nobody_may_ask_for_everything(makings):
    keys = [makings.order(order(name=str(n), seconds=60)) for n in range(making.MOST_EACH)]

    assert makings.order(order(name="0", seconds=60)) == keys[0]
    assert (makings.order(order(name="more")), makings.made(order(name="more"))) == (None, None)
    assert makings.order(order("ann", name="0")) not in (None, *keys)


def test_what_is_stopped_runs_no_longer(makings):
    key = makings.order(order(seconds=60))
    process = makings._jobs[key].process

    makings.stop("sofie", key)

    assert process.poll() is not None


def test_what_nobody_looks_at_any_more_is_not_made(makings, monkeypatch):
    key = makings.order(order(seconds=60))
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
    bad, good = makings.order(order(name="bad", fails="Dit lukt niet.")), makings.order(order())

    assert until(makings, "sofie", bad, Stand.FAILED).stand is Stand.FAILED
    assert makings.take("sofie", bad) is None
    until(makings, "sofie", good, Stand.DONE)
    assert "Dit lukt niet." in caplog.text
    assert makings.made(order(fails="Dit lukt niet.")) is None


def test_what_takes_too_long_ends(makings, monkeypatch, caplog):
    monkeypatch.setattr(making, "LONGEST", 0.0)
    key = makings.order(order(seconds=60))

    assert until(makings, "sofie", key, Stand.FAILED).stand is Stand.FAILED
    assert "-9" in caplog.text


def test_it_tells_how_far_it_is(makings):
    key = makings.order(order(seconds=60))

    while (far := makings.look("sofie", key)[1]) == making.Far(Stand.RUNNING):
        time.sleep(making.SECONDS_BETWEEN_LOOKS)

    assert far in (making.Far(Stand.RUNNING, 1, 3), making.Far(Stand.RUNNING, 2, 3))


def test_the_clock_runs_only_while_there_is_something_to_watch():
    asked = []
    made = Makings(lambda seconds, call: asked.append((seconds, call)), COMMAND)
    key = made.order(order())
    made.order(order())

    assert [seconds for seconds, _ in asked] == [making.TICK]
    asked.pop()[1]()
    assert [seconds for seconds, _ in asked] == [making.TICK]
    made.stop("sofie", key)
    asked.pop()[1]()
    assert asked == []
