"""Deeds on the plan: proposing actions, editing their fields."""
