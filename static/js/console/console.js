// The console: draws the newest picture of the room, sends deeds without leaving the page, and listens to keys.

import "../elements/board-clock.js"
import { listenToKeys } from "./keys.js"
import { keepFocus } from "./focus.js"
import { pickFirst, pickWithFocus } from "./items.js"
import { screenChanged, showNotices, submitInPlace } from "./submit.js"
import { sayNews } from "./news.js"
import { tick } from "./stopwatch.js"
import { morphChildren } from "../core/morph.js"
import { newest } from "../core/regions.js"
import { lineOf, wire } from "../core/wire.js"

const LATE_PICTURE = 5000
const UNDO_FOR = 30000
const LOST_AFTER = 4000

const page = document.querySelector("[data-console]")
const region = page.querySelector('[data-region="console"]')
const line = wire(lineOf(location), { as: "console", session: page.dataset.console })
const showHints = listenToKeys(document)
let known = { console: { region: "console", version: Number(region.dataset.version) } }
let losing = null
let undoing = null
let here = null

function draw(push) {
  const after = push.region === "console" ? newest(known, push) : known
  if (after === known) return
  known = after
  const drawn = document.createElement("template")
  drawn.innerHTML = push.html
  take(drawn.content, push.version)
  screenChanged()
}

/** Take over what the server drew; what somebody types stays as it is. */
function take(content, version) {
  keepFocus(region, () => {
    morphChildren(region, content)
    region.dataset.version = version
    settle()
  })
  sayNews(region)
}

function settle() {
  tick(region)
  pickFirst(region)
  showHints()
  forgetUndo()
  followStep()
}

/** Undo is possible for half a minute: after that the button goes, also when nothing else changes. */
function forgetUndo() {
  const button = region.querySelector("[data-undo]")
  const deed = button && button.dataset.undo
  const isSame = undoing && undoing.deed === deed
  if (isSame && !undoing.overAt) return
  if (isSame && performance.now() - undoing.overAt < LATE_PICTURE) return dropUndo()
  clearTimeout(undoing && undoing.timer)
  undoing = deed && { deed, overAt: 0, timer: setTimeout(dropUndo, UNDO_FOR) }
}

/** Half a minute is over: also a picture drawn just before it shows the button no more. */
function dropUndo() {
  undoing.overAt = undoing.overAt || performance.now()
  keepFocus(region, () => region.querySelectorAll("[data-undo]").forEach((button) => button.remove()))
}

/** Bring the step the room is at into sight, in its own column only. */
function followStep() {
  const step = region.querySelector('[aria-current="step"]')
  const column = step && step.closest(".console__sheet")
  if (!step || step.dataset.key === here || column.scrollHeight <= column.clientHeight) return
  here = step.dataset.key
  column.scrollTop = step.offsetTop - column.offsetTop - column.clientHeight / 3
}

/** Between two pictures only numbers change: how many voted, how many are left, how many sit here. */
function count(progress) {
  const vote = region.querySelector("[data-vote]")
  if (vote && vote.dataset.vote === progress.step) {
    const left = Math.max(0, Number(vote.dataset.voters) - progress.cast)
    put("[data-vote] [data-cast], .wall [data-cast]", progress.cast)
    put("[data-left]", left ? vote.dataset.leftWords.replace("{n}", left) : "")
  }
  if (typeof progress.present === "number") put("[data-seats], .wall [data-present]", progress.present)
}

function put(places, text) {
  region.querySelectorAll(places).forEach((place) => { place.textContent = text })
}

function fetchNewest() {
  line.ask("regions:get", {}).then((answer) => { if (answer.ok) answer.regions.forEach(draw) }).catch(() => {})
}

/** A deed was answered with a whole page: its region and its notices are taken over, unless a push was faster. */
function took(answered) {
  const fresh = answered.querySelector('[data-region="console"]')
  if (!fresh) return
  const version = Number(fresh.dataset.version)
  if (version >= known.console.version) {
    known = { console: { region: "console", version } }
    take(fresh, version)
  }
}

document.addEventListener("submit", (event) => {
  if (event.target.target === "_blank") return
  submitInPlace(event).then((answered) => { if (answered) took(answered) })
})
line.on("region", draw)
line.on("progress", count)
line.on("open", () => {
  clearTimeout(losing)
  losing = null
  if (page.hasAttribute("data-lost")) showNotices("")
  page.removeAttribute("data-lost")
  fetchNewest()
})
line.on("drop", () => {
  losing = losing || setTimeout(() => {
    page.setAttribute("data-lost", "")
    showNotices(page.dataset.lostText)
  }, LOST_AFTER)
})
document.addEventListener("visibilitychange", () => { if (!document.hidden) line.open() })
window.addEventListener("pageshow", () => line.open())
window.addEventListener("pagehide", () => line.close())
pickWithFocus(region)
sayNews(region)
settle()
setInterval(() => tick(region), 250)
