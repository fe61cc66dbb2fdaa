"""The commands: starting the server, and what the operator does beside it, each in short transactions."""

import argparse
import json
import os
import sqlite3
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO

from facilitator import operate
from facilitator.domain.refusals import Refusal
from facilitator.domain.roles import Duty
from facilitator.lock import Occupied, hold
from facilitator.loop import Loop
from facilitator.settings import BadSetting, Settings, add_flags
from facilitator.store.migrations import NewerDatabase

FIRST_SIGN_IN = "first-sign-in"
Command = Callable[[argparse.Namespace], int]


def run(loop: Loop, arguments: Sequence[str] | None = None) -> int:
    """Start the server and stay until it is told to stop; 2 if the settings or the directory cannot be used."""
    parser = argparse.ArgumentParser(prog="run.py", description="Start Draagvlak.")
    add_flags(parser, "host", "port", "data")
    try:
        settings = Settings.from_environment(os.environ, **vars(parser.parse_args(arguments)))
        lock = hold(settings.data)
    except (BadSetting, Occupied, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    return _serve(settings, loop, lock)


def _serve(settings: Settings, loop: Loop, lock: IO[str]) -> int:
    from facilitator.server import load_lean, serve  # noqa: PLC0415  # after patching

    load_lean()
    from facilitator.app import create_app  # noqa: PLC0415
    from facilitator.domain.toml_file import BadFile  # noqa: PLC0415

    try:
        app = create_app(settings, loop)
    except (BadFile, NewerDatabase) as error:
        print(error, file=sys.stderr)
        return 2
    _welcome(settings)
    operate.keep_house(app)
    serve(app, settings.host, settings.port, loop)
    operate.leave_house(app)
    lock.close()
    return 0


def _welcome(settings: Settings) -> None:
    """Say where to go: the one-time link goes to a terminal, else into a file that only its owner reads."""
    link = operate.first_link(settings)
    place = settings.data / FIRST_SIGN_IN
    if link is None:
        place.unlink(missing_ok=True)
    elif not sys.stdout.isatty():
        with os.fdopen(os.open(place, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "w") as file:
            file.write(link + "\n")
    print(f"Draagvlak: {settings.own_url}")
    if sys.stdout.isatty():
        print(operate.qr(settings.own_url))
        if link:
            print(f"Eerste aanmelding (één uur geldig): {link}")
    sys.stdout.flush()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one of the operator's commands; 1 if it was refused."""
    args = _parser().parse_args(arguments)
    command: Command = args.command
    try:
        return command(args)
    except (Refusal, BadSetting, operate.CannotDo, NewerDatabase, sqlite3.Error, OSError) as error:
        print(error, file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="facilitator", description="Commands for who hosts Draagvlak.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    token = _add(commands, "token", _token, "print a new API token")
    token.add_argument("--name", required=True)
    token.add_argument("--role", choices=[duty.value for duty in Duty], default=Duty.FACILITATOR.value)
    token.add_argument("--trajectory", help="for this trajectory alone")
    _add(commands, "reset", _reset, "print a one-time link to set a new password").add_argument("email")
    _add(commands, "backup", _backup, "copy the data to a file, while the server runs").add_argument("file", type=Path)
    _add(commands, "restore", _restore, "put a copy back, then purge").add_argument("file", type=Path)
    _add(commands, "verify", _verify, "check the journal's chain and recount every counted vote")
    _add(commands, "purge", _purge, "erase what retention asks")
    export = _add(commands, "export", _export, "write a plan to a file")
    export.add_argument("trajectory")
    export.add_argument("--format", choices=["xlsx", "csv", "json", "docx", "pdf"], required=True)
    export.add_argument("--profile", choices=["kern", "full"], default="full")
    export.add_argument("--sheet", choices=["acties", "ramingen", "doelstellingenboom", "advies"], default="acties")
    export.add_argument("-o", "--output", type=Path, required=True)
    take_in = _add(commands, "import", _import, "bring a workbook or CSV into a plan, all of it or nothing")
    take_in.add_argument("trajectory")
    take_in.add_argument("file", type=Path)
    take_in.add_argument("--dry-run", action="store_true", help="only tell what would change")
    take_in.add_argument("--newer", choices=["refuse", "keep", "take"], default="refuse",
                         help="what to do with fields that somebody changed after the file was made")  # fmt: skip
    tally = _add(commands, "tally", _tally, "count a file of ballots by a rule: Pabulib .pb, PrefLib .soc and .soi")
    tally.add_argument("file", type=Path)
    tally.add_argument("--rule", choices=["most-votes", "equal-shares", "borda", "schulze"], required=True)
    tally.add_argument("--json", action="store_true", help="print the outcome as JSON")
    trial = _add(
        commands, "load-test", _load_test, "let N phones join and vote on a running server, and say if it is fast"
    )
    trial.add_argument("--url", default="http://127.0.0.1:8080", help="where the server on this machine is found")
    trial.add_argument("--phones", type=int, default=150)
    trial.add_argument("--json", action="store_true", help="print the figures as JSON")
    trial.add_argument(
        "--progress", action="store_true", help="print a line of JSON for every phone that did something"
    )
    demo = _add(commands, "demo", _demo, "start a fictional session with simulated participants")
    demo.set_defaults(data=None)
    demo.add_argument("--people", type=int, default=36, help="how many are simulated")
    demo.add_argument("--pace", type=float, default=1.0, help="0.5 makes them twice as fast")
    return parser


def _add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, command: Command,
         what: str) -> argparse.ArgumentParser:  # fmt: skip
    parser = commands.add_parser(name, help=what, description=what)
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("FACILITATOR_DATA") or "data"))
    parser.set_defaults(command=command)
    return parser


def _token(args: argparse.Namespace) -> int:
    print(operate.token(args.data, args.name, Duty(args.role), args.trajectory))
    return 0


def _reset(args: argparse.Namespace) -> int:
    print(operate.reset(args.data, args.email))
    return 0


def _backup(args: argparse.Namespace) -> int:
    operate.backup(args.data, args.file)
    return 0


def _restore(args: argparse.Namespace) -> int:
    operate.restore(args.data, args.file)
    return 0


def _verify(args: argparse.Namespace) -> int:
    faults = operate.verify(args.data)
    print("\n".join(faults) if faults else "Alles klopt: het dagboek en alle tellingen.")
    return 1 if faults else 0


def _purge(args: argparse.Namespace) -> int:
    for what, n in operate.purge(args.data).items():
        print(f"{what}: {n}")
    return 0


def _export(args: argparse.Namespace) -> int:
    args.output.write_bytes(operate.export(args.data, args.trajectory, args.format, args.profile, args.sheet))
    return 0


def _import(args: argparse.Namespace) -> int:
    told = operate.take_in(args.data, args.trajectory, args.file, args.newer, dry_run=args.dry_run)
    print("\n".join(told.lines))
    return 1 if told.is_refused else 0


def _tally(args: argparse.Namespace) -> int:
    from facilitator.domain.rules.recount import Rule, recount  # noqa: PLC0415  # only this command needs it

    outcome = recount(args.file.read_bytes(), args.file.suffix.lower(), Rule(args.rule))
    if args.json:
        print(json.dumps({"rule": args.rule, "chosen": outcome.chosen, "ranking": outcome.ranking}, ensure_ascii=False))
        return 0
    print("Gekozen:", ", ".join(outcome.chosen) or "niets")
    place = 1
    for rank in outcome.ranking:
        print(f"{place:>4}.", ", ".join(rank))
        place += len(rank)
    return 0


def _load_test(args: argparse.Namespace) -> int:
    from facilitator.loadtest import MOST_PHONES, load_test  # noqa: PLC0415  # only this command needs it

    if not 1 <= args.phones <= MOST_PHONES:
        raise operate.CannotDo(f"Kies 1 tot {MOST_PHONES} gsm's.")
    return load_test(args.url, args.phones, args.data, as_json=args.json, with_progress=args.progress)


def _demo(args: argparse.Namespace) -> int:
    from facilitator.demo import demo  # noqa: PLC0415  # only this command needs it

    return demo(args.data, args.people, args.pace)
