"""The years of a plan: changed by who decides, with what stands outside them in sight."""

import pytest

from tests.plan_house import build


@pytest.fixture
def place(app):
    return build(app)


def text(answer):
    return answer.get_data(as_text=True)


def test_a_plan_runs_on_and_amounts_outside_it_stay(place):
    (one,) = place.propose(1)
    place.patch("frans", one, U_2026=(5, 0))
    browser = place.browser("sofie")
    assert "pas de jaren aan" in text(browser.get("/plan"))

    answer = browser.post("/plan/jaren", first="2027", last="2034")

    assert answer.headers["Location"] == f"/traject/{place.trajectory.id}/plan/jaren?bewaard=ja"
    assert place.plan().years == tuple(range(2027, 2035))
    assert [line.field for line in place.plan().items[0].lines] == ["U_2026"]
    assert "2026: 1 actie" in text(browser.get("/plan/jaren"))
    assert 'name="U_2034"' in text(browser.get(f"/plan/{one}"))


@pytest.mark.parametrize(
    ("first", "last"), [("", ""), ("ooit", "2031"), ("2031", "2026"), ("2026", "2036"), ("1999", "2001"), (b"\xed\xa0\x80", "9" * 9_000)]
)  # fmt: skip
def test_what_are_no_years_is_refused_and_stays_on_the_page(place, first, last):
    answer = place.browser("sofie").post("/plan/jaren", first=first, last=last)

    assert answer.status_code == 422
    assert place.plan().years == tuple(range(2026, 2032))


@pytest.mark.parametrize(("who", "status"), [("ann", 303), ("ada", 403), ("frans", 403), ("rita", 403)])
def test_only_who_decides_changes_years(place, who, status):
    browser = place.browser(who)

    assert browser.get("/plan/jaren").status_code == 200
    assert browser.post("/plan/jaren", first="2026", last="2033").status_code == status
    assert (place.plan().years[-1] == 2033) is (status == 303)


def test_a_stranger_finds_no_years(place):
    assert place.browser("stranger").get("/plan/jaren").status_code == 404
