"""Writing for somebody, page by page: typed, read back, approved, and followed by three words."""

import re

import pytest

from facilitator.services.ideas import codes
from tests.desk import Desk
from tests.web.hall import Hall
from tests.web.helping import helper


@pytest.fixture
def hall(app):
    made = Hall(app)
    made.open("write")
    return made


def _tell(rood, text, **fields):
    return rood.get("/helper/schrijf").post("/helper/schrijf", {"text": text, **fields})


def test_what_is_told_is_read_back_and_kept_after_a_yes(hall):
    rood = _tell(helper(hall), "Een bank aan de bib", table="3")
    assert rood.path == "/helper/schrijf/klopt"
    assert "Zo schreven we het op: «Een bank aan de bib»" in rood.text
    assert hall.ideas() == ()

    rood.post("/helper/schrijf/klopt", {"approved": "ja"})
    assert (rood.path, rood.question()) == ("/helper/schrijf/dank", "Het idee is bewaard.")
    assert [(idea.text, idea.table, idea.scribed) for idea in hall.ideas()] == [("Een bank aan de bib", 3, True)]
    code = re.search(r'class="code-words">([^<]+)<', rood.page)[1]
    assert hall.read(lambda store: codes.story(store, code)).text == "Een bank aan de bib"


def test_without_a_yes_nothing_is_kept(hall):
    rood = _tell(helper(hall), "Een bank")
    assert "Vraag of het klopt." in rood.post("/helper/schrijf/klopt").text
    rood.post("/helper/schrijf/weg")
    assert (hall.ideas(), rood.get("/helper/schrijf/klopt").path) == ((), "/helper/schrijf")


def test_the_words_can_be_mended_before_the_yes(hall):
    rood = _tell(helper(hall), "Een bang")
    assert ">Een bang</textarea>" in rood.get("/helper/schrijf").page
    _tell(rood, "Een bank").post("/helper/schrijf/klopt", {"approved": "ja"})
    assert [idea.text for idea in hall.ideas()] == ["Een bank"]


def test_after_the_yes_the_words_are_on_no_page_and_the_next_person_sees_no_code(hall):
    rood = _tell(helper(hall), "Een bank").post("/helper/schrijf/klopt", {"approved": "ja"})
    code = re.search(r'class="code-words">([^<]+)<', rood.page)[1]
    assert "Een bank" not in rood.page
    rood.post("/helper/schrijf/weg")
    for page in ("/helper/schrijf", "/helper/schrijf/klopt", "/helper/schrijf/dank", "/helper"):
        rood.get(page)
        assert (code in rood.page, "Een bank" in rood.page) == (False, False)
    assert len(hall.ideas()) == 1


def test_who_presses_yes_twice_still_sees_the_code_of_one_idea(hall):
    rood = _tell(helper(hall), "Een bank").post("/helper/schrijf/klopt", {"approved": "ja"})
    code = re.search(r'class="code-words">([^<]+)<', rood.page)[1]
    rood.post("/helper/schrijf/klopt", {"approved": "ja"})
    assert (rood.path, code in rood.page, len(hall.ideas())) == ("/helper/schrijf/dank", True, 1)


def test_a_text_that_is_refused_stays_in_its_field(hall):
    rood = _tell(helper(hall), "Een bank", slip="geen woorden hier")
    assert (rood.status, "Kijk de drie woorden" in rood.text, ">Een bank</textarea>" in rood.page) == (422, True, True)
    assert (_tell(rood, " ").status, hall.ideas()) == (422, ())


def test_a_table_hands_in_with_a_title(hall):
    hall.open("tables")
    rood = _tell(helper(hall), "Meer banken", table="2", for_table="1", title="Banken")
    rood.post("/helper/schrijf/klopt", {"approved": "ja"})
    assert [(idea.title, idea.table, idea.status) for idea in hall.ideas()] == [("Banken", 2, "handed_in")]


def test_the_console_says_that_it_was_told_to_a_helper(hall):
    hall.open("tables")
    _tell(helper(hall), "Meer banken", table="2", for_table="1", title="Banken").post(
        "/helper/schrijf/klopt", {"approved": "ja"}
    )
    fien = Desk(hall.app).known("fien")
    assert "verteld aan een helper" in fien.get(f"/console/{hall.id}").text
