"""What is printed before a session."""

from facilitator.domain.sessions.session import StepState
from facilitator.domain.voting.ballot import BallotKind
from facilitator.views.papers.prints import ballots, join_sheet, table_cards
from tests.views.made import session, step, vote


def test_ballots_are_for_the_first_vote_still_to_come_or_the_one_that_is_named():
    done, next_one = vote(id="v1", state=StepState.CLOSED), vote(BallotKind.YES_DOUBT_NO, id="v2", options={})
    steps = (step(), done, next_one)
    assert ballots(session(), steps, ["AAAA"]).kind is BallotKind.YES_DOUBT_NO
    named = ballots(session(), steps, ["AAAA"], "v1")
    assert (named.kind, named.k) == (BallotKind.PICK, 3)
    assert [(one.id, one.is_chosen) for one in named.votes] == [("v2", False)]


def test_a_run_sheet_without_a_vote_still_gives_the_default_ballot():
    made = ballots(session(), (step(),), ["AAAA"], "nothing")
    assert (made.kind, made.k, made.numbers[-1]) == (BallotKind.PICK, 3, 20)


def test_four_ballots_lie_on_a_page():
    assert [len(page) for page in ballots(session(), (), list("ABCDEFGHI")).pages] == [4, 4, 1]


def test_every_table_has_a_card_whose_code_knows_it():
    made = table_cards(session(table_count=3), "https://draagvlak.example/")
    assert [[card.number for card in page] for page in made.pages] == [[1, 2], [3]]
    assert len({card.qr.path for page in made.pages for card in page}) == 3


def test_the_sheet_to_join_by_shows_an_address_that_people_can_type():
    made = join_sheet(session(), "https://draagvlak.example")
    assert (made.address, made.spoken_code) == ("draagvlak.example", "482 913")
