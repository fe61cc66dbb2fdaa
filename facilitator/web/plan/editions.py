"""The pages of the versions of a plan that lie fixed: the list, one of them, and what changed between two."""

from flask import render_template, request

from facilitator import context
from facilitator.domain.numbers import typed_number
from facilitator.domain.refusals import NotFound
from facilitator.services.house import trajectories
from facilitator.services.plan import editions
from facilitator.views.plan.editions import NOW, EditionsPage, comparison_page, edition_page, edition_rows

from . import bp

MOST_DIGITS = 6


@bp.get("/plan/versies")
def all_editions(trajectory_id: str) -> str:
    """Show which versions lie fixed."""
    account, store = context.require_account(), context.store()
    trajectory = trajectories.trajectory(store, account, trajectory_id)
    rows = edition_rows(store.deciding.editions(trajectory.id))
    view = EditionsPage(f"/traject/{trajectory.id}", trajectory.municipality_name, rows)
    return render_template("plan/editions.html", view=view)


@bp.get("/plan/versies/<int:n>")
def one_edition(trajectory_id: str, n: int) -> str:
    """Show one version as it was frozen."""
    account, store = context.require_account(), context.store()
    found = editions.edition(store, account, trajectory_id, _small(n))
    trajectory = trajectories.trajectory(store, account, trajectory_id)
    return render_template("plan/edition.html", view=edition_page(trajectory.id, trajectory.municipality_name, found))


@bp.get("/plan/versies/vergelijk")
def compare_editions(trajectory_id: str) -> str:
    """Show what changed from one version to another, or to now."""
    account, store = context.require_account(), context.store()
    trajectory = trajectories.trajectory(store, account, trajectory_id)
    first, typed = _number(request.args.get("van", "")), request.args.get("tot", NOW)
    second = None if typed == NOW else _number(typed)
    found = editions.comparison(store, account, trajectory_id, first, second)
    frozen = store.deciding.editions(trajectory.id)
    view = comparison_page(trajectory.id, trajectory.municipality_name, frozen, first, second, found)
    return render_template("plan/editions_compare.html", view=view)


def _number(typed: str) -> int:
    number = typed_number(typed, MOST_DIGITS)
    if number is None:
        raise NotFound("Deze versie vinden we niet.")
    return number


def _small(n: int) -> int:
    return _number(str(n))
