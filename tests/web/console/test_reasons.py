"""The page of why people object."""

import pytest

from facilitator.services.sessions import steps
from tests.desk import Desk


@pytest.fixture
def vote(work):
    """A vote about consent, open, in which two people say why they object."""
    first, second = work.actions("Digipunt", "Digibus")
    people = [work.join() for _ in range(6)]
    work.fien.get(f"{work.base}/draaiboek/{work.step('vote').id}")
    with work.house.readers.lent() as store:
        fien = store.accounts.named("Fien")
    work.house.writer.write(steps.edit_step, fien, work.session, work.step("vote").id, kind="consent")
    work.open("vote")
    vote = work.step("vote")
    work.cast(people[0], vote, {first: {"answer": "objection", "reason": "De bus rijdt niet."}})
    work.cast(people[1], vote, {second: {"answer": "concern", "reason": "Vraag het aan Jan."}})
    return vote


def count(work, vote):
    work.press(f"stap/{vote.id}/stoppen")
    work.press(f"stap/{vote.id}/tellen")


def test_reasons_are_read_from_the_console_once_counted(work, vote):
    page = f"{work.base}/redenen/{vote.id}"
    assert work.fien.get(page).status == 409
    assert "rijdt niet" not in work.fien.text
    count(work, vote)
    assert page in work.fien.get(work.base).page
    assert "Ik heb een bezwaar De bus rijdt niet." in work.fien.get(page).text


def test_a_reason_that_names_somebody_is_erased(work, vote):
    count(work, vote)
    page = work.fien.get(f"{work.base}/redenen/{vote.id}")
    (_, named) = page.fields("n")
    page.post(f"{work.base}/redenen/{vote.id}/wissen", {"n": named})
    assert "Jan" not in work.fien.text
    assert "De bus rijdt niet." in work.fien.text
    assert work.fien.status == 200


def test_a_stranger_reads_no_reason(work, vote, app):
    count(work, vote)
    vic = Desk(app).known("Vic")
    assert vic.get(f"{work.base}/redenen/{vote.id}").status == 404
    assert "rijdt" not in vic.page
