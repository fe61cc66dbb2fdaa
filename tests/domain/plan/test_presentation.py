"""Cards of the plan and its two questions: what may stand on them, what may be answered, and what stays of it."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.plan.presentation import (
    MOST_CARDS,
    SENTENCE,
    Audience,
    Card,
    Presentation,
    State,
    check_cards,
    first_card,
    read_card,
)
from facilitator.domain.plan.questions import BALLOTS, FEWEST_ANSWERS, Question, choices, is_shown, totals
from facilitator.domain.refusals import InvalidInput, TextEmpty, TextTooLong, TooManyChoices

NOW = datetime(2027, 5, 3, 10, tzinfo=UTC)
CARDS = tuple(Card(name, f"Actie {name}") for name in "abcd")
SHOWN = Presentation("p", Audience.CITIZENS, "Ons plan", CARDS)


def opened(days: int = 14) -> Presentation:
    return Presentation("p", Audience.CITIZENS, "Ons plan", CARDS, NOW, NOW + timedelta(days=days))


def test_a_first_card_takes_the_first_sentence_and_the_drawing_that_the_title_calls_for():
    made = first_card("a", " Open een\ndigipunt in de bib ", "Hulp voor iedereen. In elke wijk.\nElke week.")

    assert made == Card("a", "Open een digipunt in de bib", "Hulp voor iedereen.", "library")


def test_a_sentence_that_never_ends_is_cut_between_two_words():
    made = first_card("a", "Actie", "woord " * 100)

    assert len(made.text) <= SENTENCE
    assert made.text.endswith("woord…")


def test_without_words_a_card_has_only_its_title():
    assert first_card("a", "Xyz", "") == Card("a", "Xyz", "", "")


def test_what_somebody_writes_on_a_card_is_read_as_one_line():
    assert read_card("a", " Open \n een punt ", "", "bus") == Card("a", "Open een punt", "", "bus")
    assert read_card("a", "Punt", "  Hulp\nvoor  allen ", "") == Card("a", "Punt", "Hulp voor allen", "")


@pytest.mark.parametrize(
    ("card", "refusal"),
    [
        (("a", "", "", ""), TextEmpty),
        (("a", "t" * 121, "", ""), TextTooLong),
        (("a", "Titel", "z" * 201, ""), TextTooLong),
        (("a", "Titel", "", "draak"), InvalidInput),
        (("a", None, "", ""), InvalidInput),
        (("a", "\ud800", "", ""), InvalidInput),
    ],
)
def test_a_card_that_does_not_fit_is_refused(card, refusal):
    with pytest.raises(refusal):
        read_card(*card)


def test_eight_cards_are_enough():
    check_cards(range(MOST_CARDS))
    for cards in ((), range(MOST_CARDS + 1)):
        with pytest.raises(InvalidInput):
            check_cards(cards)


def test_a_link_stands_open_until_its_last_moment():
    assert SHOWN.state(NOW) is State.DRAFT
    shown = opened()
    assert [shown.state(NOW + timedelta(days=n)) for n in (0, 13, 14)] == [State.OPEN, State.OPEN, State.CLOSED]
    assert [shown.is_due(NOW + timedelta(days=n)) for n in (13, 14)] == [False, True]


def test_a_language_that_is_not_offered_becomes_dutch():
    assert (SHOWN.speaks("fr"), SHOWN.speaks("nl")) == ("nl", "nl")


def test_choices_keep_the_order_of_the_cards_and_count_each_card_once():
    assert choices(SHOWN, ["d", "a", "d"]) == ("a", "d")
    assert choices(SHOWN, []) == ()


def test_more_than_three_or_another_card_is_refused():
    with pytest.raises(TooManyChoices):
        choices(SHOWN, "abcd")
    with pytest.raises(InvalidInput):
        choices(SHOWN, ["a", "z"])


def test_of_fewer_than_five_answers_only_their_number_stays():
    four = totals([(Question.SURE, ("a",))] * (FEWEST_ANSWERS - 1))

    assert four == {"zeker": {BALLOTS: 4}, "belangrijk": {BALLOTS: 0}}
    assert not is_shown(four["zeker"])


@given(
    st.lists(
        st.tuples(st.sampled_from(Question), st.sets(st.sampled_from("abcd"), min_size=1, max_size=3)), max_size=30
    )
)
def test_totals_count_every_answer_to_its_own_question(answers):
    counted = totals((question, tuple(sorted(chosen))) for question, chosen in answers)

    for question in Question:
        mine = [chosen for asked, chosen in answers if asked is question]
        counts = dict(counted[question])
        assert counts.pop(BALLOTS) == len(mine)
        expected = {card: n for card in "abcd" if (n := sum(card in chosen for chosen in mine))}
        assert counts == (expected if len(mine) >= FEWEST_ANSWERS else {})
