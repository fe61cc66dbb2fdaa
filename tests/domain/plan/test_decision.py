"""What holds after several bodies spoke, which councils are needed, and what may be read from what people type."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.bbc.words import Entity
from facilitator.domain.plan.deciding import councils, public_text, read_day, standing, still_needed
from facilitator.domain.plan.decision import Body, Choice, Decided, Decision, verdicts
from facilitator.domain.refusals import InvalidInput
from tests.plan_cast import item, line

DAY = date(2027, 3, 12)
words = st.sampled_from(("", "Zo.", "Anders."))


def moment(choice=Choice.CHOSEN, body=Body.COUNCIL, reason="", day=DAY, edition=1):
    return Decision(f"{body}-{edition}", body, day, {"een": Decided(choice, reason)}, edition=edition)


moments = st.lists(
    st.builds(moment, st.sampled_from(Choice), st.sampled_from(Body), words, st.dates(DAY, date(2027, 3, 14))),
    max_size=6,
).map(lambda found: [replace(one, edition=n) for n, one in enumerate(found, 1)])


@given(moments, st.randoms())
def test_what_holds_is_the_last_word_in_whatever_order_it_is_read(found, chance):
    shuffled = list(found)
    chance.shuffle(shuffled)
    assert verdicts(shuffled) == verdicts(found)
    last = max(found, key=lambda one: (one.day, one.edition), default=None)
    held = verdicts(found).get("een")
    assert (held.moment, held.choice) == (last, last.items["een"].choice) if last else held is None


@given(moments)
def test_a_reason_that_stands_was_given_for_the_same_choice(found):
    for held in verdicts(found).values():
        given_for = {one.items["een"].reason for one in found if one.items["een"].choice is held.choice}
        assert held.decided.reason in given_for


def test_who_confirms_in_silence_leaves_the_reason_and_who_says_otherwise_does_not():
    college = moment(Choice.LATER, Body.COLLEGE, "Geen geld.")
    assert verdicts([college, moment(Choice.LATER, edition=2)])["een"].decided.reason == "Geen geld."
    assert verdicts([college, moment(Choice.CHOSEN, edition=2)])["een"].decided.reason == ""
    assert (
        verdicts([college, moment(Choice.LATER, reason="Volgend jaar.", edition=2)])["een"].decided.reason
        == "Volgend jaar."
    )


BOTH = (Body.COUNCIL, Body.OCMW_COUNCIL, Body.APPROVAL)


@pytest.mark.parametrize(
    ("board", "entities", "needed"),
    [
        ("", (), (Body.COUNCIL,)),
        ("gemeente", ("gemeente",), (Body.COUNCIL,)),
        ("gemeente", ("OCMW",), BOTH),
        ("OCMW", (), (Body.OCMW_COUNCIL, Body.APPROVAL)),
        ("OCMW", ("OCMW",), (Body.OCMW_COUNCIL, Body.APPROVAL)),
        ("OCMW", ("gemeente",), BOTH),
        ("gemeente en OCMW", (), BOTH),
    ],
)
def test_the_board_and_the_money_say_which_councils_are_needed(board, entities, needed):
    one = item(lines=tuple(line(2027, "10", entity=Entity(entity)) for entity in entities), bestuur=board)
    assert councils(one) == needed
    assert still_needed((), one) == needed
    assert still_needed([moment(body=needed[0])], one) == needed[1:]
    assert still_needed([moment(body=body, edition=n) for n, body in enumerate(needed)], one) == ()


def test_a_council_that_takes_its_word_back_is_needed_again():
    one = item()
    assert still_needed([moment(), moment(Choice.LATER, day=date(2027, 4, 1), edition=2)], one) == (Body.COUNCIL,)
    assert still_needed([moment(body=Body.COLLEGE), moment(body=Body.MANAGEMENT)], one) == (Body.COUNCIL,)


def test_an_action_that_nobody_decided_on_is_open_unless_somebody_chose_by_hand():
    assert [standing(item(status=status), None) for status in ("voorstel", "weerhouden", "geschrapt")] == [
        None, Choice.CHOSEN, Choice.NOT,
    ]  # fmt: skip


@given(st.text() | st.none() | st.integers() | st.dates().map(str))
def test_a_day_is_read_or_refused_and_nothing_else(raw):
    try:
        day = read_day(raw)
    except InvalidInput:
        return
    assert day.isoformat() == raw


@given(st.text(max_size=60) | st.none() | st.integers() | st.lists(st.text()))
def test_a_public_text_is_read_or_refused_and_nothing_else(raw):
    try:
        text = public_text(raw, 50)
    except InvalidInput:
        return
    assert (len(text) <= 50, text == text.strip()) == (True, True)
