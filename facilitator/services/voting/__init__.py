"""Deeds of a vote: casting, keying paper, counting, proving."""
