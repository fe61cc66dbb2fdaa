"""Our rank rules rank as pref_voting does, whom a ballot leaves out below whom it names, over made-up PrefLib files."""

import random

import pytest
from pref_voting.io.readers import preflib_to_profile
from pref_voting.margin_based_methods import beat_path, beat_path_defeat
from pref_voting.profiles_with_ties import ProfileWithTies

from facilitator.domain.rules.recount import Rule, recount


@pytest.mark.parametrize("ending", [".soc", ".soi"])
@pytest.mark.parametrize("seed", range(200))
def test_borda_and_schulze(tmp_path, ending, seed):
    chance = random.Random(f"{ending} {seed}")
    names = list(range(1, chance.randint(1, 10) + 1))
    length = (len(names), len(names)) if ending == ".soc" else (1, len(names))
    orders = {tuple(chance.sample(names, chance.randint(*length))) for _ in range(chance.randint(1, 12))}
    head = [f"# NUMBER ALTERNATIVES: {len(names)}", *(f"# ALTERNATIVE NAME {name}: kandidaat" for name in names)]
    rows = [f"{chance.randint(1, 6)}: {','.join(map(str, order))}" for order in sorted(orders)]
    path = tmp_path / f"orde{ending}"
    path.write_text("\n".join([*head, *rows, ""]))
    profile = _profile(str(path), names)

    borda = recount(path.read_bytes(), ending, Rule.BORDA)
    schulze = recount(path.read_bytes(), ending, Rule.SCHULZE)
    assert borda.ranking == _by_score(profile.borda_scores())
    assert schulze.chosen == tuple(sorted(str(name) for name in beat_path(profile)))
    assert schulze.ranking == _by_defeats(beat_path_defeat(profile))


def _profile(path, names):
    read = preflib_to_profile(path)
    rankings, times = read.rankings_counts
    # What it reads forgets candidates that nobody named.
    profile = ProfileWithTies(list(rankings), rcounts=list(times), candidates=names)
    profile.use_extended_strict_preference()
    return profile


def _by_score(scores):
    return tuple(
        tuple(sorted(str(name) for name in scores if scores[name] == score))
        for score in sorted(set(scores.values()), reverse=True)
    )


def _by_defeats(defeats):
    left, ranks = set(defeats.nodes), []
    while left:
        rank = {name for name in left if left.isdisjoint(defeats.predecessors(name))}
        ranks.append(tuple(sorted(map(str, rank))))
        left -= rank
    return tuple(ranks)
