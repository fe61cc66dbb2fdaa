"""A line ends with the token that opened it: who gave a shared tablet on has no vote on it any more."""

import pytest

from facilitator.context import who_holds
from facilitator.domain.roles import Role
from facilitator.services.helping import kiosks
from facilitator.services.ideas import actions
from facilitator.services.sessions import steps
from tests.app_cast import a_session


@pytest.fixture
def house(app):
    return app.extensions["facilitator"]


@pytest.fixture
def hall(app, house):
    """A session with an open vote, a shared tablet and somebody at place 1; each by its name."""
    session = a_session(app)
    with house.readers.lent() as store:
        fien = store.accounts.named("fien")
        step = next(step for step in store.sessions.steps(session.id) if step.is_vote)
    made = [house.writer.write(actions.create_action, fien, session.id, f"Actie {n}", []).id for n in range(2)]
    house.writer.write(steps.open_step, fien, session.id, step.id)
    key = house.writer.write(kiosks.make_kiosk, fien, session.id, 2)
    with house.readers.lent() as store:
        tablet = kiosks.kiosk_by_key(store, key)
    token = house.writer.write(kiosks.take_place, tablet, 1, Role.CITIZEN).token
    with house.readers.lent() as store:
        seat = who_holds(store, token)
    return {"fien": fien, "session": session.id, "step": step.id, "actions": made, "tablet": tablet, "token": token,
            "seat": seat}  # fmt: skip


WAYS = {
    "given on": lambda house, hall: house.writer.write(kiosks.next_person, hall["seat"]),
    "sat at again": lambda house, hall: house.writer.write(kiosks.take_place, hall["tablet"], 1),
    "taken back": lambda house, hall: house.writer.write(
        kiosks.withdraw_kiosk, hall["fien"], hall["session"], hall["tablet"].id
    ),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_line_ends_with_the_token_that_opened_it(app, house, hall, way):
    line = app.extensions["socketio"].test_client(app, auth={"token": hall["token"]})
    other = house.writer.write(kiosks.take_place, hall["tablet"], 2, Role.STAFF).token
    stays = app.extensions["socketio"].test_client(app, auth={"token": other})
    assert (line.is_connected(), house.connected(hall["session"])) == (True, 2)

    WAYS[way](house, hall)

    assert (line.is_connected(), stays.is_connected()) == (False, way != "taken back")
    assert house.connected(hall["session"]) == int(way != "taken back")
