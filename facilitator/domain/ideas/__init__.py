"""Ideas and the actions made of them, and what becomes of each."""
