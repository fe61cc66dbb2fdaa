"""Start Draagvlak: `python run.py [--host H] [--port P] [--data DIR]`."""

from facilitator.server import patch

LOOP = patch()

if __name__ == "__main__":
    from facilitator.cli import run

    raise SystemExit(run(LOOP))
