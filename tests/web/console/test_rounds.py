"""Voting again after the result was shown, and what moved: asked first, told with both turnouts, by its facilitator only."""

import pytest

from facilitator.domain.roles import Role
from tests.desk import Desk

TITLES = ("Hulp in de bib", "Altijd een open balie", "Buren helpen buren")


@pytest.fixture
def shown(work):
    """A vote of ten citizens and five of staff, counted and shown."""
    work.people = [work.join() for _ in range(10)] + [work.join(Role.STAFF) for _ in range(5)]
    work.ids = work.actions(*TITLES)
    work.open("vote")
    step = work.step("vote")
    for seat in work.people:
        work.cast(seat, step, [work.ids[0]])
    _count(work, step)
    return step


def _count(work, step):
    work.press(f"stap/{step.id}/stoppen")
    work.press(f"stap/{step.id}/tellen")
    work.press(f"stap/{step.id}/tonen")


def _second(work, first):
    """Vote again, with one of staff at home and all others for another action."""
    work.press(f"opnieuw/{first.id}")
    second = next(step for step in work.steps if step.again == first.id)
    work.press(f"stap/{second.id}/openen")
    for seat in work.people[:-1]:
        work.cast(seat, second, [work.ids[1]])
    return second


def test_voting_again_is_offered_once_the_result_was_shown(work, shown):
    page = work.fien.get(work.base).text
    assert "Denkt de zaal er na het gesprek anders over? Stem opnieuw" in page


def test_what_it_means_is_said_before_it_is_done(work, shown):
    page = work.fien.get(f"{work.base}/opnieuw/{shown.id}").text
    assert "De eerste uitslag blijft staan." in page
    assert "De nieuwe stemming komt na «Kies er drie»." in page
    assert "Iedereen kiest hoogstens 3 acties." in page
    assert len([step for step in work.steps if step.is_vote]) == 1


def test_the_vote_that_was_asked_for_is_the_next_deed_and_not_offered_again(work, shown):
    page = work.press(f"opnieuw/{shown.id}").text
    assert "Open de stemming" in page
    assert "Stem opnieuw: kies er drie" in page
    assert "Denkt de zaal er" not in page


def test_what_moved_is_told_with_both_turnouts_and_per_group(work, shown):
    second = _second(work, shown)
    _count(work, second)
    page = work.fien.get(f"{work.base}/verschuiving/{second.id}").text

    assert "Eerst: 15 stemmen bij «Kies er drie». Nu: 14 stemmen." in page
    assert "Altijd een open balie 0 van 15 plaats 2 14 van 14 plaats 1 1 plaats hoger" in page
    assert "Hulp in de bib 15 van 15 plaats 1 0 van 14 plaats 2 1 plaats lager" in page
    assert "We volgen niemand." in page
    # Four of staff are too few to stand apart, so neither do they in the first round here.
    assert "Per groep" not in page
    assert f"/verschuiving/{second.id}" in work.fien.get(work.base).page


def test_where_both_rounds_show_groups_each_is_told(work, shown):
    work.people.append(work.join(Role.STAFF))
    second = _second(work, shown)
    _count(work, second)

    page = work.fien.get(f"{work.base}/verschuiving/{second.id}").text

    assert "Hulp in de bib 10 van 10 → en nu 0 van 10 5 van 5 → en nu 0 van 5" in page


def test_before_the_count_nothing_is_told(work, shown):
    second = _second(work, shown)

    assert work.fien.get(f"{work.base}/verschuiving/{second.id}").status == 409
    assert work.fien.get(f"{work.base}/opnieuw/{second.id}").status == 409


def test_a_first_vote_has_no_page_of_what_moved(work, shown):
    assert work.fien.get(f"{work.base}/verschuiving/{shown.id}").status == 404
    assert work.fien.get(f"{work.base}/opnieuw/{work.step('write').id}").status == 404


def test_a_stranger_sees_neither_page(app, work, shown):
    vic = Desk(app).known("vic")
    for path in (f"opnieuw/{shown.id}", f"verschuiving/{shown.id}"):
        assert vic.get(f"{work.base}/{path}").status == 404
    assert vic.get("/trajecten").post(f"{work.base}/opnieuw/{shown.id}").status == 404
    assert len([step for step in work.steps if step.is_vote]) == 1
