"""`python -m facilitator COMMAND`: the operator's commands."""

from facilitator.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
