"""The page that looks a text over, and the same beside a field; only for who signed in."""

import re

from tests.desk import Desk

HARD = "Men implementeert dit."


def token(desk: Desk) -> str:
    found = re.search(r'name="csrf" value="([^"]*)"', desk.page)
    assert found
    return found[1]


def ask(desk: Desk, body: object):
    return desk.client.post("/taalhulp", json=body, headers={"X-CSRF": token(desk)})


def test_the_page_gives_tips_and_leaves_the_text_as_it_is(app):
    page = Desk(app).known().get("/taalhulp").post("/taalhulp", {"text": HARD})

    assert "2 tips" in page.text
    assert "«Men» zegt niet wie. Schrijf «je», «wij» of wie het is." in page.text
    assert "Niet iedereen kent dit woord. Schrijf liever: invoeren / starten met." in page.text
    assert f">\n{HARD}</textarea>" in page.page
    assert "B1" not in page.text


def test_an_easy_text_gets_no_tips(app):
    assert "We vonden geen tips." in Desk(app).known().get("/taalhulp").post("/taalhulp", {"text": "Bel ons."}).text


def test_a_script_hears_how_many_tips_and_how_to_show_them(app):
    answer = ask(Desk(app).known().get("/taalhulp"), {"text": HARD, "most": 12}).get_json()

    assert answer["tips"] == 2
    assert 'data-start="0" data-end="3"' in answer["html"]


def test_a_sentence_on_a_screen_is_long_sooner(app):
    desk, text = Desk(app).known().get("/taalhulp"), "Je kan hier elke dinsdag van de maand leren hoe je goed mailt."

    assert [ask(desk, {"text": text, "most": most}).get_json()["tips"] for most in (12, 15)] == [1, 0]


def test_words_that_look_like_markup_stay_words(app):
    answer = ask(Desk(app).known().get("/taalhulp"), {"text": "niet <b>zonder</b>", "most": 15}).get_json()

    assert "niet &lt;b&gt;zonder" in answer["html"]


def test_what_is_no_text_is_refused(app):
    desk = Desk(app).known().get("/taalhulp")

    assert [ask(desk, body).status_code for body in ({}, [], "x", {"text": 3}, {"text": "a" * 10_001})] == [422] * 5


def test_a_page_of_another_site_hears_nothing(app):
    desk = Desk(app).known().get("/taalhulp")

    assert desk.client.post("/taalhulp", json={"text": HARD}).status_code == 403


def test_who_is_not_signed_in_is_asked_to_sign_in(app):
    assert Desk(app).get("/taalhulp").path == "/aanmelden"
    assert Desk(app).client.post("/taalhulp", json={"text": HARD}).status_code in (302, 303, 401)
