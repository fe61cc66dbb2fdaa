"""What stands on papers: ballots, slips, cards, the report."""
