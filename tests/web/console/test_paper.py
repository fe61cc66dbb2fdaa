"""Keying paper at the console: read back, keyed twice, set right, and taken out again."""

import re

import pytest

from facilitator.services.voting import papers
from tests.web.keying import enter, heard, line

TITLES = ("Hulp in de bib", "Altijd een open balie", "Buren helpen buren")


@pytest.fixture
def vote(work):
    """A vote that is open."""
    work.ids = work.actions(*TITLES)
    work.open("vote")
    return work.step("vote")


def keyed(work, vote):
    with work.house.readers.lent() as store:
        return papers.paper(store, store.accounts.named("Fien"), work.session, vote.id)


def settle(work, vote, **choice):
    form = {"step": vote.id, "serial": "K7QM", **choice}
    return work.fien.get(f"{work.base}/papier").post(f"{work.base}/papier/klopt", form)


def test_each_ballot_is_read_back_in_words(work, vote):
    assert "K7QM: inwoner, 1 en 2" in enter(work, vote, "k7qm i 2 1").text
    assert "B2XA: medewerker, 3 " in enter(work, vote, "B2XA m3").text
    assert "C3XA: politicus, niets gekozen" in enter(work, vote, "C3XA p").text
    assert "3 ingevoerd" in work.fien.text
    assert "papier: 3" in work.fien.get(work.base).text


def test_three_answers_are_read_back_in_words(work):
    trajectory = work.trajectory
    work.session = work.fien.session(trajectory, "inwonersgesprek")
    work.base = f"/console/{work.session}"
    work.actions(*TITLES)
    work.open("vote")
    page = heard(enter(work, work.step("vote"), "K7QM o 1j 2b 3w"))
    assert "K7QM: organisatie of vrijwilliger, 1 ja, 2 een beetje en 3 weet ik niet" in page


def test_the_line_is_where_one_types_again_and_empty(work, vote):
    enter(work, vote, "K7QM i 1 2")
    focused = re.findall(r"<input[^>]* autofocus", work.fien.page)
    assert [re.search(r'id="(\w+)"', field)[1] for field in focused] == ["line"]
    assert work.fien.fields("line") == [""]


def test_the_browser_remembers_who_keys(work, vote):
    enter(work, vote, "K7QM i 1 2", "Béa Van Acker")
    assert work.fien.get(f"{work.base}/papier").fields("keyer") == ["Béa Van Acker"]


def test_a_page_that_is_loaded_again_keys_nothing_twice(work, vote):
    form = line(work, vote, "K7QM i 1 2")
    for _ in range(2):
        work.fien.get(f"{work.base}/papier").post(f"{work.base}/papier/stem", form)
        assert (work.fien.status, "K7QM: inwoner, 1 en 2" in work.fien.text) == (200, True)
    assert keyed(work, vote).serials == ("K7QM",)


def test_a_ballot_keyed_twice_by_one_is_refused_and_what_was_typed_stays(work, vote):
    enter(work, vote, "K7QM i 1 2", "Bea")
    enter(work, vote, "k7qm i 1 3", "Bea")
    assert work.fien.status == 422
    assert "Dit stemblad is al ingevoerd. Is dit de tweede ronde? Vul dan een andere naam in." in work.fien.text
    assert work.fien.fields("line") == ["k7qm i 1 3"]


@pytest.mark.parametrize(("typed", "says"), [
    ("1 2", "Typ na de volgcode de letter van de rol"), ("i 9", "Nummer 9 staat niet op het stemblad."),
    ("i 1 1", "Kies elke actie maar één keer."), ("", "Typ na de volgcode de letter"),
])  # fmt: skip
def test_a_line_that_cannot_be_read_says_what_to_do(work, vote, typed, says):
    assert enter(work, vote, typed).status == 422
    assert says in work.fien.text
    assert keyed(work, vote).serials == ()


def test_paper_without_a_number_gets_one_to_write_on_it(work, vote):
    assert "Dit blad had geen volgcode. Schrijf Z1 op het blad." in enter(work, vote, "i 1 2", "Bea").text
    assert "Schrijf Z2 op het blad." in enter(work, vote, "i 1 2", "Bea").text
    assert "Dit blad had geen volgcode" not in enter(work, vote, "Z1 i 1 2", "Carl").text
    assert keyed(work, vote).missing == ("Z2",)


def test_what_two_keyers_read_differently_stands_side_by_side(work, vote):
    enter(work, vote, "K7QM i 1 2", "Bea")
    enter(work, vote, "A2AA i 3", "Bea")
    page = enter(work, vote, "K7QM i 1 3", "Carl").text
    assert "K7QM: welke klopt?" in page
    assert "Bea inwoner , 1 en 2 Links klopt" in page
    assert "Carl inwoner , 1 en 3 Rechts klopt" in page
    assert "Bea : 2 Carl (jij) : 1 nog 1" in page
    assert "1 blad is maar één keer ingevoerd A2AA" in page


@pytest.mark.parametrize(("choice", "right"), [
    ({"right": "i 1 2"}, (0, 1)), ({"right": "i 1 3"}, (0, 2)), ({"again": "i 2 3"}, (1, 2)), ({"again": "K7QM i 3"}, (2,)),
])  # fmt: skip
def test_a_mismatch_is_set_right_by_a_side_or_by_typing_again(work, vote, choice, right):
    enter(work, vote, "K7QM i 1 2", "Bea")
    enter(work, vote, "K7QM i 1 3", "Carl")
    settle(work, vote, **choice)
    now = keyed(work, vote)
    assert (now.mismatching, now.missing, "welke klopt" in work.fien.text) == ((), (), False)
    assert {ballot.choices for ballot in now.ballots} == {tuple(sorted(work.ids[n] for n in right))}


def test_what_is_typed_again_and_refused_stays_to_be_changed(work, vote):
    enter(work, vote, "K7QM i 1 2", "Bea")
    enter(work, vote, "K7QM i 1 3", "Carl")
    settle(work, vote, again="i 9")
    assert work.fien.status == 422
    assert (work.fien.fields("again"), keyed(work, vote).mismatching) == (["i 9"], ("K7QM",))


def test_above_forty_ballots_the_page_asks_for_a_second_keyer(work, vote):
    with work.house.readers.lent() as store:
        fien = store.accounts.named("Fien")
    for n in range(40):
        work.house.writer.write(papers.enter_paper, fien, work.session, vote.id, "citizen", [], f"A{n}", "Bea")
    assert "Meer dan 40 stembladen" not in work.fien.get(f"{work.base}/papier").text
    assert "Meer dan 40 stembladen. Iemand anders voert ze straks opnieuw in." in enter(work, vote, "B1 i", "Bea").text
    page = enter(work, vote, "B1 i", "Carl").text
    assert "Meer dan 40 stembladen: alles moet twee keer ingevoerd zijn." in page
    assert "Bea : 41 Carl (jij) : 1 nog 40" in page


def test_a_ballot_is_taken_out_again_by_who_keyed_it_or_whole(work, vote):
    enter(work, vote, "K7QM i 1 2", "Bea")
    enter(work, vote, "K7QM i 1 3", "Carl")
    work.fien.post(f"{work.base}/papier/eruit", {"step": vote.id, "serial": "K7QM", "of": "Carl"})
    assert ([b.keyer for b in keyed(work, vote).ballots], "1 ingevoerd" in work.fien.text) == (["Bea"], True)
    work.fien.post(f"{work.base}/papier/eruit", {"step": vote.id, "serial": "K7QM"})
    assert "0 ingevoerd" in work.fien.text


@pytest.mark.parametrize("papers_out", ["-1", "2001", "x", ""])
def test_paper_handed_out_is_a_number(work, vote, papers_out):
    work.fien.get(f"{work.base}/papier")
    assert work.fien.post(f"{work.base}/papier/uitgedeeld", {"step": vote.id, "papieren": papers_out}).status == 422
    assert work.step("vote").papers_out is None


def test_paper_handed_out_is_remembered_for_every_device(work, vote):
    work.fien.get(f"{work.base}/papier").post(f"{work.base}/papier/uitgedeeld", {"step": vote.id, "papieren": "9"})
    assert "0 ingevoerd van 9 uitgedeeld" in work.fien.text
    assert "9 papieren uitgedeeld, 0 ingevoerd." in work.fien.get(work.base).text


def test_nothing_is_keyed_after_stop_and_tel(work, vote):
    work.press(f"stap/{vote.id}/stoppen")
    assert enter(work, vote, "K7QM i 1").status == 200
    work.fien.get(f"{work.base}/stap/{vote.id}/tellen").post(f"{work.base}/stap/{vote.id}/tellen")
    work.fien.get(work.base).post(f"{work.base}/papier/stem", line(work, vote, "B2XA i 1"))
    assert work.fien.status == 409
    assert keyed(work, vote).serials == ()


def test_paper_ideas_are_keyed_while_people_write(work):
    work.open("write")
    idea = {"text": "Een bankje met wifi", "table": "3", "key": work.key()}
    work.fien.get(f"{work.base}/papier").post(f"{work.base}/papier/idee", idea)
    assert "Een bankje met wifi" in work.fien.get(work.base).text
    idea = {"text": "", "table": "99", "key": work.key()}
    work.fien.get(f"{work.base}/papier").post(f"{work.base}/papier/idee", idea)
    assert work.fien.status == 422
    assert work.fien.fields("table") == ["99"]
