"""A phone without JavaScript goes through a whole session; what is refused is said in place and nothing is lost."""

import pytest

from facilitator.domain.ideas.idea import IdeaStatus
from facilitator.domain.roles import Role
from tests.web.hall import Hall, Phone


@pytest.fixture
def hall(app):
    return Hall(app)


def test_who_has_no_seat_is_asked_for_the_code(app):
    assert Phone(app).get("/sessie").path == "/"


def test_every_page_has_one_heading_a_title_and_help(hall):
    phone = hall.phone()
    for method in ("welcome", "practice", "explain", "write", "tables", "merge", "read"):
        hall.open(method)
        phone.get("/sessie")
        assert (phone.status, phone.page.count("<h1"), "Hulp" in phone.text) == (200, 1, True)
        assert f"<title>{hall.step(method).title}" in phone.page


def test_practising_keeps_the_answer_and_lets_it_change(hall):
    hall.open("practice")
    phone = hall.phone().send("/sessie/antwoord", **{"q-practice": "Thee"})
    assert (phone.path, phone.state(), phone.ticked()) == ("/sessie", "Bewaard. Je mag nog veranderen.", ["Thee"])
    assert phone.send("/sessie/antwoord", **{"q-practice": "Water"}).ticked() == ["Water"]


def test_an_answer_that_is_not_on_the_list_is_refused(hall):
    hall.open("practice")
    phone = hall.phone().send("/sessie/antwoord", **{"q-practice": "Bier"})
    assert (phone.status, phone.state(), phone.ticked()) == (422, "Kies een antwoord uit de lijst.", [])


def test_an_idea_is_written_changed_and_taken_back(hall):
    hall.open("write")
    phone = hall.phone().send("/sessie/idee", text="Een digipunt <b>in</b> de bib")
    assert phone.state() == "Bewaard. Je mag er nog 2 schrijven."
    assert "Een digipunt &lt;b&gt;in&lt;/b&gt; de bib" in phone.page
    idea = hall.ideas()[0]
    phone.send(f"/sessie/idee/{idea.id}", text="Een digipunt")
    assert hall.ideas()[0].text == "Een digipunt"
    phone.send(f"/sessie/idee/{idea.id}/intrekken")
    assert (hall.ideas()[0].status, "Een digipunt" in phone.text) == (IdeaStatus.WITHDRAWN, False)


def test_the_same_form_sent_twice_is_one_idea(hall):
    hall.open("write")
    phone = hall.phone()
    before = phone.page
    for _ in range(2):
        phone.page = before
        phone.send("/sessie/idee", text="Eén keer")
    assert [idea.text for idea in hall.ideas()] == ["Eén keer"]


@pytest.mark.parametrize(
    ("text", "says"), [("   ", "Schrijf eerst iets."), ("x" * 501, "Maak je tekst korter: hoogstens 500 tekens.")]
)
def test_a_refused_idea_stays_in_its_field_with_what_to_do_beside_it(hall, text, says):
    hall.open("write")
    phone = hall.phone().send("/sessie/idee", text=text)
    assert (phone.status, says in phone.text, 'aria-invalid="true"' in phone.page) == (422, True, True)
    assert f">{text}</textarea>" in phone.page
    assert hall.ideas() == ()


def test_a_text_sent_after_the_round_is_not_lost(hall):
    hall.open("write")
    phone = hall.phone()
    for title in ("Een", "Twee"):
        hall.action(title)
    hall.open("vote")
    phone.send("/sessie/idee", text="Te laat")
    assert phone.status == 409
    assert "Dit heb je nog niet gestuurd Te laat" in phone.text


def test_after_three_ideas_there_is_no_field_any_more(hall):
    hall.open("write")
    phone = hall.phone()
    for n in range(3):
        phone.send("/sessie/idee", text=f"Idee {n}")
    assert ('<textarea class="input" id="text"' in phone.page, "Je schreef genoeg ideeën." in phone.text) == (
        False,
        True,
    )


def test_another_seat_can_do_nothing_with_my_idea(hall):
    hall.open("write")
    an, bea = hall.phone(), hall.phone("staff")
    an.send("/sessie/idee", text="Van mij")
    idea = hall.ideas()[0]
    for deed in ("", "/intrekken", "/anders"):
        assert bea.send(f"/sessie/idee/{idea.id}{deed}", text="Van bea").status == 404
    assert (hall.ideas()[0].text, hall.ideas()[0].status) == ("Van mij", IdeaStatus.OWN)
    assert "Van mij" not in bea.get("/sessie").page


def test_a_table_hands_in_at_most_three_and_can_take_one_back(hall):
    hall.open("write")
    an, bea = hall.phone(table="3"), hall.phone("staff", table="3")
    an.send("/sessie/idee", text="Een digipunt")
    hall.open("tables")
    an.get("/sessie").send("/sessie/tafel", idea=hall.ideas()[0].id, title="")
    assert "Tafel 3 gaf 1 van 3 door." in an.text
    for title in ("Leen een laptop", "Klare taal"):
        bea.get("/sessie").send("/sessie/tafel", idea="", title=title)
    assert "Jullie drie ideeën zijn door." in bea.text
    assert bea.send("/sessie/tafel", title="Een vierde").status == 409
    loose = next(idea for idea in hall.ideas() if idea.title == "Klare taal")
    an.send(f"/sessie/tafel/{loose.id}/terug")
    assert "Tafel 3 gaf 2 van 3 door." in an.text


def test_another_table_sees_nothing_of_what_was_handed_in(hall):
    an, carl = hall.phone(table="3"), hall.phone("politician", table="4")
    hall.open("tables")
    an.get("/sessie").send("/sessie/tafel", title="Ons geheim")
    assert ("Ons geheim" in an.text, "Ons geheim" in carl.get("/sessie").text) == (True, False)


def test_who_chose_no_table_is_asked_for_it(hall):
    hall.open("tables")
    phone = hall.phone()
    assert "Kies je tafel" in phone.text
    phone.get("/sessie/rol").post("/sessie/rol", {"role": "citizen", "table": "5"})
    assert "Tafel 5 gaf 0 van 3 door." in phone.text


def test_an_author_is_told_of_a_merge_and_can_say_it_is_something_else(hall):
    hall.open("write")
    an, bea = hall.phone(), hall.phone("staff")
    an.send("/sessie/idee", text="Digipunt")
    bea.send("/sessie/idee", text="Digibank")
    hall.open("merge")
    hall.action("Digitale hulp", *[idea.id for idea in hall.ideas()])
    an.get("/sessie")
    assert "We zetten jouw idee bij een ander idee." in an.text
    assert "Digitale hulp" in an.text
    mine = next(idea for idea in hall.ideas() if idea.text == "Digipunt")
    an.send(f"/sessie/idee/{mine.id}/anders")
    assert "Je zei: dat is iets anders. We kijken het na." in an.text
    assert [idea.objected for idea in hall.ideas() if idea.id != mine.id] == [False]


def voting(hall, people=5, titles=("Een", "Twee", "Drie", "Vier")):
    hall.crowd(people)
    ids = [hall.action(title) for title in titles]
    hall.open("vote")
    return ids


def test_a_ballot_is_kept_shown_again_changed_and_withdrawn(hall):
    ids = voting(hall)
    phone = hall.phone()
    assert "Je keuze is geheim." in phone.text
    phone.send("/sessie/stem", choice=ids[:2])
    assert (phone.state(), sorted(phone.ticked())) == ("Bewaard. Je mag er nog 1 kiezen.", sorted(ids[:2]))
    phone.send("/sessie/stem", choice=ids[1:])
    assert (phone.state(), sorted(phone.ticked())) == ("Bewaard. Je mag nog veranderen.", sorted(ids[1:]))
    assert phone.send("/sessie/stem").ticked() == []


def test_each_seat_starts_its_list_at_another_number(hall):
    voting(hall, people=1)
    assert [hall.phone().numbers() for _ in range(3)] == [[2, 3, 4, 1], [3, 4, 1, 2], [4, 1, 2, 3]]


def test_too_many_picks_are_refused_in_words(hall):
    ids = voting(hall)
    phone = hall.phone().send("/sessie/stem", choice=ids)
    assert (phone.status, phone.state()) == (422, "Kies er hoogstens 3.")


def test_with_fewer_than_five_voters_it_is_said_before(hall):
    voting(hall, people=3)
    phone = hall.phone()
    assert "Jullie zijn met minder dan vijf. Je keuze is dan niet geheim." in phone.text


def test_the_role_is_fixed_once_a_ballot_hangs_on_it(hall):
    ids = voting(hall)
    phone = hall.phone()
    phone.get("/sessie/rol").post("/sessie/rol", {"role": "staff"})
    assert hall.seats()[Role.STAFF] == 1
    phone.send("/sessie/stem", choice=ids[:1])
    phone.get("/sessie/rol").post("/sessie/rol", {"role": "politician"})
    assert (phone.status, hall.seats()[Role.STAFF]) == (409, 1)


def test_after_stop_nothing_is_taken_and_after_tel_nothing_is_known(hall):
    ids = voting(hall)
    phone = hall.phone().send("/sessie/stem", choice=ids[:1])
    page = phone.page
    hall.stop()
    phone.page = page
    assert (phone.send("/sessie/stem", choice=ids[1:2]).status, phone.question()) == (409, "De stemming is gestopt.")
    hall.count()
    phone.get("/sessie")
    assert (phone.question(), phone.state()) == ("De stemmen zijn geteld.", "")
    assert [word for word in (*ids, "stemmen binnen", " van 6") if word in phone.page] == []
    hall.show()
    assert "1 van 1" in phone.get("/sessie").text


def test_three_answers_are_cast_whole_card_by_card(app):
    hall = Hall(app, "inwonersgesprek")
    hall.crowd(5)
    ids = [hall.action(title) for title in ("Een", "Twee")]
    hall.open("vote")
    phone = hall.phone().send("/sessie/stem", **{f"answer-{ids[0]}": "doubt", f"answer-{ids[1]}": "yes"})
    assert (phone.status, phone.ticked()) == (200, ["doubt", "yes"])
    assert phone.send("/sessie/stem", **{f"answer-{ids[0]}": "maybe"}).status == 422


def test_the_evaluation_keeps_its_answers(hall):
    hall.open("evaluate")
    phone = hall.phone().send("/sessie/antwoord", **{"q-1": "yes", "q-2": "no", "q-5": "somewhat"})
    assert (phone.state(), phone.ticked()) == ("Bewaard. Je mag nog veranderen.", ["yes", "no", "somewhat"])


def test_the_end_says_thanks(hall):
    phone = hall.phone()
    hall.open("write")
    hall.end()
    assert phone.get("/sessie").question() == "Dank je wel dat je er was."


def test_the_end_tells_once_more_with_which_words_one_asks_after_an_idea(hall):
    stranger = hall.phone()
    hall.open("write")
    phone = hall.phone().send("/sessie/idee", text="Een bank aan de bib")
    hall.end()
    page = phone.get("/sessie").text
    assert page.count("Schrijf deze code op:") == page.count("Een bank aan de bib") == 1
    assert "Dat is iets anders" not in page
    assert "Schrijf deze code op:" not in stranger.get("/sessie").text


def test_a_page_of_a_seat_is_kept_nowhere(hall):
    answer = hall.phone().client.get("/sessie")
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_form_without_its_token_is_refused(hall):
    hall.open("write")
    phone = hall.phone()
    answer = phone.client.post("/sessie/idee", data={"text": "Van elders", "csrf": "x"})
    assert (answer.status_code, hall.ideas()) == (403, ())
