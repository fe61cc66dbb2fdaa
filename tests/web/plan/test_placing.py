"""Hanging an action in the tree, without a script: looking, choosing, being overtaken, and who may."""

import pytest

from facilitator.domain.plan.goals import Goal, Level
from tests.plan_house import TITLES, build

TREE = (
    Goal(Level.GOAL, "BD1", "", "Iedereen digitaal mee"),
    Goal(Level.ACTION_PLAN, "AP1", "BD1", "De bib als plek om te leren"),
    Goal(Level.ACTION_PLAN, "AP2", "BD1", "Één onthaal"),
)


@pytest.fixture
def place(app):
    made = build(app)
    made.do(lambda tx: (tx.goals.replace(made.trajectory.id, TREE), []))
    return made


def text(answer):
    return answer.get_data(as_text=True)


def test_what_may_fit_stands_first_and_all_of_the_tree_can_be_searched(place):
    (one,) = place.propose(1)
    browser = place.browser("sofie")

    page = text(browser.get(f"/plan/{one}/plaats"))
    assert TITLES[0] in page
    assert page.index("Misschien past dit") < page.index('value="AP1"') < page.index('value="AP2"')

    page = text(browser.get(f"/plan/{one}/plaats?zoek=een+onthaal"))
    assert 'value="AP2"' in page
    assert 'value="AP1"' not in page


def test_a_plan_that_only_another_action_names_is_told_apart(place):
    one, two = place.propose(1, 2)
    place.patch("ann", two, AP_code=("AP9", 0), BD_code=("BD1", 0))
    browser = place.browser("sofie")

    told = "Staat alleen bij een andere actie"
    assert text(browser.get(f"/plan/{one}/plaats?zoek=AP9")).count(told) == 1
    assert told not in text(browser.get(f"/plan/{one}/plaats?zoek=AP1"))
    assert '<option value="AP2">Één onthaal</option>' in text(browser.get(f"/plan/{one}"))


def test_choosing_a_place_keeps_all_its_codes_as_versions(place):
    one, two = place.propose(1, 2)

    answer = place.browser("sofie").post(f"/plan/{one}/plaats", plaats="AP1", version=0)

    assert answer.headers["Location"] == f"/traject/{place.trajectory.id}/plan/{one}/plaats?bewaard=ja"
    item = place.plan().items[0]
    assert [item.text(name) for name in ("BD_code", "BD_kort", "AP_code", "AP_kort", "SD_code")] == [
        "BD1", "Iedereen digitaal mee", "AP1", "De bib als plek om te leren", "",
    ]  # fmt: skip
    assert place.read(lambda store: [v.value for v in store.plans.versions(one, "AP_code")]) == ["AP1"]
    page = text(place.browser("sofie").get(f"/plan/{one}/plaats?bewaard=ja"))
    assert "Nog 1 actie zonder plaats: ga verder" in page
    assert f"/plan/{two}/plaats" in page


def test_work_that_goes_on_anyway_hangs_nowhere(place):
    (one,) = place.propose(1)
    browser = place.browser("ann")
    browser.post(f"/plan/{one}/plaats", plaats="AP1", version=0)

    browser.post(f"/plan/{one}/plaats", plaats="reguliere werking (geen BBC-actie)", version=4)

    item = place.plan().items[0]
    assert [item.text(name) for name in ("AP_code", "AP_kort", "BD_code")] == [
        "reguliere werking (geen BBC-actie)", "", "",
    ]  # fmt: skip


def test_who_was_overtaken_sees_where_it_hangs_now_and_nothing_is_overwritten(place):
    (one,) = place.propose(1)
    place.browser("ann").post(f"/plan/{one}/plaats", plaats="AP1", version=0)
    browser = place.browser("sofie")

    answer = browser.post(f"/plan/{one}/plaats", plaats="AP2", version=0)

    assert answer.status_code == 409
    assert "Iemand anders koos net een plaats." in text(answer)
    assert place.plan().items[0].text("AP_code") == "AP1"
    assert browser.post(f"/plan/{one}/plaats", plaats="AP1", version=0).status_code == 303


@pytest.mark.parametrize("choice", ["", "AP9", "\ud800".encode("utf-8", "surrogatepass"), "x" * 10_000])
def test_what_is_no_place_is_refused_with_what_to_do(place, choice):
    (one,) = place.propose(1)

    answer = place.browser("sofie").post(f"/plan/{one}/plaats", plaats=choice, version="x")

    assert answer.status_code == 422
    assert "Kies een actieplan uit de lijst." in text(answer)


@pytest.mark.parametrize(
    ("who", "status"), [("ada", 303), ("ann", 303), ("frans", 403), ("rita", 403), ("stranger", 404)]
)
def test_who_writes_fields_gives_places(place, who, status):
    (one,) = place.propose(1)

    browser = place.browser(who)
    with place.app.test_request_context(headers={"Cookie": f"account={browser.client.get_cookie('account').value}"}):
        csrf = place.app.jinja_env.globals["csrf_token"]()

    answer = browser.client.post(
        f"{browser.base}/plan/{one}/plaats", data={"csrf": csrf, "plaats": "AP1", "version": 0}
    )

    assert answer.status_code == status
    assert browser.get(f"/plan/{one}/plaats").status_code == (404 if status == 404 else 200)


def test_without_a_tree_the_page_says_where_it_comes_from(place):
    (one,) = place.propose(1)
    place.do(lambda tx: (tx.goals.replace(place.trajectory.id, ()), []))

    page = text(place.browser("sofie").get(f"/plan/{one}/plaats"))

    assert "Hier komen de doelen van jullie gemeente" in page
    assert "nog te plaatsen" in page
