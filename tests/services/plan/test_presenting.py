"""Deeds of presenting: who may make cards, open a link and close it, what comes along to a session, and what retention leaves."""

from datetime import timedelta

import pytest

from facilitator.domain.days import BRUSSELS
from facilitator.domain.plan.presentation import DAYS_OPEN, Audience, State
from facilitator.domain.plan.questions import Question
from facilitator.domain.refusals import ChangedMeanwhile, InvalidInput, NotAllowed, NotFound, StepClosed
from facilitator.services.house import retention
from facilitator.services.plan import findings, into_session, linking, presenting, reacting
from facilitator.services.sessions import rooms
from tests.plan_house import TITLES, build

SECRET = b"geheim"


@pytest.fixture
def place(app):
    return build(app)


@pytest.fixture
def items(place):
    return place.propose(1, 2, 3)


@pytest.fixture
def shown(place, items):
    return place.do(presenting.make, place.people["ada"], place.trajectory.id, Audience.CITIZENS, "Ons plan", items)


def deed(place, who, work, shown, *more, **named):
    return place.do(work, place.people[who], place.trajectory.id, shown.id, *more, **named)


def open_it(place, shown, who="sofie"):
    return deed(place, who, linking.open_link, shown, SECRET)


def stored(place, shown):
    return place.read(presenting.presentation, place.people["rita"], place.trajectory.id, shown.id)


def answers(place, shown, n, question=Question.SURE, first=0):
    token = linking.token(SECRET, shown.id)
    for each in range(n):
        place.do(reacting.choose, token, SECRET, f"sleutel-{each}", question, [shown.cards[first].item_id])


def test_cards_begin_with_the_words_of_the_plan(place, shown, items):
    assert [(card.item_id, card.title) for card in shown.cards] == list(zip(items, TITLES[:3], strict=True))
    assert stored(place, shown) == shown
    assert shown.cards[0].pictogram == "library"


def test_who_only_reads_makes_no_cards(place, items):
    for who in ("rita", "frans"):
        with pytest.raises(NotAllowed):
            place.do(presenting.make, place.people[who], place.trajectory.id, Audience.STAFF, "Plan", items)


def test_a_stranger_finds_nothing(place, shown):
    for work, more in (
        (linking.open_link, (SECRET,)), (linking.close, ()), (presenting.drop, ()), (presenting.copy, (Audience.STAFF,)),
        (presenting.choose, ([],)), (presenting.write, ("T", [], "")), (findings.key_paper, ({},)),
    ):  # fmt: skip
        with pytest.raises(NotFound):
            deed(place, "stranger", work, shown, *more)
    with pytest.raises(NotFound):
        place.read(findings.findings, place.people["stranger"], place.trajectory.id)


def test_the_coach_cannot_publish(place, shown):
    for work, more in ((linking.open_link, (SECRET,)), (linking.close, ())):
        with pytest.raises(NotAllowed):
            deed(place, "ada", work, shown, *more)
    assert stored(place, shown) == shown


def test_cards_are_written_in_another_order_and_other_words(place, shown, items):
    rows = [(item, f"Kaart {n}", "Zin.", "bus") for n, item in enumerate(reversed(items))]
    deed(place, "ann", presenting.write, shown, "Voor jullie", rows, shown.mark)

    now = stored(place, shown)
    assert (now.title, [(card.item_id, card.title) for card in now.cards]) == (
        "Voor jullie", [(item, f"Kaart {n}") for n, item in enumerate(reversed(items))],
    )  # fmt: skip
    with pytest.raises(InvalidInput):
        deed(place, "ann", presenting.write, shown, "Voor jullie", rows[:2], now.mark)


def test_cards_that_somebody_else_wrote_are_not_overwritten_unseen(place, shown, items):
    rows = [(item, "Ann", "", "") for item in items]
    deed(place, "ann", presenting.write, shown, "T", rows, shown.mark)

    with pytest.raises(ChangedMeanwhile):
        deed(place, "ada", presenting.write, shown, "T", [(item, "Ada", "", "") for item in items], shown.mark)
    assert {card.title for card in stored(place, shown).cards} == {"Ann"}


def test_other_actions_keep_the_words_of_the_cards_that_stay(place, shown, items):
    deed(place, "ann", presenting.write, shown, "T", [(item, f"Kaart {item}", "", "") for item in items], shown.mark)
    deed(place, "ann", presenting.choose, shown, [items[2], items[0]])

    assert [card.title for card in stored(place, shown).cards] == [f"Kaart {items[2]}", f"Kaart {items[0]}"]
    for wrong in ([], ["nergens"], ["x"] * 9):
        with pytest.raises(InvalidInput):
            deed(place, "ann", presenting.choose, shown, wrong)


def test_both_audiences_get_the_same_cards(place, shown):
    copied = deed(place, "ada", presenting.copy, shown, Audience.STAFF)

    assert (copied.audience, copied.cards, copied.title) == (Audience.STAFF, shown.cards, shown.title)
    assert copied.id != shown.id


def test_an_open_link_fixes_the_cards_and_is_kept_as_a_hash(place, shown, items):
    opened = open_it(place, shown)

    last = opened.closes_at.astimezone(BRUSSELS)
    assert (last.date() - opened.opened_at.date(), last.strftime("%H:%M:%S")) == (timedelta(DAYS_OPEN), "23:59:59")
    token = linking.token(SECRET, shown.id)
    assert place.read(linking.link_token, shown.id, SECRET) == token
    assert place.read(linking.link_token, shown.id, b"ander") == ""
    assert place.read(reacting.find, token).presentation == opened
    for work, more in ((presenting.choose, (items,)), (presenting.drop, ()), (linking.open_link, (SECRET,))):
        with pytest.raises(StepClosed):
            deed(place, "sofie", work, shown, *more)
    with pytest.raises(NotFound):
        place.read(reacting.find, shown.id)


def test_other_languages_ask_for_a_reason(place, shown):
    with pytest.raises(InvalidInput):
        deed(place, "sofie", linking.open_link, shown, SECRET, ["fr"])
    opened = deed(place, "sofie", linking.open_link, shown, SECRET, ["fr"], "Er wonen mensen die nog leren.")
    assert (opened.languages, stored(place, shown)) == (("nl", "fr"), opened)


def test_closing_leaves_totals_and_nobody(place, shown):
    open_it(place, shown)
    answers(place, shown, 5)
    answers(place, shown, 4, Question.IMPORTANT, first=1)
    closed = deed(place, "sofie", linking.close, shown)

    first = shown.cards[0].item_id
    assert closed.totals == {"zeker": {"": 5, first: 5}, "belangrijk": {"": 4}}
    assert stored(place, shown) == closed
    assert place.read(lambda store: list(store.presenting.answers(shown.id))) == []
    assert deed(place, "sofie", linking.close, shown).totals == closed.totals
    with pytest.raises(StepClosed):
        answers(place, shown, 1)


def test_the_clock_closes_what_nobody_closed(place, shown, clock):
    opened = open_it(place, shown)
    answers(place, shown, 6)
    clock.now = opened.closes_at

    assert stored(place, shown).is_due(clock.now)
    done = place.do(retention.purge)
    assert done["answers by link"] == 1
    assert stored(place, shown).state(clock.now) is State.CLOSED
    assert stored(place, shown).totals["zeker"][""] == 6


def test_a_sheet_of_paper_counts_as_much_as_the_link(place, shown, items):
    ticked = {Question.SURE: items[:2], Question.IMPORTANT: items[2:]}
    for _ in range(5):
        deed(place, "ada", findings.key_paper, shown, ticked, "Goed plan")
    closed = deed(place, "ann", linking.close, shown)

    assert closed.totals == {"zeker": {"": 5, items[0]: 5, items[1]: 5}, "belangrijk": {"": 5, items[2]: 5}}
    said = place.read(findings.findings, place.people["rita"], place.trajectory.id)
    assert [(one.text, one.way, one.presentation_id) for one in said] == [("Goed plan", "papier", shown.id)] * 5
    with pytest.raises(StepClosed):
        deed(place, "ada", findings.key_paper, shown, ticked)


def test_an_empty_or_strange_sheet_is_refused(place, shown):
    for ticked in ({}, {Question.SURE: ["nergens"]}):
        with pytest.raises(InvalidInput):
            deed(place, "ada", findings.key_paper, shown, ticked)


def test_what_nobody_saw_is_thrown_away_but_not_what_was_answered(place, shown, items):
    copied = deed(place, "ada", presenting.copy, shown, Audience.CITIZENS)
    deed(place, "ada", findings.key_paper, copied, {Question.SURE: items[:1]})
    deed(place, "ada", presenting.drop, shown)

    assert place.read(presenting.presentations, place.people["ada"], place.trajectory.id) == (copied,)
    with pytest.raises(StepClosed):
        deed(place, "ada", presenting.drop, copied)


def test_the_cards_come_along_to_a_session_with_where_they_came_from(place, shown):
    made = deed(place, "ada", into_session.into_session, shown, place.house.runsheets["inwonersgesprek"])

    room = place.read(rooms.room, made.session.id)
    assert (made.session.title, made.session.format) == ("Ons plan", "inwonersgesprek")
    assert [(one.number, one.title, one.pictogram, one.origins) for one in room.actions] == [
        (n, card.title, card.pictogram, (place.actions[n - 1],)) for n, card in enumerate(shown.cards, 1)
    ]
    with pytest.raises(NotAllowed):
        deed(place, "sofie", into_session.into_session, shown, place.house.runsheets["inwonersgesprek"])


def test_every_deed_is_in_the_journal_without_a_text(place, shown):
    open_it(place, shown)
    deed(place, "sofie", linking.close, shown)
    rows = place.read(
        lambda store: [str(row) for row in store.db.query("SELECT * FROM journal") if "presentation" in str(row)]
    )

    assert len(rows) >= 3
    assert not any("digipunt" in row for row in rows)
