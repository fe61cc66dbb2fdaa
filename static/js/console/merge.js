// The merging screen: by keyboard, without losing the place, and following what others do meanwhile.

import { keepFocus } from "./focus.js"
import { listenToKeys } from "./keys.js"
import { pickAt, pickedItem, pickedPlace, pickFirst, pickWithFocus } from "./items.js"
import { submitInPlace } from "./submit.js"
import { offerTips, showTips } from "../writing/tips.js"
import { morphChildren } from "../core/morph.js"
import { lineOf, wire } from "../core/wire.js"

const CALM = 400

const region = document.querySelector('[data-region="merge"]')
const line = wire(lineOf(location), { as: "console", session: region.dataset.session })
const showHints = listenToKeys(document)
let waiting = null
let own = false

function boxes() {
  return Array.from(region.querySelectorAll('input[name="idea"]'))
}

function title() {
  return region.querySelector("[data-title]")
}

/** Say how many are ticked, and offer the first one's words as a title until somebody types their own. */
function choose() {
  const ticked = boxes().filter((box) => box.checked)
  const said = region.querySelector("[data-chosen]")
  if (said) said.textContent = said.dataset.words.replace("{n}", ticked.length)
  const field = title()
  if (field && !field.dataset.typed) field.value = ticked.length ? ticked[0].dataset.headline.slice(0, field.maxLength) : ""
  measure()
}

/** Say how much of the title fits the wall. */
function measure() {
  const field = title()
  const said = region.querySelector("[data-fits]")
  if (!field || !said) return
  const length = Array.from(field.value).length
  said.textContent = length ? said.dataset.count.replace("{n}", length) : said.dataset.rest
  said.toggleAttribute("data-over", length > Number(said.dataset.fits))
}

/** Take over the page after an own deed: fields are fresh, the place in the list stays. */
function replace(answered) {
  const fresh = answered.querySelector('[data-region="merge"]')
  if (!fresh) return
  const place = pickedPlace(region)
  const named = document.activeElement === title() && !answered.querySelector("[data-notices] > *")
  keepFocus(region, () => {
    region.innerHTML = fresh.innerHTML
    pickAt(region, place)
    choose()
    showHints()
    showTips(region)
  })
  // A title that was sent is done: keys go on with the next idea, and are not typed into the empty field.
  const next = named && pickedItem(region)
  if (next) next.focus({ preventScroll: true })
}

function follow() {
  if (own) return
  fetch(location.pathname, { credentials: "same-origin" }).then((response) => response.text()).then((html) => {
    const fresh = new DOMParser().parseFromString(html, "text/html").querySelector('[data-region="merge"]')
    if (!fresh || own) return
    keepFocus(region, () => {
      morphChildren(region, fresh)
      pickFirst(region)
      choose()
      showHints()
      showTips(region)
    })
  }).catch(() => {})
}

document.addEventListener("submit", (event) => {
  own = true
  submitInPlace(event).then((answered) => { if (answered) replace(answered) }).finally(() => { own = false })
})
document.addEventListener("change", (event) => { if (event.target.name === "idea") choose() })
document.addEventListener("input", (event) => {
  if (event.target !== title()) return
  event.target.dataset.typed = event.target.value ? "yes" : ""
  measure()
})
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-choose]")
  if (!link) return
  event.preventDefault()
  const wanted = link.dataset.choose.split(",")
  boxes().forEach((box) => { box.checked = wanted.includes(box.value) })
  choose()
  title().focus()
  title().select()
})
line.on("region", () => {
  clearTimeout(waiting)
  waiting = setTimeout(follow, CALM)
})
window.addEventListener("pageshow", () => line.open())
window.addEventListener("pagehide", () => line.close())
pickWithFocus(region)
offerTips(document)
pickFirst(region)
choose()
