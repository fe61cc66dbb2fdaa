"""The report after a second round: under that vote stands what moved, the same on page and paper."""

from dataclasses import replace

from facilitator.domain.roles import Role
from facilitator.views.papers.report import report
from facilitator.views.papers.report_paper import MovedAction, report_paper
from tests.views.made import counted
from tests.views.made_rounds import held, second_round


def made(rounds=None):
    room = counted(votes={Role.CITIZEN: [["a1"]] * 6})
    return report(room, [(room.tally_step, room.tally, [])], rounds={room.tally_step.id: rounds} if rounds else None)


def test_a_first_vote_says_nothing_of_it():
    assert made().votes[0].moved is None
    assert report_paper(made()).votes[0].moved is None


def test_under_a_second_round_stands_what_moved():
    rounds = second_round(held("a", "b", names="ab"), held("b", names="bc"))

    view = made(rounds)
    (vote,) = report_paper(view, pictured=lambda drawn: f"<svg id='{drawn.picture.key}'/>").votes

    assert [row.action for row in view.votes[0].moved.rows] == ["b", "c", "a"]
    assert vote.moved.actions == (
        MovedAction(1, "Actie b", "1 van 2, plaats 1", "1 van 1, plaats 1", "zelfde plaats"),
        MovedAction(2, "Actie c", "–", "0 van 1, plaats 2", "kwam erbij"),
        MovedAction(1, "Actie a", "1 van 2, plaats 1", "–", "viel weg"),
    )
    assert vote.moved.turnout == "Eerst 2 stemmen, nu 1."
    assert vote.moved.picture.svg == "<svg id='moved-v2'/>"
    assert vote.moved.notes == view.votes[0].moved.notes


def test_two_second_rounds_on_one_page_have_pictures_of_their_own():
    one = second_round(held("a"), held("b"))
    other = replace(one, second=replace(one.second, id="v3"))

    assert made(one).votes[0].moved.picture.picture.key != made(other).votes[0].moved.picture.picture.key
