"""Reads PrefLib files of strict orders (`.soc` complete, `.soi` incomplete): «3: 2,1,4» is three people."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from facilitator.domain.ballot_files.broken import broken
from facilitator.domain.rules.rank_election import Order, RankElection

MOST_CANDIDATES = 2000
_SAYS = re.compile(r"#\s*([A-Z ]+?)(?:\s+([0-9]{1,9}))?\s*:\s*(.*)")
_BALLOT = re.compile(r"(\d{1,18})\s*:\s*(.*)")


def read_preflib(text: str, *, complete: bool) -> RankElection:
    """Return the election in the file; refuse what is broken, with the line. Candidates keep their numbers as ids."""
    lines = [(number, line.strip()) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    candidates = dict.fromkeys(_candidates(lines))
    ballots: Counter[Order] = Counter()
    for number, line in lines:
        if not line.startswith("#"):
            times, order = _ballot(line, number)
            _check(order, candidates, number, complete=complete)
            ballots[order] += times
    return RankElection(tuple(candidates), dict(ballots))


def _candidates(lines: Sequence[tuple[int, str]]) -> tuple[str, ...]:
    """Return the numbers that are named; where no name is given they run from 1."""
    total, total_at, named = "", 0, []
    for number, line in lines:
        said = _SAYS.fullmatch(line)
        if said and said[1] == "NUMBER ALTERNATIVES":
            total, total_at = said[3], number
        elif said and said[1] == "ALTERNATIVE NAME" and said[2]:
            named.append(str(int(said[2])))
    if not total_at:
        raise broken(0, "Dit is geen bestand van PrefLib: «# NUMBER ALTERNATIVES: …» ontbreekt.")
    if not total.isascii() or not total.isdecimal() or not 1 <= int(total[:9]) <= MOST_CANDIDATES:
        raise broken(total_at, f"het aantal kandidaten is een getal van 1 tot {MOST_CANDIDATES}.")
    if named and not len(named) == len(set(named)) == int(total):
        raise broken(total_at, f"er zijn {int(total)} kandidaten en {len(set(named))} namen; dat moet gelijk zijn.")
    return tuple(named) or tuple(str(number) for number in range(1, int(total) + 1))


def _ballot(text: str, line: int) -> tuple[int, Order]:
    parts = _BALLOT.fullmatch(text)
    if not parts or not text.isascii():
        raise broken(line, "schrijf hier een aantal, een dubbelepunt en een volgorde, zoals «3: 2,1,4».")
    names = [name.strip() for name in parts[2].split(",")] if parts[2].strip() else []
    return int(parts[1]), tuple(names)


def _check(order: Order, candidates: Mapping[str, object], line: int, *, complete: bool) -> None:
    for name in order:
        if name not in candidates:
            raise broken(line, f"«{name[:40]}» is geen kandidaat; kies een getal dat bovenaan een naam heeft.")
    if len(set(order)) < len(order):
        raise broken(line, "deze volgorde noemt een kandidaat twee keer.")
    if complete and len(order) < len(candidates):
        raise broken(
            line, f"deze volgorde noemt niet alle {len(candidates)} kandidaten; dat kan in .soi, niet in .soc."
        )
