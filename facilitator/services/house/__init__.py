"""Deeds of the house: accounts, trajectories, secrets, and what is erased when."""
