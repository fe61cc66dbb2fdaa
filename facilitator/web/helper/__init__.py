"""The helper's door: hands, voting with somebody, writing for somebody, paper and shared tablets; one session, no more."""

from flask import Blueprint

bp = Blueprint("helper", __name__, url_prefix="/helper")

from . import assisting, counting, hands, paper, scribing  # noqa: E402, F401  # they hang their pages on bp
