"""Deciding: who may, what follows for the status, what is frozen, taking back, and when a plan is final."""

import itertools
from datetime import date, timedelta

import pytest

from facilitator.domain.plan.decision import Body, Choice, Decided
from facilitator.domain.plan.editions import is_untouched
from facilitator.domain.plan.presentation import Audience
from facilitator.domain.refusals import ChangedMeanwhile, InvalidInput, NotAllowed, NotFound, PlanNotReady
from facilitator.services.plan import deciding, editions, fates, into_session, planning, presenting, writing
from facilitator.services.plan.deciding import Moment
from tests.plan_cast import COMPLETE
from tests.plan_house import build

WHY = "Er is nu geen geld."
REFUSED = (
    ({"body": "koning"}, "Kies wie besliste."),
    ({"body": None}, "Kies wie besliste."),
    ({"day": "gisteren"}, "Kies een dag."),
    ({"day": "2027-02-30"}, "Kies een dag."),
    ({"day": "9999-01-01"}, "Kies een dag."),
    ({"day": "２０２７-01-01"}, "Kies een dag."),
    ({"day": 7}, "Kies een dag."),
    ({"choices": {}}, "Kies bij minstens één actie wat er beslist is."),
    ({"choices": ["x"]}, "Kies bij minstens één actie wat er beslist is."),
    ({"choices": {"elders": ("gekozen", "")}}, "Deze actie staat niet meer in het plan. Laad de pagina opnieuw."),
    ({"told_on": "ooit"}, "Kies een dag."),
    ({"note": "x" * 2_001}, "Maak je tekst korter: hoogstens 2000 tekens."),
    ({"note": "\ud800"}, "In deze tekst staat een teken dat we niet kunnen bewaren."),
    ({"budget_round": ["x"]}, "Dit is geen tekst."),
    ({"note": "Bel An op 0470 12 34 56"}, "Haal een telefoonnummer weg. Iedereen kan dit lezen."),
)


@pytest.fixture
def place(app):
    return build(app)


@pytest.fixture
def today(place):
    return place.plan().made_on


def decide(place, choices, who="sofie", body="gemeenteraad", day=None, **more):
    day = day or place.plan().made_on.isoformat()
    return place.do(deciding.decide, place.people[who], place.trajectory.id, Moment(body, day, choices, **more))


def stands(place):
    return [item.status.value for item in place.plan().items]


def test_what_is_decided_is_kept_and_the_status_follows(place, today):
    one, two, three = place.propose(1, 2, 3)

    made = decide(
        place, {one: ("gekozen", ""), two: ("later", WHY), three: ("niet gekozen", "Dit bestaat al.")},
        budget_round=" AMJP  najaar 2027 ", told_on="2027-09-01", note="Unaniem.",
    )  # fmt: skip

    (kept,) = place.plan().decisions
    assert kept == made
    assert (kept.body, kept.day, kept.budget_round, kept.told_on, kept.note, kept.edition) == (
        Body.COUNCIL, today, "AMJP najaar 2027", date(2027, 9, 1), "Unaniem.", 1,
    )  # fmt: skip
    assert dict(kept.items) == {
        one: Decided(Choice.CHOSEN, ""), two: Decided(Choice.LATER, WHY), three: Decided(Choice.NOT, "Dit bestaat al."),
    }  # fmt: skip
    assert stands(place) == ["weerhouden", "voorstel", "geschrapt"]
    versions = place.read(lambda store: store.plans.versions(one, "status"))
    assert [(one.value, one.way, one.who) for one in versions] == [
        ("voorstel", "", "Ada"), ("weerhouden", "beslissing", "Sofie"),
    ]  # fmt: skip


def test_only_the_municipality_decides(place):
    (one,) = place.propose(1)
    for who in ("ada", "frans", "rita"):
        with pytest.raises(NotAllowed):
            decide(place, {one: ("gekozen", "")}, who)
        with pytest.raises(NotAllowed):
            place.do(deciding.make_final, place.people[who], place.trajectory.id)
    assert (stands(place), place.plan().decisions, place.plan().editions) == (["voorstel"], (), ())


def test_a_stranger_finds_no_plan_to_decide_on(place):
    (one,) = place.propose(1)
    with pytest.raises(NotFound):
        decide(place, {one: ("gekozen", "")}, "stranger")


def test_later_and_not_ask_why(place):
    (one,) = place.propose(1)
    for said in itertools.product(("later", "niet gekozen"), ("", "   ", None)):
        with pytest.raises(InvalidInput) as refusal:
            decide(place, {one: said})
        assert str(refusal.value) == "Schrijf bij «Open een digipunt in de bib» waarom die later of niet komt."


def test_what_cannot_be_noted_is_refused_with_what_to_do(place, today):
    (one,) = place.propose(1)
    whole = {"body": "college", "day": today.isoformat(), "choices": {one: ("gekozen", "")}}
    told = []
    for change, _ in REFUSED:
        with pytest.raises(InvalidInput) as refusal:
            place.do(deciding.decide, place.people["sofie"], place.trajectory.id, Moment(**whole | change))
        told.append(str(refusal.value))
    assert told == [said for _, said in REFUSED]
    assert place.plan().decisions == ()


def test_a_choice_of_another_form_is_refused(place):
    (one,) = place.propose(1)
    for said in (None, "gekozen", ("misschien", ""), (1, 2), ("gekozen",), {"choice": "gekozen"}):
        with pytest.raises(InvalidInput):
            decide(place, {one: said})


def test_nothing_is_decided_tomorrow(place, today):
    (one,) = place.propose(1)
    with pytest.raises(InvalidInput) as refusal:
        decide(place, {one: ("gekozen", "")}, day=(today + timedelta(days=1)).isoformat())
    assert str(refusal.value) == "Kies een dag die al voorbij is, of vandaag."


def test_a_reason_may_hold_no_contact_details(place):
    (one,) = place.propose(1)
    with pytest.raises(InvalidInput) as refusal:
        decide(place, {one: ("later", "Vraag het an@dentergem.be")})
    assert str(refusal.value) == "Haal een e-mailadres weg bij «Open een digipunt in de bib». Iedereen kan dit lezen."


def test_each_decision_freezes_what_stood_there_with_a_hash_that_the_journal_knows(place):
    one, two = place.propose(1, 2)
    place.patch("sofie", one, AC_lange_omschrijving=("Toen", 0), U_2026=(1_200, 0))
    decide(place, {one: ("gekozen", "Goed idee.")})
    place.patch("sofie", one, AC_lange_omschrijving=("Nu", 1))

    first = place.read(lambda store: store.deciding.edition(place.trajectory.id, 1))
    kept = first.content["items"]
    assert (kept[one]["AC_lange_omschrijving"], kept[one]["status"], kept[two]["status"]) == (
        "Toen", "weerhouden", "voorstel",
    )  # fmt: skip
    assert [line["bedrag"] for line in kept[one]["U_2026"]] == [1_200]
    assert first.content["decided"][one]["reason"] == "Goed idee."
    assert (is_untouched(first), first.final, first.made_by) == (True, False, "Sofie")
    (entry,) = [e for e in place.read(_entries) if e["deed"] == "decide"]
    assert first.hash in entry["facts"]
    assert "Goed idee." not in entry["facts"]


def test_the_last_word_counts_also_when_an_older_day_is_noted_later(place, today):
    (one,) = place.propose(1)
    decide(place, {one: ("gekozen", "")})
    decide(place, {one: ("later", WHY)}, body="college", day=(today - timedelta(days=9)).isoformat())
    assert stands(place) == ["weerhouden"]


def test_who_has_not_seen_the_newest_decision_is_asked_to_look(place):
    one, two = place.propose(1, 2)
    decide(place, {one: ("gekozen", "")}, seen=0)
    with pytest.raises(ChangedMeanwhile):
        decide(place, {two: ("gekozen", "")}, seen=0)
    assert len(place.plan().decisions) == 1


def test_a_decision_taken_back_leaves_everything_as_it_was_before(place, today):
    one, two, three = place.propose(1, 2, 3)
    place.patch("sofie", two, status=("weerhouden", 1))
    decide(place, {one: ("gekozen", "")}, body="college", day=(today - timedelta(days=2)).isoformat())
    wrong = decide(place, {one: ("later", WHY), two: ("niet gekozen", WHY), three: ("gekozen", "")})
    assert stands(place) == ["voorstel", "geschrapt", "weerhouden"]

    edition = place.do(deciding.take_back, place.people["ann"], place.trajectory.id, wrong.id)

    assert stands(place) == ["weerhouden", "weerhouden", "voorstel"]
    assert [moment.body for moment in place.plan().decisions] == [Body.COLLEGE]
    assert (edition.n, edition.title.startswith("teruggenomen: gemeenteraad")) == (3, True)
    with pytest.raises(NotFound):
        place.do(deciding.take_back, place.people["ann"], place.trajectory.id, wrong.id)


def test_a_status_chosen_by_hand_since_stays_when_a_decision_is_taken_back(place):
    (one,) = place.propose(1)
    made = decide(place, {one: ("gekozen", "")})
    place.patch("sofie", one, status=("geschrapt", 2))
    place.do(deciding.take_back, place.people["sofie"], place.trajectory.id, made.id)
    assert stands(place) == ["geschrapt"]


def test_only_the_municipality_takes_back(place):
    (one,) = place.propose(1)
    made = decide(place, {one: ("gekozen", "")})
    for who in ("ada", "frans", "rita"):
        with pytest.raises(NotAllowed):
            place.do(deciding.take_back, place.people[who], place.trajectory.id, made.id)
    assert len(place.plan().decisions) == 1


def test_a_decision_of_another_plan_is_not_there(place):
    (one,) = place.propose(1)
    decide(place, {one: ("gekozen", "")})
    with pytest.raises(NotFound):
        place.do(deciding.take_back, place.people["sofie"], place.trajectory.id, "elders")


def test_the_council_approves_only_what_the_council_of_the_ocmw_chose(place):
    (one,) = place.propose(1)
    with pytest.raises(InvalidInput) as refusal:
        decide(place, {one: ("gekozen", "")}, body="goedkeuring gemeenteraad")
    assert str(refusal.value) == "Noteer eerst de beslissing van de OCMW-raad over deze acties."

    chosen = decide(place, {one: ("gekozen", "")}, body="OCMW-raad")
    decide(place, {one: ("gekozen", "")}, body="goedkeuring gemeenteraad")
    with pytest.raises(InvalidInput) as refusal:
        place.do(deciding.take_back, place.people["sofie"], place.trajectory.id, chosen.id)
    assert str(refusal.value) == "Neem eerst de goedkeuring van de gemeenteraad terug."


def final(place):
    return place.do(deciding.make_final, place.people["sofie"], place.trajectory.id)


def answer(place, *numbers):
    keys = [f"action:{place.actions[n - 1]}" for n in numbers]
    place.do(fates.give_fates, place.people["sofie"], place.trajectory.id, keys, "bestaat al", "Kom naar de bib.")


def complete(place, item, **more):
    values = {name: value for name, value in (COMPLETE | more).items() if name != "status"}
    place.patch("sofie", item, **{name: (value, 0) for name, value in values.items()})


def test_a_plan_is_final_once_all_is_answered_checked_placed_and_chosen(place):
    one, two = place.propose(1, 2)
    decide(place, {one: ("gekozen", ""), two: ("later", WHY)}, body="college")
    with pytest.raises(PlanNotReady) as refusal:
        final(place)
    assert str(refusal.value) == (
        "Dit plan is nog niet klaar. Zonder antwoord: 2. Op te lossen: 2. Nog te plaatsen: 0. Nog te beslissen: 1."
    )
    complete(place, one, AP_code="nog te plaatsen", BD_code="")
    answer(place, 3, 4)
    decide(place, {one: ("gekozen", "")})
    with pytest.raises(PlanNotReady) as refusal:
        final(place)
    assert refusal.value.values == {"unanswered": 0, "errors": 0, "unplaced": 1, "councils": 0}
    place.patch("sofie", one, AP_code=("AP1", 1), BD_code=("BD1", 0))

    edition = final(place)

    assert (edition.n, edition.final) == (3, True)
    assert [kept.final for kept in place.plan().editions] == [False, False, True]
    assert final(place).n == 3
    place.patch("sofie", one, dienst=("Dienst cultuur", 1))
    assert [final(place).n, len(place.plan().editions)] == [4, 4]


def test_an_action_for_later_may_be_half_written_but_may_not_tell_how_to_reach_somebody(place):
    one, two = place.propose(1, 2)
    complete(place, one)
    answer(place, 3, 4)
    decide(place, {one: ("gekozen", ""), two: ("later", WHY)})
    place.patch("sofie", two, AC_commentaar=("Bel Jan op 0470 12 34 56.", 0))
    with pytest.raises(PlanNotReady) as refusal:
        final(place)
    assert refusal.value.values == {"unanswered": 0, "errors": 1, "unplaced": 0, "councils": 0}
    place.patch("sofie", two, AC_commentaar=("Bel de bib.", 1))
    assert final(place).final is True


def test_a_plan_in_which_nothing_was_chosen_is_not_final(place):
    answer(place, 1, 2, 3, 4)
    with pytest.raises(PlanNotReady):
        final(place)


def test_what_the_ocmw_carries_needs_both_councils_and_the_approval(place):
    (one,) = place.propose(1)
    complete(place, one, bestuur="OCMW")
    answer(place, 2, 3, 4)
    decide(place, {one: ("gekozen", "")})
    trajectory = place.trajectory

    def open_councils():
        return place.read(lambda store: deciding.in_the_way(store, trajectory, planning.whole_plan(store, trajectory)))

    assert open_councils().councils == {Body.OCMW_COUNCIL: 1, Body.APPROVAL: 1}
    decide(place, {one: ("gekozen", "")}, body="OCMW-raad")
    decide(place, {one: ("gekozen", "")}, body="goedkeuring gemeenteraad")
    assert open_councils().are_there is False


def _entries(store):
    return list(store.db.query("SELECT deed, facts FROM journal"))


def test_a_version_touched_or_gone_is_found_when_the_house_is_verified(place):
    (one,) = place.propose(1)
    decide(place, {one: ("gekozen", "")}, body="college")
    decide(place, {one: ("gekozen", "")})
    assert place.read(editions.faults) == []
    place.do(
        lambda tx: (
            tx.db.execute("UPDATE plan_editions SET content = replace(content, 'bib', 'kroeg') WHERE n = 1"),
            [],
        )
    )
    place.do(lambda tx: (tx.db.execute("DELETE FROM plan_editions WHERE n = 2"), []))
    assert place.read(editions.faults) == [
        f"Plan {place.trajectory.id}: versie 1 is niet meer die van de beslissing.",
        f"Plan {place.trajectory.id}: versie 2 is er niet meer.",
    ]


def test_no_proposal_withdraws_what_was_put_off(place):
    one, two = place.propose(1, 2)
    decide(place, {one: ("later", WHY)})
    place.propose(2)
    assert [(item.id, item.status.value) for item in place.plan().items] == [(one, "voorstel"), (two, "voorstel")]
    place.propose()
    assert [item.id for item in place.plan().items] == [one]


def test_an_action_made_by_hand_and_laid_before_a_room_shares_its_decision(place):
    sofie, trajectory = place.people["sofie"], place.trajectory.id
    made = place.do(writing.add_action, sofie, trajectory, "Open een leenpunt")
    answer(place, 1, 2, 3, 4)
    shown = place.do(presenting.make, place.people["ada"], trajectory, Audience.CITIZENS, "Ons plan", [made.id])
    sheet = place.house.runsheets["inwonersgesprek"]
    place.do(into_session.into_session, place.people["ada"], trajectory, shown.id, sheet)
    book = place.read(fates.idea_book, sofie, trajectory)
    assert [one.text for one in book.subjects if not one.outcome.is_answered] == ["Open een leenpunt"]
    decide(place, {made.id: ("gekozen", "")})
    book = place.read(fates.idea_book, sofie, trajectory)
    assert [one.text for one in book.subjects if not one.outcome.is_answered] == []
