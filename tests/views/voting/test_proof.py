"""«Reken het zelf na» says the rule, who voted, what the list did, and for every kind the sums that one finds again."""

from dataclasses import replace

import pytest

from facilitator.domain.roles import Role
from facilitator.domain.sessions.session import StepState
from facilitator.domain.voting.ballot import BallotKind
from facilitator.domain.voting.order_test import KINDS_WITH_TURNS, OrderTest, Verdict
from facilitator.domain.voting.proof import Listed
from facilitator.domain.voting.tally import CountedBallot, tally
from facilitator.domain.voting.terms import terms
from facilitator.views.room.phone import BALLOTS, TURNED
from facilitator.views.voting.proof import ProofView, proof_at, proof_view
from tests.views.made import vote

ACTIONS = (("a", 1), ("b", 2))
ONE_BALLOT = {
    "pick": ("a",), "budget": ("b",), "dots": {"a": 2}, "rank": ("b", "a"), "yes_doubt_no": {"a": "yes", "b": "no"},
    "moscow": {"a": "must"}, "consent": {"a": "none", "b": "objection"}, "matrix": {"a": {"effect": 3, "effort": 1}},
}  # fmt: skip


def page(kind: str, times: int = 20, order: OrderTest | None = None, **options: object) -> ProofView:
    made = tally(terms(BallotKind(kind), options, frozenset("ab"), {"a": 5, "b": 5}), ACTIONS,
                 [CountedBallot(ONE_BALLOT[kind])] * times)  # fmt: skip
    here = vote(BallotKind(kind), state=StepState.CLOSED, options=options)
    return proof_view(
        here, replace(made, order=order), tuple(Listed(action, number, f"Titel {number}") for action, number in ACTIONS)
    )


@pytest.mark.parametrize(
    ("kind", "words", "first"),
    [
        ("pick", ("Gekozen", "Plaats"), (1, (20, 1))),
        ("budget", ("Gekozen", "Plaats"), (2, (20, 1))),
        ("dots", ("Stippen", "Mensen", "Plaats"), (1, (40, 20, 1))),
        ("rank", ("Eerst gezet", "Op volgorde gezet", "Punten", "Plaats"), (2, (20, 20, 20, 1))),
        ("yes_doubt_no", ("Ja", "Een beetje", "Nee", "Ik weet het niet", "Punten", "Plaats"), (1, (20, 0, 0, 0, 40, 1))),
        ("moscow", ("Moet", "Beter wel", "Mag", "Nu niet", "Punten", "Plaats"), (1, (20, 0, 0, 0, 60, 1))),
        ("consent", ("Geen bezwaar", "Ik maak me zorgen", "Ik heb een bezwaar", "Plaats"), (1, (20, 0, 0, 1))),
        ("matrix", ("Helpt weinig", "Helpt wat", "Helpt veel", "Weinig moeite", "Wat moeite", "Veel moeite", "Punten", "Plaats"),
         (1, (0, 0, 20, 20, 0, 0, 20, 1))),
    ],
)  # fmt: skip
def test_every_kind_has_its_sums_best_first(kind: str, words: tuple[str, ...], first: tuple[int, tuple[int, ...]]):
    sums = page(kind).sums
    assert (sums.words, (sums.rows[0].number, sums.rows[0].values)) == (words, first)
    assert {len(row.values) for row in sums.rows} == {len(words)}


@pytest.mark.parametrize(
    ("times", "options", "closed"),
    [
        (20, {}, None),
        (19, {}, "Er zijn minder dan 20 stembladen. We tonen ze niet, zo blijft je keuze geheim."),
        (40, {"split": True},
         "Medewerkers schatten iets anders dan de rest. Een los stemblad zou tonen wie het invulde."),
    ],
)  # fmt: skip
def test_ballots_are_closed_where_they_would_tell(times: int, options: dict[str, object], closed: str | None):
    why = page("matrix", times, **options).closed
    assert (why.sentence % why.values if why and why.values else why and why.sentence) == closed


def test_what_the_list_did_is_said_where_it_was_turned():
    said = [page("pick", order=OrderTest(20, 2, verdict) if verdict else None).order for verdict in (*Verdict, None)]
    assert [words.partition(".")[0] for words in said] == [
        "Elke gsm begon de lijst bij een ander nummer", "De plaats op de lijst speelde mee",
        "Elke gsm begon de lijst bij een ander nummer", "",
    ]  # fmt: skip


def test_the_list_is_tested_for_just_the_kinds_that_phones_turn():
    assert {kind for kind, screen in BALLOTS.items() if screen in TURNED} == KINDS_WITH_TURNS


def test_who_votes_is_said_where_it_is_not_everybody():
    assert page("pick", electorate=["citizen"]).voting == (Role.CITIZEN,)
    assert page("pick").voting == ()


def test_the_rule_by_which_a_program_counts_is_that_of_the_kind():
    assert [page(kind).command.split()[-1] for kind in ("pick", "rank")] == ["most-votes", "borda"]


def test_only_columns_of_numbers_are_to_be_added_up():
    assert {kind for kind in ONE_BALLOT if page(kind).adds_up} == {"pick", "dots", "budget"}


def test_before_the_count_there_is_no_proof():
    assert (proof_at(vote()), proof_at(vote(state=StepState.CLOSED))) == ("", "/uitslag/x/s1")
