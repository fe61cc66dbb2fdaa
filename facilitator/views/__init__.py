"""What each screen shows, as plain values made of domain values."""
