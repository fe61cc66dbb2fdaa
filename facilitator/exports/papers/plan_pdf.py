"""The plan as PDF/UA-1, for who reads it."""

from facilitator.domain.plan.item import Plan
from facilitator.views.papers.plan_paper import plan_paper

from . import pdf


def plan_pdf(plan: Plan) -> bytes:
    """Return the plan as a tagged PDF with the same words as the Word file."""
    return pdf(plan_paper(plan))
