"""Coverage: what the pages show of places, gaps and who is missing."""
