"""Papers that are made of the plan: questions with their answers, the sheet to take home, and what is written as blocks."""

from collections.abc import Callable

from flask import Response

from facilitator import context
from facilitator.domain.refusals import NotFound
from facilitator.services.plan import planning
from facilitator.views.papers.document import Document
from facilitator.views.papers.questions_paper import questions_paper
from facilitator.views.plan.plan_file import MIMETYPES, plain
from facilitator.web.prints import as_file
from facilitator.web.reports import takehome_of_plan

from . import bp

KINDS = ("pdf", "docx")


@bp.get("/plan/vragen.<kind>")
def questions(trajectory_id: str, kind: str) -> Response:
    """Give the questions about the plan with their answers; everybody of the trajectory may."""
    plan = planning.plan(context.store(), context.require_account(), trajectory_id)
    return sent(questions_paper(plan), f"vragen-{plain(plan.trajectory.municipality_name)}", kind)


@bp.get("/plan/meeneemblad.pdf")
def takehome(trajectory_id: str) -> Response:
    """Give the sheet that people take home, in a language of the house; everybody of the trajectory may."""
    plan = planning.plan(context.store(), context.require_account(), trajectory_id)
    paper = takehome_of_plan(plan)
    if not paper.actions:
        raise NotFound("In dit plan staan nog geen acties om mee te nemen.")
    return as_file(paper, f"meeneemblad-{plain(plan.trajectory.municipality_name)}-{paper.language}.pdf")


def sent(paper: Document, name: str, kind: str) -> Response:
    """Return a paper as a file of this kind, made beside the live room; NotFound for a kind that there is not."""
    if kind not in KINDS:
        raise NotFound()
    write: Callable[..., bytes] = context.house().write_papers
    # The press is a process of its own, and sleeps as every loop of ours can; Word is written here.
    content = write(paper) if kind == "pdf" else context.in_thread(write, paper, kind)
    response = Response(content, content_type=MIMETYPES[kind])
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    return response
