"""The merging screen."""

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.ideas.idea import IdeaStatus
from facilitator.domain.sessions.runsheet import Method
from facilitator.views.ideas.merging import alike, merging
from tests.views.made import actions, idea, room, step, vote

HANDED = IdeaStatus.HANDED_IN


def test_only_ideas_that_were_handed_in_and_are_in_no_action_are_loose():
    ideas = (
        idea(1, HANDED),
        idea(2, IdeaStatus.APPROVED),
        idea(3),
        idea(4, IdeaStatus.HIDDEN),
        idea(5, HANDED, action_id="a1"),
    )
    view = merging(room(step(), ideas=ideas, actions=actions(1)), [])
    assert [loose.id for loose in view.loose] == ["i1", "i2"]
    assert view.written == 1
    assert [(made.number, [one.id for one in made.ideas]) for made in view.actions] == [(1, ["i5"])]


def test_what_was_ticked_and_typed_stays():
    ideas = (idea(1, HANDED, title="Hulp in de bib"), idea(2, HANDED))
    view = merging(room(step(), ideas=ideas), [], ["i2", "i1"])
    assert (view.chosen, view.title) == (2, "Idee 2")
    assert merging(room(step(), ideas=ideas), [], ["i1"], "Mijn titel").title == "Mijn titel"


def test_more_than_twelve_actions_is_said():
    assert not merging(room(step(), actions=actions(12)), []).too_many
    assert merging(room(step(), actions=actions(13)), []).too_many


def test_once_people_vote_it_says_why_nothing_can_change():
    assert merging(room(step(Method.WRITE)), []).locked == ""
    assert "Acties liggen vast" in merging(room(vote(), actions=actions(2)), []).locked


def test_what_hangs_together_by_pairs_is_one_group():
    pairs = [("a", "b", 90), ("c", "d", 80), ("b", "c", 70), ("e", "f", 65), ("x", "a", 99)]
    assert alike(pairs, "abcdef") == [("a", "b", "c", "d"), ("e", "f")]


@given(st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh"), st.floats(0, 100)), max_size=20))
def test_an_idea_is_in_one_group_at_most_and_pairs_stay_together(pairs):
    pairs = [pair for pair in pairs if pair[0] != pair[1]]
    groups = alike(pairs, "abcdefgh")
    inside = [one for group in groups for one in group]
    assert len(inside) == len(set(inside))
    assert all(any(one in group and other in group for group in groups) for one, other, _ in pairs)
