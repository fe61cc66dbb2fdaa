"""What is said of one action, for every kind of vote."""

import pytest

from facilitator.domain.voting.ballot import BallotKind
from facilitator.domain.voting.groups import CITIZENS, OTHERS
from facilitator.domain.voting.tally import CountedBallot, tally
from facilitator.domain.voting.terms import terms
from facilitator.views.voting.results import results
from tests.views.made import actions


def shown(kind, *ballots, n=3, options=None, costs=None, groups=()):
    made = actions(n)
    rule = terms(kind, options or {}, frozenset(one.id for one in made), costs)
    kept = [ballot if isinstance(ballot, CountedBallot) else CountedBallot(ballot) for ballot in ballots]
    return results(tally(rule, [(one.id, one.number) for one in made], kept, groups), made)


def words(said):
    return said.sentence % said.values if said else ""


def line(row):
    """Return all that is said of a row: its number, what it counts, its answers, its points."""
    figure = row.figure
    parts = " ".join(f"{part.word} {part.n}" for part in figure.parts)
    return [
        part for part in (words(figure.said), figure.unit, parts, words(figure.points), words(figure.people)) if part
    ]


LINES = {
    BallotKind.PICK: ([("a1",), ("a1",)], {}, ["2 van 2"]),
    BallotKind.BUDGET: ([("a1",), ("a1",)], {"total": 9}, ["2 van 2"]),
    BallotKind.YES_DOUBT_NO: (
        [{"a1": "yes"}, {"a1": "doubt"}], {},
        ["1 van 2", "ja", "Ja 1 Een beetje 1 Nee 0 Ik weet het niet 0", "3 punten"],
    ),
    BallotKind.DOTS: ([{"a1": 3}, {"a1": 2}], {"k": 4}, ["5 stippen", "door 2 van 2 mensen"]),
    BallotKind.RANK: ([("a1", "a2"), ("a2", "a1")], {}, ["1 van 2", "eerst", "Eerst 1 Daarna 1", "0 punten"]),
    BallotKind.MOSCOW: (
        [{"a1": "must"}, {"a1": "could"}], {},
        ["1 van 2", "moet", "Moet 1 Beter wel 0 Mag 1 Nu niet 0", "4 punten"],
    ),
    BallotKind.CONSENT: (
        [{"a1": "none"}, {"a1": "concern"}], {},
        ["1 van 2", "geen bezwaar", "Geen bezwaar 1 Ik maak me zorgen 1 Ik heb een bezwaar 0"],
    ),
    BallotKind.MATRIX: (
        [{"a1": {"effect": 3, "effort": 1}}, {"a1": {"effect": 2}}], {},
        ["1 van 2", "helpt veel", "Helpt veel 1 Helpt wat 1 Helpt weinig 0", "1 punt"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", BallotKind)
def test_every_kind_says_its_number_and_of_how_many(kind):
    ballots, options, said = LINES[kind]
    assert line(shown(kind, *ballots, n=2 if kind is BallotKind.RANK else 1, options=options).rows[0]) == said


def test_the_parts_of_a_bar_are_shares_one_after_the_other():
    parts = shown(BallotKind.MOSCOW, {"a1": "must"}, {"a1": "should"}, {"a1": "not_now"}, {}).rows[0].parts
    assert [(part.fill, part.start, part.percent) for part in parts] == [
        ("most", 0.0, 25.0), ("some", 25.0, 25.0), ("little", 50.0, 0.0), ("against", 50.0, 25.0),
    ]  # fmt: skip


def test_effort_is_of_those_who_judged_it():
    (row, *_) = shown(BallotKind.MATRIX, {"a1": {"effect": 3}}, {"a1": {"effort": 1}}, {"a1": {"effort": 3}}).rows
    assert [(part.word, part.n, part.percent) for part in row.figure.effort.parts] == [
        ("Veel moeite", 1, 50.0), ("Wat moeite", 0, 0.0), ("Weinig moeite", 1, 50.0),
    ]  # fmt: skip
    assert (words(row.figure.said), words(row.figure.effort.said), row.figure.effort.unit) == (
        "1 van 1", "1 van 2", "veel moeite",
    )  # fmt: skip


def test_what_nobody_objects_to_is_adopted_and_silence_is_not():
    given = {"a1": "none", "a2": "objection"}, {"a1": "concern", "a2": "none"}
    assert [(row.number, row.adopted, row.objections) for row in shown(BallotKind.CONSENT, *given).rows] == [
        (3, False, 0), (1, True, 0), (2, False, 1),
    ]  # fmt: skip


def test_a_place_that_the_number_shown_does_not_explain_has_points_and_a_rule_beside_it():
    thirteen = {"a1": "yes", "a2": "yes"}, {"a1": "doubt", "a2": "no"}, {"a1": "doubt", "a2": "yes"}, {"a1": "yes"}
    view = shown(BallotKind.YES_DOUBT_NO, *thirteen, n=2)
    assert [(row.number, words(row.figure.points)) for row in view.rows] == [(1, "6 punten"), (2, "4 punten")]
    assert (view.by_points, view.rule[0].sentence) == (
        True,
        "Ja telt voor 2 punten, een beetje voor 1. De rest telt voor 0.",
    )


def test_a_pick_needs_no_points():
    view = shown(BallotKind.PICK, ("a1",))
    assert (view.by_points, view.rows[0].figure.points) == (False, None)


def test_a_budget_says_cost_total_and_what_the_money_buys():
    view = shown(BallotKind.BUDGET, ("a1",), ("a1", "a2"), options={"total": 12_000},
                 costs={"a1": 10_000, "a2": 4_000, "a3": 500})  # fmt: skip
    assert view.total == "12.000"
    assert [(row.number, row.cost, row.fits) for row in view.rows] == [
        (1, "10.000", True), (2, "4.000", False), (3, "500", False),
    ]  # fmt: skip


def test_groups_of_dots_count_people_so_that_a_gap_is_one_of_people():
    ballots = [CountedBallot({"a1": 4}, CITIZENS.key)] * 6 + [CountedBallot({"a2": 1}, OTHERS.key)] * 6
    row = shown(BallotKind.DOTS, *ballots, options={"k": 4}, groups=(CITIZENS, OTHERS)).rows[0]
    assert [(bar.votes, bar.ballots) for bar in row.bars] == [(6, 6), (0, 6)]
    assert row.gap is not None
    assert row.gap.width == 100.0


def test_answers_show_gaps_and_agreement_too():
    ballots = [CountedBallot({"a1": "must", "a2": "must"}, CITIZENS.key)] * 6
    ballots += [CountedBallot({"a1": "must", "a2": "not_now"}, OTHERS.key)] * 6
    rows = shown(BallotKind.MOSCOW, *ballots, groups=(CITIZENS, OTHERS)).rows
    assert [(row.number, row.agreed, row.gap is not None) for row in rows] == [
        (1, True, False), (2, False, True), (3, False, False),
    ]  # fmt: skip


def test_what_all_groups_want_but_not_alike_is_not_called_agreed():
    ballots = [CountedBallot(("a1",), CITIZENS.key)] * 8
    ballots += [CountedBallot(("a1",), OTHERS.key)] * 4 + [CountedBallot(("a2",), OTHERS.key)] * 4
    rows = shown(BallotKind.PICK, *ballots, groups=(CITIZENS, OTHERS)).rows
    assert (rows[0].agreed, rows[0].gap is not None) == (False, True)


def test_points_below_nothing_are_equal_too_and_silence_is_not():
    rows = shown(BallotKind.RANK, ("a1",), n=4).rows
    assert [(row.number, row.tied) for row in rows] == [(1, False), (2, False), (3, False), (4, False)]
    down = {"effect": 1, "effort": 1}
    rows = shown(BallotKind.MATRIX, {"a1": down, "a2": down}).rows
    assert [(row.number, row.score, row.tied) for row in rows] == [(3, 0, False), (1, -1, True), (2, -1, True)]


def test_only_a_matrix_has_the_picture_of_a_matrix():
    assert shown(BallotKind.MATRIX, {"a1": {"effect": 3, "effort": 1}}).matrix.spots[0].number == 1
    assert shown(BallotKind.PICK, ("a1",)).matrix is None
