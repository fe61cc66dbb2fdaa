"""The page with the keys: everybody's own choice, without a script too."""

import json
import re
from html import unescape

from facilitator.domain.shortcuts import Shortcuts
from tests.desk import Desk


def carried(desk: Desk) -> dict[str, object]:
    """What the page tells its script of the keys."""
    found = re.search(r"data-shortcuts='([^']*)'", desk.page)
    assert found
    return json.loads(unescape(found[1]))


def ours() -> dict[str, object]:
    return json.loads(json.dumps(Shortcuts().of_page))


def test_the_console_carries_our_keys_until_somebody_chooses(work):
    assert carried(work.fien.get(work.base)) == ours()


def test_a_changed_key_holds_for_who_changed_it_and_nobody_else(work, app):
    gus = Desk(app).member(work.fien, work.trajectory, "facilitator", "Gus")
    work.fien.get(f"{work.base}/sneltoetsen").post(f"{work.base}/sneltoetsen", {"listening": "all", "undo": "u"})

    assert "Bewaard. Deze toetsen zijn alleen voor jou." in work.fien.text
    assert carried(work.fien.get(work.base))["undo"] == {"keys": ["u"], "hint": "U"}
    assert carried(gus.get(work.base)) == ours()


def test_two_deeds_on_one_key_are_refused_in_words_and_what_was_typed_stays(work):
    page = work.fien.get(f"{work.base}/sneltoetsen").post(
        f"{work.base}/sneltoetsen", {"listening": "arrows", "undo": "b"}
    )

    assert page.status == 422
    assert "Toets «B» doet dan twee dingen: «Maak ongedaan» en «Bevries het grote scherm»." in page.text
    assert page.fields("undo") == ["B"]
    assert re.search(r'value="arrows" checked', page.page)
    assert page.page.count('aria-invalid="true"') == 2
    assert carried(work.fien.get(work.base)) == ours()


def test_all_keys_can_be_off_and_come_back(work):
    work.fien.get(f"{work.base}/sneltoetsen").post(f"{work.base}/sneltoetsen", {"listening": "none"})
    assert carried(work.fien.get(work.base)) == {}
    assert "Je zette de sneltoetsen uit." in work.fien.text

    work.fien.get(f"{work.base}/sneltoetsen").post(f"{work.base}/sneltoetsen", {"terug": "1"})
    assert carried(work.fien.get(work.base)) == ours()


def test_a_region_holds_no_letter(work):
    work.open("welcome")
    region = work.fien.get(work.base).page.split('data-region="console"')[1].split("</section>\n</div>")[0]

    assert re.findall(r"<kbd[^>]*>([^<]+)</kbd>", region) == []


def test_a_stranger_sees_no_keys_of_this_session(work, app):
    assert Desk(app).known("Vreemd").get(f"{work.base}/sneltoetsen").status == 404
