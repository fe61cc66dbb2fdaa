"""The lock that forbids two servers on one data directory; it dies with its process."""

import fcntl
import os
from pathlib import Path
from typing import IO

LOCK = "lock"


class Occupied(Exception):
    """Another server holds this data directory."""


def hold(folder: Path) -> IO[str]:
    """Return the held lock; keep it open as long as the server runs. Raises Occupied."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    file = (folder / LOCK).open("a+")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        file.close()
        raise Occupied(f"Another Draagvlak runs on {folder}.") from error
    file.truncate(0)
    file.write(str(os.getpid()))
    file.flush()
    return file
