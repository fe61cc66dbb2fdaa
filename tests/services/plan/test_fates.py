"""The fates of ideas: what is listed, what inherits, who may answer, what is refused, and how long texts stay."""

import pytest

from facilitator.domain.ideas.idea import IdeaStatus
from facilitator.domain.plan.decision import Choice, Fate
from facilitator.domain.plan.fates import unanswered
from facilitator.domain.refusals import InvalidInput, NotAllowed, NotFound
from facilitator.domain.roles import Duty
from facilitator.services.house.retention import purge
from facilitator.services.ideas import actions, bringing, ideas
from facilitator.services.plan import deciding, fates, planning
from facilitator.services.plan.deciding import Moment
from facilitator.services.sessions import sessions
from tests.cast import RUNSHEETS

WHY = "De Lijn beslist over bussen."


class Town:
    """A session in which people wrote, and Sam who answers them."""

    def __init__(self, room):
        self.room, self.kept = room, room.kept
        self.sam = self._member("sam", Duty.SECRETARY)
        self.rita = self._member("rita", Duty.READER)
        room.open("write")
        self.seat = room.join()

    def _member(self, name, duty):
        account = self.kept.account(name, duty)
        self.kept.do(lambda tx: (tx.trajectories.join(self.room.trajectory.id, account.id, duty), []))
        return account

    def idea(self, text, status=IdeaStatus.APPROVED):
        """Write an idea; each by another seat, since a seat has three."""
        made = self.room.write(self.room.join(), text)
        if status is not IdeaStatus.OWN:
            self.kept.do(ideas.set_status, self.room.fien, self.room.session_id, made, status)
        return made

    def action(self, title, *inside):
        return self.kept.do(actions.create_action, self.room.fien, self.room.session_id, title, list(inside)).id

    def vote(self, *chosen):
        """Hold a vote on the actions there are, and propose some."""
        step = self.room.open("vote")
        self.room.cast(self.seat, step, list(chosen))
        self.room.count(step)
        made = self.kept.do(planning.propose, self.room.fien, self.room.session_id, step.id, list(chosen))
        return [item.id for item in made]

    def decide(self, choices):
        moment = Moment("gemeenteraad", self.kept.clock.now.date().isoformat(), choices)
        self.kept.do(deciding.decide, self.sam, self.room.trajectory.id, moment)

    def give(self, keys, fate="doen we niet", reason=WHY, item=None, who=None):
        return self.kept.do(fates.give_fates, who or self.sam, self.room.trajectory.id, keys, fate, reason, item)

    @property
    def book(self):
        return fates.idea_book(self.kept.store, self.sam, self.room.trajectory.id)

    def told(self):
        """What stands at each text: the answer and how many ideas are inside."""
        return {one.text: (one.outcome.said, len(one.ideas)) for one in self.book.subjects}


@pytest.fixture
def town(room):
    return Town(room)


def test_everything_handed_in_is_listed_and_what_stayed_with_its_writer_is_only_counted(town):
    bank, bus = town.idea("Een bank"), town.idea("Een bus")
    town.idea("Zitplaats", IdeaStatus.HIDDEN)
    town.room.write(town.seat, "Nog van mij alleen")
    withdrawn = town.room.write(town.seat, "Weg")
    town.kept.do(ideas.withdraw_idea, town.seat, withdrawn)
    town.action("Zet banken", bank)
    own = sum(idea.status is IdeaStatus.OWN for idea in town.kept.store.ideas.of_session(town.room.session_id))

    assert town.told() == {"Zet banken": (None, 1), "Een bus": (None, 0), "Zitplaats": (None, 0)} | (
        {} if own else {"Nog van mij alleen": (None, 0)}
    )
    assert town.book.own == own
    assert bus


def test_an_idea_inherits_from_its_action_and_the_action_from_the_decision(town):
    bank, bench = town.idea("Een bank"), town.idea("Een zetel")
    zitten, rijden = town.action("Zet banken", bank, bench), town.action("Laat bussen rijden")
    item, _ = town.vote(zitten, rijden)
    assert unanswered(town.book.subjects) == 4
    town.decide({item: ("later", "Volgend jaar.")})

    first, second = town.book.subjects
    assert (first.outcome.said, first.outcome.reason, first.in_plan) == (Choice.LATER, "Volgend jaar.", True)
    assert [(idea.outcome.said, idea.outcome.reason) for idea in first.ideas] == [(Choice.LATER, "Volgend jaar.")] * 2
    assert second.outcome.said is None
    assert unanswered(town.book.subjects) == 1


def test_many_get_the_same_answer_at_once_and_an_idea_may_have_its_own(town):
    bank, bus, bench = town.idea("Een bank"), town.idea("Een bus"), town.idea("Een zetel")
    zitten = town.action("Zet banken", bank, bench)
    assert town.give([f"action:{zitten}", f"idea:{bus}", f"idea:{bus}"], "bestaat al", "Kijk aan het station.") == 2
    town.give([f"idea:{bench}"], "later", "Volgend jaar.")

    assert town.told() == {"Zet banken": (Fate.EXISTS, 2), "Een bus": (Fate.EXISTS, 0)}
    assert [idea.outcome.said for idea in town.book.subjects[0].ideas] == [Fate.EXISTS, Fate.LATER]
    assert unanswered(town.book.subjects) == 0


def test_what_is_in_another_action_waits_for_that_one(town):
    bus = town.idea("Een bus")
    zitten, rijden = town.action("Zet banken"), town.action("Laat bussen rijden")
    item, _ = town.vote(zitten, rijden)
    town.give([f"idea:{bus}"], "zit in een andere actie", "", item)
    outcome = town.book.subjects[-1].outcome
    assert (outcome.said, outcome.item.id, outcome.given.fate) == (None, item, Fate.ELSEWHERE)
    town.decide({item: ("gekozen", "")})
    assert town.book.subjects[-1].outcome.said is Choice.CHOSEN


def test_an_action_that_a_later_session_took_along_has_the_answer_of_what_became_of_it(town):
    zitten, rijden = town.action("Zet banken"), town.action("Laat bussen rijden")
    town.vote(zitten, rijden)
    town.kept.do(planning.propose, town.room.fien, town.room.session_id, town.room.step("vote").id, [])
    town.kept.clock.move(hours=1)
    later = town.kept.do(sessions.create_session, town.room.fien, town.room.trajectory.id, RUNSHEETS["inwonersgesprek"])
    (brought,) = town.kept.do(bringing.bring_along, town.room.fien, later.session.id, [zitten])
    town.give([f"action:{brought.id}"], "bestaat al", "Kijk aan het station.")
    assert [one.outcome.said for one in town.book.subjects] == [Fate.EXISTS, None, Fate.EXISTS]


def test_an_answer_can_be_replaced_and_taken_back(town):
    bus = town.idea("Een bus")
    town.give([f"idea:{bus}"])
    town.give([f"idea:{bus}"], "later", "Toch wel.")
    assert town.told() == {"Een bus": (Fate.LATER, 0)}
    town.kept.do(fates.take_fate_back, town.sam, town.room.trajectory.id, f"idea:{bus}")
    assert town.told() == {"Een bus": (None, 0)}
    for key in (f"idea:{bus}", "idea:elders", None, 7):
        with pytest.raises(NotFound):
            town.kept.do(fates.take_fate_back, town.sam, town.room.trajectory.id, key)


def test_only_the_municipality_answers_and_only_who_works_on_it_reads(town, room):
    bus = town.idea("Een bus")
    for who in (room.fien, town.rita):
        with pytest.raises(NotAllowed):
            town.give([f"idea:{bus}"], who=who)
        with pytest.raises(NotAllowed):
            town.kept.do(fates.take_fate_back, who, room.trajectory.id, f"idea:{bus}")
    vic = town.kept.account("vic")
    with pytest.raises(NotFound):
        town.give([f"idea:{bus}"], who=vic)
    with pytest.raises(NotFound):
        fates.idea_book(town.kept.store, vic, room.trajectory.id)
    with pytest.raises(NotAllowed):
        fates.idea_book(town.kept.store, town.rita, room.trajectory.id)
    assert fates.idea_book(town.kept.store, room.fien, room.trajectory.id).subjects[0].text == "Een bus"


def test_what_cannot_be_an_answer_is_refused_with_what_to_do(town, make_workshop):
    bus, zitten, rijden = town.idea("Een bus"), town.action("Zet banken"), town.action("Laat bussen rijden")
    (item,) = town.vote(zitten)
    other = Town(make_workshop())
    strange = other.idea("Van een andere gemeente")
    refused = (
        (([], "later", WHY), "Kies eerst één of meer ideeën."),
        ((None, "later", WHY), "Kies eerst één of meer ideeën."),
        (([f"idea:{strange}"], "later", WHY), "Dit idee is er niet meer. Laad de pagina opnieuw."),
        (([f"idea:{bus}", {}], "later", WHY), "Dit idee is er niet meer. Laad de pagina opnieuw."),
        ((["x"] * 1_001, "later", WHY), "Kies er hoogstens 1000 tegelijk."),
        (([f"action:{zitten}"], "later", WHY), "Deze actie staat in het plan. Noteer daarvoor een beslissing."),
        (([f"idea:{bus}"], "misschien", WHY), "Kies wat er met deze ideeën gebeurt."),
        (([f"idea:{bus}"], None, WHY), "Kies wat er met deze ideeën gebeurt."),
        (([f"idea:{bus}"], "later", " "), "Schrijf in gewone woorden waarom."),
        (([f"idea:{bus}"], "later", 7), "Dit is geen tekst."),
        (([f"idea:{bus}"], "later", "x" * 1_001), "Maak je tekst korter: hoogstens 1000 tekens."),
        (([f"idea:{bus}"], "later", "Mail an@dentergem.be"), "Haal een e-mailadres weg. Iedereen kan dit lezen."),
        (([f"idea:{bus}"], "zit in een andere actie", WHY), "Kies in welke actie dit zit."),
        (([f"idea:{bus}"], "zit in een andere actie", WHY, "elders"), "Kies in welke actie dit zit."),
        (([f"idea:{bus}"], "zit in een andere actie", WHY, ["x"]), "Kies in welke actie dit zit."),
    )
    told = []
    for asked, _ in refused:
        with pytest.raises(InvalidInput) as refusal:
            town.give(*asked)
        told.append(str(refusal.value))
    assert told == [said for _, said in refused]
    assert (town.kept.store.fates.all(town.room.trajectory.id), item, rijden) == ((), item, rijden)


def test_the_journal_names_ids_and_no_words(town):
    bus = town.idea("Een bus")
    town.give([f"idea:{bus}"])
    rows = list(town.kept.store.db.query("SELECT facts FROM journal WHERE deed = 'give_fates'"))
    assert (len(rows), bus in rows[0]["facts"], WHY in rows[0]["facts"]) == (1, True, False)


def test_texts_stay_six_months_from_the_decision_and_their_fates_go_with_them(town, room):
    bus, zitten, rijden = town.idea("Een bus"), town.action("Zet banken"), town.action("Laat bussen rijden")
    item, _ = town.vote(zitten, rijden)
    town.give([f"idea:{bus}"])
    town.kept.do(sessions.end_session, room.fien, room.session_id)
    town.kept.clock.move(days=100)
    town.decide({item: ("gekozen", "")})
    town.kept.do(purge)
    town.kept.clock.move(days=180)
    town.kept.do(purge)
    assert [idea.id for idea in town.kept.store.ideas.of_session(room.session_id)] == [bus]
    town.kept.clock.move(days=8)
    done = town.kept.do(purge)
    assert (done["fates"], town.kept.store.fates.all(room.trajectory.id)) == (1, ())
    assert town.kept.store.ideas.of_session(room.session_id) == ()
