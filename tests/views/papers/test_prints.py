"""What is printed before a session."""

import pytest

from facilitator.domain.sessions.session import StepState
from facilitator.domain.voting.ballot import BallotKind
from facilitator.views.papers.prints import ballots, join_sheet, table_cards
from tests.views.made import session, step, vote


def test_ballots_are_for_the_first_vote_still_to_come_or_the_one_that_is_named():
    done, next_one = vote(id="v1", state=StepState.CLOSED), vote(BallotKind.YES_DOUBT_NO, id="v2", options={})
    steps = (step(), done, next_one)
    assert ballots(session(), steps, ["AAAA"]).form.layout == "answers"
    named = ballots(session(), steps, ["AAAA"], "v1")
    assert named.form.how == "Zet een kruisje bij hoogstens 3 nummers."
    assert [(one.id, one.is_chosen) for one in named.votes] == [("v2", False)]


def test_a_run_sheet_without_a_vote_still_gives_the_default_ballot():
    made = ballots(session(), (step(),), ["AAAA"], "nothing")
    assert (made.form.how, made.columns[-1][-1]) == ("Zet een kruisje bij hoogstens 3 nummers.", 20)


def test_four_ballots_lie_on_a_page():
    assert [len(page) for page in ballots(session(), (), list("ABCDEFGHI")).pages] == [4, 4, 1]


@pytest.mark.parametrize(("kind", "pages", "columns"), [
    ("pick", [4, 1], [5, 5, 5, 5]), ("dots", [4, 1], [10, 10]), ("rank", [4, 1], [3]), ("moscow", [4, 1], [10, 10]),
    ("consent", [2, 2, 1], [10, 10]), ("matrix", [2, 2, 1], [20]),
])  # fmt: skip
def test_ballots_of_each_kind_have_the_room_that_their_numbers_need(kind, pages, columns):
    made = ballots(session(), (vote(BallotKind(kind), opened=0),), list("ABCDE"))
    assert ([len(page) for page in made.pages], [len(column) for column in made.columns]) == (pages, columns)


def test_every_table_has_a_card_whose_code_knows_it():
    made = table_cards(session(table_count=3), "https://draagvlak.example/")
    assert [[card.number for card in page] for page in made.pages] == [[1, 2], [3]]
    assert len({card.qr.path for page in made.pages for card in page}) == 3


def test_the_sheet_to_join_by_shows_an_address_that_people_can_type():
    made = join_sheet(session(), "https://draagvlak.example")
    assert (made.address, made.spoken_code) == ("draagvlak.example", "482 913")
