"""What is shown of ideas: merging them, and the road of each."""
