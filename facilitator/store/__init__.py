"""Rows to domain values and back: all SQL of the project lives in this room."""

import importlib
import sys

# sqlite-utils loads numpy wherever it is installed: 30 MB that no table needs and only the count of a crowd does.
if "numpy" not in sys.modules:
    sys.modules["numpy"] = None  # type: ignore[assignment]
    importlib.import_module("sqlite_utils")
    del sys.modules["numpy"]

from facilitator.store.database import Readers, Store, connect, utc_now
from facilitator.store.rows import hashed
from facilitator.store.writer import Writer

__all__ = ["Readers", "Store", "Writer", "connect", "hashed", "utc_now"]
