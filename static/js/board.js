// The wall: shows the newest picture, counts along, and comes back by itself.

import "./elements/board-clock.js"
import { morphChildren } from "./core/morph.js"
import { newest } from "./core/regions.js"
import { lineOf, wire } from "./core/wire.js"

const LARGE = [4, 3.8, 3.6]
const SIZES = LARGE.concat([3.4, 3.2, 3, 2.8, 2.6, 2.4, 2.2])
const LOST_AFTER = 5000

const region = document.querySelector('[data-region="board"]')
const lost = document.querySelector("[data-lost]")
const line = wire(lineOf(location), { as: "board", code: document.body.dataset.code })
let known = { board: { region: "board", version: Number(region.dataset.version) } }
let losing = null
let isFrozen = false

function draw(push) {
  const after = push.region === "board" ? newest(known, push) : known
  if (after === known) return
  known = after
  const drawn = document.createElement("template")
  drawn.innerHTML = push.html
  const wall = drawn.content.querySelector(".wall")
  // A frozen wall keeps what it shows, unless it shows nothing yet.
  isFrozen = Boolean(wall && wall.hasAttribute("data-frozen"))
  if (isFrozen && region.querySelector(".wall")) return
  morphChildren(region, drawn.content)
  region.dataset.version = push.version
  fit()
}

/** Make the words of all cards smaller alike until none is cut off; before they get small, the cards move together. */
function fit() {
  region.querySelectorAll("[data-fit]").forEach((list) => {
    list.removeAttribute("data-tight")
    if (fits(list, LARGE)) return
    list.setAttribute("data-tight", "")
    fits(list, SIZES)
  })
}

function fits(list, sizes) {
  list.style.removeProperty("--fit")
  return isWhole(list) || sizes.some((size) => {
    list.style.setProperty("--fit", "calc(var(--u) * " + size + ")")
    return isWhole(list)
  })
}

function isWhole(list) {
  return Array.from(list.children).every((item) => item.scrollHeight <= item.clientHeight + 2)
}

function count(progress) {
  if (isFrozen) return
  const cast = region.querySelector("[data-cast]")
  const wall = region.querySelector(".wall")
  if (cast && wall.dataset.step === progress.step) {
    cast.textContent = progress.cast
    const word = region.querySelector("[data-cast-word]")
    if (word) word.textContent = progress.cast === 1 ? word.dataset.one : word.dataset.many
  }
  const present = region.querySelector("[data-present]")
  if (present && typeof progress.present === "number") present.textContent = progress.present
}

function fetchNewest() {
  line.ask("regions:get", {}).then((answer) => { if (answer.ok) answer.regions.forEach(draw) }).catch(() => {})
}

line.on("region", draw)
line.on("progress", count)
line.on("open", () => {
  clearTimeout(losing)
  losing = null
  lost.hidden = true
  fetchNewest()
})
line.on("drop", () => { losing = losing || setTimeout(() => { lost.hidden = false }, LOST_AFTER) })
document.addEventListener("visibilitychange", () => { if (!document.hidden) line.open() })
window.addEventListener("pageshow", () => line.open())
window.addEventListener("resize", fit)
if (document.fonts) document.fonts.ready.then(fit)
fit()
