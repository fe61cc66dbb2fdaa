"""The console: one deed forward, one back, undone for half a minute, and by several people at once."""

import pytest

from facilitator.domain.roles import Role
from tests.desk import Desk


def test_the_first_deed_starts_the_session(work):
    assert "Klaar om te starten" in work.fien.get(work.base).text
    assert work.open("welcome").status == 200
    assert "Stap 1 van" in work.fien.text
    assert work.read("status") == "live"


def test_forward_and_back_lead_through_the_run_sheet(work):
    first, second = work.steps[:2]
    work.press(f"stap/{first.id}/openen")
    work.press(f"stap/{second.id}/openen")
    assert work.read("current_step") == second.id
    work.press(f"stap/{first.id}/openen")
    assert work.read("current_step") == first.id


def test_undo_takes_the_last_deed_back(work):
    work.open("welcome")
    assert "Maak ongedaan" in work.fien.text
    work.press("ongedaan")
    assert work.read("current_step") is None


def test_after_half_a_minute_nothing_can_be_undone(work, clock):
    work.open("welcome")
    clock.move(seconds=31)
    assert f"{work.base}/ongedaan" not in work.fien.get(work.base).page
    assert work.press("ongedaan").status == 409
    assert "Dit kan je niet meer terugdraaien." in work.fien.text


def test_of_two_facilitators_who_press_at_once_the_second_is_told_and_nothing_changes(work, app):
    gus = Desk(app).member(work.fien, work.trajectory, "facilitator", "Gus")
    first, second = work.steps[:2]
    gus.get(work.base)
    old = gus.fields("version")[0]
    work.press(f"stap/{first.id}/openen")
    gus.post(f"{work.base}/stap/{second.id}/openen", {"version": old})
    assert gus.status == 409
    assert f"Iemand anders was net voor. De zaal is nu bij «{first.title}»." in gus.text
    assert f"Stap 1 van {len(work.steps)}" in gus.text
    assert work.read("current_step") == first.id


def test_the_clock_gives_more_time_and_less(work):
    work.open("welcome")
    work.press("klok", seconds="60")
    work.press("klok", seconds="-30")
    assert work.step("welcome").extra_seconds == 30


@pytest.mark.parametrize("seconds", ["", "x", "1e9", "999999", "٣", "--5"])
def test_a_clock_that_cannot_be_read_is_refused(work, seconds):
    work.open("welcome")
    assert work.press("klok", seconds=seconds).status == 422


def test_who_is_late_is_told_what_can_go_and_one_press_does_it(work, clock):
    day = clock().date().isoformat()
    times = {"title": "Start", "day": day, "starts": "19:00", "ends": "21:00", "table_count": "7"}
    work.fien.post(f"{work.base}/gegevens", times)
    clock.move(minutes=5)
    work.open("welcome")
    assert "Je bent 5 min te laat." in work.fien.text
    work.press("inhalen")
    assert work.step("story").skipped
    assert "min te laat" not in work.fien.text


def test_the_board_freezes_and_lets_go(work):
    work.press("bevries", frozen="1")
    assert work.read("frozen") is True
    assert "Laat los" in work.fien.text
    work.press("bevries", frozen="0")
    assert work.read("frozen") is False


def test_more_seats_than_people_is_said(work):
    for _ in range(3):
        work.join()
    work.press("mensen", people_present="2")
    assert "Er zijn 1 toestellen meer dan mensen." in work.fien.text
    work.press("mensen", people_present="")
    assert "toestellen meer dan mensen" not in work.fien.text


def test_the_console_counts_roles_and_tables_and_names_nobody(work):
    work.join(Role.CITIZEN, 1)
    work.join(Role.STAFF, 2)
    page = work.fien.get(work.base).text
    assert "1 inwoners 1 medewerkers 0 politici 0 partners" in page


def test_what_a_table_hands_in_waits_for_approval(work):
    seat = work.join(table=1)
    work.open("write")
    work.open("tables")
    idea = work.hand_in(seat, "Hulp in de bib")
    assert "Hulp in de bib" in work.fien.get(work.base).text
    work.press(f"idee/{idea}/goedkeuren")
    assert "1 nog los" in work.fien.text
    work.press(f"idee/{idea}/verbergen")
    assert "1 verborgen" in work.fien.text


def test_a_new_big_screen_gets_a_key_of_its_own(work):
    code = work.read("code")
    work.fien.get(work.base).post(f"{work.base}/scherm", follow=False)
    assert work.fien.status == 303
    assert work.fien.path.startswith(f"/bord/{code}?key=")


def test_the_session_ends_after_a_question_and_its_report_lies_ready(work):
    work.open("close") if any(step.method == "close" for step in work.steps) else work.open("evaluate")
    assert "Niemand kan dan nog meedoen." in work.fien.get(f"{work.base}/afsluiten").text
    work.fien.post(f"{work.base}/afsluiten")
    assert work.read("status") == "ended"
    assert "Druk het blad voor aan de kapstok" in work.fien.text


@pytest.mark.parametrize("duty", ["secretary", "finance", "author", "reader"])
def test_only_facilitators_run_the_console(work, app, duty):
    other = Desk(app).member(work.fien, work.trajectory, duty, "Sam")
    assert other.get(work.base).status == 403
    other.get("/trajecten")
    assert other.post(f"{work.base}/stap/{work.steps[0].id}/openen").status == 403
    assert work.read("current_step") is None


def test_a_stranger_finds_no_console(work, app):
    vic = Desk(app).member(work.fien, work.fien.trajectory(title="Van vic"), "facilitator", "Vic")
    assert vic.get(work.base).status == 404
    vic.get("/trajecten")
    assert vic.post(f"{work.base}/stap/{work.steps[0].id}/openen").status == 404


def test_a_step_of_another_session_is_not_found(work):
    other = work.fien.session(work.trajectory)
    with work.house.readers.lent() as store:
        foreign = store.sessions.steps(other)[0].id
    assert work.press(f"stap/{foreign}/openen").status == 404


def test_one_filled_button_leads_on(work):
    for method in ("welcome", "write"):
        work.open(method)
        assert work.fien.page.count("button--primary") == 1
