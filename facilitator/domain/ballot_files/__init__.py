"""Files of ballots that others publish: read strictly, from text to values."""
