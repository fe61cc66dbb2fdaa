"""`python -m bench`: measure a full room, beside a bare echo in the same run; fails when a bar is missed."""

import argparse
import asyncio
import gc
import os
import resource
import sys
from collections.abc import Sequence

from bench.measures import median
from bench.phases import Figures, measure
from bench.served import DidNotWork, Draagvlak, Echo, Served

# The highest ratio to the bare echo's burst p95, by number of people; between them the nearest below holds.
RATIO_BARS = {300: 0.85, 1000: 0.7}
BARS = {
    "start s": 2.0,
    "everyone back s": 2.0,
    "could not come back": 0.0,
    "memory at most MB": 200.0,
    "burst: board complete after the last ack ms": 300.0,
    "burst: server CPU µs a ballot": 2000.0,
    "burst: sent bytes a ballot": 20_000.0,
}
BURST = "burst: ack p95 ms"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the pairs, print the table; 1 if a ballot was lost or a bar missed."""
    args = _parser().parse_args(arguments)
    if args.quick:
        args.people, args.pairs, args.window, args.saturate = [60], 1, 1.0, 0.5
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    gc.set_threshold(100_000, 50, 50)
    server_core, load_core = _cores()
    if load_core is not None:
        os.sched_setaffinity(0, {load_core})
    print("server and load", "on cores of their own" if load_core is not None else "share one core")
    try:
        missed = [bar for people in args.people for bar in _room(people, args, server_core)]
    except DidNotWork as error:
        print(error, file=sys.stderr)
        return 1
    print("\n".join(missed) if missed else "every bar is met" if not args.quick else "nothing was lost or doubled")
    return 1 if missed else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--people", type=int, nargs="+", default=[300, 1000], help="rooms of how many people")
    parser.add_argument("--pairs", type=int, default=5, help="how often each of the two servers is measured")
    parser.add_argument("--window", type=float, default=10.0, help="seconds over which everyone casts, one by one")
    parser.add_argument("--saturate", type=float, default=3.0, help="seconds of casting without pause")
    parser.add_argument("--quick", action="store_true", help="one small pair that proves that nothing is lost; no bars")
    return parser


def _cores() -> tuple[int | None, int | None]:
    cores = sorted(os.sched_getaffinity(0))
    return (cores[0], cores[1]) if len(cores) > 1 else (None, None)


def _room(people: int, args: argparse.Namespace, core: int | None) -> list[str]:
    """Measure one size of room, print it, and return the bars it missed."""
    ours: list[Figures] = []
    echo: list[Figures] = []
    for pair in range(args.pairs):
        for kind, kept in ((Draagvlak, ours), (Echo, echo))[:: 1 if pair % 2 else -1]:
            kept.append(_run(kind, people, args, core))
    middle, bare = _middle(ours), _middle(echo)
    ratio = median([mine[BURST] / theirs[BURST] for mine, theirs in zip(ours, echo, strict=True)])
    _print(people, args.pairs, middle, bare, ratio)
    return [] if args.quick else _missed(people, middle, ratio)


def _run(kind: type[Served], people: int, args: argparse.Namespace, core: int | None) -> Figures:
    with kind(core) as server:
        return asyncio.run(measure(server, people, args.window, args.saturate))


def _middle(runs: Sequence[Figures]) -> Figures:
    return {name: median([run[name] for run in runs]) for name in runs[0]}


def _print(people: int, pairs: int, ours: Figures, echo: Figures, ratio: float) -> None:
    print(f"\n{people} people, medians of {pairs} pairs\n{'':46}{'Draagvlak':>12}{'bare echo':>12}")
    for name, value in ours.items():
        beside = f"{echo[name]:12.1f}" if name in echo else f"{'–':>12}"
        print(f"{name:46}{value:12.1f}{beside}")
    print(f"{'burst: ack p95, median ratio to the echo':46}{ratio:12.2f}\n")


def _missed(people: int, figures: Figures, ratio: float) -> list[str]:
    bars = {name: (figures[name], bar) for name, bar in BARS.items()}
    highest = [bar for size, bar in sorted(RATIO_BARS.items()) if size <= people]
    if highest:
        bars["burst: ack p95, ratio to the echo"] = ratio, highest[-1]
    return [f"{people} people, {name}: {value:.2f}, bar {bar:g}" for name, (value, bar) in bars.items() if value > bar]


if __name__ == "__main__":
    raise SystemExit(main())
