"""Coach and author in one action, in Chromium: nobody loses a character, who is where is seen, and talk comes live."""

import pytest
from playwright.sync_api import Page, expect

from facilitator.services.plan import talking
from tests.plan_house import build

LONG = " Elke week helpt iemand van de bib wie vragen heeft over gsm of itsme."
KEPT = "Alles is bewaard."


@pytest.fixture
def place(app):
    return build(app)


@pytest.fixture
def one(place):
    return place.propose(1)[0]


@pytest.fixture
def opens(chromium, place, address):
    """Open a page of the plan as somebody; what a script complains about fails the test."""
    complaints: list[str] = []
    base = f"{address}/traject/{place.trajectory.id}"

    def open_page(who: str, path: str) -> Page:
        context = chromium.new_context(viewport={"width": 1280, "height": 900})
        place.sign_in(context, who, address)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(base + path)
        return page

    yield open_page
    assert complaints == []


def stored(place, name):
    return place.plan().items[0].text(name)


def caret(page, name, at):
    """Stand in a field at this character."""
    page.locator(f"#{name}").evaluate("(field, at) => { field.focus(); field.setSelectionRange(at, at) }", at)


def test_two_people_in_one_text_at_the_same_time_lose_no_character(place, one, opens):
    place.patch("sofie", one, AC_commentaar=("Begin. Einde.", 0))
    ada, ann = (opens(who, f"/plan/{one}") for who in ("ada", "ann"))
    caret(ada, "AC_commentaar", len("Begin."))
    caret(ann, "AC_commentaar", len("Begin. Einde."))
    said = {"ada": "", "ann": ""}

    for n in range(2):
        for who, page in (("ada", ada), ("ann", ann)):
            words = f" {who.upper()}{n}{LONG * 2}"
            page.keyboard.type(words)
            said[who] += words
        for page in (ada, ann):
            expect(page.locator("[data-state]")).to_have_text(KEPT)

    text = f"Begin.{said['ada']} Einde.{said['ann']}"
    assert len(text) > 550
    for page in (ada, ann):
        expect(page.locator("#AC_commentaar")).to_have_value(text)
    assert stored(place, "AC_commentaar") == text


def test_who_goes_on_with_a_word_finds_it_whole_though_another_wrote_behind_it(place, one, opens):
    place.patch("sofie", one, AC_commentaar=("Begin.", 0))
    ada, ann = (opens(who, f"/plan/{one}") for who in ("ada", "ann"))
    for page in (ann, ada):
        caret(page, "AC_commentaar", len("Begin."))
    ada.keyboard.type(" Elke w")
    expect(ann.locator("#AC_commentaar")).to_have_value("Begin. Elke w")
    ada.context.set_offline(True)
    ada.keyboard.type("eek.")
    caret(ann, "AC_commentaar", len("Begin. Elke w"))
    ann.keyboard.type(" Met koffie.")
    expect(ann.locator("[data-state]")).to_have_text(KEPT)
    ada.context.set_offline(False)

    for page in (ada, ann):
        expect(page.locator("#AC_commentaar")).to_have_value("Begin. Elke week. Met koffie.")


def test_two_people_at_one_field_by_turns_and_each_at_their_own_lose_no_character(place, one, opens):
    pages = {who: opens(who, f"/plan/{one}") for who in ("ada", "ann")}
    text = ""

    for turn in range(4):
        who, other = ("ada", "ann") if turn % 2 else ("ann", "ada")
        own = pages[other].locator("#regierol" if other == "ann" else "#wat_wordt_beter")
        expect(pages[who].locator("#partners")).to_have_value(text)
        expect(pages[who].locator("#partners")).to_be_editable()
        caret(pages[who], "partners", len(text))
        words = f"; {who}{turn}" if text else f"{who}{turn}"
        pages[who].keyboard.type(words)
        own.press_sequentially(LONG)
        pages[who].keyboard.press("Tab")
        text += words
        expect(pages[who].locator("[data-state]")).to_have_text(KEPT)
        pages[other].keyboard.press("Tab")

    for page in pages.values():
        expect(page.locator("[data-state]")).to_have_text(KEPT)
    assert stored(place, "partners") == text
    assert stored(place, "regierol") == stored(place, "wat_wordt_beter") == (LONG * 2).strip()


def test_a_space_before_a_pause_is_not_lost_when_one_types_on(place, one, opens):
    page = opens("ann", f"/plan/{one}")

    page.locator("#dienst").press_sequentially("Bib en ")
    expect(page.locator("[data-state]")).to_have_text(KEPT)
    page.keyboard.type("welzijn")
    page.keyboard.press("Tab")

    expect(page.locator("[data-state]")).to_have_text(KEPT)
    assert stored(place, "dienst") == "Bib en welzijn"


def test_the_coach_sees_where_the_author_is_and_suggests_and_the_author_takes_it_over(place, one, opens):
    ann, ada = (opens(who, f"/plan/{one}/schrijven/1") for who in ("ann", "ada"))
    sofie = opens("sofie", f"/plan/{one}")
    ann.locator("#AC_lange_omschrijving").focus()
    expect(ada.locator("[data-others]")).to_contain_text("Ann is bij «lange omschrijving»")

    ada.locator("#praten-AC_lange_omschrijving > summary").click()
    ada.locator("#praten-AC_lange_omschrijving .talk__suggest summary").click()
    ada.locator("#stel-AC_lange_omschrijving").fill("Hulp in de bib.")
    ada.locator("#omdat-AC_lange_omschrijving").fill("Zo weet iedereen waar.")
    ada.get_by_role("button", name="Stel dit voor").click()
    box = ann.locator("#praten-AC_lange_omschrijving")
    expect(box.locator("> summary")).to_contain_text("1 wacht op antwoord")
    expect(sofie.get_by_role("link", name="1 wacht op antwoord Opmerkingen")).to_be_visible()
    box.locator("> summary").click()
    expect(ada.get_by_role("button", name="Neem dit over")).to_have_count(0)
    ann.get_by_role("button", name="Neem dit over").click()

    expect(ann.locator("#AC_lange_omschrijving")).to_have_value("Hulp in de bib.")
    expect(ada.locator("#AC_lange_omschrijving")).to_have_value("Hulp in de bib.")
    assert stored(place, "AC_lange_omschrijving") == "Hulp in de bib."


def test_a_tap_begins_a_sentence_or_picks_an_answer_and_one_goes_from_step_to_step(place, one, opens):
    place.do(talking.comment, place.people["ada"], place.trajectory.id, one, "doelgroep", "Wie nog?")
    page = opens("ann", f"/plan/{one}/schrijven/1")

    page.get_by_role("button", name="Elke week").click()
    page.keyboard.type("helpt iemand in de bib.")
    page.get_by_role("button", name="Bewaar en ga verder").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Voor wie?")
    expect(page.get_by_text("Wie nog?")).to_be_visible()
    for name in ("ouderen", "nieuwkomers"):
        page.get_by_role("button", name=name, exact=True).click()
    page.get_by_role("button", name="Bewaar en ga verder").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Wat wordt beter?")

    assert stored(place, "AC_lange_omschrijving") == "Elke week helpt iemand in de bib."
    assert stored(place, "doelgroep") == "ouderen; nieuwkomers"
