"""Who is in an action of the plan, and what they say and suggest beside its fields."""

from facilitator.store.rows import Family


class Writing(Family):
    """Presence, comments and suggestions."""
