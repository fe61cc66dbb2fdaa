"""Other languages: off by default, for a written reason, on phones alone, with the Dutch beside them."""

import re

import pytest

from facilitator.domain.refusals import InvalidInput, SessionOver
from facilitator.services.helping import hands
from facilitator.services.sessions import joining, sessions
from tests.desk import Desk
from tests.tongues import marked, translated, untranslated
from tests.web.hall import Hall, Phone

REASON = "Er komen mensen die nog Nederlands leren."


@pytest.fixture(scope="module")
def tongues(tmp_path_factory):
    folder = tmp_path_factory.mktemp("talen")
    translated(folder, "fr", "eo")
    return translated(folder, "ar", phone_only=True)


@pytest.fixture
def hall(app):
    return Hall(app)


@pytest.fixture
def open_hall(hall):
    """A hall whose session also speaks French, Arabic and Esperanto."""
    hall.do(sessions.set_languages, hall.fien, hall.id, ["fr", "ar", "eo"], REASON)
    return hall


def seated(hall, code):
    phone = Phone(hall.app).get(f"/{hall.code}?taal={code}")
    return phone.post(f"/{hall.code}", {"role": "citizen", "table": "", "taal": code})


def html(page):
    return re.search(r'<html lang="(\w+)" dir="(\w+)"', page).groups()


def test_without_a_deed_there_is_only_dutch(hall):
    phone = Phone(hall.app).get(f"/{hall.code}?taal=fr")

    assert (html(phone.page), "Français" in phone.page, "languages" in phone.page) == (("nl", "ltr"), False, False)
    assert html(phone.post(f"/{hall.code}", {"role": "citizen", "taal": "fr"}).page) == ("nl", "ltr")


def test_one_chooses_once_by_the_own_names_of_the_languages(open_hall):
    phone = Phone(open_hall.app).get(f"/{open_hall.code}?tafel=3")

    links = re.findall(
        r'<a class="button" href="([^"]+)" lang="(\w+)" hreflang="\w+" dir="(\w+)"( aria-current="true")?>([^<]+)<',
        phone.page,
    )
    assert [(lang, way, bool(now), name) for _, lang, way, now, name in links] == [
        ("nl", "ltr", True, "Nederlands"), ("fr", "ltr", False, "Français"), ("ar", "rtl", False, "العربية"), ("eo", "ltr", False, "Esperanto"),
    ]  # fmt: skip
    assert links[2][0] == f"/{open_hall.code}?taal=ar&amp;tafel=3"


@pytest.mark.parametrize(("code", "way"), [("fr", "ltr"), ("ar", "rtl"), ("eo", "ltr")])
def test_the_seat_keeps_its_language_and_the_page_says_so(open_hall, code, way):
    phone = seated(open_hall, code)

    assert html(phone.page) == (code, way)
    assert phone.page.count('class="translated"') == 1
    assert f'{marked(code, "Even wachten. Kijk naar het grote scherm.")}<small class="beside" lang="nl"' in phone.page


@pytest.mark.parametrize("method", ["welcome", "practice", "write", "tables", "merge", "read", "vote", "evaluate"])
def test_every_task_is_whole_in_another_language(open_hall, method):
    phone = seated(open_hall, "eo")
    for title in ("Een digipunt", "Een buddy"):
        open_hall.action(title)
    open_hall.open(method)

    # What the room itself wrote stays as it was written, and the names of languages are their own.
    wrote = {"Een digipunt", "Een buddy"}
    assert [text for text in untranslated(phone.get("/sessie").page, "eo") if text not in wrote] == []


@pytest.mark.parametrize("path", ["/{code}?taal=eo", "/sessie/rol", "/privacy", "/toegankelijkheid"])
def test_every_page_of_a_phone_is_whole_in_another_language(open_hall, path):
    phone = seated(open_hall, "eo")
    if "code" in path:
        phone = Phone(open_hall.app)
    names = {
        "Français",
        "Esperanto",
        "Nederlands",
        "Draagvlak",
        "Dentergem",
        "· Dentergem",
        "vlaamseombudsdienst.be",
        "Vlaamse Ombudsdienst",
    }

    found = untranslated(phone.get(path.format(code=open_hall.code)).page, "eo")
    assert [text for text in found if text not in names] == []


def test_what_is_in_an_attribute_or_the_title_is_bare(open_hall):
    phone = seated(open_hall, "fr")
    open_hall.open("write")
    page = phone.get("/sessie").page

    quoted = [value for value in re.findall(r'="([^"]*)"', page) if "&lt;" in value or "<" in value]
    title = re.search("<title>(.*?)</title>", page)[1]
    assert (quoted, "<" in title, title.startswith("fr‹")) == ([], False, True)


def test_a_refusal_is_told_in_the_language_of_the_seat(open_hall):
    phone = seated(open_hall, "fr")
    open_hall.open("write")

    phone.get("/sessie").send("/sessie/idee", text="")

    assert marked("fr", "Schrijf eerst iets.") in phone.page


def test_the_language_can_be_changed_at_any_time(open_hall):
    phone = seated(open_hall, "fr")

    phone.get("/sessie/rol").post("/sessie/taal", {"taal": "ar"})
    assert html(phone.page) == ("ar", "rtl")
    phone.get("/sessie/rol").post("/sessie/taal", {"taal": "nl"})
    assert (html(phone.page), "translated" in phone.page) == (("nl", "ltr"), False)


@pytest.mark.parametrize("code", ["uk", "", "../fr"])
def test_a_language_that_the_session_has_not_is_refused(open_hall, code):
    phone = seated(open_hall, "fr")

    phone.get("/sessie/rol").post("/sessie/taal", {"taal": code})

    assert (phone.status, html(phone.get("/sessie").page)) == (422, ("fr", "ltr"))


def test_phones_are_dutch_again_when_the_languages_are_taken_away(open_hall):
    phone = seated(open_hall, "fr")

    open_hall.do(sessions.set_languages, open_hall.fien, open_hall.id, [], "")

    assert html(phone.get("/sessie").page) == ("nl", "ltr")


def test_the_wall_and_the_prints_stay_dutch(open_hall):
    board = open_hall.board()
    board.client.set_cookie("language", "fr")
    page = board.get(f"/bord/{open_hall.code}").page

    assert (html(page), "fr‹" in page) == (("nl", "ltr"), False)


def test_other_languages_ask_for_a_reason(hall):
    for reason in ("", "   "):
        with pytest.raises(InvalidInput):
            hall.do(sessions.set_languages, hall.fien, hall.id, ["fr"], reason)

    kept = hall.read(lambda store: store.sessions.get(hall.id))
    assert (kept.languages, kept.languages_reason) == (("nl",), "")


def test_languages_and_their_reason_are_kept_and_journaled(open_hall):
    kept = open_hall.read(lambda store: store.sessions.get(open_hall.id))
    last = open_hall.read(lambda store: store.journal.of_session(open_hall.id))[-1]

    assert (kept.languages, kept.languages_reason) == (("nl", "fr", "ar", "eo"), REASON)
    assert (last.deed, last.facts["languages"], REASON in str(last.facts)) == (
        "set_languages",
        ["nl", "fr", "ar", "eo"],
        False,
    )


def test_after_the_end_nothing_changes(open_hall):
    open_hall.end()

    with pytest.raises(SessionOver):
        open_hall.do(sessions.set_languages, open_hall.fien, open_hall.id, [], "")


def test_a_seat_of_nobody_s_session_speaks_nothing_else(open_hall):
    joined = open_hall.do(joining.join, open_hall.code, "citizen", None, "uk")

    assert joined.seat.language == "nl"
    assert open_hall.do(hands.raise_hand, joined.seat, "help") is None


# the desk of the facilitator


@pytest.fixture
def fien(app):
    return Desk(app).known()


def test_the_console_offers_languages_with_their_own_names_and_asks_why(fien):
    session = fien.session(fien.trajectory())
    fien.get(f"/console/{session}/draaiboek").post(
        f"/console/{session}/talen", {"language": "fr", "languages_reason": ""}
    )
    refused = fien.status, "Schrijf waarom je andere talen toont." in fien.text

    fien.get(f"/console/{session}/draaiboek").post(
        f"/console/{session}/talen", {"language": "fr", "languages_reason": REASON}
    )
    assert refused == (422, True)
    assert re.findall(r'value="(\w+)"( checked)?><span class="choice__text"><bdi lang="(\w+)" dir="(\w+)">([^<]+)<', fien.page) == [
        ("fr", " checked", "fr", "ltr", "Français"), ("ar", "", "ar", "rtl", "العربية"), ("eo", "", "eo", "ltr", "Esperanto"),
    ]  # fmt: skip
    assert f'value="{REASON}"' in fien.page


def test_a_new_session_can_have_them_at_once_but_not_without_a_reason(fien):
    trajectory = fien.trajectory()
    wish = {"format": "startsessie", "title": "", "language": "ar", "languages_reason": " "}
    fien.get(f"/traject/{trajectory}").post(f"/traject/{trajectory}/sessies", wish)
    refused = fien.status, "Schrijf waarom je andere talen toont." in fien.text

    fien.post(f"/traject/{trajectory}/sessies", wish | {"languages_reason": REASON})

    assert (refused, fien.status, fien.path.startswith("/console/")) == ((422, True), 200, True)


def test_a_stranger_chooses_no_languages(app, hall):
    vic = Desk(app).known("Vic")

    vic.get("/trajecten").post(f"/console/{hall.id}/talen", {"language": "fr", "languages_reason": REASON})

    assert (vic.status, hall.read(lambda store: store.sessions.get(hall.id)).languages) == (404, ("nl",))


def test_a_facilitator_chooses_the_language_of_this_browser(fien):
    session = fien.session(fien.trajectory())

    fien.get(f"/taal?naar=/console/{session}")
    assert re.findall(r'name="language" value="(\w+)"', fien.page) == ["nl", "fr", "eo"]
    fien.post("/taal", {"language": "eo", "naar": f"/console/{session}"})

    assert (fien.path, html(fien.page), "beside" in fien.page) == (f"/console/{session}", ("eo", "ltr"), False)
    preview = re.search(r'(?s)<div class="board preview__board" lang="nl" dir="ltr">(.*?)</figure>', fien.page)[1]
    assert ("eo‹" in preview, "Scan de code" in preview) == (False, True)


@pytest.mark.parametrize("path", ["/trajecten", "/traject/{t}", "/traject/{t}/mensen", "/traject/{t}/plan", "/console/{s}", "/console/{s}/draaiboek",
                                  "/console/{s}/samenvoegen", "/console/{s}/afsluiten", "/aanmelden", "/taal"])  # fmt: skip
def test_the_pages_of_the_office_are_whole_in_another_language(fien, app, path):
    trajectory = fien.trajectory()
    session = fien.session(trajectory)
    person = Desk(app) if path == "/aanmelden" else fien
    person.client.set_cookie("language", "eo")
    known = {"Draagvlak", "Esperanto", "Français", "Nederlands", "Fien", ": Fien", "Esc"}

    page = person.get(path.format(t=trajectory, s=session)).page
    page = re.sub(r'(?s)<div class="board preview__board".*?</figure>', "", page)
    found = [
        text
        for text in untranslated(page, "eo")
        if text not in known and "Dentergem" not in text and "Iedereen mee" not in text
    ]
    assert found == []


@pytest.mark.parametrize("code", ["ar", "xx", ""])
def test_a_language_that_the_office_has_not_is_refused(fien, code):
    fien.get("/taal").post("/taal", {"language": code, "naar": "/trajecten"})

    assert (fien.status, html(fien.get("/trajecten").page)) == (422, ("nl", "ltr"))


@pytest.mark.parametrize("place", ["https://elders.example", "//elders.example", "/\\elders.example", ""])
def test_the_choice_of_a_language_leads_to_no_other_site(fien, place):
    fien.get("/taal").post("/taal", {"language": "fr", "naar": place}, follow=False)

    assert fien.path == "/trajecten"
