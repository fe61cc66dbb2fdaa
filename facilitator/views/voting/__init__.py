"""What is shown of votes: before, while counting, and the result."""
