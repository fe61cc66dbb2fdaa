"""Which answer an idea or action has: its own, that of what it is in, or of the same action in another session."""

from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.ideas.idea import Action, Idea, IdeaStatus
from facilitator.domain.plan.decision import Body, Choice, Decided, Decision, Fate, GivenFate
from facilitator.domain.plan.fates import OPEN, Fates, subjects, unanswered
from tests.plan_cast import item

NOON = datetime(2027, 3, 12, 12, tzinfo=UTC)


def action(name, *origins):
    return Action(name, "sessie", 1, f"Actie {name}", origins=origins)


def idea(name, action_id=None, status=IdeaStatus.APPROVED):
    return Idea(name, "sessie", "stap", None, None, None, f"Idee {name}", status, NOON, action_id=action_id)


def chosen(item_id, choice=Choice.CHOSEN):
    return Decision("b", Body.COUNCIL, date(2027, 3, 12), {item_id: Decided(choice, "Zo.")})


def given_fate(key, fate=Fate.EXISTS, item_id=None):
    return GivenFate(key, fate, "Kijk in de bib.", item_id)


def test_what_a_later_session_takes_along_shares_the_answer_in_both_directions():
    first, second = action("actie-een"), action("later", "actie-een")
    fates = Fates([item(status="weerhouden")], [chosen("een")], (), [first, second])
    assert [fates.of_action(one).said for one in ("actie-een", "later")] == [Choice.CHOSEN, Choice.CHOSEN]
    assert [fates.stands_in_plan(one) for one in ("actie-een", "later", "elders")] == [True, True, False]
    answered = Fates((), (), [given_fate("action:later")], [first, second])
    assert answered.of_action("actie-een").said is Fate.EXISTS


def test_its_own_answer_goes_before_that_of_another_session():
    fates = Fates(
        (),
        (),
        [given_fate("action:een"), given_fate("action:later", Fate.NOT)],
        [action("een"), action("later", "een")],
    )
    assert (fates.of_action("een").said, fates.of_action("later").said) == (Fate.EXISTS, Fate.NOT)


def test_an_idea_may_have_another_answer_than_its_action():
    fates = Fates((), (), [given_fate("action:een"), given_fate("idea:twee", Fate.LATER)], [action("een")])
    assert [fates.of_idea(idea(name, "een")).said for name in ("een", "twee")] == [Fate.EXISTS, Fate.LATER]
    assert fates.of_idea(idea("los")) == OPEN


def test_what_was_dropped_by_hand_has_an_answer_only_once_somebody_says_why():
    dropped = item(status="geschrapt")
    since = Fates([dropped], [chosen("een")], (), [action("actie-een")])
    assert [Fates([dropped], (), (), ()).of_item(dropped).said, since.of_action("actie-een").said] == [None, None]
    told = item(status="geschrapt", motivering_wijziging="De Lijn doet dit.")
    answer = Fates([told], (), (), ()).of_item(told)
    assert (answer.said, answer.reason) == (Choice.NOT, "De Lijn doet dit.")
    assert Fates([dropped], [chosen("een", Choice.NOT)], (), ()).of_item(dropped).reason == "Zo."


def test_what_is_in_an_action_that_left_the_plan_waits_again():
    key = given_fate("idea:i", Fate.ELSEWHERE, "een")
    assert Fates([item(status="weerhouden")], [chosen("een")], [key], ()).of_idea(idea("i")).said is Choice.CHOSEN
    gone = Fates([item(status="ingetrokken")], [chosen("een")], [key], ()).of_idea(idea("i"))
    assert (gone.said, gone.item, gone.given) == (None, None, key)


def test_only_what_was_handed_in_asks_for_an_answer():
    ideas = [idea(status.value, None, status) for status in IdeaStatus] + [idea("in", "een")]
    found = subjects("sessie", [replace(action("een"), ideas=("in",))], ideas, Fates((), (), (), ()))
    assert [one.key for one in found] == ["action:een", "idea:handed_in", "idea:approved", "idea:hidden"]
    assert ([one.key for one in found[0].ideas], unanswered(found)) == (["idea:in"], 5)


names = st.sampled_from("abcdef")


@given(st.lists(st.builds(lambda name, origins: action(name, *origins), names, st.lists(names, max_size=3)), max_size=8),
       st.lists(st.builds(lambda name: given_fate(f"action:{name}"), names), max_size=2), names)  # fmt: skip
def test_whatever_came_from_whatever_an_answer_is_found_and_the_search_ends(actions, fates, name):
    found = Fates((), (), fates, actions).of_action(name)
    own = f"action:{name}" in {one.subject for one in fates}
    assert found.said in ((Fate.EXISTS,) if own else (Fate.EXISTS, None))
