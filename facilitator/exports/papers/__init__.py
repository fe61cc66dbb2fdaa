"""Papers as tagged PDF: ballots, slips, the sheet to join by, cards, the report; and what is also written in Word."""

import io
import zipfile
from collections.abc import Mapping

from facilitator.domain.refusals import NotFound
from facilitator.views.papers.document import Document
from facilitator.views.papers.report_paper import ReportPaper
from facilitator.views.papers.sheets import BallotPaper, JoinPaper, SlipPaper, TablePaper
from facilitator.views.papers.takehome import HomePaper

from .press import press

Paper = BallotPaper | SlipPaper | JoinPaper | TablePaper | ReportPaper | HomePaper | Document
TEMPLATES: Mapping[type[object], str] = {
    BallotPaper: "ballots",
    SlipPaper: "slips",
    JoinPaper: "join",
    TablePaper: "tables",
    ReportPaper: "report",
    HomePaper: "takehome",
    Document: "document",
}


def write(papers: Paper | Mapping[str, Paper], kind: str = "pdf") -> bytes:
    """Return one paper as PDF, or several by their names in one zip file; a paper of blocks also as `docx`."""
    if kind not in ("pdf", "docx"):
        raise NotFound("Dit soort bestand maken we niet.")
    if kind == "docx":
        return _word(papers)
    return pack(papers) if isinstance(papers, Mapping) else pdf(papers)


def _word(paper: object) -> bytes:
    from facilitator.exports.word import docx  # noqa: PLC0415  # slow import

    if not isinstance(paper, Document):
        raise NotFound("Dit papier is er alleen als PDF.")
    return docx(paper)


def pdf(paper: Paper) -> bytes:
    """Return a paper as PDF/UA-1."""
    return press(TEMPLATES[type(paper)], paper)


def pack(papers: Mapping[str, Paper]) -> bytes:
    """Return several papers in one zip file, each under its name."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as file:
        for name, paper in papers.items():
            file.writestr(f"{name}.pdf", pdf(paper))
    return kept.getvalue()
