"""Who is missing: said before, counted per table, told as sums on page and console while a vote can still wait."""

import re

import pytest

from facilitator.domain.roles import Role
from facilitator.services.sessions.sessions import end_session
from tests.desk import Desk

YOUNG, OLD = "jonger dan 30", "ouder dan 75"
ROLES = ["@citizen", "@staff", "@politician", "@partner"]


@pytest.fixture
def page(work):
    return f"{work.base}/wie-ontbreekt"


def _want(work, page, *own, citizens=""):
    labels, numbers = [*ROLES, *[label for label, _ in own]], [citizens, "", "", "", *[n for _, n in own]]
    return work.fien.get(page).post(page, {"label": labels, "wanted": numbers})


def _count(work, page, table, young="", old=""):
    return work.fien.post(f"{page}/tellen", {"table": table, "label": [YOUNG, OLD], "count": [young, old]})


def test_whom_one_wants_stands_beside_who_is_here(work, page):
    for _ in range(3):
        work.join(Role.CITIZEN)
    _want(work, page, (YOUNG, "8"), citizens="5")
    assert "inwoners 3 van 5 ▲ te weinig" in work.fien.text
    assert "jonger dan 30 nog niet geteld, je wil er 8 nog tellen" in work.fien.text


def test_tables_are_told_as_a_sum_and_small_sums_as_no_number(work, page):
    _want(work, page, (YOUNG, "8"), (OLD, "6"))
    _count(work, page, "1", "4", "2")
    assert "Tafel 1 is geteld." in work.fien.text
    assert "1 van 8 tafels geteld." in work.fien.text
    assert "jonger dan 30 nog niet geteld" in work.fien.text
    _count(work, page, "2", "4", "1")
    assert "jonger dan 30 8 van 8 ✓ genoeg" in work.fien.text
    assert "ouder dan 75 minder dan 5 van 6 ▲ te weinig" in work.fien.text
    assert re.findall(r'name="count"[^>]*value="([^"]*)"', work.fien.page) == ["", ""]


def test_the_console_says_who_is_missing_until_the_vote_is_counted(work, page):
    _want(work, page, (YOUNG, "8"), citizens="1")
    work.actions("Een", "Twee")
    seat = work.join()
    assert "Wie ontbreekt nog? Tel of pas aan" not in work.fien.get(work.base).text
    _count(work, page, "1", "1")
    _count(work, page, "2", "1")
    work.open("vote")
    card = work.fien.get(work.base).text
    assert "te weinig: jonger dan 30 minder dan 5 van 8 ✓ 1 groep is er al." in card
    work.cast(seat, work.step("vote"), [])
    work.press(f"stap/{work.step('vote').id}/stoppen")
    assert "minder dan 5 van 8" in work.fien.get(work.base).text
    work.press(f"stap/{work.step('vote').id}/tellen")
    assert "minder dan 5 van 8" not in work.fien.get(work.base).text


def test_who_wants_nobody_sees_no_card(work):
    work.actions("Een", "Twee")
    work.open("vote")
    assert "Tel of pas aan" not in work.fien.get(work.base).text


@pytest.mark.parametrize("number", ["", "0", "veel"])
def test_what_is_refused_keeps_what_was_typed(work, page, number):
    _want(work, page, (YOUNG, number), (OLD, "6"))
    assert work.fien.status == 422
    assert re.findall(r'name="label" value="([^"@]+)"', work.fien.page) == [YOUNG, OLD]


def test_a_table_that_is_not_there_is_refused_with_its_numbers_kept(work, page):
    _want(work, page, (YOUNG, "8"), (OLD, "6"))
    _count(work, page, "9", "4", "2")
    assert (work.fien.status, "Typ een getal van 1 tot 8." in work.fien.text) == (422, True)
    assert re.findall(r'name="count"[^>]*value="([^"]*)"', work.fien.page) == ["4", "2"]


def test_after_the_session_nothing_is_asked_any_more(work, page):
    _want(work, page, (YOUNG, "8"))
    _count(work, page, "1", "4")
    with work.house.readers.lent() as store:
        fien = store.accounts.named("Fien")
    work.house.writer.write(end_session, fien, work.session)
    assert work.fien.get(page).fields("wanted") == []
    assert "jonger dan 30 minder dan 5 van 8" in work.fien.text


def test_the_address_says_no_words_of_its_own(work, page):
    _want(work, page, (YOUNG, "8"))
    assert "is geteld" not in work.fien.get(f"{page}?klaar=<b>hallo").text


def test_boards_and_phones_never_hear_of_it(work, page, app):
    _want(work, page, (YOUNG, "8"), citizens="9")
    with work.house.readers.lent() as store:
        code = store.sessions.get(work.session).code
    phone = Desk(app).get(f"/{code}")
    phone.post(f"/{code}", {"role": "citizen", "table": ""})
    assert (YOUNG in phone.page, YOUNG in work.fien.get(work.base).page) == (False, False)


def test_a_stranger_finds_nothing(work, page, app):
    vic = Desk(app).known("vic")
    own = {"csrf": vic.get("/trajecten/nieuw").fields("csrf")[0]}
    assert (vic.get(page).status, vic.post(page, own).status, vic.post(f"{page}/tellen", own).status) == (404,) * 3
