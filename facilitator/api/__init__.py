"""The door for programs: the JSON API under /api/v1, described by its own OpenAPI document."""

from flask import Flask, Response, jsonify, request
from flask_smorest import Api

from facilitator import context
from facilitator.api import decisions, plan, plan_import, proof, room, rounds, trajectories
from facilitator.api.body import read_body
from facilitator.api.schemas import RefusalSchema
from facilitator.services.sessions.breathing import breathe

PREFIX = "/api/"


class Described(Api):
    """The OpenAPI document, with our own shape of errors."""

    ERROR_SCHEMA = RefusalSchema


def register(app: Flask) -> None:
    """Open this door of the app."""
    app.config |= {
        "API_TITLE": "Draagvlak", "API_VERSION": "v1", "OPENAPI_VERSION": "3.0.3", "OPENAPI_URL_PREFIX": "/api/v1",
        "OPENAPI_JSON_PATH": "openapi.json",
        "API_SPEC_OPTIONS": {
            "components": {"securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}},
            "security": [{"token": []}],
        },
    }  # fmt: skip
    api = Described(app)
    for door in (trajectories.door, room.door, rounds.door, proof.door, plan.door, decisions.door, plan_import.door):
        api.register_blueprint(door)
    _name_what_is_known(api, app.extensions[context.EXTENSION])
    app.before_request(_read_body)
    app.add_url_rule("/healthz", view_func=healthz)


def _name_what_is_known(api: Api, house: context.House) -> None:
    """Let the document list the run sheets and municipalities that this house knows: they are data, not code."""
    schemas = api.spec.components.schemas
    schemas["SessionIn"]["properties"]["format"]["enum"] = sorted(house.runsheets)
    schemas["TrajectoryIn"]["properties"]["municipality"]["enum"] = sorted(house.municipalities)


def is_api() -> bool:
    """Say whether this request came in by this door."""
    return request.path.startswith(PREFIX) or request.path == "/healthz"


def healthz() -> Response:
    """Answer whether the house can write."""
    context.perform(breathe)
    return jsonify({"ok": True, "schema": context.house().schema})


def _read_body() -> None:
    if is_api():
        read_body()
