"""What the facilitator sees while a session runs."""
