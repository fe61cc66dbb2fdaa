"""Who takes another role is heard on the lines they already have as who they are now."""

import pytest

from facilitator.domain.roles import Role
from facilitator.services.ideas import actions
from facilitator.services.sessions import joining, steps
from tests.app_cast import a_session


@pytest.fixture
def house(app):
    return app.extensions["facilitator"]


@pytest.fixture
def vote(app, house):
    """A vote in which politicians only talk along; return its session, its id and its actions."""
    session = a_session(app)
    with house.readers.lent() as store:
        fien = store.accounts.named("fien")
        step = next(step for step in store.sessions.steps(session.id) if step.is_vote)
    made = [house.writer.write(actions.create_action, fien, session.id, f"Actie {n}", []).id for n in range(3)]
    rule = {"electorate": ["citizen", "staff", "partner"]}
    house.writer.write(steps.edit_step, fien, session.id, step.id, options=rule)
    house.writer.write(steps.open_step, fien, session.id, step.id)
    return session, step.id, made


def test_a_new_role_decides_who_may_vote_on_a_line_that_was_open_before(app, house, vote):
    session, step, made = vote
    carl = house.writer.write(joining.join, session.code, Role.POLITICIAN)
    line = app.extensions["socketio"].test_client(app, auth={"token": carl.token})

    def cast(key):
        return line.emit("ballot:cast", {"step": step, "choices": made[:1], "key": key}, callback=True)

    as_politician = cast("a")
    house.writer.write(joining.change_seat, carl.seat, Role.CITIZEN, None)
    as_citizen = cast("b")

    assert (as_politician["ok"], as_politician["error"]["code"]) == (False, "not_allowed")
    assert as_citizen == {"ok": True, "left": 2}
