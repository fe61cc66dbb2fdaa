"""A secretary brings files into the plan in Chromium: and axe-core finds nothing on any page of it."""

import pytest
from playwright.sync_api import expect

from tests.browser.axe import DESK, LIGHT, NARROW, Examiner
from tests.plan_files import edited, exported
from tests.plan_house import build

TREE = """niveau;code;bovenliggende_code;korte_omschrijving;prioritair;U_2026
beleidsdoelstelling;BD1;;Iedereen is digitaal mee;ja;
actieplan;AP1;BD1;Digipunten;nee;25000
actie;AC7;AP1;Vorm vrijwilligers;nee;100
"""
# The colours of these pages stand on the two that are looked at in every way.
SOME = (LIGHT, NARROW)
LIST = "Code actie;Wat we doen;Actieplan;Budget 2026\nA1;Maak een wegwijzer;AP1;1.200,50\n"


@pytest.fixture
def place(app):
    return build(app)


@pytest.fixture
def sofie(chromium, place, address):
    """A page of the secretary."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800}, base_url=address, reduced_motion="reduce")
    place.sign_in(context, "sofie", address)
    page = context.new_page()
    page.set_default_timeout(10_000)
    yield page
    context.close()


def send(page, place, name, content):
    page.goto(f"/traject/{place.trajectory.id}/plan/invoer")
    page.set_input_files("#bestand", {"name": name, "mimeType": "text/csv", "buffer": content})
    page.get_by_role("button", name="Kijk wat er verandert").click()


def test_files_come_in_and_go_out_again_on_pages_that_everybody_can_use(place, sofie, clock):
    examiner, (item, _) = Examiner(), place.propose(1, 2)
    send(sofie, place, "doelen.csv", TREE.encode())
    examiner.examine(sofie, "what a tree changes", SOME)
    sofie.get_by_role("button", name="Ja, zet dit in het plan").click()
    expect(sofie.get_by_role("status")).to_contain_text("Het bestand staat in het plan.")

    place.patch("sofie", item, AP_code=("AP1", 0), dienst=("Bib", 0))
    file = edited(exported(place), ("Acties", 2, "AC_code", "AC000496"), ("Acties", 2, "dienst", "Bibliotheek"))
    clock.move(minutes=1)
    place.patch("ann", item, dienst=("Cultuur", 1))
    send(sofie, place, "plan.xlsx", file)
    examiner.examine(sofie, "what a workbook changes", DESK)
    sofie.get_by_label("verantwoordelijke dienst").check()
    sofie.get_by_role("button", name="Ja, zet dit in het plan").click()
    examiner.examine(sofie, "what was brought in", SOME)
    sofie.goto(f"/traject/{place.trajectory.id}/plan/boom")
    expect(sofie.get_by_role("row", name="AC000496 Open een digipunt in de bib")).to_be_visible()
    examiner.examine(sofie, "the tree", DESK)
    sofie.get_by_role("link", name="Digipunten").click()
    examiner.examine(sofie, "a goal", SOME)

    send(sofie, place, "lijst.csv", LIST.encode())
    examiner.examine(sofie, "what the columns are", SOME)
    sofie.get_by_label("Wat we doen").select_option("AC_kort")
    sofie.get_by_role("button", name="Kijk wat er verandert").click()
    expect(sofie.get_by_text("Maak een wegwijzer")).to_be_visible()
    send(sofie, place, "kapot.csv", b"niveau;code;korte_omschrijving\nberg;;x\n")
    examiner.examine(sofie, "what stands in the way", SOME)
    assert examiner.found == []

    sofie.goto(f"/traject/{place.trajectory.id}/plan/invoer")
    sofie.get_by_role("button", name="Maak ongedaan plan.xlsx").click()
    expect(sofie.get_by_role("status")).to_contain_text("Alles staat weer zoals het stond.")
    assert [place.plan().items[0].text(name) for name in ("AC_code", "dienst")] == ["", "Cultuur"]
