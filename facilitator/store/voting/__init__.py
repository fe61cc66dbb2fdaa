"""Rows of votes: ballots, papers, receipts."""
