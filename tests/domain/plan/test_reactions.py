"""What people say of the plan: no contact details, names taken out, and an answer with an effect for each."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.plan.presentation import Audience, Reaction, Way
from facilitator.domain.plan.reactions import BLANK, Effect, open_ones, public_ones, read_answer, read_text, redacted
from facilitator.domain.refusals import InvalidInput, TextEmpty, TextTooLong

NOW = datetime(2027, 5, 3, 10, tzinfo=UTC)


def said(name: str, text: str = "Goed zo", effect: str = "", told: bool = False) -> Reaction:
    return Reaction(name, Audience.CITIZENS, Way.LINK, text, NOW, effect=effect, answered_at=NOW if told else None)


@pytest.mark.parametrize("text", ["Mail mij: an@voorbeeld.be", "Bel 0470 12 34 56", "Ik ben 85.07.30-033.28"])
def test_contact_details_are_not_kept(text):
    with pytest.raises(InvalidInput):
        read_text(text)
    with pytest.raises(InvalidInput):
        read_answer(text, Effect.KEPT)


@pytest.mark.parametrize(
    ("text", "refusal"), [("", TextEmpty), ("a" * 501, TextTooLong), ("\ud800", InvalidInput), (None, InvalidInput)]
)
def test_what_is_no_text_is_refused(text, refusal):
    with pytest.raises(refusal):
        read_text(text)


def test_an_answer_needs_words_and_an_effect():
    assert read_answer(" We openen ook op zaterdag. ", "we pasten het plan aan") == (
        "We openen ook op zaterdag.",
        Effect.CHANGED,
    )
    for answer, effect in (("", Effect.KEPT), ("Ja", ""), ("Ja", "weg ermee")):
        with pytest.raises(InvalidInput):
            read_answer(answer, effect)


def test_a_name_is_taken_out_wherever_it_stands_and_nothing_else():
    assert redacted("An Peeters zei: ANNA en an  peeters weten het. Plan.", "an peeters") == (
        f"{BLANK} zei: ANNA en {BLANK} weten het. Plan."
    )


@pytest.mark.parametrize("words", ["", "a", "Jan", ".*", "  "])
def test_words_that_are_not_there_are_refused(words):
    with pytest.raises(InvalidInput):
        redacted("An Peeters zei het.", words)


@given(st.text(max_size=80), st.text(max_size=20))
def test_redacting_only_ever_takes_away(text, words):
    try:
        without = redacted(text, words)
    except InvalidInput:
        return
    assert BLANK in without
    for kept in without.split(BLANK):
        assert kept in text


def test_open_is_what_waits_and_public_is_what_was_answered_about_the_plan():
    told, aside = said("b", told=True, effect=Effect.KEPT), said("c", told=True, effect=Effect.OFF_TOPIC)
    known = (said("a"), told, aside, said("d", text=""))

    assert [one.id for one in open_ones(known)] == ["a"]
    assert public_ones(known) == (told,)
