"""Deeds and reads of a session under way: who sits where, which step is open, what all screens are drawn from."""
