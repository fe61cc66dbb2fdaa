"""What the page of the plan shows."""
