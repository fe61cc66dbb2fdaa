"""Amounts in Chromium: a block of a spreadsheet over years and rows, undone by one press, and estimate lines; a place found while typing."""

import pytest
from playwright.sync_api import Page, expect

from facilitator.domain.bbc.money import number
from facilitator.domain.plan.goals import Goal, Level
from tests.plan_house import build

PASTE = """([where, text]) => {
  const data = new DataTransfer()
  data.setData("text/plain", text)
  const input = document.querySelector(where)
  input.focus()
  input.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }))
}"""


@pytest.fixture
def place(app):
    return build(app)


@pytest.fixture
def opens(chromium, place, address):
    """Open a page of an action as somebody: `opens("frans")`."""
    url = f"{address}/traject/{place.trajectory.id}"
    context = chromium.new_context(viewport={"width": 1280, "height": 800})

    def open_page(who: str, path: str = "") -> Page:
        place.sign_in(context, who, address)
        page = context.new_page()
        page.set_default_timeout(10_000)
        (one,) = place.propose(1)
        page.goto(f"{url}/plan/{one}{path}")
        return page

    yield open_page
    context.close()


def kept(place) -> dict[str, float | None]:
    return {line.field: number(line.amount) for line in place.plan().items[0].lines}


def test_a_pasted_block_is_kept_cell_by_cell_and_undone_by_one_press(place, opens):
    page = opens("frans")
    page.evaluate(PASTE, ["#U_2026", "2027\t2028\t2029\r\n1.234,50\t€ 2.000\tveel\r\n\t7.5\t8\r\n"])

    expect(page.locator("[data-pasted]").first).to_contain_text("Geplakt: 6. Nog na te kijken: 1.")
    expect(page.locator("[data-field=U_2029] [data-word]")).to_contain_text("Schrijf een bedrag in euro")
    expect(page.locator("[data-total=saldo]")).to_have_text("-3.219,00")
    assert kept(place) == {"U_2027": 1234.5, "U_2028": 2000, "O_2028": 7.5, "O_2029": 8}

    page.focus("#O_2028")
    page.keyboard.press("Control+z")
    expect(page.locator("[data-pasted]").first).to_have_text("Alles staat weer zoals ervoor.")
    expect(page.locator("[data-total=saldo]")).to_have_text("0,00")
    expect(page.locator("#U_2029")).to_have_value("")
    expect(page.locator("[data-field=U_2029] [data-word]")).to_have_count(0)
    expect(page.locator("[data-state]")).to_have_text("Alles is bewaard.")
    assert kept(place) == {}


def test_rows_of_estimates_are_added_by_a_block_and_kinds_of_cost_follow_the_flow(place, opens):
    page = opens("frans", "/ramingen")
    page.select_option("[name='soort.0']", "Ontvangst")
    kinds = page.locator("[name='kostensoort.0'] optgroup:not([hidden]) option")
    assert kinds.all_inner_texts()[0] == "subsidie Vlaanderen"

    page.evaluate(PASTE, ["[name='bedrag.0.2026']", "2026\t2027\n100\t1.000,5\n\t20\n"])
    expect(page.locator("[data-pasted]")).to_contain_text("Geplakt: 4.")
    page.select_option("[name='budgettaire_entiteit.1']", "OCMW")
    page.focus("[name='bedrag.0.2027']")
    page.keyboard.press("ArrowDown")
    expect(page.locator("[name='bedrag.1.2027']")).to_be_focused()
    page.get_by_role("button", name="Bewaar de ramingen").click()
    expect(page.locator(".plan__said")).to_contain_text("Bewaard.")

    assert [(line.field, number(line.amount), line.entity.value) for line in place.plan().items[0].lines] == [
        ("O_2026", 100, "gemeente"), ("U_2027", 20, "OCMW"), ("O_2027", 1000.5, "gemeente"),
    ]  # fmt: skip


def test_a_place_is_found_while_typing_and_what_was_chosen_stays_chosen(place, opens):
    tree = [
        Goal(Level.ACTION_PLAN, f"AP{n}", "BD1", short) for n, short in enumerate(("De bib", "Één onthaal", "Sport"))
    ]
    place.do(lambda tx: (tx.goals.replace(place.trajectory.id, tuple(tree)), []))
    page = opens("sofie", "/plaats")
    page.get_by_role("radio", name="Één onthaal").check()

    page.get_by_role("searchbox").press_sequentially("een")
    expect(page.get_by_role("radio", name="Sport")).to_have_count(0)
    expect(page.locator("[data-found-heard]")).to_have_text("1 actieplan gevonden")
    expect(page.get_by_role("radio", name="Één onthaal")).to_be_checked()

    page.get_by_role("button", name="Hang de actie hier").click()
    expect(page.locator(".plan__said")).to_contain_text("Bewaard.")
    assert place.plan().items[0].text("AP_code") == "AP1"
