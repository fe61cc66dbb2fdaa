"""The advice tells votes, place and meeting, with the groups that the room was shown and no finer."""

from datetime import date

from facilitator.domain.plan.advice import AdviceRow, advice
from facilitator.domain.voting.groups import GroupRule
from tests.plan_cast import advised, vote


def test_the_advice_is_one_sentence_with_a_range_for_a_shared_place():
    result = vote(een=(7, 6), twee=(6, 6), drie=(8, 4), vier=(2, 2))

    assert advised(result, "actie-een").sentence == "13 van 41, plaats 1, startsessie 12/3/2027"
    assert advised(result, "actie-twee").sentence == "12 van 41, plaats 2-3, startsessie 12/3/2027"
    assert advised(result, "actie-drie").sentence == "12 van 41, plaats 2-3, startsessie 12/3/2027"


def test_the_rows_are_the_total_and_the_groups_of_the_room():
    told = advised(vote(een=(7, 6), twee=(6, 7)), "actie-een")

    assert told.rows == (
        AdviceRow("totaal", 13, 26, 1),
        AdviceRow("inwoners", 7, 13, 1),
        AdviceRow("gemeente: medewerkers en politici", 6, 13, 2),
    )


def test_where_only_the_total_may_be_shown_there_is_no_group():
    result = vote(GroupRule.CITIZENS_GOVERNMENT_PARTNERS, een=(2, 1))
    bare = type(result)(result.kind, result.ballots, result.rows)

    assert [row.group for row in advised(bare, "actie-een").rows] == ["totaal"]


def test_an_action_that_was_not_on_the_ballot_got_no_advice():
    assert advised(vote(een=(7, 6)), "actie-elders") is None


def test_a_vote_without_a_day_still_names_its_session():
    told = advice(vote(een=(1, 0)), "actie-een", session="startsessie", day=None, question="Kies")

    assert told.source == "startsessie"
    assert advised(vote(een=(1, 0)), "actie-een").day == date(2027, 3, 12)
