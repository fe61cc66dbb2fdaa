"""Bringing actions along at the console: chosen by ticks, merged, undone, and closed once a vote was opened."""

import pytest

from tests.desk import Desk
from tests.web.conftest import ConsoleAtWork

TITLES = ("Hulp in de bib", "Altijd een open balie", "Buren helpen buren")


@pytest.fixture
def later(work):
    """A second session of the trajectory, after one in which three actions were voted on."""
    people = [work.join() for _ in range(6)]
    work.ids = work.actions(*TITLES)
    work.open("vote")
    step = work.step("vote")
    for seat in people:
        work.cast(seat, step, [work.ids[0]])
    work.press(f"stap/{step.id}/stoppen")
    work.press(f"stap/{step.id}/tellen")
    made = ConsoleAtWork(work.fien, work.trajectory, work.fien.session(work.trajectory))
    made.earlier = work
    made.page = f"{made.base}/meebrengen"
    return made


def titles(work):
    with work.house.readers.lent() as store:
        return [(action.title, len(action.origins)) for action in store.actions.of_session(work.session)]


def bring(later, *ids):
    return later.fien.get(later.page).post(later.page, {"action": list(ids)})


def test_the_console_leads_to_it_and_says_what_comes_along(later):
    assert "/meebrengen" in later.fien.get(later.base).page
    page = later.fien.get(later.page).text
    assert "Titel, pictogram, kost en kader komen mee. Stemmen komen niet mee." in page
    assert "Laatste stemming: «Kies er drie»" in page
    assert all(title in page for title in TITLES)
    assert "6 van" not in page


def test_what_is_ticked_comes_along_and_stands_here(later):
    page = bring(later, *later.earlier.ids[:2]).text

    assert titles(later) == [(TITLES[0], 1), (TITLES[1], 1)]
    assert page.count("staat hier al") == 2


def test_two_become_one_and_that_can_be_undone_from_here(later):
    bring(later, *later.earlier.ids)
    with later.house.readers.lent() as store:
        here = [action.id for action in store.actions.of_session(later.session)]

    later.fien.post(f"{later.page}/samen", {"here": here[1:]})
    assert titles(later) == [(TITLES[0], 1), (TITLES[1], 2)]

    later.fien.post(f"{later.base}/ongedaan", {"terug": "meebrengen"})
    assert titles(later) == [(title, 1) for title in TITLES]
    assert later.fien.path == later.page


def test_nothing_ticked_is_told_in_place(later):
    assert "Kies eerst een actie." in bring(later).text
    assert later.fien.status == 422
    assert "Kies minstens twee acties." in later.fien.post(f"{later.page}/samen", {}).text


def test_once_a_vote_is_open_the_page_says_that_all_is_fixed(later):
    bring(later, *later.earlier.ids)
    later.open("vote")

    page = later.fien.get(later.page).text

    assert "Acties liggen vast zodra de stemming opengaat." in page
    assert "Breng mee wat aangevinkt is" not in page
    assert bring(later, later.earlier.ids[0]).status == 409


def test_without_an_earlier_vote_the_page_says_so(work):
    page = work.fien.get(f"{work.base}/meebrengen").text
    assert "Nog geen andere sessie van dit traject heeft een getelde stemming." in page


def test_a_stranger_brings_nothing_along(app, later):
    vic = Desk(app).known("vic")
    assert vic.get(later.page).status == 404
    assert vic.get("/trajecten").post(later.page, {"action": later.earlier.ids}).status == 404
    assert titles(later) == []
