"""Where the demonstration plays: a trajectory of a municipality that does not exist, with a session about to begin."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from facilitator import operate
from facilitator.domain.content import Municipality
from facilitator.domain.roles import Duty
from facilitator.services.house import accounts, trajectories
from facilitator.services.house.secrets import hash_password
from facilitator.services.sessions import sessions
from facilitator.settings import Settings
from facilitator.store import Writer
from facilitator.store.content import load_runsheets

SESSIONS = Path(__file__).parents[2] / "sessions"
ZILVERBEKE = Municipality("00000", "Zilverbeke", "Vlaanderen")
FIEN, EMAIL = "Fien (demo)", "fien@zilverbeke.example"


@dataclass(frozen=True)
class Scene:
    """What one needs to play: the session, its doors, the token of its facilitator, and its first step of each method."""

    municipality: str
    session: str
    code: str
    board_key: str
    sign_in: str
    token: str
    steps: Mapping[str, str]


def prepare(settings: Settings) -> Scene:
    """Make the session in the data directory, before the server starts."""
    with operate.opened(settings.data) as store:
        writer = Writer(store, lambda call: call(), lambda _seconds, call: call())
        known = store.accounts.by_email(EMAIL)
        fien = (
            known[0] if known else writer.write(accounts.register, FIEN, EMAIL, _nobodys_password(), Duty.FACILITATOR)
        )
        made = writer.write(trajectories.create_trajectory, fien, ZILVERBEKE, "Zilverbeke doet mee")
        runsheet = load_runsheets(SESSIONS)["startsessie"]
        created = writer.write(sessions.create_session, fien, made.id, runsheet, "Startsessie in Zilverbeke")
    steps = {step.method.value: step.id for step in reversed(created.steps)}
    return Scene(
        municipality=ZILVERBEKE.name, session=created.session.id, code=created.session.code, board_key=created.board_key,
        sign_in=operate.reset(settings.data, EMAIL), token=operate.token(settings.data, fien.name, Duty.FACILITATOR),
        steps=steps,
    )  # fmt: skip


def _nobodys_password() -> str:
    """Nobody knows it: who comes by the link chooses another."""
    return hash_password(secrets.token_urlsafe(16))
