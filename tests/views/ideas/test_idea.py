"""The road of an idea: a sentence for every answer and every kind of vote, and nothing told before its time."""

from dataclasses import replace
from datetime import date

import pytest

from facilitator.domain.ideas.fate import IdeaStory, Place, Votes, hear_on
from facilitator.domain.ideas.idea import Action
from facilitator.domain.plan.decision import Body, Choice, Decided, Decision, Fate, GivenFate
from facilitator.domain.plan.fates import Outcome
from facilitator.domain.plan.progress import State
from facilitator.domain.voting.ballot import BallotKind
from facilitator.views.ideas.idea import idea_road
from tests.plan_cast import item

DAY = date(2027, 3, 12)
MOMENT = Decision("b", Body.COUNCIL, DAY, {"een": Decided(Choice.CHOSEN, "")})
STORY = IdeaStory("Een bank", Place.IN_ACTION, "Startsessie", "Dentergem", Action("a", "s", 4, "Zet banken"))


def road(**more):
    return idea_road(replace(STORY, **more))


@pytest.mark.parametrize("said", [*Choice, *Fate])
def test_every_answer_has_a_sentence_and_a_sign(said):
    if said is Fate.ELSEWHERE:
        return  # It says in which action; that one has the answer.
    answer = road(outcome=Outcome(said, "Zo.")).answer
    assert (answer.said.endswith("."), answer.sign in ("good", "later", "no"), answer.reason) == (True, True, "Zo.")


@pytest.mark.parametrize("kind", list(BallotKind))
def test_every_kind_of_vote_has_a_sentence(kind):
    (line,) = road(votes=(Votes("Kies", kind, 12, 18, "Inwonersgesprek"),)).votes
    assert (line.said.sentence % line.said.values).startswith("12 van 18 ")
    assert (line.title, line.session) == ("Kies", "Inwonersgesprek")


def test_what_a_council_still_has_to_choose_is_not_promised():
    told = road(outcome=Outcome(Choice.CHOSEN, "", item(), MOMENT), waiting=(Body.OCMW_COUNCIL, Body.APPROVAL)).answer
    assert (told.said, told.waiting) == (
        "Ja, maar dit is nog niet zeker.",
        ("de raad van het OCMW", "de gemeenteraad"),
    )


def test_an_approval_is_told_as_a_word_of_the_council():
    approved = replace(MOMENT, body=Body.APPROVAL)
    told = road(outcome=Outcome(Choice.CHOSEN, "", item(), approved)).answer
    assert (told.body, told.date) == ("de gemeenteraad", "12\N{NO-BREAK SPACE}maart\N{NO-BREAK SPACE}2027")


def test_the_title_of_the_plan_is_told_with_the_answer_and_not_while_it_is_written():
    writing = item(title="Kladtitel")
    assert road(outcome=Outcome(item=writing)).carried == ""
    assert road(outcome=Outcome(item=writing)).proposed
    assert road(outcome=Outcome(Choice.CHOSEN, "", writing)).carried == "Kladtitel"
    assert road(outcome=Outcome(Choice.CHOSEN, "", item(title="Zet banken"))).carried == ""


def test_an_idea_that_went_into_another_action_names_it_before_the_decision_too():
    given = GivenFate("idea:i", Fate.ELSEWHERE, "", "een")
    told = road(outcome=Outcome(None, "", item(), None, given))
    assert (told.elsewhere, told.carried, told.has_answer) == (True, "Open een digipunt", False)


@pytest.mark.parametrize("state", list(State))
def test_every_state_after_a_decision_has_a_sentence(state):
    assert road(outcome=Outcome(Choice.CHOSEN, "", item(), MOMENT), progress=state).answer.going.endswith(".")


def test_a_day_to_hear_more_is_told_while_it_lies_ahead():
    promised, told_on = date(2027, 4, 1), date(2027, 6, 12)
    later = Outcome(Choice.CHOSEN, "", item(), replace(MOMENT, told_on=told_on))
    assert hear_on(Outcome(), promised, DAY, is_final=False) == promised
    assert hear_on(later, promised, DAY, is_final=True) == told_on
    assert hear_on(later, promised, date(2027, 6, 13), is_final=True) is None
    assert hear_on(later, promised, date(2027, 6, 13), is_final=False) == promised
    assert hear_on(Outcome(Choice.NOT, ""), promised, DAY, is_final=True) is None
