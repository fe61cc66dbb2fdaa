// An order by buttons: what is chosen stands on top, and goes higher or lower by one.

import { chosen } from "../forms.js"
import { announce, say } from "../words.js"

/** Put the cards of a form in the order of their places; the others keep the order in which they came. */
export function arrange(form) {
  const list = form.querySelector("[data-rank]")
  const items = Array.from(list.children)
  items.forEach((item, nth) => { item.dataset.nth = item.dataset.nth || nth })
  const placed = placedIn(form)
  placed.forEach((item, nth) => { placeOf(item).value = nth + 1 })
  const rest = items.filter((item) => !placeOf(item).value).sort((a, b) => a.dataset.nth - b.dataset.nth)
  const wanted = placed.concat(rest)
  if (wanted.some((item, nth) => item !== list.children[nth])) moved(list, wanted)
  wanted.forEach((item) => dress(item, placed.length))
}

function placedIn(form) {
  const items = Array.from(form.querySelectorAll("[data-rank] > li")).filter((item) => placeOf(item).value)
  return items.sort((a, b) => placeOf(a).value - placeOf(b).value)
}

function placeOf(item) {
  return item.querySelector("select")
}

/** Moving what holds the focus takes it away: it is given back. */
function moved(list, items) {
  const focused = document.activeElement
  items.forEach((item) => list.appendChild(item))
  if (list.contains(focused)) focused.focus({ preventScroll: true })
}

function dress(item, count) {
  const place = Number(placeOf(item).value)
  const badge = item.querySelector("[data-place]")
  badge.textContent = place || ""
  const shown = { place, choose: !place, up: place > 1, down: place && place < count, off: place }
  Object.keys(shown).forEach((name) => { item.querySelector("[data-" + name + "]").hidden = !shown[name] })
  placeOf(item).hidden = true
  item.classList.toggle("ballot-card--placed", place > 0)
}

/** Listen to the buttons of each card. */
export function listenToOrder() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest(".ranker button")
    if (!button) return
    const item = button.closest("li")
    const { form } = placeOf(item)
    const beside = item.nextElementSibling || item.previousElementSibling
    const top = beside.getBoundingClientRect().top
    const { most, tooMany } = form.dataset
    if ("choose" in button.dataset && placedIn(form).length >= Number(most)) {
      say(tooMany.replace("{n}", most), "attention")
      return
    }
    act(button.dataset, item, placedIn(form))
    chosen(form)
    follow(button, item, beside, top)
  })
}

function act(pressed, item, placed) {
  const here = placed.indexOf(item)
  if ("choose" in pressed) placeOf(item).value = placed.length + 1
  else if ("off" in pressed) placeOf(item).value = ""
  else {
    const other = placed["up" in pressed ? here - 1 : here + 1]
    placeOf(item).value = placeOf(other).value
    placeOf(other).value = here + 1
  }
}

/** Who reads on below keeps the place; who moves a card keeps it in sight; the keyboard goes on where it can. */
function follow(button, item, beside, top) {
  if ("choose" in button.dataset || "off" in button.dataset) {
    window.scrollBy(0, beside.getBoundingClientRect().top - top)
  } else item.scrollIntoView({ block: "nearest" })
  const next = button.hidden ? item.querySelector("button[data-choose]:not([hidden]), .ranker button:not([hidden])") : null
  if (next) next.focus({ preventScroll: true })
  announce(item.querySelector("select").selectedOptions[0].textContent + ": " + item.querySelector(".card-text").textContent)
}
