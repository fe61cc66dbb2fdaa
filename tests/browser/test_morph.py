"""Drawing anew what stands on a page: what somebody holds stays where it is."""

MORPH = """async ([from, to]) => {
  const script = document.querySelector("script[type=module]").src
  const { morphChildren } = await import(script.replace("phone.js", "core/morph.js"))
  const [here, drawn] = [from, to].map((html) => Object.assign(document.createElement("div"), { innerHTML: html }))
  document.querySelector("main").append(here)
  here.querySelector("input").focus()
  morphChildren(here, drawn)
  return [here.innerHTML, document.activeElement.id]
}"""
FIELD = '<label>Idee<input id="idea"></label>'


def test_what_has_the_focus_keeps_it_when_something_before_it_goes(room):
    page = room.phone()

    gone = page.evaluate(MORPH, ["<p>weg</p><ul></ul>" + FIELD + "<p>blijft</p>", FIELD + "<p>blijft</p><b>nieuw</b>"])
    assert gone == [FIELD + "<p>blijft</p><b>nieuw</b>", "idea"]


def test_what_has_the_focus_keeps_it_when_cards_change_places(room):
    page = room.phone()
    one, two, three = (f'<p data-key="{name}">{name}</p>' for name in ("een", "twee", "drie"))
    held = f'<p data-key="held">{FIELD}</p>'

    turned = page.evaluate(MORPH, [one + two + held + three, held + three + one + two])
    assert turned == [held + three + one + two, "idea"]


def test_a_key_that_comes_twice_hangs_nothing(room):
    page = room.phone()
    held = f'<p data-key="held">{FIELD}</p>'

    assert page.evaluate(MORPH, [held + "<i></i>", "<b></b>" + held + held.replace("idea", "other")])[1] == "idea"
