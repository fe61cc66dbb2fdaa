"""Papers of the plan: questions with answers and the sheet to take home, for who sees the plan and for no stranger."""

import io

import docx
import pytest
from pypdf import PdfReader

from tests.plan_house import TITLES, build

KINDS = {
    "vragen.pdf": "application/pdf",
    "vragen.docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "meeneemblad.pdf": "application/pdf",
}


@pytest.fixture
def place(app):
    return build(app)


@pytest.mark.parametrize(("name", "kind"), KINDS.items())
def test_who_sees_the_plan_gets_its_papers_and_a_stranger_finds_nothing(place, name, kind):
    place.propose(1, 2)
    answers = [place.browser(who).get(f"/plan/{name}") for who in ("rita", "ann", "stranger")]
    assert [answer.status_code for answer in answers] == [200, 200, 404]
    assert [answer.content_type for answer in answers[:2]] == [kind, kind]
    assert place.app.test_client().get(f"/traject/{place.trajectory.id}/plan/{name}").status_code != 200


def test_answers_tell_what_was_proposed_and_what_the_vote_advised(place):
    (one, _) = place.propose(1, 2)
    place.patch("sofie", one, status=("weerhouden", 1), doelgroep=("ouderen; jongeren", 0))
    made = docx.Document(io.BytesIO(place.browser("rita").get("/plan/vragen.docx").data))
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in made.tables]
    assert [row[0] for row in tables[0]] == ["Actie", TITLES[0]]
    assert tables[1] == [["Voor wie", "Met welke acties"], ["Ouderen", TITLES[0]], ["Jongeren", TITLES[0]]]
    assert [row[1] for table in tables if table[0][1] == "Samen" for row in table[1:]] == [
        "17 van 17, plaats 1, startsessie 12/3/2027", "11 van 17, plaats 2, startsessie 12/3/2027",
    ]  # fmt: skip


def test_the_sheet_to_take_home_is_made_in_the_language_that_is_asked_for(place):
    place.propose(1, 2)
    answers = {code: place.browser("rita").get(f"/plan/meeneemblad.pdf?taal={code}") for code in ("nl", "fr", "zz")}
    names = [answer.headers["Content-Disposition"].rsplit("-", 1)[1] for answer in answers.values()]
    assert names == ['nl.pdf"', 'fr.pdf"', 'nl.pdf"']
    assert [len(PdfReader(io.BytesIO(answer.data)).pages) for answer in answers.values()] == [1, 1, 1]


def test_without_actions_there_is_nothing_to_take_home(place):
    answer = place.browser("rita").get("/plan/meeneemblad.pdf")
    assert answer.status_code == 404
    assert "In dit plan staan nog geen acties om mee te nemen." in answer.get_data(as_text=True)


@pytest.mark.parametrize("path", ["vragen.xlsx", "vragen.", "vragen.%00", "vragen.pdf.pdf"])
def test_another_kind_of_file_is_not_there(place, path):
    assert place.browser("rita").get(f"/plan/{path}").status_code == 404
