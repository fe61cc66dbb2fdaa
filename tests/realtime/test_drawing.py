"""Drawing: one snapshot until something happens, and versions that only grow."""

import threading

import pytest

from facilitator.domain.refusals import NotFound
from facilitator.domain.roles import Role
from facilitator.realtime.drawing import KEPT_SECONDS, Drawing
from facilitator.realtime.visitors import Visitors
from facilitator.services.sessions import joining
from tests.app_cast import a_session


class Watch:
    """A clock that a test winds."""

    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def watch():
    return Watch()


@pytest.fixture
def drawing(app, watch):
    return Drawing(app, app.extensions["facilitator"], Visitors(), watch)


@pytest.fixture
def session(app):
    return a_session(app)


def test_a_region_is_drawn_once_until_something_happens(drawing, session):
    first, again = (drawing.region("seat", drawing.snapshot(session.id)) for _ in range(2))
    drawing.drop(session.id)
    later = drawing.region("seat", drawing.snapshot(session.id))

    assert again is first
    assert later is not first


def test_a_snapshot_grows_old_by_itself(drawing, session, watch):
    first = drawing.snapshot(session.id)
    watch.now = KEPT_SECONDS + 0.01

    assert drawing.snapshot(session.id).version > first.version


def test_versions_grow_even_when_the_clock_stands_still_or_is_set_back(drawing, session, clock):
    versions = []
    for minutes in (0, 0, -60, 0, 1):
        clock.move(minutes=minutes)
        drawing.drop(session.id)
        versions.append(drawing.snapshot(session.id).version)

    assert versions == sorted(set(versions))


def test_what_happened_before_the_drop_is_in_the_next_snapshot(app, drawing, session):
    writer = app.extensions["facilitator"].writer
    counts = []
    for _ in range(3):
        writer.write(joining.join, session.code, Role.CITIZEN)
        drawing.drop(session.id)
        counts.append(drawing.snapshot(session.id).room.present)

    assert counts == [1, 2, 3]


def test_no_snapshot_of_before_a_commit_outlives_it(app, drawing, session):
    """Two threads draw all the time while people sit down: after each drop, nobody is given an older picture."""
    writer, over = app.extensions["facilitator"].writer, threading.Event()

    def draw():
        while not over.is_set():
            drawing.snapshot(session.id)

    threads = [threading.Thread(target=draw) for _ in range(2)]
    for thread in threads:
        thread.start()
    stale = []
    for people in range(1, 60):
        writer.write(joining.join, session.code, Role.CITIZEN)
        drawing.drop(session.id)
        if drawing.snapshot(session.id).room.present != people:
            stale.append(people)
    over.set()
    for thread in threads:
        thread.join()

    assert stale == []


def test_boards_are_drawn_for_the_address_by_which_they_came(drawing, session):
    snapshot = drawing.snapshot(session.id)
    here, there = (
        drawing.region("board", snapshot, ("nl", place))["html"] for place in ("http://zaal", "https://elders")
    )

    assert ("zaal" in here, "elders" in here, "elders" in there) == (True, False, True)


def test_there_is_no_drawing_of_a_session_that_is_not_there(drawing):
    with pytest.raises(NotFound):
        drawing.snapshot("nergens")


def test_nothing_that_is_old_stays_in_memory(app, drawing, session, watch):
    drawing.snapshot(session.id)
    other = a_session(app)
    watch.now = KEPT_SECONDS + 0.01

    drawing.snapshot(other.id)

    assert list(drawing._snapshots) == [other.id]
