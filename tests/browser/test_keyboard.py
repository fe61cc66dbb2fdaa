"""The facilitator's side by keys alone: from signing in to the plan, with the focus seen and never lost."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.room import Fien

FAR = 160


def press(page: Page, key: str) -> None:
    """Press a key once the page listens to keys."""
    page.wait_for_load_state()
    page.keyboard.press(key)


def tab_to(page: Page, target: Locator) -> None:
    """Walk to a control by the Tab key; on the way the focus is always seen."""
    page.wait_for_load_state()
    expect(target).to_be_visible()
    for _ in range(FAR):
        page.keyboard.press("Tab")
        assert page.evaluate(_SEEN), page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
        if target.evaluate("(e) => e === document.activeElement"):
            return
    raise AssertionError(f"the Tab key never comes to {target}")


_SEEN = """() => {
  const e = document.activeElement
  if (!e || e === document.body || e.matches('main, [tabindex="-1"]')) return true
  const s = getComputedStyle(e), box = e.getBoundingClientRect()
  const ringed = parseFloat(s.outlineWidth) >= 2 && s.outlineStyle !== 'none'
  const label = e.closest('label')
  const around = label && parseFloat(getComputedStyle(label).outlineWidth) >= 2
  return (ringed || around || e.matches('.choice__input')) && box.bottom > 0 && box.top < innerHeight
}"""


def type_in(page: Page, label: str, text: str) -> None:
    tab_to(page, page.get_by_label(label, exact=True))
    page.keyboard.type(text)


def focused(page: Page) -> str:
    """The words of what has the focus."""
    return str(page.evaluate("(document.activeElement.innerText || document.activeElement.tagName).trim()"))


def has_focus(target: Locator) -> None:
    expect(target).to_be_focused()


def go_by(page: Page, role: str, name: str | re.Pattern[str], key: str = "Enter") -> None:
    """Walk to a link or a button and press it."""
    tab_to(page, page.get_by_role(role, name=name).first)
    press(page, key)


def test_from_signing_in_to_the_plan_by_keys_alone(screens, fien):
    page = screens.open("/aanmelden")

    type_in(page, "E-mailadres", "fien@voorbeeld.be")
    type_in(page, "Wachtwoord", "verkeerd wachtwoord")
    screens.expect("status of 401")
    press(page, "Enter")
    expect(page.get_by_text("Kijk e-mailadres en wachtwoord nog eens na.")).to_be_visible()
    expect(page.locator(".notice")).to_be_focused()
    type_in(page, "Wachtwoord", "een lange zin als wachtwoord")
    press(page, "Enter")
    expect(page.get_by_role("heading", name="Trajecten", level=1)).to_be_visible()

    go_by(page, "link", re.compile("^Start (een|je eerste) traject"))
    type_in(page, "Gemeente", "Dentergem")
    go_by(page, "button", "Start dit traject")
    expect(page.get_by_role("heading", name="Dentergem", level=1)).to_be_visible()
    tab_to(page, page.get_by_role("radio", name=re.compile("Startsessie")))
    go_by(page, "button", "Maak de sessie")
    expect(page.get_by_role("heading", name="Startsessie", level=1)).to_be_visible()
    session = page.url.rsplit("/", 1)[-1]

    # No shortcut is used from here on: only Tab, Enter, space and arrows within a control.
    go_by(page, "link", "Sneltoetsen")
    dialog = page.get_by_role("dialog", name="Sneltoetsen")
    expect(dialog).to_be_visible()
    press(page, "Escape")
    expect(dialog).to_be_hidden()
    has_focus(page.get_by_role("link", name="Sneltoetsen"))

    go_by(page, "button", re.compile("Start"))
    expect(page.locator("[data-news]")).to_have_text("Stap 1: Welkom.")
    has_focus(page.locator(".button--deed"))
    go_by(page, "link", "Draaiboek en gegevens")
    go_by(page, "button", "«Oefen even»: één minuut langer", " ")
    expect(page.locator("li", has_text="Oefen even").locator(".number")).to_have_text("3 min")
    has_focus(page.get_by_role("button", name="«Oefen even»: één minuut langer"))
    go_by(page, "button", "«Oefen even» naar beneden")
    has_focus(page.get_by_role("button", name="«Oefen even» naar beneden"))

    _vote(page, fien, session)
    _plan(page)


def _vote(page: Page, fien: Fien, session: str) -> None:
    go_by(page, "link", "← Terug naar de console")
    code = page.locator(".console__code strong").inner_text()
    titles = ("Open een digipunt", "Leen laptops uit")
    path = f"/sessions/{session}"
    actions = [fien.api.post(f"{path}/actions", {"title": title, "ideas": []})["id"] for title in titles]
    go_by(page, "button", "Ga naar «Kies er drie»")
    expect(page.locator("[data-news]")).to_have_text("De stemming is open.")
    assert focused(page) not in ("BODY", "")
    vote = fien.api.get(path)["step"]["id"]
    for n in range(5):
        seat = fien.server.api(fien.anybody.post("/join", {"code": code, "role": "citizen"})["token"])
        seat.put(f"{path}/steps/{vote}/ballot", {"choices": actions[:1], "key": f"toetsen-{n}"})
    expect(page.locator("[data-cast]").first).to_have_text("5")
    go_by(page, "button", re.compile("Stop de stemming"))
    expect(page.locator("[data-news]")).to_have_text("De stemming is gestopt. Niemand stemt nu nog.")
    has_focus(page.get_by_role("link", name=re.compile("Tel de stemmen")))
    press(page, "Enter")
    expect(page.get_by_role("heading", name="Tel de stemmen", level=1)).to_be_visible()
    go_by(page, "button", "Tel nu")
    go_by(page, "button", re.compile("Toon nu al de uitslag"))
    expect(page.locator("[data-news]")).to_have_text("De uitslag staat op het grote scherm en op elke gsm.")
    assert focused(page) not in ("BODY", "")
    go_by(page, "link", re.compile("Kies wat we meenemen"))
    go_by(page, "button", "Stel dit voor aan de gemeente")
    expect(page.get_by_text("Dit staat nu op het grote scherm: «Dit nemen we mee».")).to_be_visible()
    go_by(page, "link", "← Terug naar de console")
    expect(page.get_by_text("actie gaat naar de gemeente.")).to_be_visible()


def _plan(page: Page) -> None:
    go_by(page, "link", "Het traject")
    go_by(page, "link", re.compile("^Het plan"))
    go_by(page, "link", "Open een digipunt")
    tab_to(page, page.get_by_label("verantwoordelijke dienst"))
    page.keyboard.type("Welzijn")
    tab_to(page, page.get_by_label("Uitgaven in 2026, in euro"))
    page.keyboard.type("100")
    press(page, "Enter")
    has_focus(page.get_by_label("Ontvangsten in 2026, in euro"))
    press(page, "ArrowRight")
    has_focus(page.get_by_label("Ontvangsten in 2027, in euro"))
    expect(page.locator("[data-total=saldo]")).to_have_text("-100,00")
    go_by(page, "button", "Bewaar")
    expect(page.locator("[data-state]")).to_have_text("Alles is bewaard.")
    page.reload()
    expect(page.get_by_label("verantwoordelijke dienst")).to_have_value("Welzijn")
    go_by(page, "link", "← Terug naar het plan")
    tab_to(page, page.get_by_role("link", name="Neem het werkboek mee"))
    with page.expect_download() as taken:
        press(page, "Enter")
    assert taken.value.suggested_filename.startswith("plan-dentergem-")
