"""A session inside the app of this process, for tests of what stands between services and sockets."""

from flask import Flask

from facilitator.domain.roles import Duty
from facilitator.domain.sessions.session import WorkshopSession
from facilitator.services.house import accounts, trajectories
from facilitator.services.sessions import sessions
from tests.cast import DENTERGEM, RUNSHEETS


def a_session(app: Flask, runsheet: str = "startsessie") -> WorkshopSession:
    """Return a new session of fien's."""
    house = app.extensions["facilitator"]
    house.writer.write(accounts.api_token, "fien", Duty.FACILITATOR)
    with house.readers.lent() as store:
        fien = store.accounts.named("fien")
    made = house.writer.write(trajectories.create_trajectory, fien, DENTERGEM, "Iedereen mee")
    return house.writer.write(sessions.create_session, fien, made.id, RUNSHEETS[runsheet]).session
