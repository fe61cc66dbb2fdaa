"""Votes: what a ballot may say, on a screen or on paper, who is counted together, and what the count says."""
