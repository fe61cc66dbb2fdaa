"""The advice tells votes, place and meeting, with the groups that the room was shown and no finer."""

from datetime import date

from facilitator.domain.plan.advice import AdviceRow, advice
from facilitator.domain.voting.ballot import BallotKind
from facilitator.domain.voting.groups import GroupRule
from facilitator.domain.voting.tally import CountedBallot, tally
from facilitator.domain.voting.terms import terms
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


def test_dots_are_told_as_people_with_the_dots_beside_them():
    names = frozenset({"een", "twee"})
    ballots = [CountedBallot({"een": 3}), CountedBallot({"een": 2, "twee": 1})]
    result = tally(terms(BallotKind.DOTS, {"k": 3}, names), [("een", 1), ("twee", 2)], ballots)

    told = advised(result, "een")
    assert told.sentence == "2 van 2 mensen, plaats 1, startsessie 12/3/2027"
    assert told.rows == (AdviceRow("totaal", 2, 2, 1, 5),)


def test_an_effect_is_told_of_those_who_judged_it():
    ballots = [CountedBallot({"een": {"effect": 3}}), CountedBallot({"een": {"effort": 1}})]
    result = tally(terms(BallotKind.MATRIX, {}, frozenset({"een"})), [("een", 1)], ballots)

    assert advised(result, "een").sentence == "1 van 1 helpt veel, plaats 1, startsessie 12/3/2027"
