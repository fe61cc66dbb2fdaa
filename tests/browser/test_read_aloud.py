"""Reading aloud: on a tap alone, every card and question, in the language of the text, and only where there is a voice."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import PHONE, Examiner
from tests.browser.measure import PHONES, covered, looking, too_small, too_wide
from tests.browser.room import TITLES
from tests.browser.voices import ELLEN, FAR, THOMAS, finish, give, is_speaking, said, texts, with_speech


@pytest.fixture
def phone(room):
    """A phone with a Flemish voice of its own, in a vote."""
    room.actions()
    room.fill(citizens=5, staff=0)
    made = room.phone()
    room.move("vote")
    expect(made.get_by_role("checkbox")).to_have_count(len(TITLES))
    with_speech(made)
    return made


def card(phone: Page, title: str):
    return phone.get_by_role("button", name=f"voor: {title}")


def whole(phone: Page):
    return phone.get_by_role("button", name="Lees voor", exact=True)


def test_a_card_is_read_on_a_tap_and_the_same_button_stops_it(phone):
    button = card(phone, TITLES[1])
    expect(button).to_have_accessible_name(f"Lees kaart 2 voor: {TITLES[1]}")
    assert said(phone) == []

    button.focus()
    phone.keyboard.press("Enter")
    assert said(phone) == [{"text": f"Stem op: Nummer 2 {TITLES[1]}", "lang": "nl", "rate": 1, "voice": "Ellen"}]
    stop = phone.get_by_role("button", name="Stop")
    expect(stop).to_be_focused()
    assert phone.evaluate("CSS.highlights.get('reading').size") == 1

    phone.keyboard.press("Enter")
    assert is_speaking(phone) is False
    expect(card(phone, TITLES[1])).to_be_focused()
    expect(phone.get_by_role("button", name="Stop")).to_have_count(0)
    assert phone.evaluate("CSS.highlights.has('reading')") is False


def test_a_tap_on_the_button_of_a_card_does_not_tick_it(phone):
    card(phone, TITLES[0]).click()
    expect(phone.get_by_role("checkbox", checked=True)).to_have_count(0)


def test_the_whole_page_is_read_in_order_and_each_sentence_once(phone):
    whole(phone).click()
    finish(phone)
    heard = texts(phone)
    first = ["Kies er 3.", "Minder mag ook.", "Je keuze is geheim."]
    start = heard.index(first[0])
    assert heard[start : start + 3] == first
    assert sorted(text for text in heard if text.startswith("Stem op:")) == [
        f"Stem op: Nummer {number} {title}" for number, title in enumerate(TITLES, 1)
    ]
    assert heard[-1] == "Bewaar mijn keuze"
    assert len(heard) == len(set(heard))
    expect(whole(phone)).to_be_visible()


def test_reading_another_card_stops_the_first(phone):
    card(phone, TITLES[0]).click()
    card(phone, TITLES[2]).click()
    assert texts(phone) == [f"Stem op: Nummer {number} {TITLES[number - 1]}" for number in (1, 3)]
    expect(phone.get_by_role("button", name="Stop")).to_have_count(1)


@pytest.mark.parametrize("where", ["main", "dock"])
def test_another_step_makes_it_silent(phone, room, where):
    (card(phone, TITLES[0]) if where == "main" else whole(phone)).click()
    assert is_speaking(phone) is True
    room.move("vote", "stop")
    expect(phone.get_by_role("heading", name="De stemming is gestopt.")).to_be_visible()
    assert is_speaking(phone) is False
    expect(whole(phone)).to_be_visible()


def test_a_newer_picture_of_the_same_cards_keeps_their_buttons(room):
    room.actions()
    phone = room.phone()
    room.move("read")
    with_speech(phone)
    expect(phone.locator("main read-aloud:visible")).to_have_count(len(TITLES))
    card(phone, TITLES[0]).click()
    room.actions("Nog een kaart")
    expect(phone.locator("main read-aloud:visible")).to_have_count(len(TITLES) + 1)
    assert is_speaking(phone) is True
    phone.get_by_role("button", name="Stop").click()
    assert is_speaking(phone) is False


def test_slower_is_a_choice_that_stays(phone):
    phone.get_by_text("Hulp", exact=True).click()
    phone.get_by_label("Lees traag voor").check()
    phone.keyboard.press("Escape")
    card(phone, TITLES[0]).click()
    phone.reload()
    give(phone, ELLEN)
    card(phone, TITLES[0]).click()
    assert [each["rate"] for each in said(phone)] == [0.7]


def test_a_voice_that_fails_says_so_and_the_button_works_again(phone):
    card(phone, TITLES[0]).click()
    phone.evaluate("window.voiceTest.fail()")
    expect(phone.locator("[data-status]")).to_have_text("Voorlezen lukt nu niet op dit toestel.")
    card(phone, TITLES[0]).click()
    assert len(said(phone)) == 2


def test_without_a_voice_for_the_language_nothing_shows(phone):
    for voices in ([], [THOMAS]):
        give(phone, *voices)
        expect(phone.locator("read-aloud:visible")).to_have_count(0)
        expect(phone.locator("[data-needs-voice]")).to_have_attribute("hidden", "")
    give(phone, ELLEN)
    expect(phone.locator("read-aloud:visible")).to_have_count(len(TITLES) + 1)


def test_without_speech_or_scripts_nothing_shows(room):
    room.actions()
    for script in (True, False):
        phone = room.phone(script=script)
        room.move("read")
        phone.reload()
        expect(phone.get_by_role("listitem").first).to_be_visible()
        expect(phone.locator("read-aloud:visible")).to_have_count(0)


def test_a_voice_on_the_phone_goes_first_and_one_elsewhere_hears_nothing_private(room):
    phone = room.phone()
    room.move("write")
    phone.get_by_label("Jouw idee").fill("Van mij alleen")
    phone.get_by_role("button", name="Bewaar mijn idee").click()
    expect(phone.locator("[data-private] .quote")).to_have_text("Van mij alleen")
    with_speech(phone, FAR)
    whole(phone).click()
    finish(phone)
    assert "Van mij alleen" not in texts(phone)

    give(phone, FAR, ELLEN)
    whole(phone).click()
    finish(phone)
    assert "Van mij alleen" in texts(phone)
    assert {each["voice"] for each in said(phone)} == {"Ver", "Ellen"}


def test_every_question_answer_and_result_can_be_read(room, make_room):
    seats = room.fill(citizens=5, staff=5)
    phone = room.phone()
    room.move("evaluate")
    with_speech(phone)
    questions = phone.locator("fieldset").count()
    expect(phone.get_by_role("button", name="Lees de vraag voor:")).to_have_count(questions)
    phone.get_by_role("button", name="Lees de vraag voor:").first.click()
    finish(phone)
    assert len(texts(phone)) >= 3

    actions = list(room.actions().values())
    room.move("vote")
    for seat in seats:
        seat.vote(room.step("vote"), actions[:2])
    room.move("vote", "close")
    room.move("vote", "show")
    expect(phone.locator(".result")).to_have_count(len(TITLES))
    card(phone, TITLES[0]).click()
    assert texts(phone)[-1] == f"Nummer 1 {TITLES[0]}"
    finish(phone)
    assert "10 van 10" in texts(phone)


def test_the_way_in_can_be_read_too(room, screens):
    phone = screens.phone(f"/{room.code}")
    with_speech(phone)
    whole(phone).click()
    finish(phone)
    assert "Welkom." in texts(phone)
    assert "Ik ben hier als inwoner" in texts(phone)


def test_buttons_fit_small_phones(phone):
    found = []
    for look in PHONES:
        with looking(phone, look):
            found += [look.name, *wrong] if (wrong := too_wide(phone, look) + too_small(phone) + covered(phone)) else []
    assert found == []


def test_axe_finds_nothing_wrong_with_voices_or_an_open_panel(phone):
    examiner = Examiner()
    examiner.examine(phone, "a ballot with voices", PHONE)
    card(phone, TITLES[0]).click()
    examiner.examine(phone, "while it reads")
    phone.get_by_text("Hulp", exact=True).click()
    examiner.examine(phone, "help", PHONE)
    phone.get_by_role("button", name="Ik wil papier").click()
    expect(phone.get_by_role("button", name="Laat maar")).to_be_visible()
    examiner.examine(phone, "a hand that is up", PHONE)
    assert examiner.found == []


def test_each_part_is_read_by_a_voice_of_its_own_language_or_not_at_all(make_room):
    room = make_room(languages=["fr"], languages_reason="Er komen mensen die nog Nederlands leren.")
    room.actions()
    phone = room.screens.phone(f"/{room.code}?taal=fr")
    phone.locator("button[name=role][value=citizen]").click()
    room.move("read")
    phone.goto("/sessie")
    with_speech(phone, ELLEN, THOMAS)
    expect(phone.locator("main read-aloud:visible")).to_have_count(len(TITLES))
    phone.locator("main read-aloud button").first.click()
    finish(phone)
    heard = {(each["lang"], each["voice"]) for each in said(phone)}
    assert heard == {("fr", "Thomas"), ("nl", "Ellen")}
    assert (TITLES[0], "nl") in [(each["text"], each["lang"]) for each in said(phone)]

    give(phone, ELLEN)
    before = len(said(phone))
    phone.locator("main read-aloud button").first.click()
    finish(phone)
    assert {each["voice"] for each in said(phone)[before:]} == {"Ellen"}
    give(phone, THOMAS)
    expect(phone.locator(".dock read-aloud")).to_be_visible()
