"""Joining: a code however typed, a role, a table, and one cookie."""

import pytest

from facilitator.domain.roles import Role
from tests.web.hall import Hall, Phone


@pytest.fixture
def hall(app):
    return Hall(app)


@pytest.fixture
def phone(app):
    return Phone(app)


@pytest.mark.parametrize("typed", ["{0}", "{1} {2}", " {1} {2} ", "{1}-{2}", "{1}.{2}"])
def test_a_code_is_found_however_it_is_typed_or_pasted(hall, phone, typed):
    phone.get("/?code=" + typed.format(hall.code, hall.code[:3], hall.code[3:]))
    assert (phone.status, phone.path) == (200, f"/{hall.code}")


@pytest.mark.parametrize("typed", ["111 111", "12345", "1234567", "abc", "<script>", "482 913 482 913"])
def test_a_code_we_do_not_know_stays_in_its_field(hall, phone, typed):
    phone.client.get("/")
    answer = phone.client.get("/", query_string={"code": typed})
    page = answer.get_data(as_text=True)
    assert answer.status_code == 404
    assert "Deze code kennen we niet. Kijk nog eens naar het grote scherm." in page
    assert f'value="{typed.replace("<", "&lt;").replace(">", "&gt;")}"' in page
    assert 'aria-invalid="true"' in page


def test_an_unknown_code_in_the_address_gives_the_same_page(hall, phone):
    unknown = "000000" if hall.code != "000000" else "000001"
    phone.get(f"/{unknown}")
    assert (phone.status, f'value="{unknown}"' in phone.page) == (404, True)


def test_a_session_that_ended_says_so(hall, phone):
    hall.open("write")
    hall.end()
    phone.get(f"/{hall.code}")
    assert (phone.status, "Deze sessie is voorbij." in phone.text) == (409, True)


def test_the_role_page_says_what_is_kept_before_it_asks(hall, phone):
    phone.get(f"/{hall.code}")
    said = phone.text
    assert said.index("Gemeente Dentergem bewaart je rol en je antwoorden, nooit je naam.") < said.rindex(
        "Kies wat bij je past."
    )
    sentences = ["Ik ben hier als inwoner", "Ik werk voor de gemeente of het OCMW", "Ik ben politicus",
                 "Ik kom voor een organisatie of als vrijwilliger"]  # fmt: skip
    assert [said.find(sentence) > 0 for sentence in sentences] == [True] * 4
    assert "Lees meer over je gegevens" in said


def test_nothing_asks_for_a_name_or_an_address(hall, phone):
    phone.get(f"/{hall.code}")
    assert [
        word for word in ('type="email"', 'type="tel"', 'name="name"', 'type="checkbox" name') if word in phone.page
    ] == []


def test_a_role_gives_a_seat_in_one_cookie_that_scripts_cannot_read(hall, phone):
    phone.get(f"/{hall.code}")
    answer = phone.client.post(f"/{hall.code}", data={"role": "politician", "table": "4"})
    cookies = answer.headers.getlist("Set-Cookie")
    assert (answer.status_code, answer.location, len(cookies)) == (303, "/sessie", 1)
    parts = [part.strip() for part in cookies[0].split(";")]
    assert parts[0].startswith("seat=")
    assert {"HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=86400"} <= set(parts)
    assert "Secure" not in parts
    assert hall.seats()[Role.POLITICIAN] == 1


def test_over_https_the_cookie_is_for_https_alone(hall, app):
    answer = app.test_client().post(f"/{hall.code}", data={"role": "citizen"}, base_url="https://localhost")
    assert "Secure" in answer.headers["Set-Cookie"]


def test_the_table_on_a_table_card_is_already_chosen(hall, phone):
    phone.get(f"/{hall.code}?tafel=3")
    assert 'name="table" value="3"' in phone.page
    assert "Aan welke tafel zit je?" not in phone.text
    phone.post(f"/{hall.code}", {"role": "citizen", "table": "3"})
    assert "tafel 3" in phone.text


@pytest.mark.parametrize("table", ["99", "0", "-1", "drie", "1e9", "9999999999"])
def test_a_table_that_is_not_there_is_asked_again(hall, phone, table):
    assert phone.get(f"/{hall.code}?tafel={table}").text.count("Aan welke tafel zit je?") == 1
    phone.post(f"/{hall.code}", {"role": "citizen", "table": table})
    assert (phone.status, sum(hall.seats().values())) == (422, 0)


def test_a_run_sheet_without_tables_asks_for_none(app, phone):
    hall = Hall(app, "inwonersgesprek")
    phone.get(f"/{hall.code}")
    asked = "Aan welke tafel zit je?" in phone.text
    assert asked is hall.read(lambda store: store.sessions.get(hall.id)).has_tables


@pytest.mark.parametrize("role", ["", "mayor", "CITIZEN"])
def test_a_role_that_does_not_exist_is_asked_again(hall, phone, role):
    phone.get(f"/{hall.code}").post(f"/{hall.code}", {"role": role})
    assert (phone.status, "Kies wat bij je past." in phone.text, sum(hall.seats().values())) == (422, True, 0)


def test_who_has_a_seat_comes_back_to_it(hall):
    phone = hall.phone()
    assert phone.get(f"/{hall.code}").path == "/sessie"
    phone.post(f"/{hall.code}", {"role": "staff"})
    assert {role: n for role, n in hall.seats().items() if n} == {Role.CITIZEN: 1}


def test_a_seat_elsewhere_does_not_keep_anybody_out_here(app, hall):
    other = Hall(app, "evaluatie")
    phone = other.phone()
    assert phone.get(f"/{hall.code}").path == f"/{hall.code}"
    assert phone.post(f"/{hall.code}", {"role": "staff"}).path == "/sessie"
    assert hall.seats()[Role.STAFF] == 1


def test_wrong_codes_are_slowed_and_right_ones_never(app, hall, phone):
    for _ in range(200):
        answer = phone.client.get("/?code=000001")
    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) >= 1
    assert 'value="000001"' in answer.get_data(as_text=True)
    assert phone.get(f"/{hall.code}").status == 200
