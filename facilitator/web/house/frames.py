"""The frame of a trajectory: one of those we know, or the municipality's own."""

from flask import Blueprint, make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from facilitator import context
from facilitator.domain.coverage.own_frame import MOST_PLACES, TITLE_LIMIT
from facilitator.domain.refusals import InvalidInput, TextTooLong
from facilitator.services.coverage.framing import choose_frame, frame_of, write_own_frame
from facilitator.services.house import trajectories
from facilitator.services.house.trajectories import FACILITATORS

FEWEST_LINES, MORE_LINES = 4, 2
bp = Blueprint("frames", __name__)


@bp.get("/traject/<trajectory_id>/kader")
def show(trajectory_id: str) -> Response:
    """Show the frames to choose from, and the municipality's own."""
    return _page(trajectory_id)


@bp.post("/traject/<trajectory_id>/kader")
def choose(trajectory_id: str) -> Response:
    """Work with another frame."""
    try:
        context.perform(
            choose_frame, context.require_account(), trajectory_id, request.form.get("frame", ""),
            context.content().frames,
        )  # fmt: skip
    except InvalidInput as refusal:
        return _page(trajectory_id, context.told(refusal))
    return redirect(f"/traject/{trajectory_id}/kader", 303)


@bp.post("/traject/<trajectory_id>/kader/eigen")
def write(trajectory_id: str) -> Response:
    """Write the municipality's own frame; where it was the chosen one and has no places left, the first serves."""
    form = request.form
    lines = list(zip(form.getlist("code"), form.getlist("title"), strict=False))
    try:
        context.perform(write_own_frame, context.require_account(), trajectory_id, lines)
    except (InvalidInput, TextTooLong) as refusal:
        return _page(trajectory_id, context.told(refusal), lines)
    return redirect(f"/traject/{trajectory_id}/kader", 303)


def _page(trajectory_id: str, error: str = "", typed: list[tuple[str, str]] | None = None) -> Response:
    store, frames = context.store(), context.content().frames
    trajectory = trajectories.trajectory(store, context.require_account(), trajectory_id, FACILITATORS)
    name, own = frame_of(store, trajectory_id)
    lines = typed if typed is not None else [(place.code, place.title) for place in own.places]
    page = render_template(
        "trajectory/frame.html", trajectory=trajectory, frames=frames.choices(own.axis),
        chosen=frames.chosen(name, own.axis), lines=_with_room(lines),
        limit=TITLE_LIMIT, error=error,
    )  # fmt: skip
    return make_response(page, 422 if error else 200)


def _with_room(lines: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the lines with some empty ones after them, to write more on."""
    return [*lines, *[("", "")] * max(FEWEST_LINES - len(lines), min(MORE_LINES, MOST_PLACES - len(lines)))]
