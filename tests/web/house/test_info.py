"""Pages for anybody: privacy by the municipality, the accessibility statement, and errors that say what to do."""

from dataclasses import replace

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


STATEMENT = "/toegankelijkheid"


def test_the_statement_has_every_part_that_the_european_model_asks_for(app):
    hall = Hall(app)
    page = Phone(app).get(f"{STATEMENT}?code={hall.code}")
    parts = {
        "commitment by a named body": "Gemeente Dentergem wil dat iedereen kan meedoen.",
        "legislation": "het Bestuursdecreet, artikel II.16",
        "scope": "Deze verklaring gaat over Draagvlak op localhost",
        "compliance status": "Draagvlak voldoet gedeeltelijk aan de regels.",
        "standard": "EN 301 549 en WCAG 2.2, niveau AA",
        "non-compliance": "Dit voldoet nog niet",
        "disproportionate burden": "Dit is te zwaar om te maken",
        "outside the law": "Dit valt buiten de regels",
        "preparation date": "Opgemaakt op 22/11/2026",
        "review date": "Laatst nagekeken op",
        "method": "De makers beoordeelden de toepassing zelf.",
        "feedback": "Loop je vast?",
        "enforcement": "Vlaamse Ombudsdienst",
    }
    assert [part for part, words in parts.items() if words not in page.text] == []


def test_the_statement_says_honestly_what_was_not_tested(app):
    text = Phone(app).get(STATEMENT).text
    assert "We probeerden nog geen echte schermlezers uit" in text


def test_each_gap_of_the_file_stands_on_the_page_with_reason_and_alternative(app):
    page = Phone(app).get(STATEMENT)
    gaps = app.extensions["facilitator"].content.statement.gaps
    told = [words for gap in gaps for words in (gap.what, gap.why, gap.instead)]
    assert ([words for words in told if words not in page.text], len(gaps) > 0) == ([], True)


@pytest.mark.parametrize(
    ("contact", "link"),
    [
        ("toegankelijk@dentergem.be", 'href="mailto:toegankelijk@dentergem.be"'),
        ("https://dentergem.be/meld", 'href="https://dentergem.be/meld"'),
        ("051 12 34 56", "Schrijf of bel: 051 12 34 56."),
    ],
)
def test_the_contact_of_the_operator_stands_on_the_statement(app, contact, link):
    house = app.extensions["facilitator"]
    house.settings = replace(house.settings, contact=contact)
    page = Phone(app).get(STATEMENT)
    assert link in page.page


def test_without_a_contact_the_municipality_is_named(app):
    hall = Hall(app)
    assert "Meld het aan gemeente Dentergem." in Phone(app).get(f"{STATEMENT}?code={hall.code}").text


def test_every_phone_page_leads_to_the_statement(app):
    hall = Hall(app)
    pages = [hall.phone().page, Phone(app).get("/").page, Phone(app).get("/idee").page, Phone(app).get("/privacy").page]
    assert ['href="/toegankelijkheid"' in page for page in pages] == [True] * 4


@pytest.mark.parametrize("path", ["/privacy", STATEMENT, "/sessie/bewijzen"])
def test_who_sits_in_a_session_raises_a_hand_beside_the_task_too_and_finds_the_way_back(app, path):
    phone = Hall(app).phone().get(path)
    assert ('action="/sessie/hulp"' in phone.page, "Terug naar de sessie" in phone.text) == (True, True)
    phone.post("/sessie/hulp", {"wish": "help"})
    page = phone.get(path)
    assert ("Je hand is omhoog." in page.text, 'action="/sessie/hulp/klaar"' in page.page) == (True, True)


@pytest.mark.parametrize("path", ["/privacy", STATEMENT])
def test_who_sits_nowhere_is_told_to_raise_a_hand_in_the_room(app, path):
    page = Phone(app).get(path)
    assert ("/sessie" in page.page, "Steek je hand op. Iemand komt bij je." in page.text) == (False, True)


def test_beside_the_task_too_nobody_is_told_that_somebody_comes_once_the_session_is_over(app):
    hall = Hall(app)
    phone = hall.phone()
    phone.post("/sessie/hulp", {"wish": "help"})
    assert "Je hand is omhoog." in phone.get("/privacy").text
    hall.end()
    assert "Je hand is omhoog." not in phone.get("/privacy").text
