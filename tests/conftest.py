"""What every test may ask for."""

from pathlib import Path

import pytest
from hypothesis import settings

# The same examples on every machine: a test that fails here fails there. No deadline: CI shares its cores.
settings.register_profile("house", deadline=None, derandomize=True, print_blob=True, database=None)
settings.load_profile("house")


@pytest.fixture(scope="session")
def project() -> Path:
    """The root of the repository."""
    return Path(__file__).parents[1]
