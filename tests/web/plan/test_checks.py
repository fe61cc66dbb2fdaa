"""The page of checks: what must be solved first, by action or by field, and where one can do something about it."""

import pytest

from tests.plan_house import TITLES, build


@pytest.fixture
def place(app):
    return build(app)


def text(answer):
    return answer.get_data(as_text=True)


def test_an_empty_plan_says_what_the_page_is_for(place):
    page = text(place.browser("rita").get("/plan/controle"))

    assert "Hier zie je wat er nog te doen is" in page


def test_every_finding_leads_to_where_one_can_do_something(place):
    (one,) = place.propose(1)
    place.patch("sofie", one, status=("weerhouden", 1), AC_commentaar=("Bel 0470 12 34 56", 0))
    base = f"/traject/{place.trajectory.id}/plan/{one}"

    page = text(place.browser("rita").get("/plan/controle"))

    assert "Nog 3 punten op te lossen." in page
    for link in (f"{base}#AC_commentaar", f"{base}/plaats", f"{base}/ramingen", f"{base}/inclusietoets"):
        assert f'href="{link}"' in page
    assert page.index("een telefoonnummer") < page.index("welke dienst trekt") < page.index("wie helpt er mee?")


def test_one_action_is_looked_at_alone(place):
    one, two = place.propose(1, 2)

    page = text(place.browser("rita").get(f"/plan/controle?actie={two}"))

    assert f"/plan/{one}#" not in page
    assert f"/plan/{two}#" in page


def test_findings_on_one_field_are_shown_together(place):
    place.propose(1, 2)

    page = text(place.browser("rita").get("/plan/controle?per=veld"))

    assert page.count(">verantwoordelijke dienst<") == 1
    assert page.count(f">{TITLES[0]}</bdi></a>") > 3


@pytest.mark.parametrize("query", ["actie=niets", "actie=%ED%A0%80", "per=1", "actie=" + "x" * 5_000])
def test_what_cannot_be_chosen_chooses_nothing(place, query):
    place.propose(1)

    answer = place.browser("rita").get(f"/plan/controle?{query}")

    assert answer.status_code == 200
    assert "verantwoordelijke dienst" in text(answer)


def test_a_stranger_finds_no_checks(place):
    place.propose(1)

    assert place.browser("stranger").get("/plan/controle").status_code == 404
