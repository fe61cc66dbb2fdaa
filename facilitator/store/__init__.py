"""Rows to domain values and back: all SQL of the project lives in this room."""

from facilitator.store.database import Readers, Store, connect, utc_now
from facilitator.store.rows import hashed
from facilitator.store.writer import Writer

__all__ = ["Readers", "Store", "Writer", "connect", "hashed", "utc_now"]
