"""The page at the coats on paper: of every kind of vote the words and bars that its page has."""

from dataclasses import replace

import pytest

from facilitator.domain.sessions.session import StepState
from facilitator.domain.voting.ballot import BallotKind
from facilitator.domain.voting.groups import CITIZENS, OTHERS
from facilitator.domain.voting.tally import CountedBallot, tally
from facilitator.domain.voting.terms import terms
from facilitator.views.papers.report import report
from facilitator.views.papers.report_paper import FillWord, PaperPicture, Stretch, report_paper
from tests.views.made import actions, room, vote

CHOICES = {
    BallotKind.PICK: ("a1",),
    BallotKind.BUDGET: ("a1",),
    BallotKind.YES_DOUBT_NO: {"a1": "yes"},
    BallotKind.DOTS: {"a1": 2},
    BallotKind.RANK: ("a1",),
    BallotKind.MOSCOW: {"a1": "must"},
    BallotKind.CONSENT: {"a1": "none"},
    BallotKind.MATRIX: {"a1": {"effect": 3, "effort": 1}},
}
SAID = {
    BallotKind.PICK: ("6 van 6", ""),
    BallotKind.BUDGET: ("6 van 6", "kost 500 euro"),
    BallotKind.YES_DOUBT_NO: ("6 van 6 ja", "Een beetje 0 · Nee 0 · Ik weet het niet 0 · 12 punten"),
    BallotKind.DOTS: ("12 stippen", "door 6 van 6 mensen"),
    BallotKind.RANK: ("6 van 6 eerst", "Daarna 0 · 6 punten"),
    BallotKind.MOSCOW: ("6 van 6 moet", "Beter wel 0 · Mag 0 · Nu niet 0 · 18 punten"),
    BallotKind.CONSENT: ("6 van 6 geen bezwaar", "Ik maak me zorgen 0 · Ik heb een bezwaar 0"),
    BallotKind.MATRIX: ("6 van 6 helpt veel", "Helpt wat 0 · Helpt weinig 0 · 6 punten"),
}


def paper(kind, pictured=lambda _view: "", ballots=None, groups=()):
    made = actions(2)
    rule = terms(kind, {"total": 900, "k": 3}, frozenset({"a1", "a2"}), {"a1": 500, "a2": 500})
    kept = ballots or [CountedBallot(CHOICES[kind])] * 6
    result = tally(rule, [("a1", 1), ("a2", 2)], kept, groups)
    step = vote(kind, id="v1", state=StepState.CLOSED, shown=True)
    here = replace(room(step), actions=made, tally=result, tally_step=step)
    return report_paper(report(here, [(step, result, ["a1"])]), pictured=pictured).votes[0]


@pytest.mark.parametrize("kind", BallotKind)
def test_every_kind_says_its_number_and_the_rest_of_its_answers(kind):
    first = paper(kind).actions[0]
    assert (first.total.said, first.total.more) == SAID[kind]


def test_a_bar_of_answers_is_made_of_what_was_answered():
    shown = paper(BallotKind.MOSCOW)
    assert shown.actions[0].total.stretches == (Stretch("most", 100.0),)
    assert shown.fills == (
        FillWord("most", "Moet"), FillWord("some", "Beter wel"), FillWord("little", "Mag"), FillWord("against", "Nu niet"),
    )  # fmt: skip


def test_the_rule_and_why_a_place_is_what_it_is_stand_on_paper():
    shown = paper(BallotKind.YES_DOUBT_NO)
    assert shown.rule == "Iedereen zegt bij elke actie: ja, een beetje, nee of ik weet het niet."
    assert "Ja telt voor 2 punten, een beetje voor 1. De rest telt voor 0." in shown.notes


def test_fewer_than_five_ballots_are_not_called_secret():
    few = [CountedBallot(CHOICES[BallotKind.PICK])] * 4
    assert (paper(BallotKind.PICK).secret, paper(BallotKind.PICK, ballots=few).secret) == (True, False)


def test_marks_are_words_with_a_sign():
    ballots = [CountedBallot(("a1",), CITIZENS.key)] * 6 + [CountedBallot(("a1",), OTHERS.key)] * 6
    first, second = paper(BallotKind.PICK, ballots=ballots, groups=(CITIZENS, OTHERS)).actions
    assert (first.marks, second.marks) == (("✓ Hier zijn we het eens",), ())


def test_a_picture_comes_with_what_it_shows_in_words():
    drawn = paper(BallotKind.MATRIX, pictured=lambda view: f"<svg>{view.picture.kind}</svg>").picture
    assert drawn == PaperPicture(
        "<svg>matrix</svg>",
        "Hoeveel helpt het, en hoeveel moeite kost het? Hoger helpt meer, naar rechts kost meer moeite. "
        "Strepen tonen hoe ver meningen uit elkaar liggen.",
        drawn.ratio,
    )
    assert (paper(BallotKind.MATRIX).picture, paper(BallotKind.PICK).picture) == (None, None)


def test_effort_has_a_bar_of_its_own():
    first, second = paper(BallotKind.MATRIX).actions
    assert (first.effort.said, first.effort.more) == ("0 van 6 veel moeite", "Wat moeite 0 · Weinig moeite 6")
    assert second.effort.said == "0 van 0 veel moeite"
