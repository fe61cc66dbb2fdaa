"""A file that takes long, in Chromium: a bar that goes on by itself, and a page that works without a script."""

import pytest
from playwright.sync_api import expect

from facilitator.views.plan import plan_file
from tests.browser.axe import DARK, LIGHT, NARROW, Examiner
from tests.browser.test_plan import opens, place  # noqa: F401  # fixtures


@pytest.fixture
def slow(place, monkeypatch):  # noqa: F811
    """A plan of which every file is said to take long."""
    place.propose(1, 2)
    monkeypatch.setattr(plan_file, "AT_ONCE", dict.fromkeys(plan_file.AT_ONCE, 0))


@pytest.mark.usefixtures("slow")
def test_the_file_comes_by_itself_as_soon_as_it_is_there(opens):  # noqa: F811
    page = opens("sofie", "/plan/bestanden")

    with page.expect_download() as arrived:
        page.locator("a[href$='/plan.xlsx']").click()

    assert arrived.value.suggested_filename.endswith("-kern.xlsx")
    expect(page.get_by_role("status")).to_have_text("Je bestand is klaar.")
    expect(page.get_by_role("button", name="Stop")).to_have_count(0)
    expect(page.get_by_role("link", name="Haal het bestand op")).to_be_visible()
    page.emulate_media(reduced_motion="reduce")
    examiner = Examiner()
    examiner.examine(page, "the file is there", (LIGHT, DARK, NARROW))
    assert examiner.found == []


@pytest.mark.usefixtures("slow")
def test_without_a_script_the_page_asks_again_by_itself(opens):  # noqa: F811
    page = opens("sofie", "/plan/bestanden", script=False)
    page.locator("a[href$='/plan.json']").click()

    expect(page.get_by_role("link", name="Haal het bestand op")).to_be_visible()
    with page.expect_download() as arrived:
        page.get_by_role("link", name="Haal het bestand op").click()
    assert arrived.value.suggested_filename.endswith(".json")
