"""The process that makes one file: an order comes in, the file goes out, and how far it is goes beside."""

import os
import pickle
import sys

from facilitator.exports import write

POLITE = 10


def main() -> None:
    """Make what our own server ordered; nobody else can reach this door."""
    os.nice(POLITE)
    plan, kind, profile, sheet, columns = pickle.load(sys.stdin.buffer)  # noqa: S301  # our own server wrote it
    sys.stdout.buffer.write(write(plan, kind, profile, sheet, columns, _tell))


def _tell(done: int, of: int) -> None:
    sys.stderr.write(f"{done}/{of}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    main()
