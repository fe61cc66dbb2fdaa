"""What came of a presentation: bars by question, and one answer to all who said the same."""

from dataclasses import replace
from datetime import UTC, datetime

from facilitator.domain.plan.presentation import Audience, Card, Presentation, Reaction, Way
from facilitator.domain.plan.reactions import Effect
from facilitator.views.plan.answers import Answered, AnsweredCard, CardTotal, outcome

NOW = datetime(2027, 5, 3, 10, tzinfo=UTC)
OPEN = Presentation("p", Audience.CITIZENS, "Ons plan", (Card("a", "Digipunt"), Card("b", "Mailen")), NOW, NOW)
CLOSED = replace(OPEN, closed_at=NOW, totals={"zeker": {"": 8, "b": 5, "a": 2}, "belangrijk": {"": 4}})


def said(
    name: str,
    text: str = "Goed",
    about: str | None = None,
    answer: str = "Ja.",
    effect: str = Effect.KEPT,
    of: str = "p",
):
    told = NOW if answer else None
    return Reaction(name, Audience.CITIZENS, Way.LINK, text, NOW, about, of, answer, effect if answer else "", told)


def test_before_the_close_there_is_no_number():
    assert outcome(OPEN, []).questions == ()


def test_the_most_chosen_stands_first_and_too_few_answers_have_no_bars():
    sure, important = outcome(CLOSED, []).questions

    assert (sure.ballots, sure.rows) == (8, (CardTotal(2, "Mailen", 5, 62), CardTotal(1, "Digipunt", 2, 25)))
    assert (important.ballots, important.rows) == (4, ())


def test_those_who_said_the_same_share_one_answer_under_their_card():
    told = outcome(CLOSED, [
        said("1", "Wanneer?", "b"), said("2", "Hoe laat?", "b"), said("3", "Alles goed"), said("4", "Elders", "weg"),
        said("5", "Over iets anders", "b", effect=Effect.OFF_TOPIC), said("6", "Nog niet", "a", answer=""),
        said("7", "Gewist", "a"), said("8", "", "a"), said("9", "Van een andere keer", "a", of="q"),
    ])  # fmt: skip

    assert told.cards == (
        AnsweredCard("Digipunt", (Answered(("Gewist",), Effect.KEPT, "Ja."),)),
        AnsweredCard("Mailen", (Answered(("Wanneer?", "Hoe laat?"), Effect.KEPT, "Ja."),)),
        AnsweredCard("", (Answered(("Alles goed", "Elders"), Effect.KEPT, "Ja."),)),
    )
    assert told.waiting == 1


def test_two_cards_of_one_title_stay_two():
    twins = replace(CLOSED, cards=(Card("a", "Digipunt"), Card("b", "Digipunt")))
    told = outcome(twins, [said("1", "Eén", "a"), said("2", "Twee", "b")])

    assert [card.answers[0].texts for card in told.cards] == [("Eén",), ("Twee",)]
