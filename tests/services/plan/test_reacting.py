"""Answering by a link: changeable until it closes, three words for the answer, and nothing of a person."""

import pytest

from facilitator.domain.plan.presentation import Audience, Way
from facilitator.domain.plan.questions import Question
from facilitator.domain.plan.reactions import Effect
from facilitator.domain.refusals import (
    ChangedMeanwhile,
    InvalidInput,
    NotAllowed,
    NotFound,
    StepClosed,
    TextTooLong,
    UnknownCode,
)
from facilitator.services.house import retention
from facilitator.services.plan import findings, linking, presenting, reacting
from tests.plan_house import build

SECRET, KEY = b"geheim", "mijn-gsm"


@pytest.fixture
def place(app):
    return build(app)


@pytest.fixture
def items(place):
    return place.propose(1, 2, 3)


@pytest.fixture
def shown(place, items):
    made = place.do(presenting.make, place.people["ada"], place.trajectory.id, Audience.CITIZENS, "Ons plan", items)
    place.do(linking.open_link, place.people["sofie"], place.trajectory.id, made.id, SECRET)
    return made


def token(shown):
    return linking.token(SECRET, shown.id)


def say(place, shown, key=KEY, **texts):
    place.do(
        reacting.say, token(shown), SECRET, key, {about.replace("plan", ""): text for about, text in texts.items()}
    )


def own(place, shown, key=KEY):
    return place.read(reacting.own, SECRET, shown.id, key)


def said(place):
    return place.read(findings.findings, place.people["rita"], place.trajectory.id)


def answer(place, *ids, who="sofie", text="Dat doen we.", effect=Effect.CHANGED):
    marks = {one.id: one.mark for one in said(place)}
    read = {one: marks.get(one, "") for one in ids}
    return place.do(findings.answer, place.people[who], place.trajectory.id, read, text, effect)


def test_a_choice_replaces_the_one_before_and_an_empty_one_takes_it_back(place, shown, items):
    for ticked in (items[:3], [items[1]]):
        place.do(reacting.choose, token(shown), SECRET, KEY, Question.SURE, ticked)
    assert own(place, shown).chosen == {Question.SURE: (items[1],)}

    place.do(reacting.choose, token(shown), SECRET, KEY, Question.SURE, [])
    assert own(place, shown).is_empty
    assert place.read(linking.responders, shown) == 0


def test_what_one_browser_says_another_never_sees(place, shown, items):
    say(place, shown, plan="Goed plan", **{items[0]: "Ook op zaterdag?"})

    assert {about: one.text for about, one in own(place, shown).said.items()} == {
        "": "Goed plan", items[0]: "Ook op zaterdag?",
    }  # fmt: skip
    assert own(place, shown, "andere-gsm").is_empty
    assert own(place, shown, "").is_empty


def test_a_text_is_changed_or_emptied_until_it_was_answered(place, shown, items):
    say(place, shown, plan="Eerst", **{items[0]: "Weg ermee"})
    say(place, shown, plan="Dan", **{items[0]: " "})
    assert [(one.text, one.item_id, one.way) for one in said(place)] == [("Dan", None, Way.LINK)]

    answer(place, said(place)[0].id)
    say(place, shown, plan="Toch niet")
    assert [one.text for one in said(place)] == ["Dan"]


def test_what_cannot_be_kept_is_refused_whole(place, shown, items):
    for texts, refusal in (
        ({"nergens": "a"}, InvalidInput), ({"": "a" * 501}, TextTooLong), ({"": "mail an@x.be"}, InvalidInput),
        ({"": "\ud800"}, InvalidInput),
    ):  # fmt: skip
        with pytest.raises(refusal):
            place.do(reacting.say, token(shown), SECRET, KEY, {items[0]: "Wel goed", **texts})
    assert said(place) == ()


def test_a_link_that_we_never_gave_shows_nothing(place, shown):
    for wrong in ("", "x", "\ud800", "a" * 5000):
        with pytest.raises(NotFound):
            place.read(reacting.find, wrong)


def test_three_words_open_the_answer_however_they_are_typed(place, shown, items):
    say(place, shown, **{items[1]: "Wanneer begint dit?"})
    answer(place, said(place)[0].id, text="In maart.")
    code = reacting.code_of(SECRET, shown.id, KEY)

    found, titles = place.read(reacting.stories, code.upper().replace("-", "  "))
    assert [(titles[one.item_id], one.text, one.answer, one.effect) for one in found] == [
        (shown.cards[1].title, "Wanneer begint dit?", "In maart.", Effect.CHANGED)
    ]
    for wrong in ("", "geen drie woorden", None, reacting.code_of(SECRET, shown.id, "andere-gsm")):
        with pytest.raises(UnknownCode):
            place.read(reacting.stories, wrong)


def test_who_holds_the_words_may_take_the_text_away(place, shown, items):
    say(place, shown, plan="Goed", **{items[0]: "Ook goed"})
    say(place, shown, key="andere-gsm", plan="Blijft")
    place.do(reacting.erase, reacting.code_of(SECRET, shown.id, KEY))

    assert [one.text for one in said(place)] == ["Blijft"]
    with pytest.raises(UnknownCode):
        place.do(reacting.erase, reacting.code_of(SECRET, shown.id, KEY))


def test_nothing_that_is_kept_is_the_key_of_the_browser(place, shown, items):
    place.do(reacting.choose, token(shown), SECRET, KEY, Question.SURE, items[:1])
    say(place, shown, plan="Goed")

    rows = place.read(
        lambda store: [
            *store.db.query("SELECT * FROM presentation_answers"),
            *store.db.query("SELECT * FROM reactions"),
        ]
    )
    assert len(rows) == 2
    assert not any(KEY in str(row) or reacting.code_of(SECRET, shown.id, KEY) in str(row) for row in rows)
    assert rows[0]["responder"] != rows[1]["code_hash"]


def test_only_the_municipality_answers_and_only_what_was_said_to_it(place, shown):
    say(place, shown, plan="Goed")
    (one,) = said(place)
    for who, refusal in (("ada", NotAllowed), ("rita", NotAllowed), ("frans", NotAllowed), ("stranger", NotFound)):
        with pytest.raises(refusal):
            answer(place, one.id, who=who)
    with pytest.raises(NotFound):
        answer(place, one.id, "nergens")
    with pytest.raises(InvalidInput):
        answer(place)
    assert said(place) == (one,)


def test_many_get_one_answer_and_it_can_be_changed(place, shown):
    for n in range(3):
        say(place, shown, key=f"gsm-{n}", plan=f"Reactie {n}")
    ids = [one.id for one in said(place)]

    assert answer(place, *ids, *ids) == 3
    answer(place, ids[0], text="Toch later.", effect=Effect.LATER)
    assert sorted((one.answer, one.effect) for one in said(place)) == [
        ("Dat doen we.", Effect.CHANGED), ("Dat doen we.", Effect.CHANGED), ("Toch later.", Effect.LATER),
    ]  # fmt: skip


def test_nobody_answers_what_they_did_not_read(place, shown):
    say(place, shown, plan="Goed plan")
    (read,) = said(place)
    say(place, shown, plan="Slecht plan")

    with pytest.raises(ChangedMeanwhile):
        place.do(
            findings.answer, place.people["ann"], place.trajectory.id, {read.id: read.mark}, "Dank je.", Effect.KEPT
        )
    (now,) = said(place)
    assert (now.text, now.answered_at) == ("Slecht plan", None)
    answer(place, now.id)
    with pytest.raises(ChangedMeanwhile):
        place.do(findings.answer, place.people["ann"], place.trajectory.id, {now.id: now.mark}, "Dank je.", Effect.KEPT)


def test_what_was_heard_in_a_talk_is_written_down_under_its_presentation(place, shown, items):
    noted = place.do(
        findings.note, place.people["ada"], place.trajectory.id, "Goed!", Audience.CITIZENS, Way.TALK, items[0]
    )
    staff = place.do(findings.note, place.people["ann"], place.trajectory.id, "Werk!", Audience.STAFF, Way.PAPER)

    assert [(one.item_id, one.presentation_id) for one in (noted, staff)] == [(items[0], shown.id), (None, None)]
    for who, refusal in (("rita", NotAllowed), ("stranger", NotFound)):
        with pytest.raises(refusal):
            place.do(findings.note, place.people[who], place.trajectory.id, "Goed!", Audience.CITIZENS, Way.TALK)
    with pytest.raises(NotFound):
        place.do(
            findings.note, place.people["ann"], place.trajectory.id, "Goed!", Audience.CITIZENS, Way.TALK, "nergens"
        )
    with pytest.raises(InvalidInput):
        place.do(findings.note, place.people["ann"], place.trajectory.id, "Goed!", Audience.CITIZENS, Way.LINK)


def test_a_name_is_taken_out_by_the_municipality_alone(place, shown):
    say(place, shown, plan="Jan Peeters weet het.")
    (one,) = said(place)
    with pytest.raises(NotAllowed):
        place.do(findings.redact, place.people["ada"], place.trajectory.id, one.id, "Jan Peeters")
    place.do(findings.redact, place.people["ann"], place.trajectory.id, one.id, "jan peeters")
    assert said(place)[0].text == "[…] weet het."


def test_a_link_that_is_full_takes_who_answered_before(place, shown, items, monkeypatch):
    place.do(reacting.choose, token(shown), SECRET, KEY, Question.SURE, items[:1])
    monkeypatch.setattr(reacting, "MOST_ANSWERS", 1)

    say(place, shown, plan="Goed")
    with pytest.raises(StepClosed):
        say(place, shown, key="andere-gsm", plan="Ook goed")


def test_texts_go_months_after_they_were_said_and_answers_stay(place, shown, clock):
    say(place, shown, plan="Goed")
    answer(place, said(place)[0].id)
    clock.move(days=180)
    place.do(retention.purge)
    assert said(place)[0].text == "Goed"

    clock.move(days=7)
    assert place.do(retention.purge)["reactions"] == 1
    (one,) = said(place)
    assert (one.text, one.answer) == ("", "Dat doen we.")
    with pytest.raises(UnknownCode):
        place.read(reacting.stories, reacting.code_of(SECRET, shown.id, KEY))
    assert "reactions" not in place.do(retention.purge)
