"""The one-page record of processing that a municipality's data protection officer asks for."""

from flask import Blueprint, render_template

from facilitator import context
from facilitator.services.house import trajectories

bp = Blueprint("records", __name__)


@bp.get("/traject/<trajectory_id>/verwerking")
def record(trajectory_id: str) -> str:
    """Show what is processed of whom, why, for how long and who sees it, with this server's own settings."""
    trajectory = trajectories.trajectory(context.store(), context.require_account(), trajectory_id)
    settings = context.settings()
    return render_template(
        "trajectory/record.html", trajectory=trajectory, hours=settings.seat_hours, months=settings.retention_months
    )
