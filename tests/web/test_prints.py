"""What is printed: ballots, slips, the sheet to join by, table cards, and the page at the coats."""

import re

from facilitator.domain.roles import Role
from tests.desk import Desk


def test_ballots_carry_twenty_numbers_a_box_for_each_role_and_a_serial_of_their_own(work):
    page = work.fien.get(f"/druk/{work.session}/stembladen?aantal=6").page
    serials = re.findall(r'class="ballot__serial">.*?</span>\s*(\w{4})', page)
    assert len(serials) == len(set(serials)) == 6
    assert page.count("sheet-a4--four") == 2
    assert re.findall(r"</span>(\d+)</li>", page)[:20] == [str(n) for n in range(1, 21)]
    assert "Zet een kruisje bij hoogstens 3 nummers." in work.fien.text


def test_no_more_ballots_are_made_than_make_sense(work):
    assert work.fien.get(f"/druk/{work.session}/stembladen?aantal=99999").page.count('class="ballot"') == 20
    assert work.fien.get(f"/druk/{work.session}/stembladen?aantal=9999").page.count('class="ballot"') == 200
    assert work.fien.get(f"/druk/{work.session}/stembladen?aantal=x").page.count('class="ballot"') == 20


def test_a_table_card_knows_its_table(work):
    page = work.fien.get(f"/druk/{work.session}/tafelkaarten").page
    assert page.count('class="table-card"') == work.read("table_count")
    assert len(set(re.findall(r'd="(M[^"]+h7[^"]*)"', page))) >= work.read("table_count")


def test_the_sheet_to_join_by_shows_the_code_as_people_read_it(work):
    code = work.read("code")
    assert f"{code[:3]} {code[3:]}" in work.fien.get(f"/druk/{work.session}/aansluitblad").text
    assert work.fien.get(f"/druk/{work.session}/ideeenbriefjes").text.count("Mijn idee") == 20


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
    assert "Elk koos hoogstens 3 acties, in het geheim. Iedereen mocht stemmen. 9 stemmen : 9 met gsm." in page
    assert "Hulp in de bib 9 van 9" in page
    assert "Op dinsdag 1 juni 2027 hoor je wat er gebeurt." in page
    assert "Dit is de keuze van wie hier is, niet van heel de gemeente." in page


def test_a_session_without_a_vote_has_a_report_too(work):
    assert "In deze sessie is niet gestemd." in work.fien.get(f"/druk/{work.session}/verslag").text


def test_people_of_the_trajectory_may_print_and_strangers_find_nothing(work, app):
    sam = Desk(app).member(work.fien, work.trajectory, "reader", "Sam")
    vic = Desk(app).member(work.fien, work.fien.trajectory(title="Van vic"), "facilitator", "Vic")
    for page in ("stembladen", "ideeenbriefjes", "aansluitblad", "tafelkaarten", "verslag"):
        assert sam.get(f"/druk/{work.session}/{page}").status == 200
        assert vic.get(f"/druk/{work.session}/{page}").status == 404
