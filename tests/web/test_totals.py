"""One total everywhere: phone, tablet, helper and paper make the same number on every screen and in every file."""

import csv
import io
import re

import openpyxl
import pytest
from pypdf import PdfReader

from facilitator.domain.roles import Duty, Role
from facilitator.domain.sessions.session import Channel
from facilitator.services.house import accounts
from facilitator.services.plan import planning
from facilitator.services.sessions import joining
from facilitator.services.voting import casting, papers
from tests.desk import Desk
from tests.web.hall import Hall

WAYS = {"phone": 6, "kiosk": 2, "paper": 3, "assisted": 1}
ALL = 12


@pytest.fixture
def hall(app):
    """A hall that voted by every way, counted and shown, with its first action proposed."""
    made = Hall(app)
    made.token = made.do(accounts.api_token, "fien", Duty.FACILITATOR)
    made.ids = [made.action("Hulp in de bib"), made.action("Buren helpen buren")]
    vote = made.vote = made.open("vote")
    made.desk = made.phone()
    made.desk.get("/sessie").send("/sessie/stem", choice=[made.ids[0]])
    keys = iter(range(99))
    for way, n in (("phone", 5), ("kiosk", 2), ("assisted", 1)):
        for _ in range(n):
            seat = made.do(joining.join, made.code, Role.CITIZEN, None, "nl", Channel(way)).seat
            made.do(casting.cast_ballot, seat, vote.id, [made.ids[0]], f"k{next(keys)}")
    for serial in ("K7F2", "B2XA", "C3XA"):
        for keyer in ("Bea", "Carl"):
            made.do(papers.enter_paper, made.fien, made.id, vote.id, Role.CITIZEN, [made.ids[1]], serial, keyer)
    made.stop()
    return made


def counted(hall):
    hall.count()
    hall.show()
    hall.do(planning.propose, hall.fien, hall.id, hall.vote.id, hall.ids)
    return hall


def api(hall, path):
    return hall.app.test_client().get(f"/api/v1{path}", headers={"Authorization": f"Bearer {hall.token}"})


def trajectory(hall):
    return hall.read(lambda store: store.sessions.get(hall.id).trajectory_id)


def total(row):
    return (row["stemmen_uitgebracht"], row["stemmen_gsm"], row["stemmen_tablet"], row["stemmen_papier"], row["stemmen_met_hulp"])  # fmt: skip


def test_before_the_count_the_console_and_tel_say_the_total_and_each_way(hall):
    fien = Desk(hall.app).known("fien")
    for page in (f"/console/{hall.id}", f"/console/{hall.id}/stap/{hall.vote.id}/tellen"):
        text = fien.get(page).text
        assert re.search(rf"{ALL} van {ALL} stemmen binnen", text), text
        assert "gsm: 6 van 6" in text
        assert "tablet op tafel: 2 van 2" in text
        assert "papier: 3" in text
        assert "met een helper: 1 van 1" in text


def test_board_phone_console_and_report_say_the_same_total(hall):
    counted(hall)
    ways = "6 met gsm · 2 op een tablet · 3 op papier · 1 met hulp"
    board = hall.board().text
    assert f"{ALL} stemmen {ways}" in board
    assert f"9 van {ALL}" in board
    phone = hall.desk.get("/sessie").text
    assert f"{ALL} stemmen. {ways}." in phone
    fien = Desk(hall.app).known("fien")
    assert f"{ALL} stemmen geteld" in fien.get(f"/console/{hall.id}").text
    report = fien.get(f"/druk/{hall.id}/verslag").text
    assert f"{ALL} stemmen : 6 met gsm, 2 op een tablet, 3 op papier, 1 met een helper" in report
    assert f"9 van {ALL}" in report


def test_api_csv_and_workbook_say_the_same_total(hall):
    counted(hall)
    result = api(hall, f"/sessions/{hall.id}/steps/{hall.vote.id}/results").get_json()
    assert (result["ballots"], sum(result["channels"].values()), result["channels"]) == (ALL, ALL, WAYS)
    assert [row["votes"] for row in result["total"]] == [9, 3]
    sheet = api(hall, f"/trajectories/{trajectory(hall)}/plan.csv?sheet=advies").data.decode("utf-8-sig")
    lines = [row for row in csv.DictReader(io.StringIO(sheet), delimiter=";") if row["groep"] == "totaal"]
    assert {total(row) for row in lines} == {("12", "6", "2", "3", "1")}
    book = openpyxl.load_workbook(io.BytesIO(api(hall, f"/trajectories/{trajectory(hall)}/plan.xlsx").data))
    head, *rows = book["Advies"].iter_rows(values_only=True)
    told = [dict(zip(head, row, strict=True)) for row in rows]
    assert {total(row) for row in told if row["groep"] == "totaal"} == {(12, 6, 2, 3, 1)}
    assert {total(row)[1:] for row in told if row["groep"] != "totaal"} <= {(None,) * 4}


def test_the_report_as_pdf_says_the_same_total_ways_and_votes(hall):
    counted(hall)
    result = api(hall, f"/sessions/{hall.id}/steps/{hall.vote.id}/results").get_json()
    answer = Desk(hall.app).known("fien").client.get(f"/druk/{hall.id}/verslag.pdf")
    made = " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.data)).pages).split())
    ways = " ".join(str(result["channels"][way]) for way in WAYS)
    assert f"met gsm op een tablet op papier met hulp samen {ways} {result['ballots']} " in made
    votes = [f"{row['votes']} van {result['ballots']}" for row in result["total"]]
    assert re.findall(rf"\d+ van {ALL}", made) == votes == ["9 van 12", "3 van 12"]
