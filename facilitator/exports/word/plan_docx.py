"""The plan as a Word file, for who writes on in it."""

from facilitator.domain.plan.item import Plan
from facilitator.views.papers.plan_paper import plan_paper

from .file import docx


def plan_docx(plan: Plan) -> bytes:
    """Return the plan as a Word file: a sheet an action, the decisions, and the advice of the sessions."""
    return docx(plan_paper(plan))
