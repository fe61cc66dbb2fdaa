"""Papers to print as tagged PDF: ballots, slips for ideas, the sheet to join by, cards for the tables, the report."""

import io
import zipfile
from collections.abc import Mapping

from facilitator.views.papers.report_paper import ReportPaper
from facilitator.views.papers.sheets import BallotPaper, JoinPaper, SlipPaper, TablePaper

from .press import press

Paper = BallotPaper | SlipPaper | JoinPaper | TablePaper | ReportPaper
TEMPLATES: Mapping[type[object], str] = {
    BallotPaper: "ballots",
    SlipPaper: "slips",
    JoinPaper: "join",
    TablePaper: "tables",
    ReportPaper: "report",
}


def write(papers: Paper | Mapping[str, Paper]) -> bytes:
    """Return one paper as PDF, or several by their names in one zip file."""
    return pack(papers) if isinstance(papers, Mapping) else pdf(papers)


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
