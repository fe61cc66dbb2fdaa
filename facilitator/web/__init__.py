"""The door for people: pages and forms that work without JavaScript."""

import importlib

from flask import Flask

from facilitator.web import security, static_files

PAGES = (
    "vendor",
    "house.info",
    "house.accounts",
    "house.trajectories",
    "house.frames",
    "house.records",
    "console",
    "prints",
    "reports",
    "seat.receipts",
    "proof",
    "plan",
    "house.plain_language",
    "board",
    "helper",
    "seat.kiosk",
    "seat.ideas",
    "seat.reactions",
    "reacting",
    "seat.phone",
    "seat.offline",
    "house.language",
    "join",
)


def register(app: Flask) -> None:
    """Open this door of the app; `join` comes last, since its short address would catch others."""
    security.register(app)
    static_files.register(app)
    for name in PAGES:
        app.register_blueprint(importlib.import_module(f"{__name__}.{name}").bp)
