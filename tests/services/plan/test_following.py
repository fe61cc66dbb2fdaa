"""How actions go on: the municipality writes it, nothing unseen is overwritten, and a year may become the evaluation."""

import pytest

from facilitator.domain.plan.progress import State
from facilitator.domain.refusals import ChangedMeanwhile, InvalidInput, NotAllowed, NotFound, TextTooLong
from facilitator.services.plan import following, tasks
from tests.plan_house import build


@pytest.fixture
def place(app):
    return build(app)


@pytest.fixture
def one(place):
    """An action that was taken up."""
    (made,) = place.propose(1)
    place.patch("sofie", made, status=("weerhouden", 1))
    return made


def tell(place, item, *, who="sofie", key="2026-1", state="bezig", text="Het digipunt is open.", version=0):
    return place.do(following.report_progress, place.people[who], place.trajectory.id, item, key, state, text, version)


def take_over(place, item, *, who="sofie", key="2026", version=0):
    return place.do(following.take_over_evaluation, place.people[who], place.trajectory.id, item, key, version)


def test_a_report_is_a_state_and_a_text_for_a_period(place, one):
    tell(place, one)
    tell(place, one, key="2026", state="klaar", text="")

    assert [(told.period, told.state, told.text, told.version) for told in place.plan().progress] == [
        ("2026", State.DONE, "", 1), ("2026-1", State.RUNNING, "Het digipunt is open.", 1),
    ]  # fmt: skip


def test_nothing_that_somebody_wrote_meanwhile_is_overwritten_unseen(place, one):
    tell(place, one)

    with pytest.raises(ChangedMeanwhile) as refused:
        tell(place, one, who="ann", text="Nog niet open.")

    assert refused.value.details["fields"] == {
        "text": {"yours": "Nog niet open.", "theirs": "Het digipunt is open.", "version": 1}
    }
    assert place.plan().progress[0].text == "Het digipunt is open."


def test_the_same_sent_again_is_no_conflict_and_no_version(place, one):
    tell(place, one)

    assert tell(place, one).version == 1
    assert tell(place, one, text="Ook op zaterdag.", version=1).version == 2


def test_the_coach_tells_nothing_since_contributors_hear_it(place, one):
    for who, refusal in (("ada", NotAllowed), ("rita", NotAllowed), ("frans", NotAllowed), ("stranger", NotFound)):
        with pytest.raises(refusal):
            tell(place, one, who=who)
        with pytest.raises(refusal):
            take_over(place, one, who=who)
    assert place.plan().progress == ()


def test_an_action_that_was_not_taken_up_is_not_followed(place, one):
    _, two = place.propose(1, 2)

    with pytest.raises(InvalidInput, match="Over deze actie is nog niet beslist"):
        tell(place, two)


def test_an_action_dropped_after_a_report_is_followed_on(place, one):
    tell(place, one)
    place.patch("sofie", one, status=("geschrapt", 2))

    assert tell(place, one, key="2026", state="gestopt").state is State.STOPPED


def test_a_period_outside_the_plan_is_not_found(place, one):
    for key in ("2025", "2032-1", "2026-2", "", "x" * 9000, "\ud800"):
        with pytest.raises(NotFound):
            tell(place, one, key=key)


def test_what_cannot_be_kept_is_refused(place, one):
    for wrong, refusal in (
        ({"state": "af"}, InvalidInput), ({"state": None}, InvalidInput), ({"state": ["klaar"]}, InvalidInput),
        ({"text": 5}, InvalidInput), ({"text": "x" * 4001}, TextTooLong), ({"text": "a\ud800"}, InvalidInput),
    ):  # fmt: skip
        with pytest.raises(refusal):
            tell(place, one, **wrong)
    assert place.plan().progress == ()


def test_the_text_of_a_year_becomes_the_evaluation_as_a_version_that_says_where_it_came_from(place, one):
    tell(place, one, key="2026", text="312 bezoekers.")

    take_over(place, one)
    take_over(place, one)

    versions = place.read(lambda store: store.plans.versions(one, "AC_evaluatie"))
    assert [(each.value, each.way, each.who) for each in versions] == [("312 bezoekers.", "opvolging", "Sofie")]


def test_an_evaluation_that_somebody_wrote_meanwhile_stays(place, one):
    tell(place, one, key="2026", text="312 bezoekers.")
    place.patch("ann", one, AC_evaluatie=("Zeer goed.", 0))

    with pytest.raises(ChangedMeanwhile):
        take_over(place, one)
    assert place.plan().items[0].text("AC_evaluatie") == "Zeer goed."


def test_the_journal_knows_what_was_told_and_none_of_the_words(place, one):
    tell(place, one, key="2026", text="312 bezoekers.")
    take_over(place, one)
    place.do(
        tasks.add_task, place.people["ada"], place.trajectory.id, one, tasks.Wish("Maak de folder", "communicatie")
    )

    rows = place.read(
        lambda store: [(row["deed"], row["facts"]) for row in store.db.query("SELECT deed, facts FROM journal")]
    )

    assert {"report_progress", "add_task"} < {deed for deed, _ in rows}
    assert not [facts for _, facts in rows if "bezoekers" in facts or "folder" in facts or "communicatie" in facts]


def test_a_half_year_or_an_empty_text_is_no_evaluation(place, one):
    tell(place, one)
    tell(place, one, key="2026", text="")

    for key in ("2026-1", "2026", "2027"):
        with pytest.raises(InvalidInput):
            take_over(place, one, key=key)
