"""Changing the run sheet before and during a session."""

import pytest

from tests.desk import Desk


def sheet(work, path="", **data):
    page = f"{work.base}/draaiboek"
    work.fien.get(page)
    return work.fien.post(page + path, data) if data else work.fien


def test_the_run_sheet_shows_every_step_with_its_minutes(work):
    page = sheet(work).text
    assert all(step.title in page for step in work.steps)
    assert "120 minuten" in page


def test_a_step_gets_minutes_another_place_and_is_left_out(work):
    first, second = work.steps[:2]
    sheet(work, "/minuten", change=f"{first.id}:12")
    sheet(work, "/plaats", move=f"{first.id}:2")
    sheet(work, "/weglaten", skip=f"{second.id}:1")
    now = work.steps[:2]
    assert [(step.id, step.minutes, step.skipped) for step in now] == [
        (second.id, second.minutes, True), (first.id, 12, False),
    ]  # fmt: skip
    sheet(work, "/weglaten", skip=f"{second.id}:0")
    assert not work.steps[0].skipped


@pytest.mark.parametrize("minutes", ["0", "241", "x", "", "-3", "1.5"])
def test_minutes_that_cannot_be_are_refused(work, minutes):
    step = work.steps[0]
    assert sheet(work, "/minuten", change=f"{step.id}:{minutes}").status == 422
    assert work.steps[0].minutes == step.minutes


def test_a_step_is_added_where_it_was_asked(work):
    sheet(work, "/nieuw", method="vote", after="2", title="Nog eens stemmen", minutes="6")
    added = work.steps[2]
    assert (added.title, added.method, added.minutes, added.kind, added.k) == ("Nog eens stemmen", "vote", 6, "pick", 3)


def test_a_step_that_lacks_something_is_asked_again_with_what_was_typed(work):
    sheet(work, "/nieuw", method="vote", after="2", title="Nog eens", minutes="veel")
    assert work.fien.status == 422
    assert work.fien.fields("minutes")[-1] == "veel"


def edit(work, step, **changed):
    page = f"{work.base}/draaiboek/{step.id}"
    work.fien.get(page)
    kept = {
        "title": step.title,
        "minutes": str(step.minutes),
        "board_text": step.board_text,
        "read_aloud": step.read_aloud,
    }
    kept |= {"phone_text": step.phone_text, "note": step.note, "seen": work.fien.fields("seen")[0]}
    if step.is_vote:
        kept |= {"k": str(step.k), "electorate": ["citizen", "staff", "politician", "partner"]}
    return work.fien.post(page, kept | changed)


def test_texts_and_the_rule_of_a_vote_are_changed(work):
    vote = work.step("vote")
    edit(work, vote, title="Kies er twee", k="2", electorate=["citizen", "staff", "partner"], board_text="Kies er 2.")
    now = work.step("vote")
    assert (now.title, now.k, sorted(now.electorate), now.board_text) == (
        "Kies er twee", 2, ["citizen", "partner", "staff"], "Kies er 2.",
    )  # fmt: skip


def test_the_rule_stands_fast_once_the_vote_opened_and_its_texts_do_not(work):
    work.actions("Een", "Twee")
    work.join()
    work.open("vote")
    edit(work, work.step("vote"), title="Kies nu", k="1")
    assert (work.step("vote").title, work.step("vote").k) == ("Kies nu", 3)


def test_who_saves_second_sees_both_and_loses_nothing(work, app):
    step = work.steps[1]
    gus = Desk(app).member(work.fien, work.trajectory, "facilitator", "Gus")
    page = f"{work.base}/draaiboek/{step.id}"
    gus.get(page)
    seen = gus.fields("seen")[0]
    edit(work, step, title="Van Fien")
    gus.post(page, {"title": "Van Gus", "minutes": "9", "board_text": step.board_text, "seen": seen})
    assert gus.status == 409
    assert "Titel Van Fien" in gus.text
    assert gus.fields("title") == ["Van Gus"]
    assert work.steps[1].title == "Van Fien"
    gus.post(page, {"title": "Van Gus", "minutes": "9", "seen": gus.fields("seen")[0]})
    assert work.steps[1].title == "Van Gus"


def test_a_step_that_was_never_opened_can_go(work):
    step = work.steps[2]
    work.fien.get(f"{work.base}/draaiboek/{step.id}").post(f"{work.base}/draaiboek/{step.id}/weg")
    assert step.id not in [other.id for other in work.steps]


def data(**changed):
    kept = {"title": "Avond", "day": "2027-03-12", "starts": "19:00", "ends": "21:00", "table_count": "7"}
    return kept | changed


def test_the_data_of_a_session_are_kept_on_the_clock_of_the_room(work):
    sheet(work)
    work.fien.post(f"{work.base}/gegevens", data(answer_date="2027-06-01"))
    assert work.read("starts_at").isoformat() == "2027-03-12T18:00:00+00:00"
    assert work.read("answer_date").isoformat() == "2027-06-01"
    assert (work.read("title"), work.read("table_count")) == ("Avond", 7)
    assert work.fien.fields("starts") == ["19:00"]


@pytest.mark.parametrize("wrong", [
    {"ends": "18:00"}, {"day": "gisteren"}, {"starts": "25:00"}, {"day": "", "starts": "19:00"}, {"table_count": "0"},
    {"table_count": "41"}, {"title": ""}, {"answer_date": "2027-02-30"},
])  # fmt: skip
def test_data_that_cannot_be_are_refused(work, wrong):
    sheet(work)
    assert work.fien.post(f"{work.base}/gegevens", data(**wrong)).status == 422
    assert work.read("starts_at") is None
