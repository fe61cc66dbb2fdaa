"""Signing in and out, the one-time link, and arriving by an invitation."""

import pytest

from facilitator.services.house import accounts
from tests.desk import PASSWORD, Desk


@pytest.fixture
def fien(app):
    return Desk(app).first_account()


def test_the_first_link_makes_an_account_and_signs_in(fien):
    assert (fien.status, fien.path) == (200, "/trajecten")
    assert "Welkom, Fien" in fien.text


def test_a_link_works_once(app):
    desk = Desk(app)
    link = desk.house.writer.write(accounts.first_sign_in_link)
    login = {"name": "Fien", "email": "fien@example.be", "password": PASSWORD}
    desk.get(f"/link/{link}").post(f"/link/{link}", login)
    other = Desk(app).get(f"/link/{link}")
    assert other.status == 404
    assert "Deze link werkt niet meer." in other.text


def test_a_short_password_is_refused_and_the_rest_is_kept(app):
    desk = Desk(app)
    link = desk.house.writer.write(accounts.first_sign_in_link)
    desk.get(f"/link/{link}").post(f"/link/{link}", {"name": "Fien", "email": "fien@example.be", "password": "kort"})
    assert desk.status == 422
    assert "Kies een wachtwoord van minstens 12 tekens." in desk.text
    assert desk.fields("email") == ["fien@example.be"]
    assert "kort" not in desk.page


def test_a_password_manager_finds_its_fields(app):
    page = Desk(app).get("/aanmelden").page
    assert 'autocomplete="username"' in page
    assert 'autocomplete="current-password"' in page


def test_one_signs_in_and_lands_where_one_was_going(fien, app):
    trajectory = fien.trajectory()
    desk = Desk(app).get(f"/traject/{trajectory}")
    assert "Meld je aan" in desk.text
    desk.post("/aanmelden", {"email": "Fien@example.be", "password": PASSWORD, "naar": f"/traject/{trajectory}"})
    assert desk.path == f"/traject/{trajectory}"


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example", "//evil.example", "/\\evil.example", "/a\nb", "javascript:1"]
)
def test_signing_in_never_leads_to_another_site(fien, app, elsewhere):
    login = {"email": "fien@example.be", "password": PASSWORD, "naar": elsewhere}
    desk = Desk(app).get("/aanmelden").post("/aanmelden", login, follow=False)
    assert (desk.status, desk.path) == (303, "/trajecten")


@pytest.mark.parametrize(
    "login", [("fien@example.be", "een ander lang wachtwoord"), ("niemand@example.be", PASSWORD), ("", "")]
)
def test_a_wrong_login_says_the_same_whoever_it_is(fien, app, login):
    desk = Desk(app).get("/aanmelden").post("/aanmelden", {"email": login[0], "password": login[1]})
    assert desk.status == 401
    assert "Kijk e-mailadres en wachtwoord nog eens na." in desk.text


def test_who_signs_out_is_out(fien):
    fien.post("/afmelden")
    assert fien.get("/trajecten").path == "/aanmelden"


@pytest.mark.parametrize(
    ("duty", "word"),
    [
        ("facilitator", "begeleider"), ("secretary", "beleidsmedewerker"), ("finance", "financieel directeur"),
        ("author", "auteur"), ("reader", "lezer"),
    ],
)  # fmt: skip
def test_an_invitation_brings_somebody_in_with_the_duty_it_names(fien, app, duty, word):
    trajectory = fien.trajectory()
    sam = Desk(app).invited(fien, trajectory, duty, "Sam")
    assert sam.path == f"/traject/{trajectory}"
    assert f"Je bent hier {word}." in sam.text


def test_an_invitation_works_once(fien, app):
    trajectory = fien.trajectory()
    people = f"/traject/{trajectory}/mensen"
    fien.get(people).post(people, {"duty": "author"})
    link = fien.page.split("/uitnodiging/")[1].split('"')[0]
    login = {"name": "Sam", "email": "sam@example.be", "password": PASSWORD}
    Desk(app).get(f"/uitnodiging/{link}").post(f"/uitnodiging/{link}", login)
    assert Desk(app).get(f"/uitnodiging/{link}").status == 404


def test_who_is_signed_in_accepts_with_one_button(fien, app):
    first, second = fien.trajectory(), fien.trajectory(title="Tweede")
    sam = Desk(app).invited(fien, first, "secretary", "Sam")
    people = f"/traject/{second}/mensen"
    fien.get(people).post(people, {"duty": "author"})
    link = "/uitnodiging/" + fien.page.split("/uitnodiging/")[1].split('"')[0]
    assert sam.get(link).page.count("<input") == 1
    assert sam.post(link).path == f"/traject/{second}"
