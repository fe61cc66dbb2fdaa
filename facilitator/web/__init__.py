"""The door for people: pages and forms that work without JavaScript."""

import importlib

from flask import Flask

from facilitator.web import security

PAGES = ("vendor", "info", "accounts", "trajectories", "records", "console", "prints", "plan", "board", "phone", "join")


def register(app: Flask) -> None:
    """Open this door of the app; `join` comes last, since its short address would catch others."""
    security.register(app)
    for name in PAGES:
        app.register_blueprint(importlib.import_module(f"{__name__}.{name}").bp)
