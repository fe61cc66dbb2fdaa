"""What an imported file means for a plan: its tables, what its columns are, what would change, and how that is undone."""
