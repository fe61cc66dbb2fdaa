"""Coverage: an empty principle in the top N raises the alarm and names the best-placed action that fills it."""

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.coverage.alarm import alarm
from facilitator.domain.coverage.frames import placed
from facilitator.domain.coverage.matrix import lines, unplaced
from facilitator.domain.ideas.idea import Action
from tests.views.made import CONTENT

FRAMES = CONTENT.frames
FIVE, FOUR, PILLARS = FRAMES.principles
DEGREE, DOMAIN, _ = FRAMES.beside

# Twelve actions of an evening: votes, then their places. Nothing outreaching is in the top five.
TOLD = {
    1: (14, "P4", "1", "welzijn"),
    2: (3, "P1", "1", "welzijn"),
    3: (13, "P5", "2", "burgerzaken"),
    4: (12, "P3", "3", "organisatie"),
    5: (6, "P1", "2", "wonen"),
    6: (11, "P2", "2", "welzijn"),
    7: (8, "P1 P2", "1", "vrije-tijd"),
    8: (10, "P4 P5", "2", "onderwijs"),
    9: (9, "P4", "1", "vrije-tijd"),
    10: (5, "P3", "3", "burgerzaken"),
    11: (2, "P5", "2", "inburgering"),
    12: (1, "P4", "1", "wonen"),
}


def _action(number, principles="", degree="", domain=""):
    tags = {"principes": principles, "graad": degree, "domein": domain}
    return Action(
        f"a{number}", "x", number, f"Actie {number}", tags={k: tuple(v.split()) for k, v in tags.items() if v}
    )


ACTIONS = tuple(_action(number, *places) for number, (_, *places) in TOLD.items())
VOTES = {f"a{number}": votes for number, (votes, *_) in TOLD.items()}
RANKS = {action: 1 + sum(other > votes for other in VOTES.values()) for action, votes in VOTES.items()}


def _top(n):
    return frozenset(action for action, rank in RANKS.items() if rank <= n)


def _told(found):
    return [(gap.place.code, [action.number for action in gap.best], gap.rank) for gap in found.gaps]


def test_a_top_five_without_anything_outreaching_raises_the_alarm_and_names_the_right_action():
    # Action 7 stands at place 7, above the outreaching actions 5 and 2.
    assert _told(alarm(FIVE, ACTIONS, _top(5), RANKS)) == [("P1", [7], 7)]


def test_taking_that_action_in_ends_the_alarm():
    assert _told(alarm(FIVE, ACTIONS, _top(5) | {"a7"}, RANKS)) == []


def test_switching_the_frame_asks_the_same_question_of_other_places_and_back_again():
    assert _told(alarm(FOUR, ACTIONS, _top(5), RANKS)) == [("H1", [7], 7)]
    assert _told(alarm(PILLARS, ACTIONS, _top(5), RANKS)) == [("B3", [], None), ("B4", [], None)]
    assert _told(alarm(FIVE, ACTIONS, _top(5), RANKS)) == [("P1", [7], 7)]


def test_tied_actions_are_all_named_since_nobody_tosses_a_coin():
    ranks = RANKS | {"a7": 7, "a5": 7}
    assert _told(alarm(FIVE, ACTIONS, _top(5), ranks)) == [("P1", [5, 7], 7)]


def test_an_empty_place_that_nothing_fits_is_told_without_an_action():
    alone = ACTIONS[:1]
    assert _told(alarm(DEGREE, alone, {"a1"}, RANKS)) == [("2", [], None), ("3", [], None)]


def test_before_any_vote_all_that_fit_are_named_without_a_rank():
    assert _told(alarm(FIVE, ACTIONS, _top(5), {})) == [("P1", [2, 5, 7], None)]


def test_a_chosen_action_without_a_place_makes_the_alarm_unsure():
    bare = _action(13)
    found = alarm(FIVE, (*ACTIONS, bare), _top(5) | {"a13"}, RANKS)
    assert (found.is_sure, found.unplaced) == (False, (bare,))
    assert alarm(FIVE, (*ACTIONS, bare), _top(5), RANKS).is_sure


def test_two_axes_cross_and_what_has_no_place_on_the_second_is_kept_apart():
    half = _action(13, "P1")
    outreach = lines(FIVE, (*ACTIONS, half), {"a7", "a13"}, DEGREE)[0]
    told = [([a.number for a in cell.chosen], [a.number for a in cell.others]) for cell in outreach.cells]
    assert told == [([7], [2]), ([], [5]), ([], [])]
    assert outreach.beside.chosen == (half,)
    assert (len(outreach.spot.chosen), len(outreach.spot.others)) == (2, 2)


CODES = sorted(FIVE.codes)
made = st.lists(st.tuples(st.sets(st.sampled_from(CODES)), st.booleans(), st.integers(1, 6)), max_size=12)


@given(made)
def test_a_place_is_either_covered_or_in_the_alarm_and_its_filler_is_the_best(rows):
    actions = [_action(n, " ".join(sorted(codes))) for n, (codes, _, _) in enumerate(rows, 1)]
    chosen = {action.id for action, (_, is_in, _) in zip(actions, rows, strict=True) if is_in}
    ranks = {action.id: rank for action, (_, _, rank) in zip(actions, rows, strict=True)}
    found = alarm(FIVE, actions, chosen, ranks)

    covered = {place.code for action in actions if action.id in chosen for place in placed(action.tags, FIVE)}
    assert {gap.place.code for gap in found.gaps} == FIVE.codes - covered
    for gap in found.gaps:
        fitting = [a for a in actions if a.id not in chosen and gap.place in placed(a.tags, FIVE)]
        assert all(ranks[a.id] >= ranks[best.id] for a in fitting for best in gap.best)
        assert bool(gap.best) == bool(fitting)
    assert unplaced(FIVE, actions) == tuple(a for a in actions if not placed(a.tags, FIVE))


@given(made, st.data())
def test_choosing_one_more_never_opens_a_gap(rows, data):
    actions = [_action(n, " ".join(sorted(codes))) for n, (codes, _, _) in enumerate(rows, 1)]
    chosen = {action.id for action, (_, is_in, _) in zip(actions, rows, strict=True) if is_in}
    more = chosen | set(data.draw(st.sets(st.sampled_from([a.id for a in actions]))) if actions else ())
    gaps = {gap.place for gap in alarm(FIVE, actions, chosen, {}).gaps}
    assert {gap.place for gap in alarm(FIVE, actions, more, {}).gaps} <= gaps
