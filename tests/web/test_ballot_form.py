"""Each kind of ballot, from the fields of its form to the choices that the API takes."""

import pytest
from werkzeug.datastructures import MultiDict

from facilitator.domain.refusals import InvalidInput
from facilitator.domain.roles import Role
from facilitator.domain.voting.ballot import Axis, BallotKind
from facilitator.domain.voting.kinds import KINDS
from facilitator.domain.voting.terms import Terms
from facilitator.views.voting.answer_words import answer_words, axis_words
from facilitator.web.ballot_form import ballot_fields, choices_of

CASES = [
    (BallotKind.PICK, [("choice", "a"), ("choice", "c"), ("choice", "")], ["a", "c"]),
    (BallotKind.BUDGET, [("choice", "b")], ["b"]),
    (BallotKind.YES_DOUBT_NO, [("answer-a", "yes"), ("answer-b", "")], {"a": "yes"}),
    (BallotKind.MOSCOW, [("answer-a", "must"), ("answer-c", "not_now")], {"a": "must", "c": "not_now"}),
    (
        BallotKind.CONSENT,
        [("answer-a", "objection"), ("reason-a", "Te ver."), ("answer-b", "none"), ("reason-b", " ")],
        {"a": {"answer": "objection", "reason": "Te ver."}, "b": "none"},
    ),
    (BallotKind.CONSENT, [("answer-a", "none"), ("reason-", "Alles.")], {"a": "none", "reason": "Alles."}),
    (BallotKind.DOTS, [("dots-a", "3"), ("dots-b", "0"), ("dots-c", "")], {"a": 3}),
    (BallotKind.RANK, [("place-a", "2"), ("place-b", ""), ("place-c", "1")], ["c", "a"]),
    (BallotKind.RANK, [("place-a", "5"), ("place-b", "3")], ["b", "a"]),
    (
        BallotKind.MATRIX,
        [("effect-a", "3"), ("effort-a", "1"), ("effect-b", "2"), ("effort-b", "")],
        {"a": {"effect": 3, "effort": 1}, "b": {"effect": 2}},
    ),
]


@pytest.mark.parametrize(("kind", "fields", "choices"), CASES)
def test_a_form_is_read_as_the_choices_of_its_kind(kind, fields, choices):
    form = MultiDict([("csrf", "x"), ("key", "k"), ("step", "s"), *fields])

    assert choices_of(form, kind) == choices


@pytest.mark.parametrize(("kind", "fields", "choices"), CASES)
def test_what_a_form_gives_is_a_ballot(kind, fields, choices):
    terms = Terms(kind, frozenset("abc"), k=3, total=10, costs={"a": 1, "b": 1, "c": 1})

    assert KINDS[kind].read(choices_of(MultiDict(fields), kind), terms, Role.CITIZEN)


@pytest.mark.parametrize("kind", BallotKind)
def test_an_empty_form_is_an_empty_ballot(kind):
    terms = Terms(kind, frozenset("abc"))

    assert not KINDS[kind].read(choices_of(MultiDict([("step", "s")]), kind), terms, Role.CITIZEN)


@pytest.mark.parametrize(
    ("kind", "fields", "sentence"),
    [
        (
            BallotKind.RANK,
            [("place-a", "2"), ("place-b", "2")],
            "Twee kaarten staan op plaats 2. Geef elke kaart een andere plaats.",
        ),
        (BallotKind.RANK, [("place-a", "eerst")], "Kies een plaats uit de lijst."),
        (BallotKind.CONSENT, [("reason-a", "Te ver.")], "Je schreef waarom. Kies daar ook een antwoord."),
    ],
)
def test_what_says_no_ballot_is_refused_in_words(kind, fields, sentence):
    with pytest.raises(InvalidInput) as refusal:
        choices_of(MultiDict(fields), kind)

    assert str(refusal.value) == sentence


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        (BallotKind.DOTS, ("dots-a", "veel")),
        (BallotKind.DOTS, ("dots-a", "-1")),
        (BallotKind.DOTS, ("dots-a", "²")),
        (BallotKind.DOTS, ("dots-a", "9999999999")),
        (BallotKind.MATRIX, ("effect-a", "4")),
        (BallotKind.MATRIX, ("effort-a", "veel")),
        (BallotKind.MOSCOW, ("answer-a", "yes")),
    ],
)
def test_what_no_form_offers_is_left_to_the_rule_to_refuse(kind, field):
    with pytest.raises(InvalidInput):
        KINDS[kind].read(choices_of(MultiDict([field]), kind), Terms(kind, frozenset("abc")), Role.CITIZEN)


def test_only_the_fields_of_the_ballot_are_drawn_again():
    form = MultiDict(
        [("csrf", "x"), ("key", "k"), ("step", "s"), ("choice", "a"), ("choice", "b"), ("dots-a", "2"),
         ("place-a", ""), ("effect-b", "1"), ("reason-c", "Te ver.")]
    )  # fmt: skip

    assert ballot_fields(form) == (
        ("choice", "a"), ("choice", "b"), ("dots-a", "2"), ("effect-b", "1"), ("reason-c", "Te ver."),
    )  # fmt: skip


def test_every_answer_has_a_word_and_no_two_say_the_same():
    kinds = (BallotKind.YES_DOUBT_NO, BallotKind.MOSCOW, BallotKind.CONSENT)
    words = [*(answer_words(kind) for kind in kinds), *(axis_words(axis) for axis in Axis)]

    assert [len(set(of_kind.values())) for of_kind in words] == [4, 4, 3, 3, 3]
    assert answer_words(BallotKind.PICK) == {}
