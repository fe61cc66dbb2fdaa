"""Choosing a beleidsveld by word, without a script."""

import pytest

from tests.plan_house import build


@pytest.fixture
def place(app):
    return build(app)


def text(answer):
    return answer.get_data(as_text=True)


def codes(place) -> str:
    return place.plan().items[0].text("beleidsveld_code")


def test_one_looks_for_a_word_and_chooses_the_main_one_and_others_beside_it(place):
    (one,) = place.propose(1)
    browser, path = place.browser("sofie"), f"/plan/{one}/beleidsveld"

    page = text(browser.get(path))
    assert page.index("Misschien past dit") < page.index('value="0703"') < page.index("Alle beleidsvelden")
    assert 'value="0951"' in text(browser.get(f"{path}?zoek=dienstencentra"))
    assert 'value="0703"' not in text(browser.get(f"{path}?zoek=dienstencentra"))

    browser.post(path, code="0703", deed="eerste", version=0)
    browser.post(path, code="0951", deed="erbij", version=1)
    assert codes(place) == "0703; 0951"
    browser.post(path, deed="eerste:0951", version=2)
    assert codes(place) == "0951; 0703"
    browser.post(path, deed="weg:0951", version=3)
    assert codes(place) == "0703"


def test_who_was_overtaken_overwrites_nothing(place):
    (one,) = place.propose(1)
    place.patch("ann", one, beleidsveld_code=("0951", 0))

    answer = place.browser("sofie").post(f"/plan/{one}/beleidsveld", code="0703", deed="eerste", version=0)

    assert answer.status_code == 409
    assert codes(place) == "0951"


@pytest.mark.parametrize(
    ("deed", "code", "status"),
    [
        ("eerste", "", 422),
        ("erbij", "9999", 422),
        ("weg", b"\xed\xa0\x80", 422),
        ("", "0703", 404),
        ("x" * 9_000, "0703", 404),
    ],
)
def test_what_cannot_be_chosen_is_refused(place, deed, code, status):
    (one,) = place.propose(1)

    assert (
        place.browser("sofie").post(f"/plan/{one}/beleidsveld", code=code, deed=deed, version=0).status_code == status
    )
    assert codes(place) == ""


@pytest.mark.parametrize(("who", "status"), [("ada", 303), ("frans", 403), ("rita", 403)])
def test_who_writes_fields_chooses(place, who, status):
    (one,) = place.propose(1)

    answer = place.browser(who).post(f"/plan/{one}/beleidsveld", code="0703", deed="eerste", version=0)

    assert answer.status_code == status


def test_a_stranger_finds_no_action(place):
    (one,) = place.propose(1)

    assert place.browser("stranger").get(f"/plan/{one}/beleidsveld").status_code == 404


def test_the_sheet_leads_to_the_pages_that_help(place):
    (one,) = place.propose(1)
    base = f"/traject/{place.trajectory.id}/plan/{one}"

    page = text(place.browser("sofie").get(f"/plan/{one}"))

    for door in ("plaats", "beleidsveld", "inclusietoets"):
        assert f'href="{base}/{door}"' in page
    assert f'href="{base}/plaats"' not in text(place.browser("rita").get(f"/plan/{one}"))
