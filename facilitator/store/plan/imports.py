"""What was imported into a plan, what stood there before, and drafts that wait for a yes."""

from facilitator.store.rows import Family


class Imports(Family):
    """Imports with what undoes them."""
