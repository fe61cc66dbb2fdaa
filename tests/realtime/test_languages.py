"""Languages on the line: each picture is drawn once per language, is that of the page, and tells nobody's language."""

import re

import pytest

from facilitator.realtime.drawing import Drawing
from facilitator.realtime.visitors import Visitors
from facilitator.services.sessions import sessions
from tests.live import evening
from tests.tongues import marked, translated
from tests.web.hall import Hall, Phone

WHY = "Er komen mensen die nog Nederlands leren."


@pytest.fixture(scope="module")
def tongues(tmp_path_factory):
    return translated(tmp_path_factory.mktemp("talen"), "fr", "ar")


@pytest.fixture
def hall(app):
    made = Hall(app)
    made.do(sessions.set_languages, made.fien, made.id, ["fr", "ar"], WHY)
    return made


@pytest.fixture
def drawing(app):
    return Drawing(app, app.extensions["facilitator"], Visitors())


def comparable(html):
    """Leave out the hidden fields that only the page of a seat can fill."""
    return re.sub(r'(name="(?:csrf|key)" value=")[^"]*', r"\1", html).strip()


@pytest.mark.parametrize("code", ["nl", "fr", "ar"])
@pytest.mark.parametrize("method", ["welcome", "practice", "write", "tables", "read", "vote", "evaluate"])
def test_a_page_shows_the_region_that_is_pushed_in_its_language(hall, drawing, code, method):
    for title in ("Een digipunt", "Een buddy"):
        hall.action(title)
    phone = Phone(hall.app).get(f"/{hall.code}?taal={code}").post(f"/{hall.code}", {"role": "citizen", "taal": code})
    hall.open(method)

    pushed = drawing.region("seat", drawing.snapshot(hall.id), (code, ""))["html"]

    assert comparable(pushed) in comparable(phone.get("/sessie").page)
    assert (f"{code}‹" in pushed) == (code != "nl")


def test_each_language_is_drawn_once(hall, drawing):
    hall.open("write")
    snapshot = drawing.snapshot(hall.id)

    first = [drawing.region("seat", snapshot, (code, "")) for code in ("nl", "fr", "ar")]
    again = [drawing.region("seat", snapshot, (code, "")) for code in ("nl", "fr", "ar")]

    assert [one is other for one, other in zip(first, again, strict=True)] == [True, True, True]
    assert len({one["html"] for one in first}) == 3
    assert len({one["version"] for one in first}) == 1


def test_a_language_that_was_taken_away_is_drawn_in_dutch(hall, drawing):
    hall.open("write")
    hall.do(sessions.set_languages, hall.fien, hall.id, ["ar"], WHY)
    snapshot = drawing.snapshot(hall.id)

    dutch, french = (drawing.region("seat", snapshot, (code, ""))["html"] for code in ("nl", "fr"))

    assert french == dutch


def test_the_board_is_dutch_and_a_console_is_in_the_language_of_its_facilitator(hall, drawing):
    snapshot = drawing.snapshot(hall.id)

    board, console = (drawing.region(kind, snapshot, ("fr", "http://zaal"))["html"] for kind in ("board", "console"))
    preview = console[console.index("preview__board") : console.index("</figure>")]

    assert ("Scan de code met je gsm." in board, "Scan de code met je gsm." in preview) == (True, True)
    assert (marked("fr", "Postvak") in console, "fr‹" in preview, "beside" in console) == (True, False, False)


def test_phones_hear_their_own_language_and_all_hear_the_same_numbers(server):
    with evening(server, languages=["fr"]) as tonight:
        seats = {code: tonight.join(language=code) for code in ("nl", "fr")}
        phones = {code: tonight.phone(seat) for code, seat in seats.items()}
        tonight.move("write")

        drawn = {code: phone.until("region", region="step")["html"] for code, phone in phones.items()}
        chosen = tonight.actions()
        tonight.move("vote")
        tonight.cast(seats["nl"], chosen[:1], "one")
        for phone in phones.values():
            phone.until("progress", cast=1, present=2)

        assert ('class="beside"' in drawn["nl"], 'class="beside"' in drawn["fr"]) == (False, True)
        assert drawn["fr"] == phones["fr"].told("region")[0]["html"]
        assert not any('class="beside"' in heard for heard in phones["nl"].raw)


def test_a_refusal_on_the_line_is_in_the_language_of_the_seat(server):
    with evening(server, languages=["fr"]) as tonight:
        dutch, french = (tonight.phone(tonight.join(language=code)) for code in ("nl", "fr"))
        answers = [line.ask("idea:submit", {"text": "", "key": "k"})["error"] for line in (dutch, french)]

        assert [answer["code"] for answer in answers] == ["text_empty"] * 2
        assert answers[0]["message"] == "Schrijf eerst iets."
        assert answers[1]["message"] not in ("", "Schrijf eerst iets.")
