"""Plain language: hints for who writes, by rules only; they never change a text and never claim a level."""
