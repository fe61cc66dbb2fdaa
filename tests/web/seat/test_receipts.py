"""The list of counted receipts, on a phone and on paper."""

import re

import pytest

from facilitator.services.sessions import sessions
from tests.desk import Desk
from tests.web.hall import Hall, Phone

WORDS = r"[a-z]+-[a-z]+-[a-z]+"


@pytest.fixture
def hall(app):
    """A hall where every ballot has a receipt, with a vote that is open and one phone that voted."""
    made = Hall(app)
    made.do(lambda tx: sessions.set_session(tx, made.fien, made.id, receipts=True))
    made.ids = [made.action("Hulp in de bib"), made.action("Buren helpen buren")]
    made.open("vote")
    made.an, made.bea = made.phone(), made.phone("staff")
    made.an.get("/sessie").send("/sessie/stem", choice=[made.ids[0]])
    return made


def receipt(phone):
    """Return the receipt that the page shows, if it shows one."""
    found = re.search(rf"Je bewijsje: ({WORDS})", phone.get("/sessie").text)
    return found[1] if found else None


def test_who_voted_sees_a_receipt_until_tel_and_who_did_not_sees_none(hall):
    mine = receipt(hall.an)
    assert mine
    assert receipt(hall.bea) is None
    hall.an.send("/sessie/stem", choice=[hall.ids[1]])
    assert receipt(hall.an) == mine
    hall.count()
    assert mine not in hall.an.get("/sessie").page


def test_the_list_stands_on_phones_once_the_result_is_shown(hall):
    mine = receipt(hall.an)
    hall.bea.get("/sessie").send("/sessie/stem", choice=[hall.ids[1]])
    other = receipt(hall.bea)
    assert mine not in hall.bea.get("/sessie/bewijzen").page
    hall.count()
    assert mine not in hall.bea.get("/sessie/bewijzen").page
    hall.show()
    assert "Staat jouw bewijsje erbij?" in hall.bea.get("/sessie").text
    page = hall.bea.get("/sessie/bewijzen")
    assert re.findall(WORDS, " ".join(page.said("code-words")) or page.page.split("<main")[1]) == sorted([mine, other])
    assert "2 bewijsjes, van a tot z." in page.text


def test_the_sheet_to_hang_up_is_there_after_tel_for_the_team_only(hall):
    mine, sheet = receipt(hall.an), f"/druk/{hall.id}/bewijzen/{hall.step('vote').id}"
    fien = Desk(hall.app).known("fien")
    assert fien.get(sheet).status == 409
    hall.count()
    assert "Lijst van bewijsjes" in fien.get(f"/console/{hall.id}").text
    assert fien.page.count(sheet) == 1
    assert fien.get(sheet).page.count(mine) == 1
    assert "1 stem met een bewijsje is geteld." in fien.text
    assert Desk(hall.app).known("vic").get(sheet).status == 404
    assert fien.get(f"/druk/{hall.id}/bewijzen/{hall.step('write').id}").status == 404
    assert mine not in Desk(hall.app).get(sheet).page


def test_without_a_seat_there_is_no_list(hall):
    mine = receipt(hall.an)
    hall.count()
    hall.show()
    assert mine in hall.an.get("/sessie/bewijzen").page
    assert mine not in Phone(hall.app).get("/sessie/bewijzen").page


def test_a_session_without_receipts_never_speaks_of_them(app):
    hall = Hall(app)
    hall.ids = [hall.action("Hulp in de bib"), hall.action("Buren helpen buren")]
    hall.open("vote")
    an = hall.phone()
    an.send("/sessie/stem", choice=[hall.ids[0]])
    assert receipt(an) is None
    hall.stop()
    hall.count()
    hall.show()
    assert "ewijsje" not in an.get("/sessie").text
    assert "ewijsje" not in Desk(app).known("fien").get(f"/console/{hall.id}").text


def test_receipts_are_switched_on_and_off_with_the_data_of_the_session(hall, app):
    hall.count()
    fien, page = Desk(app).known("fien"), f"/console/{hall.id}/draaiboek"
    data = {"title": "Startsessie", "table_count": "8"}
    assert re.search(r'name="receipts"[^>]* checked', fien.get(page).page)
    fien.post(f"/console/{hall.id}/gegevens", data)
    assert not hall.read(lambda store: store.sessions.get(hall.id)).receipts
    fien.get(page).post(f"/console/{hall.id}/gegevens", {**data, "receipts": "1"})
    assert hall.read(lambda store: store.sessions.get(hall.id)).receipts
