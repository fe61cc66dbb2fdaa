"""The link on a phone, without a script: answering, changing, three words, and what is shown once it closed."""

import re

import pytest

from facilitator.context import WrongCodes
from facilitator.domain.plan.presentation import Audience
from facilitator.domain.plan.reactions import Effect
from facilitator.services.plan import findings, linking, presenting
from tests.plan_house import TITLES, build


@pytest.fixture
def place(app):
    return build(app)


@pytest.fixture
def items(place):
    return place.propose(1, 2, 3, 4)


@pytest.fixture
def shown(place, items):
    made = place.do(presenting.make, place.people["ada"], place.trajectory.id, Audience.CITIZENS, "Ons plan", items)
    place.do(
        linking.open_link,
        place.people["sofie"],
        place.trajectory.id,
        made.id,
        place.house.secret,
        ["fr"],
        "Wie Frans leest.",
    )
    return made


@pytest.fixture
def address(place, shown):
    return f"/reageer/{linking.token(place.house.secret, shown.id)}"


@pytest.fixture
def phone(place):
    return place.app.test_client()


def text(answer):
    return answer.get_data(as_text=True)


def read(phone, path):
    return text(phone.get(path, headers={"Accept-Encoding": "identity"}))


def send(phone, path, **form):
    page = read(phone, path.replace("opnieuw", "klaar"))
    csrf = re.search(r'name="csrf" value="([^"]*)"', page)
    return phone.post(path, data={"csrf": csrf[1] if csrf else "", **form})


def ticked(page):
    return re.findall(r'name="kaart" value="([^"]+)" checked', page)


def close(place, shown):
    place.do(linking.close, place.people["sofie"], place.trajectory.id, shown.id)


def test_the_first_page_says_what_it_is_for_and_sets_no_cookie(phone, address):
    answer = phone.get(address)
    page = read(phone, address)

    assert "Je ziet 4 acties." in page
    assert "Je hoeft geen naam te geven." in page
    assert "Set-Cookie" not in answer.headers
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert 'name="robots" content="noindex, nofollow"' in page


def test_somebody_walks_from_the_first_question_to_the_three_words(phone, address, items):
    first = send(phone, f"{address}/zeker", kaart=items[:2])
    assert (first.status_code, first.headers["Location"]) == (303, f"{address}/belangrijk")
    assert "Path=/reageer" in first.headers["Set-Cookie"]
    assert "HttpOnly" in first.headers["Set-Cookie"]
    assert send(phone, f"{address}/belangrijk", kaart=items[3:]).headers["Location"] == f"{address}/zeggen"
    last = send(phone, f"{address}/zeggen", **{"over.": "Goed plan", f"over.{items[0]}": "Ook op zaterdag?"})
    assert last.headers["Location"] == f"{address}/klaar"

    done = read(phone, f"{address}/klaar")
    assert re.search(r'react__words" lang="nl">[a-z]+-[a-z]+-[a-z]+<', done)
    assert ticked(read(phone, f"{address}/zeker")) == items[:2]
    assert "Ook op zaterdag?" in read(phone, f"{address}/zeggen")
    assert "Kijk naar je antwoorden" in read(phone, address)


def test_too_many_cards_are_told_and_stay_ticked(phone, address, items):
    answer = send(phone, f"{address}/zeker", kaart=items)

    assert answer.status_code == 422
    assert "Kies er hoogstens 3." in text(answer)
    assert ticked(text(answer)) == items
    assert ticked(read(phone, f"{address}/zeker")) == []


def test_a_text_that_cannot_be_kept_stays_in_its_field(phone, address, items):
    answer = send(phone, f"{address}/zeggen", **{f"over.{items[1]}": "Bel mij op 0470 12 34 56"})

    assert answer.status_code == 422
    assert "Schrijf geen e-mailadres, telefoonnummer" in text(answer)
    assert "Bel mij op 0470 12 34 56" in text(answer)
    assert '<details class="fold" open>' in text(answer)


def test_another_phone_sees_nothing_and_the_next_person_begins_anew(place, shown, phone, address, items):
    send(phone, f"{address}/zeker", kaart=items[:1])
    assert ticked(read(place.app.test_client(), f"{address}/zeker")) == []

    answer = send(phone, f"{address}/opnieuw")
    assert answer.headers["Location"] == address
    assert ticked(read(phone, f"{address}/zeker")) == []
    send(phone, f"{address}/zeker", kaart=items[1:2])
    assert len(place.read(lambda store: list(store.presenting.answers(shown.id)))) == 2


def test_the_chosen_language_goes_along_and_one_that_is_not_offered_does_not(phone, address, items):
    page = read(phone, f"{address}?taal=fr")
    assert '<html lang="fr"' in page
    assert f'href="{address}/zeker?taal=fr"' in page
    answer = phone.post(f"{address}/zeker?taal=fr", data={"kaart": items[:1]})
    assert answer.headers["Location"] == f"{address}/belangrijk?taal=fr"
    assert '<html lang="nl"' in read(phone, f"{address}?taal=ar")


def test_what_is_not_there_is_not_found(phone, address):
    for path in (
        "/reageer/nergens",
        "/reageer/nergens/zeker",
        f"{address}/nergens",
        f"{address}/\x00",
        "/reageer/%ED%A0%80",
    ):
        assert phone.get(path).status_code == 404
        assert phone.post(path).status_code in (404, 405)


def test_anything_that_is_sent_is_answered(place, address):
    for body in (
        b"kaart=%ED%A0%80",
        b"kaart=" + b"x" * 9999,
        b"over.x=a",
        b"over.=%00",
        b"kaart=&kaart=a&kaart=b&kaart=c",
        b"\xff",
    ):
        for step, answers in (("zeker", (303, 422)), ("zeggen", (303, 422)), ("klaar", (404,))):
            sent = {"data": body, "content_type": "application/x-www-form-urlencoded"}
            assert place.app.test_client().post(f"{address}/{step}", **sent).status_code in answers


def test_a_forged_form_of_another_site_is_refused(phone, address, items):
    answer = phone.post(f"{address}/zeker", data={"kaart": items[:1]}, headers={"Origin": "https://elders.example"})
    assert answer.status_code == 403
    send(phone, f"{address}/zeker", kaart=items[:1])
    assert phone.post(f"{address}/zeker", data={"kaart": items[:2]}).status_code == 403


def test_when_a_whole_square_begins_at_once_some_wait_and_lose_nothing(place, phone, address, items):
    send(phone, f"{address}/zeker", kaart=items[:1])
    place.house.newcomers = WrongCodes(1)
    place.house.newcomers.spend()

    late = place.app.test_client()
    answer = send(late, f"{address}/zeker", kaart=items[:2])
    assert (answer.status_code, ticked(text(answer))) == (429, items[:2])
    assert int(answer.headers["Retry-After"]) > 0
    assert "Er antwoorden nu heel veel mensen." in text(answer)
    assert send(phone, f"{address}/zeker", kaart=items[1:2]).status_code == 303


def test_before_the_close_nobody_sees_a_number_and_after_it_everybody(place, shown, phone, address, items):
    for n in range(5):
        other = place.app.test_client()
        send(other, f"{address}/zeker", kaart=items[:1] if n else items[:2])
    assert "van 5" not in read(phone, address) + text(place.browser("sofie").get(f"/plan/voorleggen/{shown.id}"))

    close(place, shown)
    page = read(phone, address)
    assert "Dit deden we met wat jullie zeiden" in page
    assert "5 van 5" in page
    assert "1 van 5" in page
    assert "Minder dan vijf mensen antwoordden." in page
    answer = send(phone, f"{address}/zeker", kaart=items[:1])
    assert (answer.status_code, answer.headers["Location"]) == (303, address)


def test_a_link_whose_time_is_over_is_counted_by_who_looks_first(place, shown, phone, address, items, clock):
    send(phone, f"{address}/zeker", kaart=items[:1])
    clock.move(days=15)

    assert "Dit deden we met wat jullie zeiden" in read(phone, address)
    assert place.read(lambda store: list(store.presenting.answers(shown.id))) == []
    assert phone.get(f"{address}/zeker").headers["Location"] == address


def test_everybody_reads_what_was_answered_and_nobody_what_was_not(place, shown, phone, address, items):
    send(
        phone,
        f"{address}/zeggen",
        **{
            "over.": "Nog niet beantwoord",
            f"over.{items[0]}": "Ook op zaterdag?",
            f"over.{items[1]}": "Over iets anders",
        },
    )
    for one in place.read(findings.findings, place.people["rita"], place.trajectory.id):
        if one.item_id:
            effect = Effect.CHANGED if one.item_id == items[0] else Effect.OFF_TOPIC
            place.do(
                findings.answer,
                place.people["ann"],
                place.trajectory.id,
                {one.id: one.mark},
                f"Antwoord {one.text}",
                effect,
            )
    close(place, shown)

    page = read(place.app.test_client(), address)
    assert "Antwoord Ook op zaterdag?" in page
    assert "we pasten het plan aan" in page
    assert "Nog niet beantwoord" not in page
    assert "Over iets anders" not in page
    assert "1 reactie krijgt nog een antwoord." in page


def test_three_words_open_the_answer_and_take_the_text_away(place, phone, address, items):
    send(phone, f"{address}/zeggen", **{f"over.{items[0]}": "Ook op zaterdag?"})
    words = re.search(r'react__words" lang="nl">([^<]+)<', read(phone, f"{address}/klaar"))[1]

    page = text(send_words(phone, "/reageer/antwoord", words))
    assert "Ook op zaterdag?" in page
    assert TITLES[0] in page
    assert "De gemeente antwoordde nog niet." in page
    assert "Wil je je tekst weghalen?" in text(send_words(phone, "/reageer/weg", words))
    assert "Je tekst is weg." in text(send_words(phone, "/reageer/weg/ja", words))
    assert send_words(phone, "/reageer/antwoord", words).status_code == 404
    assert phone.get("/reageer/antwoord").headers["Location"] == "/reageer"


def send_words(phone, path, words):
    csrf = re.search(r'name="csrf" value="([^"]*)"', read(phone, "/reageer"))
    return phone.post(path, data={"csrf": csrf[1], "code": words})


def test_a_page_of_the_link_is_light(phone, address):
    packed = {"Accept-Encoding": "gzip"}
    page = phone.get(address, headers=packed)
    files = re.findall(r'(?:href|src)="(/static/[^"]+)"', read(phone, address))
    weight = len(page.data) + sum(len(phone.get(path, headers=packed).data) for path in files)
    assert weight < 30_000
