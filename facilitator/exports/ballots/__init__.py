"""Files of anonymous ballots: a table for a spreadsheet, and what programs for participatory budgets read."""

from facilitator.domain.refusals import NotFound
from facilitator.domain.voting.proof import BallotFile
from facilitator.exports.csv_file import csv_file

from .cells import ballot_table
from .pabulib import pabulib


def write(ballots: BallotFile, kind: str) -> bytes:
    """Return the ballots as `csv` or `pb`; NotFound for a kind that we do not make."""
    if kind == "csv":
        return csv_file(ballot_table(ballots))
    if kind == "pb":
        return pabulib(ballots)
    raise NotFound("Dit soort bestand maken we niet.")
