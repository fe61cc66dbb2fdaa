"""The page of coverage: what the chosen actions leave empty, and giving an action its places."""

import re

import pytest

from facilitator.domain.roles import Role
from facilitator.services.voting.counting import count_vote
from tests.desk import Desk

TITLES = ("Digipunt", "Laptops", "Digibus", "Klare brieven")


@pytest.fixture
def ids(work):
    return work.actions(*TITLES)


def _place(work, action, then="", **places):
    page = f"{work.base}/dekking/{action}"
    fields = {f"place-{axis}": codes for axis, codes in places.items()}
    axes = work.fien.get(page).fields("axis")
    return work.fien.post(page, {**fields, "axis": axes, "then": then})


def _counted(work, ids):
    """Two votes for the first, one for the second, in a vote that is counted."""
    people = [work.join(Role.CITIZEN) for _ in range(6)]
    work.open("vote")
    vote = work.step("vote")
    for n, seat in enumerate(people):
        work.cast(seat, vote, [ids[0]] if n < 4 else [ids[1], ids[2]][: 1 + n % 2])
    with work.house.readers.lent() as store:
        fien = store.accounts.named("Fien")
    count_vote(work.house.writer, fien, work.session, vote.id)
    return vote


def _ticked(desk):
    return re.findall(r'name="action" value="([^"]*)" checked', desk.page)


def test_without_actions_or_places_the_page_says_what_to_do_first(work):
    assert "Er zijn nog geen acties. Maak ze eerst." in work.fien.get(f"{work.base}/dekking").text
    work.actions(*TITLES)
    assert "Nog geen actie staat in een vak. Begin bij de eerste." in work.fien.get(f"{work.base}/dekking").text


def test_places_are_kept_and_shown_again(work, ids):
    _place(work, ids[0], principes=["P4", "P1"], graad=["1"], doelgroep=["ouderen"])
    assert work.fien.path == f"{work.base}/dekking"
    work.fien.get(f"{work.base}/dekking/{ids[0]}")
    assert re.findall(r'value="([^"]*)" checked', work.fien.page) == ["P1", "P4", "1", "ouderen"]


def test_one_goes_on_to_the_next_action_that_has_no_place(work, ids):
    _place(work, ids[1], principes=["P1"])
    _place(work, ids[0], "next", principes=["P2"])
    assert work.fien.path == f"{work.base}/dekking/{ids[2]}"
    _place(work, ids[3], "next", principes=["P2"])
    assert work.fien.path == f"{work.base}/dekking/{ids[2]}"
    _place(work, ids[2], "next", principes=["P2"])
    assert work.fien.path == f"{work.base}/dekking"


def test_the_alarm_names_what_the_top_leaves_empty_and_what_fills_it(work, ids):
    for action, place in zip(ids, ("P4", "P3", "P1", "P5"), strict=True):
        _place(work, action, principes=[place])
    vote = _counted(work, ids)
    page = work.fien.get(f"{work.base}/dekking?n=1").text
    assert _ticked(work.fien) == [ids[0]]
    assert "Nog 4 vakken zijn leeg" in page
    assert "Naar de mensen toe Deze past hier het best, op plaats 3: 3 Digibus" in page
    assert "Samen met inwoners Geen enkele actie past hier. Bespreek wat er nodig is." in page

    look = f"{work.base}/dekking/kijk?gekozen=1&stap={vote.id}&action={ids[0]}&action={ids[2]}"
    picture = work.fien.get(look).text
    assert "<html" not in work.fien.page
    assert "Naar de mensen toe Deze past" not in picture
    assert "Nog 3 vakken zijn leeg" in picture
    assert "Nog 3 vakken zijn leeg" in work.fien.get(look + "&vorm=kort").text


def test_another_frame_shows_the_same_actions_and_the_first_is_as_it_was(work, ids):
    _place(work, ids[0], principes=["P1"])
    dekking = f"{work.base}/dekking"
    work.fien.get(dekking).post(f"{dekking}/kader", {"frame": "hefbomen"})
    assert "Outreaching" in work.fien.text
    work.fien.get(f"{dekking}/{ids[0]}")
    assert "Dit komt uit een ander kader. Kijk het na." in work.fien.text
    assert re.findall(r'value="([^"]*)" checked', work.fien.page) == ["H1"]
    _place(work, ids[0], hefbomen=["H2"])
    work.fien.get(dekking).post(f"{dekking}/kader", {"frame": "principes"})
    work.fien.get(f"{dekking}/{ids[0]}")
    assert re.findall(r'value="([^"]*)" checked', work.fien.page) == ["P1"]


def test_a_form_from_before_the_switch_says_nothing_of_the_new_frame(work, ids):
    page, dekking = f"{work.base}/dekking/{ids[0]}", f"{work.base}/dekking"
    axes = work.fien.get(page).fields("axis")
    work.fien.get(dekking).post(f"{dekking}/kader", {"frame": "hefbomen"})
    work.fien.get(page).post(page, {"axis": axes, "place-principes": ["P1"]})
    work.fien.get(page)
    assert re.findall(r'value="([^"]*)" checked', work.fien.page) == ["H1"]


@pytest.mark.parametrize("asked", ["n=0", "n=x", "n=²", "n=999", "stap=weg", "kruis=weg", "gekozen=1&action=weg"])
def test_what_cannot_be_asked_is_as_if_it_was_not(work, ids, asked):
    assert work.fien.get(f"{work.base}/dekking?{asked}").status == 200


def test_nothing_of_a_vote_shows_before_it_is_counted(work, ids):
    _place(work, ids[0], principes=["P1"])
    seat = work.join()
    work.open("vote")
    before = re.sub(r"csrf.*", "", work.fien.get(f"{work.base}/dekking").page)
    work.cast(seat, work.step("vote"), [ids[2]])
    assert re.sub(r"csrf.*", "", work.fien.get(f"{work.base}/dekking").page) == before


def test_a_place_or_a_frame_that_is_not_there_is_refused_in_place(work, ids):
    _place(work, ids[0], principes=["P9"])
    assert (work.fien.status, "Kies vakken uit de lijst." in work.fien.text) == (422, True)
    dekking = f"{work.base}/dekking"
    work.fien.get(dekking).post(f"{dekking}/kader", {"frame": "eigen"})
    assert (work.fien.status, "Kies een kader uit de lijst." in work.fien.text) == (422, True)


def test_a_stranger_finds_nothing(work, ids, app):
    vic = Desk(app).known("vic")
    pages = ("dekking", "dekking/kijk", f"dekking/{ids[0]}")
    assert [vic.get(f"{work.base}/{page}").status for page in pages] == [404] * 3
    vic.get("/trajecten/nieuw")
    token = vic.fields("csrf")[0]
    assert [
        vic.post(f"{work.base}/{page}", {"csrf": token}).status for page in ("dekking/kader", f"dekking/{ids[0]}")
    ] == [404] * 2
    assert work.fien.get(f"{work.base}/dekking/weg").status == 404
