"""Deeds on the plan: proposing from a counted vote, changing fields, lending them, and who may."""

import threading
from dataclasses import replace

import pytest

from facilitator.domain.plan.item import LOAN_SECONDS
from facilitator.domain.refusals import (
    ChangedMeanwhile,
    InvalidInput,
    NotAllowed,
    NotCounted,
    NotFound,
    RepeatedAction,
    UnknownAction,
)
from facilitator.domain.sessions.runsheet import Method
from facilitator.services.plan import planning
from facilitator.services.sessions import sessions
from tests.plan_house import TITLES, build, count


@pytest.fixture
def place(app):
    return build(app)


def standing(place):
    return [(item.title, item.status.value) for item in place.plan().items]


def test_a_proposal_stands_in_the_plan_with_title_and_advice(place):
    place.propose(1, 2)

    first, second = place.plan().items
    assert (first.title, first.status.value, first.text("wijziging")) == (TITLES[0], "voorstel", "nieuw")
    assert [(row.group, row.votes, row.ballots, row.rank) for row in second.advice.rows] == [
        ("totaal", 11, 17, 2), ("inwoners", 6, 12, 2), ("medewerkers", 5, 5, 1),
    ]  # fmt: skip
    assert first.advice.sentence == f"17 van 17, plaats 1, startsessie {place.plan().made_on:%-d/%-m/%Y}"


def test_repeating_changes_nothing_and_tells_nobody(place):
    items, version = place.propose(1, 2), place.read(lambda store: store.sessions.get(place.session_id).version)
    written = place.read(lambda store: len(store.journal.of_session(place.session_id)))

    assert place.propose(1, 2) == items
    assert place.propose(2, 1) == [items[1], items[0]]
    assert place.read(lambda store: store.sessions.get(place.session_id).version) == version
    assert place.read(lambda store: len(store.journal.of_session(place.session_id))) == written


def test_another_set_leaves_exactly_its_actions(place):
    place.propose(1, 2)
    place.propose(2, 3)

    assert standing(place) == [(TITLES[1], "voorstel"), (TITLES[2], "voorstel")]
    place.propose()
    assert standing(place) == []


def test_what_was_decided_survives_every_proposal(place):
    one, two, _ = place.propose(1, 2, 3)
    place.patch("sofie", one, status=("weerhouden", 1))
    place.patch("sofie", two, status=("geschrapt", 1))

    assert place.propose(2) == [two]
    assert standing(place) == [(TITLES[0], "weerhouden"), (TITLES[1], "geschrapt")]


def test_what_is_proposed_again_comes_back_as_the_same_item_with_its_texts(place):
    (one,) = place.propose(1)
    place.patch("ann", one, AC_lange_omschrijving=("Elke woensdag.", 0))
    place.propose(2)

    assert place.propose(1, 2)[0] == one
    assert place.plan().items[0].text("AC_lange_omschrijving") == "Elke woensdag."


def test_a_withdrawn_proposal_is_out_of_sight_and_cannot_be_changed(place):
    (one,) = place.propose(1)
    place.propose(2)

    with pytest.raises(NotFound):
        place.patch("sofie", one, dienst=("Bib", 0))
    assert place.read(lambda store: store.plans.proposed(place.vote.id)) == [place.actions[1]]


def test_an_action_voted_on_twice_stands_in_the_plan_once_with_the_later_advice(place):
    items = place.propose(1, 2)
    later = replace(place.vote, id="tweede-stemming", position=99)
    place.do(lambda tx: (tx.sessions.add_steps([later]), []))
    count(place.house, place.people["ada"], place.session_id, later.id, tuple(reversed(place.actions)))

    assert place.propose(2, 4, step=later.id)[0] == items[1]
    assert [(item.title, item.step_id == later.id, item.advice.total.votes) for item in place.plan().items] == [
        (TITLES[0], False, 17), (TITLES[1], True, 6), (TITLES[3], True, 17),
    ]  # fmt: skip


def test_a_vote_that_was_not_counted_proposes_nothing(place):
    other = place.do(
        sessions.create_session, place.people["ada"], place.trajectory.id, place.house.runsheets["startsessie"]
    )
    step = next(step for step in other.steps if step.method is Method.VOTE)

    with pytest.raises(NotCounted):
        place.do(planning.propose, place.people["ada"], other.session.id, step.id, [])
    with pytest.raises(UnknownAction):
        place.do(planning.propose, place.people["ada"], other.session.id, step.id, [place.actions[0]])
    with pytest.raises(NotFound):
        place.do(planning.propose, place.people["ada"], place.session_id, step.id, [])


@pytest.mark.parametrize(
    ("wish", "refusal"),
    [("x", InvalidInput), (None, InvalidInput), (["nergens"], UnknownAction), (["a", "a"], RepeatedAction)],
)
def test_a_proposal_of_anything_else_is_refused_and_changes_nothing(place, wish, refusal):
    place.propose(1)

    with pytest.raises(refusal):
        place.do(planning.propose, place.people["ada"], place.session_id, place.vote.id, wish)
    assert standing(place) == [(TITLES[0], "voorstel")]


@pytest.mark.parametrize(
    ("who", "refusal"),
    [("sofie", NotAllowed), ("ann", NotAllowed), ("rita", NotAllowed), ("frans", NotAllowed), ("stranger", NotFound)],
)
def test_only_the_facilitator_of_the_trajectory_proposes(place, who, refusal):
    with pytest.raises(refusal):
        place.do(planning.propose, place.people[who], place.session_id, place.vote.id, [place.actions[0]])


def test_a_stranger_sees_no_plan_and_changes_none(place):
    (one,) = place.propose(1)

    with pytest.raises(NotFound):
        place.plan("stranger")
    with pytest.raises(NotFound):
        place.patch("stranger", one, dienst=("Bib", 0))
    with pytest.raises(NotFound):
        place.do(planning.lend, place.people["stranger"], place.trajectory.id, one, "dienst")


def test_an_item_of_another_plan_is_not_found(place):
    (one,) = place.propose(1)
    own = place.do(
        lambda tx: (
            tx.trajectories.add(replace(place.trajectory, id="ander"))
            or tx.trajectories.join("ander", place.people["stranger"].id, "facilitator"),
            [],
        )
    )

    assert own is None
    with pytest.raises(NotFound):
        place.do(planning.patch, place.people["stranger"], "ander", one, {"dienst": {"value": "Bib", "version": 0}})


def test_every_field_has_a_version_of_its_own(place):
    (one,) = place.propose(1)
    place.patch("ann", one, dienst=("Bib", 0), partners=("OCMW", 0))
    after = place.patch("sofie", one, dienst=("Welzijn", 1))

    assert (after.field("dienst").version, after.field("partners").version, after.field("dienst").changed_by) == (
        2,
        1,
        place.people["sofie"].id,
    )


def test_what_changed_meanwhile_is_told_and_nothing_is_written(place):
    (one,) = place.propose(1)
    place.patch("ann", one, dienst=("Bib", 0))

    with pytest.raises(ChangedMeanwhile) as refused:
        place.patch("sofie", one, dienst=("Welzijn", 0), partners=("OCMW", 0))

    assert refused.value.details == {"fields": {"dienst": {"yours": "Welzijn", "theirs": "Bib", "version": 1}}}
    assert (place.plan().items[0].text("dienst"), place.plan().items[0].text("partners")) == ("Bib", "")


def test_of_two_that_write_at_once_one_is_kept_and_one_is_told(place):
    (one,) = place.propose(1)
    outcomes: list[str] = []

    def write(who: str) -> None:
        try:
            place.patch(who, one, dienst=(who, 0))
            outcomes.append("kept")
        except ChangedMeanwhile:
            outcomes.append("told")

    threads = [threading.Thread(target=write, args=(who,)) for who in ("ann", "sofie", "ada")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["kept", "told", "told"]


def test_a_decision_stands_in_the_journal_without_texts(place):
    (one,) = place.propose(1)
    place.patch("sofie", one, status=("weerhouden", 1), dienst=("Geheime Dienst", 0))

    facts = place.read(
        lambda store: [row["facts"] for row in store.db.query("SELECT facts FROM journal WHERE deed = 'change_plan'")]
    )
    assert facts == [f'{{"fields":["dienst","status"],"item":"{one}","status":"weerhouden"}}']


def test_a_field_being_typed_in_is_lent_to_one_and_others_see_who(place):
    (one,) = place.propose(1)
    lent = place.do(planning.lend, place.people["ann"], place.trajectory.id, one, "dienst")

    assert (lent.account_name, place.do(planning.lend, place.people["sofie"], place.trajectory.id, one, "dienst")) == (
        "Ann",
        lent,
    )
    assert place.plan("sofie").items[0].loans == (lent,)


def test_a_loan_ends_when_it_is_given_back_or_runs_out(place, clock):
    (one,) = place.propose(1)
    lend = lambda who: place.do(planning.lend, place.people[who], place.trajectory.id, one, "dienst").account_name  # noqa: E731

    lend("ann")
    place.do(planning.give_back, place.people["sofie"], place.trajectory.id, one, "dienst")
    assert lend("sofie") == "Ann"
    place.do(planning.give_back, place.people["ann"], place.trajectory.id, one, "dienst")
    assert lend("sofie") == "Sofie"
    clock.move(seconds=LOAN_SECONDS - 1)
    assert lend("sofie") == "Sofie"
    clock.move(seconds=LOAN_SECONDS - 1)
    assert lend("ann") == "Sofie"
    clock.move(seconds=2)
    assert lend("ann") == "Ann"


@pytest.mark.parametrize(
    ("who", "name", "refusal"),
    [
        ("rita", "dienst", NotAllowed),
        ("frans", "dienst", NotAllowed),
        ("ada", "status", NotAllowed),
        ("ann", "kleur", InvalidInput),
    ],
)
def test_a_field_is_not_lent_to_who_may_not_write_there(place, who, name, refusal):
    (one,) = place.propose(1)

    with pytest.raises(refusal):
        place.do(planning.lend, place.people[who], place.trajectory.id, one, name)


def test_a_loan_never_stops_a_program_from_writing(place):
    (one,) = place.propose(1)
    place.do(planning.lend, place.people["ann"], place.trajectory.id, one, "dienst")

    assert place.patch("sofie", one, dienst=("Welzijn", 0)).text("dienst") == "Welzijn"


def test_ids_of_items_begin_with_a_letter_or_digit(place):
    assert all(item[0].isalnum() for item in place.propose(1, 2, 3, 4))


def test_what_is_proposed_stands_in_the_plan_by_its_rank_in_whatever_order_it_was_asked(place):
    asked = place.propose(3, 1, 2)

    assert [item.id for item in place.plan().items] == [asked[1], asked[2], asked[0]]
