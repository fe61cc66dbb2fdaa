"""Rows of the plan: items and their versions, writing together, goals, presentations, decisions, follow-up."""
