"""The deeds: each changes the world once, in one transaction, and says what happened."""
