"""The loop of plain threads."""

import threading

from facilitator.loop import ThreadLoop


def test_calls_are_done_in_the_order_of_their_time():
    loop, done, heard = ThreadLoop(), threading.Event(), []

    loop.call_later(0.05, lambda: (heard.append("third"), done.set()))
    loop.call_soon(lambda: heard.append("first"))
    loop.call_soon(lambda: heard.append("second"))

    assert done.wait(10)
    assert heard == ["first", "second", "third"]


def test_a_call_that_fails_does_not_end_the_others(caplog):
    loop, done = ThreadLoop(), threading.Event()

    loop.call_soon(lambda: 1 / 0)
    loop.call_soon(done.set)

    assert done.wait(10)
    assert [record.getMessage() for record in caplog.records] == ["a call of the loop failed"]


def test_slow_work_gives_its_answer():
    assert ThreadLoop().in_thread(pow, 2, 10) == 1024


def test_a_loop_that_ended_does_nothing_more_and_lets_go_of_its_thread():
    loop, heard, done = ThreadLoop(), [], threading.Event()
    loop.call_soon(done.set)
    assert done.wait(5)
    thread = loop._thread
    loop.call_later(60, lambda: heard.append("later"))
    loop.end()

    thread.join(5)
    assert (thread.is_alive(), heard) == (False, [])
