"""Column mappings that a municipality keeps for its own files."""

from facilitator.store.rows import Family


class Profiles(Family):
    """Mappings by municipality, direction and name."""
