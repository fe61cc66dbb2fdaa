"""Stop, Tel, Toon: asked first, counted once, and paper until then."""

import pytest

from facilitator.domain.roles import Role

TITLES = ("Hulp in de bib", "Altijd een open balie", "Buren helpen buren")


@pytest.fixture
def vote(work):
    """A vote that is open, with ten citizens and five of staff in the room."""
    work.people = [work.join() for _ in range(10)] + [work.join(Role.STAFF) for _ in range(5)]
    work.ids = work.actions(*TITLES)
    work.open("vote")
    return work.step("vote")


def test_the_rule_and_the_groups_are_seen_before_the_vote_opens(work):
    for _ in range(6):
        work.join()
        work.join(Role.STAFF)
    work.actions(*TITLES)
    page = work.open("read").text
    assert "Hierna: stemming" in page
    assert "Elk kiest er hoogstens 3." in page
    assert "Wie stemt iedereen" in page
    assert "inwoners | medewerkers" in page


def test_without_two_actions_the_next_deed_is_to_make_them(work):
    work.actions("Hulp in de bib")
    assert "Maak eerst acties" in work.open("read").text


def test_the_console_says_how_many_are_missing_and_never_who(work, vote):
    for seat in work.people[:9]:
        work.cast(seat, vote, [work.ids[0]])
    page = work.fien.get(work.base).text
    assert "9 van 15 stemmen binnen nog 6" in page
    assert "gsm: 9 van 15" in page
    assert not any(seat.id in work.fien.page for seat in work.people)


def test_a_vote_stops_reopens_and_stops(work, vote):
    work.press(f"stap/{vote.id}/stoppen")
    assert "Heropen" in work.fien.text
    work.press(f"stap/{vote.id}/openen")
    assert "Stop de stemming" in work.fien.text
    work.press(f"stap/{vote.id}/stoppen")
    assert work.step("vote").state == "stopped"


def test_tel_asks_first_with_the_paper_that_is_missing(work, vote):
    work.press(f"stap/{vote.id}/stoppen")
    work.fien.get(f"{work.base}/papier").post(f"{work.base}/papier/stem", ballot(work, vote, "i 1 2"))
    page = work.fien.get(f"{work.base}/stap/{vote.id}/tellen?papieren=2").text
    assert "2 papieren uitgedeeld, 1 ingevoerd. Toch tellen?" in page
    assert work.step("vote").state == "stopped"


def test_counting_is_for_good(work, vote):
    work.cast(work.people[0], vote, [work.ids[0]])
    work.press(f"stap/{vote.id}/stoppen")
    work.fien.get(f"{work.base}/stap/{vote.id}/tellen").post(f"{work.base}/stap/{vote.id}/tellen")
    assert work.step("vote").counted
    assert "Maak ongedaan" not in work.fien.text
    work.press(f"stap/{vote.id}/openen")
    assert work.fien.status == 409
    assert work.fien.get(f"{work.base}/stap/{vote.id}/tellen").path == work.base


def test_no_number_of_the_result_is_seen_before_tel(work, vote):
    for seat in work.people:
        work.cast(seat, vote, [work.ids[1]])
    work.press(f"stap/{vote.id}/stoppen")
    for page in ("", "/samenvoegen", "/papier", f"/stap/{vote.id}/tellen"):
        assert "15 van 15" not in work.fien.get(work.base + page).text.replace("15 van 15 stemmen binnen", "").replace("gsm: 15 van 15", "")  # fmt: skip
    assert work.fien.get(f"{work.base}/voorstel/{vote.id}").status == 409
    assert "15 van 15" not in work.fien.get(f"/druk/{work.session}/verslag").text


def test_the_result_is_shown_by_a_press_and_then_proposed_with_all_ties(work, vote):
    for seat in work.people[:6]:
        work.cast(seat, vote, work.ids[:2])
    work.cast(work.people[6], vote, work.ids[:1])
    work.press(f"stap/{vote.id}/stoppen")
    work.fien.get(f"{work.base}/stap/{vote.id}/tellen").post(f"{work.base}/stap/{vote.id}/tellen")
    work.open("results")
    assert "Toon de uitslag" in work.fien.text
    work.press(f"stap/{vote.id}/tonen")
    assert "Kies wat we meenemen" in work.fien.text
    page = work.fien.get(f"{work.base}/voorstel/{vote.id}").page
    assert page.count(" checked>") == 2
    work.fien.post(f"{work.base}/voorstel/{vote.id}", {"action": work.ids[0]})
    assert "Dit staat nu op het grote scherm: «Dit nemen we mee»." in work.fien.text
    assert work.fien.page.count(" checked>") == 1


def ballot(work, vote, line, serial="K7QM"):
    return {"line": line, "serial": serial, "step": vote.id, "key": work.key()}


def enter(work, vote, line, serial="K7QM"):
    return work.fien.get(f"{work.base}/papier").post(f"{work.base}/papier/stem", ballot(work, vote, line, serial))


def test_paper_is_keyed_line_by_line_until_tel(work, vote):
    assert "1 ingevoerd" in enter(work, vote, "i 1 2").text
    assert "2 ingevoerd" in enter(work, vote, "m 3", "b2xa").text
    assert "papier: 2" in work.fien.get(work.base).text


def test_a_ballot_keyed_twice_is_refused_and_what_was_typed_stays(work, vote):
    enter(work, vote, "i 1 2")
    enter(work, vote, "i 1 3")
    assert work.fien.status == 422
    assert "Dit stemblad is al ingevoerd." in work.fien.text
    assert (work.fien.fields("line"), work.fien.fields("serial")[0]) == (["i 1 3"], "K7QM")


@pytest.mark.parametrize(("line", "says"), [
    ("1 2", "Begin met de letter van de rol"), ("i 9", "Nummer 9 staat niet op het stemblad."),
    ("i 1 1", "Kies elke actie maar één keer."), ("", "Begin met de letter"),
])  # fmt: skip
def test_a_line_that_cannot_be_read_says_what_to_do(work, vote, line, says):
    assert enter(work, vote, line).status == 422
    assert says in work.fien.text


def test_a_ballot_keyed_wrong_is_taken_out_again(work, vote):
    enter(work, vote, "i 1 2")
    work.fien.post(f"{work.base}/papier/eruit", {"step": vote.id, "serial": "K7QM"})
    assert "0 ingevoerd" in work.fien.text


def test_paper_ideas_are_keyed_while_people_write(work):
    work.open("write")
    idea = {"text": "Een bankje met wifi", "table": "3", "key": work.key()}
    work.fien.get(f"{work.base}/papier").post(f"{work.base}/papier/idee", idea)
    assert "Een bankje met wifi" in work.fien.get(work.base).text
    idea = {"text": "", "table": "99", "key": work.key()}
    work.fien.get(f"{work.base}/papier").post(f"{work.base}/papier/idee", idea)
    assert work.fien.status == 422
    assert work.fien.fields("table") == ["99"]
