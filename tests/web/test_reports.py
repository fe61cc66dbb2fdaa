"""What is printed after a vote: the page at the coats, and the sheet to take home."""

import pytest

from facilitator.domain.roles import Role
from facilitator.services.sessions import answers, sessions
from tests.desk import Desk
from tests.web.test_prints import pages_of, pdf_of


def counted(work):
    """Nine people choose help in the library, three of them an open desk too; nothing is proposed yet."""
    people = [work.join() for _ in range(6)] + [work.join(Role.STAFF) for _ in range(6)]
    ids = work.actions("Hulp in de bib", "Een open balie", "Een digibus", "Leer mailen", "Een folder")
    times = {"title": "Avond", "day": "2027-03-12", "starts": "19:00", "ends": "21:00", "answer_date": "2027-06-01", "table_count": "7"}  # fmt: skip
    work.fien.post(f"{work.base}/gegevens", times)
    work.open("vote")
    vote = work.step("vote")
    for n, seat in enumerate(people[:9]):
        work.cast(seat, vote, [ids[0], *([ids[1]] if n < 3 else []), *([ids[2]] if n < 2 else [])])
    work.fien.get(f"{work.base}/stap/{vote.id}/tellen").post(f"{work.base}/stap/{vote.id}/tellen")
    return vote, ids


def test_the_page_at_the_coats_tells_rule_turnout_groups_and_when_people_hear_back(work):
    people = [work.join() for _ in range(6)] + [work.join(Role.STAFF) for _ in range(6)]
    ids = work.actions("Hulp in de bib", "Een open balie")
    times = {"title": "Avond", "day": "2027-03-12", "starts": "19:00", "ends": "21:00", "answer_date": "2027-06-01", "table_count": "7"}  # fmt: skip
    work.fien.post(f"{work.base}/gegevens", times)
    work.open("vote")
    vote = work.step("vote")
    for seat in people[:9]:
        work.cast(seat, vote, [ids[0]])
    work.fien.get(f"{work.base}/stap/{vote.id}/tellen").post(f"{work.base}/stap/{vote.id}/tellen")
    page = work.fien.get(f"/druk/{work.session}/verslag").text
    assert (
        "Iedereen kiest hoogstens 3 acties. Dat gebeurde in het geheim. Iedereen mocht stemmen. 9 stemmen : 9 met gsm."
        in page
    )
    assert "Hulp in de bib 9 van 9" in page
    assert "Op dinsdag 1 juni 2027 hoor je wat er gebeurt." in page
    assert "Dit is de keuze van wie hier is, niet van heel de gemeente." in page


def test_a_session_without_a_vote_has_a_report_too(work):
    assert "In deze sessie is niet gestemd." in work.fien.get(f"/druk/{work.session}/verslag").text


def test_the_page_at_the_coats_is_a_file_too(work):
    assert f'href="/druk/{work.session}/verslag.pdf"' in work.fien.get(f"/druk/{work.session}/verslag").page
    answer = pdf_of(work, "verslag.pdf")
    assert "In deze sessie is niet gestemd." in " ".join(pages_of(answer)[0].split())
    assert answer.headers["Content-Disposition"] == f'attachment; filename="verslag-{work.read("code")}.pdf"'


def test_the_evaluation_stands_in_the_report_when_it_is_over_and_five_answered(work):
    seats = [work.join() for _ in range(5)]
    work.open("evaluate")
    step = work.step("evaluate")
    asked = {"1": ("yes", "no"), "2": ("yes", "no")}
    for number, seat in enumerate(seats):
        given = {"1": "yes"} | ({"2": "yes"} if number < 4 else {})
        work.house.writer.write(answers.answer, seat, step.id, given, asked)
    told = [work.fien.get(f"/druk/{work.session}/verslag").text]
    work.press("afsluiten")
    told.append(work.fien.get(f"/druk/{work.session}/verslag").text)
    assert ["Kon je zeggen wat je wou? 5 0 0" in text for text in told] == [False, True]
    assert "Was alles duidelijk?" not in told[1]
    made = " ".join(" ".join(pages_of(pdf_of(work, "verslag.pdf"))).split())
    assert "Kon je zeggen wat je wou? 5 antwoorden 5 0 0" in made


def test_the_report_as_a_file_is_for_people_of_the_trajectory_and_for_no_stranger(work, app):
    sam = Desk(app).member(work.fien, work.trajectory, "reader", "Sam")
    vic = Desk(app).member(work.fien, work.fien.trajectory(title="Van vic"), "facilitator", "Vic")
    path = f"/druk/{work.session}/verslag.pdf"
    assert [desk.client.get(path).status_code for desk in (sam, vic)] == [200, 404]
    assert app.test_client().get(path).status_code != 200


def test_a_stranger_and_who_is_not_signed_in_see_no_page_of_it(work, app):
    sam = Desk(app).member(work.fien, work.trajectory, "reader", "Sam")
    vic = Desk(app).member(work.fien, work.fien.trajectory(title="Van vic"), "facilitator", "Vic")
    for page in ("verslag", "meeneemblad"):
        assert sam.get(f"/druk/{work.session}/{page}").status == 200
        assert vic.get(f"/druk/{work.session}/{page}").status == 404


def test_before_a_count_the_page_says_what_the_sheet_is_for_and_there_is_no_file(work):
    page = work.fien.get(f"/druk/{work.session}/meeneemblad")
    assert "Tel eerst een stemming. Dan staat het hier." in page.text
    assert work.fien.client.get(f"/druk/{work.session}/meeneemblad.pdf").status_code == 409


def test_the_sheet_shows_what_came_first_with_a_word_beside_each_pictogram_and_when_one_hears_back(work):
    counted(work)
    page = work.fien.get(f"/druk/{work.session}/meeneemblad")
    told = page.text
    assert "Dit kozen we samen 1. Hulp in de bib hulp 2. Een open balie loket 3. Een digibus idee" in told
    assert "Een folder" not in told
    assert "Op dinsdag 1 juni 2027 hoor je wat er gebeurt." in told
    assert page.page.count("take-home__picture") == 3
    made = pages_of(pdf_of(work, "meeneemblad.pdf"))
    assert len(made) == 1
    flat = " ".join(made[0].split())
    assert "Dit kozen we samen 1. Hulp in de bib hulp 2. Een open balie loket 3. Een digibus idee Jullie zeggen" in flat


def test_what_is_proposed_stands_on_it_and_nothing_else(work):
    vote, ids = counted(work)
    token = {"csrf": work.fien.get(f"{work.base}/voorstel/{vote.id}").fields("csrf")[0]}
    work.fien.client.post(f"{work.base}/voorstel/{vote.id}", data=token | {"action": [ids[1]]})
    told = work.fien.get(f"/druk/{work.session}/meeneemblad").text
    assert "Dit nemen we mee 2. Een open balie" in told
    assert "Hulp in de bib" not in told


def test_it_speaks_the_languages_of_the_session_and_no_other(work):
    counted(work)
    with work.house.readers.lent() as store:
        fien = store.accounts.named("Fien")
    work.house.writer.write(
        sessions.set_languages, fien, work.session, ["fr", "ar"], "Wie hier woont, spreekt ook Frans."
    )
    page = work.fien.get(f"/druk/{work.session}/meeneemblad?taal=ar").page
    assert '<article class="sheet-a4 take-home print-page" lang="ar" dir="rtl">' in page
    assert '<strong lang="nl" dir="auto">1. Hulp in de bib</strong>' in page
    assert [f'value="{code}"' in page for code in ("nl", "fr", "ar", "uk")] == [True, True, True, False]
    names = [work.fien.client.get(f"/druk/{work.session}/meeneemblad.pdf?taal={code}").headers["Content-Disposition"]
             for code in ("fr", "uk", "", "zz")]  # fmt: skip
    assert [name.rsplit("-", 1)[1] for name in names] == ['fr.pdf"', 'nl.pdf"', 'nl.pdf"', 'nl.pdf"']


@pytest.mark.parametrize("asked", ["%00", "%ff", "nl" * 5000, "../../x"])
def test_any_language_that_is_asked_for_is_answered(work, asked):
    counted(work)
    assert work.fien.client.get(f"/druk/{work.session}/meeneemblad?taal={asked}").status_code == 200


def test_the_report_leads_to_the_sheet_once_there_is_a_result(work):
    path = f'href="/druk/{work.session}/meeneemblad"'
    before = path in work.fien.get(f"/druk/{work.session}/verslag").page
    counted(work)
    assert (before, path in work.fien.get(f"/druk/{work.session}/verslag").page) == (False, True)
