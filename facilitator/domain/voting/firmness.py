"""How firm the best places are: which of them change when one or two ballots are left out, whichever those are.

The room is not a sample, so there are no error bars. Instead every two ballots are tried: exactly, by what each adds to
each action. An action that no pair of ballots can move in or out is firm.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations_with_replacement

from facilitator.domain.voting.weights import Weights

NEARLY = 2


def unfirm(actions: Sequence[str], ballots: Mapping[Weights, int], places: int) -> frozenset[str]:
    """Return the actions that enter or leave the best places if one ballot or two are left out.

    `ballots` says how many people cast each row of weights, one for each action; whoever is tied at the cut line is in.
    """
    totals = [sum(row[place] * times for row, times in ballots.items()) for place in range(len(actions))]
    return frozenset(action for place, action in enumerate(actions) if _moves(place, totals, ballots, places))


def _moves(own: int, totals: Sequence[int], ballots: Mapping[Weights, int], places: int) -> bool:
    """Say whether leaving out one ballot or two moves this action over the cut line.

    Another action stands above when its lead is more than nothing. Most leads are beyond what two ballots can turn.
    """
    leads = [total - totals[own] for total in totals]
    surely, near = 0, []
    for other, lead in enumerate(leads):
        least, most = _reach(own, other, lead, ballots)
        if lead - most > 0:
            surely += 1
        elif lead - least > 0:
            near.append(other)
    is_in = sum(lead > 0 for lead in leads) < places
    if surely >= places or surely + len(near) < places:
        return False  # It is out, or in, whatever is left out.
    return any(
        (surely + sum(leads[other] > gone for other, gone in zip(near, pair, strict=True)) < places) != is_in
        for pair in _pairs(own, near, ballots)
    )


def _reach(own: int, other: int, lead: int, ballots: Mapping[Weights, int]) -> tuple[int, int]:
    """Return the least and the most by which at most two ballots can have made this lead."""
    differences = [row[other] - row[own] for row in ballots]
    least, most = 2 * min([0, *differences]), 2 * max([0, *differences])
    if lead > most or lead <= least:
        return least, most  # Out of reach already; what follows is exact.
    every = sorted(d for d, times in zip(differences, ballots.values(), strict=True) for _ in range(min(times, 2)))
    return min(0, every[0], sum(every[:2])), max(0, every[-1], sum(every[-2:]))


def _pairs(own: int, near: Sequence[int], ballots: Mapping[Weights, int]) -> Iterator[tuple[int, ...]]:
    """Give what every one or two ballots together add to the leads of the actions that are near, the largest first."""
    alike: Counter[tuple[int, ...]] = Counter()
    for row, times in ballots.items():
        alike[tuple(row[other] - row[own] for other in near)] += times
    classes = sorted(alike, key=lambda gone: -sum(map(abs, gone)))
    yield from classes
    for one, other in combinations_with_replacement(classes, 2):
        if one is not other or alike[one] > 1:
            yield tuple(map(sum, zip(one, other, strict=True)))
