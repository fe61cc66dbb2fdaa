"""Beats: soon after the first ask, then never more often than the clock allows, and never missing the last."""

from facilitator.realtime.beat import Beat


class Later:
    """Calls that wait, each with the seconds it was asked to wait."""

    def __init__(self):
        self.calls = []

    def __call__(self, seconds, call):
        self.calls.append((seconds, call))

    def fire(self):
        self.calls.pop(0)[1]()


def a_beat(interval, work=lambda: None):
    later, done = Later(), []
    return Beat(interval, later, lambda: (done.append(1), work())), later, done


def test_the_first_ask_is_done_at_once():
    beat, later, done = a_beat(60)

    beat.ask()

    assert ([seconds for seconds, _ in later.calls], done) == ([0.0], [])


def test_many_asks_are_one_work():
    beat, later, done = a_beat(60)

    for _ in range(300):
        beat.ask()
    later.fire()

    assert (done, later.calls) == ([1], [])


def test_the_next_ask_waits_until_the_clock_allows_it():
    beat, later, _done = a_beat(60)
    beat.ask()
    later.fire()

    beat.ask()

    assert 59 < later.calls[0][0] <= 60


def test_an_ask_during_the_work_is_not_lost():
    beat, later, done = a_beat(0, lambda: beat.ask() if len(done) == 1 else None)
    beat.ask()

    later.fire()
    later.fire()

    assert (done, later.calls) == ([1, 1], [])


def test_work_that_breaks_does_not_end_the_beat():
    def work():
        raise ZeroDivisionError

    beat, later, done = a_beat(0, work)
    for _ in range(2):
        beat.ask()
        try:
            later.fire()
        except ZeroDivisionError:
            done.append("broke")

    assert done == [1, "broke", 1, "broke"]
