"""Pages for anybody: privacy by the municipality, the accessibility statement, and errors that say what to do."""

import pytest

from tests.web.hall import Hall, Phone


def test_privacy_names_the_municipality_of_the_code_one_comes_from(app):
    hall = Hall(app)
    assert (
        "Gemeente Dentergem is verantwoordelijk voor je gegevens." in Phone(app).get(f"/privacy?code={hall.code}").text
    )


def test_privacy_names_the_municipality_of_the_seat(app):
    assert "Gemeente Dentergem is verantwoordelijk" in Hall(app).phone().get("/privacy").text


@pytest.mark.parametrize("path", ["/privacy", "/privacy?code=000001", "/privacy?code=x"])
def test_without_a_session_privacy_names_nobody(app, path):
    page = Phone(app).get(path)
    assert (page.status, "De gemeente van je sessie is verantwoordelijk" in page.text) == (200, True)


def test_privacy_says_how_long(app):
    assert "6 maanden na de beslissing" in Phone(app).get("/privacy").text


def test_the_accessibility_statement_says_status_gaps_and_where_to_complain(app):
    said = Phone(app).get("/toegankelijkheid").text
    wanted = ["WCAG 2.2, niveau AA", "Wat werkt nog niet goed?", "Vlaamse Ombudsdienst"]
    assert [word for word in wanted if word not in said] == []


def test_a_page_that_is_not_there_says_what_to_do(app):
    page = Phone(app).get("/bestaat-niet")
    assert (page.status, page.question(), "Kijk het adres na" in page.text) == (404, "Dit vinden we niet.", True)


def test_too_large_a_form_says_to_make_it_shorter(app):
    phone = Hall(app).phone()
    page = phone.post("/sessie/idee", {"text": "x" * 400_000})
    assert (page.status, "maak je tekst korter" in page.text) == (413, True)


@pytest.mark.parametrize("path", ["/", "/privacy", "/toegankelijkheid", "/bestaat-niet"])
def test_every_page_has_a_language_a_skip_link_and_no_inline_code(app, path):
    page = Phone(app).get(path).page
    assert ('<html lang="nl"' in page, 'href="#main"' in page, 'id="main"' in page) == (True, True, True)
    assert [inline for inline in (" style=", "<style", "<script>", "javascript:", " onclick") if inline in page] == []
