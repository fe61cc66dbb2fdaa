"""Changing the run sheet before and during a session."""

import pytest

from facilitator.store.content import load_content
from tests.cast import ROOT
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


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("pick", {"k": 3}), ("yes_doubt_no", {}), ("dots", {"k": 5}), ("rank", {"k": 3}),
        ("matrix", {}), ("moscow", {}), ("consent", {}), ("budget", {}),
    ],
)  # fmt: skip
def test_a_vote_of_every_kind_is_added_and_its_rule_is_asked_at_once(work, kind, options):
    page = sheet(work, "/nieuw", method=f"vote:{kind}", after="0", title="Nog eens stemmen", minutes="6")
    added = work.steps[0]
    assert (added.title, added.kind, added.options) == ("Nog eens stemmen", kind, options)
    assert page.path == f"{work.base}/draaiboek/{added.id}"


@pytest.mark.parametrize("method", ["vote:roepen", "write:pick", "decide", ""])
def test_a_kind_of_step_that_is_not_in_the_list_is_refused(work, method):
    before = work.steps
    assert sheet(work, "/nieuw", method=method, after="0", title="Nog eens", minutes="6").status == 422
    assert work.steps == before


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
        kept |= {"kind": step.kind, "k-pick": str(step.k), "electorate": ["citizen", "staff", "politician", "partner"]}
    return work.fien.post(page, kept | changed)


def test_texts_and_the_rule_of_a_vote_are_changed(work):
    vote = work.step("vote")
    edit(
        work,
        vote,
        title="Kies er twee",
        **{"k-pick": "2"},
        electorate=["citizen", "staff", "partner"],
        board_text="Kies er 2.",
    )
    now = work.step("vote")
    assert (now.title, now.k, sorted(now.electorate), now.board_text) == (
        "Kies er twee", 2, ["citizen", "partner", "staff"], "Kies er 2.",
    )  # fmt: skip


def test_a_vote_becomes_another_kind_with_numbers_of_its_own(work):
    vote = work.step("vote")
    edit(work, vote, kind="dots", **{"k-dots": "6", "cap-dots": "2", "k-pick": "9"})
    assert (work.step("vote").kind, {**work.step("vote").options, "electorate": None}) == (
        "dots", {"k": 6, "cap": 2, "electorate": None},
    )  # fmt: skip
    edit(work, vote, kind="budget", **{"total-budget": "€ 12.500"})
    assert (work.step("vote").kind, work.step("vote").options["total"]) == ("budget", 12_500)


def test_our_texts_go_along_with_another_kind_and_typed_ones_stay(work):
    vote = work.step("vote")
    edit(work, vote, kind="consent", board_text="Kan jouw straat verder?")
    now = work.step("vote")
    ours = load_content(ROOT / "sessions").votes[now.kind]
    assert (now.title, now.read_aloud, now.note) == (ours.title, ours.read_aloud, ours.note)
    assert (now.board_text, now.phone_text) == ("Kan jouw straat verder?", "")
    edit(work, now, kind="pick", **{"k-pick": "2"}, read_aloud="Kies er twee. Neem je tijd.")
    again = work.step("vote")
    assert (again.title, again.read_aloud, again.board_text) == (
        load_content(ROOT / "sessions").votes[again.kind].title, "Kies er twee. Neem je tijd.", "Kan jouw straat verder?",
    )  # fmt: skip


def test_a_new_vote_has_the_texts_of_its_kind(work):
    sheet(work, "/nieuw", method="vote:dots", after="0", title="Nog eens stemmen", minutes="6")
    added = work.steps[0]
    ours = load_content(ROOT / "sessions").votes[added.kind]
    assert (added.read_aloud, added.note, added.board_text, added.phone_text) == (ours.read_aloud, ours.note, "", "")


def test_the_facilitator_is_warned_of_kinds_that_ask_for_care(work):
    page = work.fien.get(f"{work.base}/draaiboek/{work.step('vote').id}")
    assert page.fields("kind") == [
        "pick", "yes_doubt_no", "rank", "matrix", "moscow", "consent", "dots", "budget",
    ]  # fmt: skip
    assert "Acties die op elkaar lijken, verliezen stippen aan elkaar." in page.text
    assert "Zeg eerst van elke actie wat ze kost." in page.text


@pytest.mark.parametrize(
    "wrong", [{"kind": "roepen"}, {"k-pick": ""}, {"k-pick": "21"}, {"kind": "dots", "k-dots": "5", "cap-dots": "x"}]
)
def test_a_rule_that_cannot_be_is_asked_again_with_what_was_typed(work, wrong):
    vote = work.step("vote")
    page = edit(work, vote, title="Kies er twee", **wrong)
    assert (page.status, page.fields("title")) == (422, ["Kies er twee"])
    assert all(page.fields(name) == [value] for name, value in wrong.items() if "-" in name and value)
    assert work.step("vote") == vote


def test_the_rule_stands_fast_once_the_vote_opened_and_its_texts_do_not(work):
    work.actions("Een", "Twee")
    work.join()
    work.open("vote")
    edit(work, work.step("vote"), title="Kies nu", **{"k-pick": "1"})
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
