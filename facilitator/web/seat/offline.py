"""Without internet: a page that says so, and the worker that keeps it on a phone; neither knows who asks."""

from flask import Blueprint, Response, current_app, make_response, render_template, url_for

from facilitator import context
from facilitator.web.static_files import phone_assets

bp = Blueprint("offline", __name__)

SHELL = "/geen-internet"


@bp.app_context_processor
def keeps_shell() -> dict[str, bool]:
    """Tell pages whether phones may keep the page for when there is no internet."""
    return {"keeps_shell": context.settings().offline_page == "on"}


@bp.get(SHELL)
def shell() -> str:
    """Show the page for when there is no internet: the same for everybody."""
    return render_template("phone/offline.html")


@bp.get("/sw.js")
def worker() -> Response:
    """Return the worker of this build, or one that takes itself away where the operator switched it off."""
    build = url_for("static", filename="").rstrip("/").rsplit("/", 1)[-1]
    wanted = context.settings().offline_page == "on"
    script = current_app.jinja_env.get_template("phone/worker.js").render(
        wanted=wanted, build=build, shell=SHELL, assets=phone_assets() if wanted else []
    )
    response = make_response(script)
    response.mimetype = "text/javascript"
    # A worker that is kept could never be switched off.
    response.headers["Cache-Control"] = "no-cache"
    return response
