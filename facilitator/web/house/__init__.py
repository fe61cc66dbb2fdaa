"""Pages of the house: accounts, trajectories, languages, information."""
