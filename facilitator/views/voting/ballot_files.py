"""What a file of anonymous ballots is called, and as what it is sent."""

from collections.abc import Mapping

from facilitator.domain.voting.proof import BallotFile
from facilitator.views.plan.plan_file import plain

MIMETYPES: Mapping[str, str] = {"csv": "text/csv; charset=utf-8", "pb": "text/plain; charset=utf-8"}


def file_name(ballots: BallotFile, kind: str) -> str:
    """Return a name that says of whom and of which vote: «stembladen-aalter-2027-kies-er-drie.csv»."""
    return f"stembladen-{plain(ballots.municipality)}-{ballots.year}-{plain(ballots.title)}.{kind}"
