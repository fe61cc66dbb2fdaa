"""Stop, Tel, Toon: asked first, counted once, and paper until then."""

import pytest

from facilitator.domain.roles import Role
from tests.web.keying import enter

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
    assert "Iedereen kiest hoogstens 3 acties." in page
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
    enter(work, vote, "K7QM i 1 2")
    tel = f"{work.base}/stap/{vote.id}/tellen"
    work.fien.get(tel).post(f"{work.base}/papier/uitgedeeld", {"step": vote.id, "terug": "tel", "papieren": "2"})
    assert work.fien.path == tel
    assert "2 papieren uitgedeeld, 1 ingevoerd. Toch tellen?" in work.fien.text
    assert "2 papieren uitgedeeld, 1 ingevoerd." in work.fien.get(work.base).text
    assert work.step("vote").state == "stopped"


def test_tel_says_as_numbers_who_is_missing_and_offers_to_wait(work, vote):
    for seat in work.people[:9]:
        work.cast(seat, vote, [work.ids[0]])
    work.press(f"stap/{vote.id}/stoppen")
    page = work.fien.get(f"{work.base}/stap/{vote.id}/tellen").text
    assert "Zonder stem 6 plaatsen" in page
    assert "Niet verbonden 15 gsm’s" in page
    assert "Nog niet iedereen stemde. Toch tellen?" in page
    assert ("Wacht nog even" in page, "Tel toch" in page, "Tel nu" in page) == (True, True, False)
    assert not any(seat.id in work.fien.page for seat in work.people)


def test_tel_counts_at_once_when_everything_is_in(work, vote):
    for seat in work.people:
        work.cast(seat, vote, [work.ids[0]])
    work.press(f"stap/{vote.id}/stoppen")
    page = work.fien.get(f"{work.base}/stap/{vote.id}/tellen").text
    assert "Alles is binnen. Tellen?" in page
    assert ("Tel nu" in page, "Tel toch" in page) == (True, False)


def test_tel_does_not_count_in_silence_what_was_read_differently(work, vote):
    enter(work, vote, "K7QM i 1 2", "Bea")
    work.press(f"stap/{vote.id}/stoppen")
    tel = f"{work.base}/stap/{vote.id}/tellen"
    work.fien.get(tel)
    seen = {"version": work.fien.fields("version")[0], "mismatching": ""}
    enter(work, vote, "K7QM i 1 3", "Carl")
    work.fien.post(tel, seen)
    assert (work.fien.status, work.step("vote").state) == (409, "stopped")
    assert "Deze stembladen zijn twee keer anders ingevoerd: K7QM." in work.fien.text
    work.fien.post(tel, {"version": work.fien.fields("version")[0], "mismatching": work.fien.fields("mismatching")[0]})
    assert work.step("vote").counted


def test_counting_is_for_good(work, vote):
    work.cast(work.people[0], vote, [work.ids[0]])
    work.press(f"stap/{vote.id}/stoppen")
    work.fien.get(f"{work.base}/stap/{vote.id}/tellen").post(f"{work.base}/stap/{vote.id}/tellen")
    assert work.step("vote").counted
    assert "data-undo" not in work.fien.page
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
    assert page.count(" checked ") == 2
    work.fien.post(f"{work.base}/voorstel/{vote.id}", {"action": work.ids[0]})
    assert "Dit staat nu op het grote scherm: «Dit nemen we mee»." in work.fien.text
    assert work.fien.page.count(" checked ") == 1
    work.fien.get(f"{work.base}/voorstel/{vote.id}?plaatsen=2")
    assert work.fien.page.count(" checked ") == 2
    assert work.fien.fields("plaatsen") == ["2"]
    for odd in ("veel", "0", "-1", "99999"):
        assert work.fien.get(f"{work.base}/voorstel/{vote.id}?plaatsen={odd}").fields("plaatsen") == ["3"]
