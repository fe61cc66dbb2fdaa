"""The page «Wat gebeurde er met mijn idee?»: three words, no account, no JavaScript, and nothing in addresses or logs."""

import re

import pytest

from facilitator.domain.roles import Duty
from facilitator.services.house import accounts
from facilitator.services.ideas import codes, ideas
from facilitator.services.plan import deciding, planning
from facilitator.services.plan.deciding import Moment
from facilitator.services.sessions import rooms
from tests.web.hall import Hall, Phone

TEXT = "Een bankje bij de halte"


@pytest.fixture
def hall(app):
    made = Hall(app)
    made.open("write")
    return made


@pytest.fixture
def written(hall):
    """An idea and its code, written on a phone without JavaScript."""
    phone = hall.phone()
    phone.send("/sessie/idee", text=TEXT)
    return phone, _codes(hall, hall.ideas()[0])[0]


def _codes(hall, idea):
    def ask(store):
        seat = store.seats.get(hall.id, idea.participant_id)
        return list(rooms.desk(store, seat, hall.house.secret).codes.values())

    return hall.read(ask)


def _ask(app, code):
    return Phone(app).get("/idee").post("/idee", {"code": code})


def test_a_stranger_with_the_code_reads_the_words_and_where_they_lie(app, written):
    page = _ask(app, written[1].upper().replace("-", " "))
    assert (page.status, TEXT in page.text, "Je idee bleef bij jou." in page.text) == (200, True, True)


def test_the_words_stand_in_no_address_and_the_page_is_not_kept(app, written):
    response = app.test_client().post("/idee", data={"code": written[1]})
    assert (response.status_code, response.headers["Cache-Control"], response.location) == (200, "no-store", None)
    assert [link for link in re.findall(r'(?:href|action)="([^"]*)"', response.text) if written[1] in link] == []


def test_a_code_in_the_address_is_not_read(app, written):
    assert TEXT not in Phone(app).get(f"/idee?code={written[1]}").page


def test_the_phone_that_wrote_it_can_ask_too(written):
    phone, code = written
    assert TEXT in phone.get("/idee").post("/idee", {"code": code}).text


def test_unknown_words_are_told_and_stay_in_the_field(app, written):
    page = _ask(app, "fiets-kaas-bril")
    assert (page.status, "Deze woorden kennen we niet. Kijk ze nog eens na." in page.text) == (404, True)
    assert page.fields("code") == ["fiets-kaas-bril"]


def test_what_is_typed_comes_back_harmless_and_short(app):
    page = _ask(app, '"><script>alert(1)</script>' + "x" * 500)
    assert ("<script>alert" in page.page, len(page.fields("code")[0])) == (False, 80)


def test_who_guesses_words_learns_nothing_more_and_session_codes_still_pass(app, hall, written):
    tries = [_ask(app, f"fiets-kaas-{n}").status for n in range(hall.house.settings.wrong_codes_per_minute + 2)]
    assert (tries[0], tries[-1]) == (404, 429)
    assert TEXT not in _ask(app, written[1]).text
    assert app.test_client().get(f"/{hall.code}").status_code == 200


def test_erasing_is_guarded_against_guessing_too(app, hall, written):
    client, n = app.test_client(), hall.house.settings.wrong_codes_per_minute + 2
    tries = [client.post("/idee/weg/ja", data={"code": "fiets-kaas-bril"}).status_code for _ in range(n)]
    assert (tries[0], tries[-1]) == (404, 429)


def test_the_road_shows_action_votes_and_fate(app, hall, written):
    phone, code = written
    idea = hall.ideas()[0].id
    made = hall.action("Zitbanken", idea)
    hall.action("Iets anders")
    hall.open("vote")
    phone.get("/sessie").send("/sessie/stem", choice=made)
    hall.stop()
    hall.count()
    before = _ask(app, code).text
    hall.show()
    after = _ask(app, code).text
    assert ("Zitbanken" in before, "1 van 1" in before) == (True, False)
    assert ("1 van 1 kozen deze actie." in after, "De gemeente besliste nog niet." in after) == (True, True)


def _secretary(hall):
    """Sam, who decides in this trajectory; and its id."""
    trajectory = hall.read(lambda store: store.sessions.get(hall.id)).trajectory_id
    hall.do(accounts.api_token, "sam", Duty.SECRETARY)
    sam = hall.read(lambda store: store.accounts.named("sam"))
    hall.do(lambda tx: (tx.trajectories.join(trajectory, sam.id, Duty.SECRETARY), []))
    return sam, trajectory


def test_the_road_shows_who_decided_when_and_why(app, hall, written):
    phone, code = written
    made, other = hall.action("Zitbanken", hall.ideas()[0].id), hall.action("Iets anders")
    hall.open("vote")
    phone.get("/sessie").send("/sessie/stem", choice=other)
    hall.count()
    (item,) = hall.do(planning.propose, hall.fien, hall.id, hall.step("vote").id, [made])
    assert "De actie is een voorstel aan de gemeente. De gemeente besliste nog niet." in _ask(app, code).text
    sam, trajectory = _secretary(hall)
    day = hall.read(lambda store: store.now()).date().isoformat()
    hall.do(
        deciding.decide, sam, trajectory, Moment("gemeenteraad", day, {item.id: ("later", "Er komt <eerst> een park.")})
    )
    page = _ask(app, code)
    for words in (
        "Later. De gemeente doet dit nu nog niet.",
        "Wie besliste dit? de gemeenteraad",
        "Er komt &lt;eerst&gt; een park.",
    ):
        assert words in page.text or words in page.page
    assert "<eerst>" not in page.page


def test_hidden_ideas_get_a_neutral_line(app, hall, written):
    hall.do(ideas.set_status, hall.fien, hall.id, hall.ideas()[0].id, "hidden")
    assert "Dit idee namen we niet mee in de groep." in _ask(app, written[1]).text


def test_the_text_goes_after_a_second_question(app, hall, written):
    page = _ask(app, written[1])
    sure = page.post("/idee/weg", {"code": page.fields("code")[0]})
    assert ("Wil je je tekst weghalen?" in sure.text, len(hall.ideas())) == (True, 1)
    gone = sure.post("/idee/weg/ja", {"code": sure.fields("code")[0]})
    assert ("Je tekst is weg." in gone.text, hall.ideas()) == (True, ())
    assert _ask(app, written[1]).status == 404


def test_one_may_change_ones_mind(app, hall, written):
    page = _ask(app, written[1])
    sure = page.post("/idee/weg", {"code": page.fields("code")[0]})
    assert TEXT in sure.post("/idee", {"code": sure.fields("code")[1]}).text
    assert len(hall.ideas()) == 1


def test_reloading_the_question_leads_back(app):
    assert Phone(app).get("/idee/weg").path == "/idee"


def test_another_site_cannot_make_a_phone_erase(hall, written):
    phone, code = written
    response = phone.client.post("/idee/weg/ja", data={"code": code}, headers={"Origin": "https://elders.example"})
    assert (response.status_code, len(hall.ideas())) == (403, 1)


def test_a_slip_opens_without_ever_having_had_a_phone(app, hall):
    code = codes.new_codes(1)[0]
    hall.do(ideas.enter_paper_idea, hall.fien, hall.id, "Op een strook", None, "k", code)
    assert "Op een strook" in _ask(app, code).text
