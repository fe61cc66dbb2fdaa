"""The rule in words: every kind has one, and it says the numbers that ballots are checked against."""

import pytest

from facilitator.domain.voting.ballot import BallotKind
from facilitator.domain.voting.terms import Terms, terms
from facilitator.views.voting.rule_words import counting_in_words, kind_word, rule_in_words

SIX = frozenset("abcdef")


def said(the_terms: Terms) -> str:
    words = rule_in_words(the_terms)
    return words.sentence % words.values if words.values else words.sentence


@pytest.mark.parametrize("kind", list(BallotKind))
def test_every_kind_has_a_name_a_rule_and_a_way_of_counting(kind: BallotKind):
    of_kind = terms(kind, {"total": 9000}, SIX)
    assert kind_word(kind) != ""
    assert said(of_kind) != ""
    assert len(counting_in_words(of_kind)) >= 2


@pytest.mark.parametrize(
    ("kind", "options", "rule"),
    [
        ("pick", {"k": 1}, "Iedereen kiest hoogstens één actie."),
        ("pick", {"k": 3}, "Iedereen kiest hoogstens 3 acties."),
        ("dots", {"k": 5}, "Iedereen plakt hoogstens 5 stippen. Meer op één actie mag."),
        ("dots", {"k": 5, "cap": 2}, "Iedereen plakt hoogstens 5 stippen, en hoogstens 2 op één actie."),
        ("rank", {"k": 9}, "Iedereen zet hoogstens 6 acties op volgorde."),
        ("budget", {"total": 1250000}, "Iedereen kiest acties die samen hoogstens 1.250.000 euro kosten."),
        ("matrix", {}, "Iedereen schat hoeveel een actie helpt en hoeveel moeite ze kost."),
        ("matrix", {"split": True},
         "Medewerkers schatten hoeveel moeite een actie kost. De anderen schatten hoeveel ze helpt."),
        ("moscow", {}, "Iedereen zegt bij elke actie: moet, beter wel, mag of nu niet. Hoogstens 3 keer «moet»."),
    ],
)  # fmt: skip
def test_the_rule_says_the_numbers_of_the_terms(kind: str, options: dict[str, object], rule: str):
    assert said(terms(BallotKind(kind), options, SIX)) == rule
