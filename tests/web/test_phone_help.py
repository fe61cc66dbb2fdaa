"""Help from the phone of one seat: a hand, more time, a paper ballot, and words to write down."""

import re

import pytest

from facilitator.domain.helping.hands import Wish
from facilitator.services.helping import hands
from facilitator.services.sessions import sessions
from tests.web.hall import Hall

UP = "Je hand is omhoog. Iemand komt bij je."


@pytest.fixture
def hall(app):
    return Hall(app)


@pytest.fixture
def about_to_vote(hall):
    """Four actions to vote on, and people in the room."""
    hall.crowd(5)
    for n in range(4):
        hall.action(f"Actie {n}")
    return hall


@pytest.fixture
def voting(about_to_vote):
    """The same, while the vote is open."""
    about_to_vote.open("vote")
    return about_to_vote


def raised(hall):
    """Return which wishes are up in the room."""
    return [hand.wish for hand in hall.read(lambda store: hands.hands(store, hall.id))]


def offered(phone):
    """Return the buttons of the panel that one sees."""
    panel = re.search(r"(?s)<div[^>]*data-help .*?</details>", phone.page)[0]
    shown = re.sub(r"(?s)<div[^>]* hidden>.*?</form>\s*</div>", "", panel)
    return [" ".join(words.split()) for words in re.findall(r'(?s)<button class="button[^>]*>(.*?)</button>', shown)]


@pytest.mark.parametrize("wish", list(Wish))
def test_a_hand_goes_up_and_down(hall, wish):
    hall.open("write")
    phone = hall.phone(table="3").send("/sessie/hulp", wish=wish)
    assert (phone.path, phone.state(), raised(hall), offered(phone)) == ("/sessie", UP, [wish], ["Laat maar"])
    phone.send("/sessie/hulp/klaar")
    assert (phone.state(), raised(hall)) == ("", [])


def test_who_was_helped_sees_it_on_the_next_page(hall):
    hall.open("write")
    phone = hall.phone().send("/sessie/hulp", wish="help")
    hand = hall.read(lambda store: hands.hands(store, hall.id))[0]
    hall.do(hands.answer_hand, hall.id, hand.id, "Hilde")
    assert (phone.get("/sessie").state(), UP in phone.text) == ("", False)


def test_a_wish_we_do_not_know_is_refused_in_words(hall):
    phone = hall.phone().send("/sessie/hulp", wish="soep")
    assert (phone.status, phone.state(), raised(hall)) == (422, "Kies wat je nodig hebt.", [])


def test_nobody_is_told_that_somebody_comes_once_the_session_is_over(hall):
    phone = hall.phone().send("/sessie/hulp", wish="help")
    assert UP in phone.get("/sessie").text
    hall.end()
    page = phone.get("/sessie")
    assert (page.question(), UP in page.text.split("<template data-words")[0]) == ("Dank je wel dat je er was.", False)


def test_another_seat_sees_nothing_of_a_hand(hall):
    an, bea = hall.phone(), hall.phone("staff")
    an.send("/sessie/hulp", wish="help")
    assert UP not in bea.get("/sessie").text
    bea.send("/sessie/hulp/klaar")
    assert raised(hall) == [Wish.HELP]


def test_who_has_no_seat_raises_no_hand(app, hall):
    assert (app.test_client().post("/sessie/hulp", data={"wish": "help"}).status_code, raised(hall)) == (401, [])


@pytest.mark.parametrize(("method", "more"), [("story", False), ("write", True), ("practice", True), ("tables", True)])
def test_more_time_is_offered_while_there_is_something_to_do(hall, method, more):
    hall.open(method)
    assert offered(hall.phone()) == ["Ik wil hulp", "Ik wil papier"] + ["Ik heb meer tijd nodig"] * more


def test_help_is_on_the_way_in_as_a_sentence_and_on_the_page_of_the_role_as_a_hand(hall):
    phone = hall.phone()
    assert offered(phone.get("/sessie/rol")) == ["Ik wil hulp", "Ik wil papier"]
    stranger = phone.client.application.test_client().get(f"/{hall.code}").text
    assert ("Steek je hand op. Iemand komt bij je." in stranger, "/sessie/hulp" in stranger) == (True, False)


def test_a_paper_ballot_is_joined_by_its_number_until_the_count(voting):
    phone = voting.phone().send("/sessie/papier", serial="k7qm")
    assert (phone.path, "Je stemt op papier. Volgcode K7QM." in phone.text) == ("/sessie", True)
    other = voting.phone("staff").send("/sessie/papier", serial="K7QM")
    assert (other.status, other.state()) == (422, "Deze volgcode is al van iemand anders. Vraag hulp.")
    assert "K7QM" not in other.get("/sessie").page
    voting.count()
    assert "K7QM" not in phone.get("/sessie").page


def test_an_own_idea_has_a_code_to_write_down_and_nobody_else_sees_it(hall):
    hall.open("write")
    an, bea = hall.phone(table="3"), hall.phone("staff", table="3")
    an.send("/sessie/idee", text="Een digipunt")
    code = re.search(r"Schrijf deze code op: (\w+-\w+-\w+)", an.text)[1]
    hall.open("tables")
    an.get("/sessie").send("/sessie/tafel", idea=hall.ideas()[0].id, title="Digipunt")
    assert (code in bea.get("/sessie").page, "Digipunt" in bea.page) == (False, True)
    hall.open("merge")
    assert f"Schrijf deze code op: {code}" in an.get("/sessie").text


def test_a_ballot_gives_words_to_write_down_that_are_gone_at_the_count(about_to_vote):
    voting = about_to_vote
    voting.do(lambda tx: sessions.set_session(tx, voting.fien, voting.id, receipts=True))
    voting.open("vote")
    phone, other = voting.phone(), voting.phone("staff")
    ids = [action.id for action in voting.read(lambda store: store.actions.of_session(voting.id))]
    phone.send("/sessie/stem", choice=ids[:1])
    words = re.search(r"Je bewijsje: (\w+-\w+-\w+) Schrijf het op. Na het tellen is het weg.", phone.text)[1]
    assert words not in other.get("/sessie").page
    voting.stop()
    assert words in phone.get("/sessie").page
    voting.count()
    assert words not in phone.get("/sessie").page


def test_without_receipts_no_ballot_speaks_of_them(voting):
    ids = [action.id for action in voting.read(lambda store: store.actions.of_session(voting.id))]
    assert "bewijsje" not in voting.phone().send("/sessie/stem", choice=ids[:1]).page
