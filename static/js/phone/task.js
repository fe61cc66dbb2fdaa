// The task on the screen: draws what the server pushed, then adds what is this seat's own.

import { turned } from "../core/ballot.js"
import { draftOf, keepDraft, unsent } from "../core/drafts.js"
import { morphChildren } from "../core/morph.js"
import { newest } from "../core/regions.js"
import { carry } from "./own_ballot.js"
import { announce, fitDock, say, tell, words } from "./words.js"

const seat = document.body.dataset
const region = document.querySelector('[data-region="step"]')
const own = document.querySelector("[data-private]")
let known = { step: { region: "step", version: Number(region.dataset.version) } }

/** The element of the task now on screen. */
export function task() {
  return region.querySelector(".task")
}

/** Return the task that a push brings, or null if it is not newer than what is on the screen. */
export function coming(push) {
  if (push.region !== "step" || newest(known, push) === known) return null
  const drawn = document.createElement("template")
  drawn.innerHTML = push.html
  const task = drawn.content.querySelector(".task")
  if (task) personal(task)
  return task
}

/** Draw a push if it is newer; returns what became of the task: "same", "changed" or "" for nothing. */
export function draw(push, memory) {
  const drawn = coming(push)
  if (!drawn) return ""
  known = newest(known, push)
  region.dataset.version = push.version
  return isSame(task(), drawn) ? stay(drawn.parentNode) : replace(drawn.parentNode, drawn, memory)
}

/** The server's clock when the task on the screen was drawn, in milliseconds. */
export function drawnAt() {
  return Number(region.dataset.version)
}

function isSame(here, other) {
  return Boolean(here) && ["step", "screen"].every((name) => here.dataset[name] === other.dataset[name])
}

/** What somebody filled in goes along, also where the server puts a card in another place. */
function stay(content) {
  carry(region, content)
  tell("task:drawn", content)
  morphChildren(region, content)
  tell("task:drawn", region)
  return "same"
}

function replace(content, arriving, memory) {
  keepDrafts(memory)
  while (region.firstChild) region.removeChild(region.firstChild)
  region.appendChild(content)
  own.textContent = ""
  say("")
  restore(memory)
  document.title = (arriving.dataset.title || seat.name) + " – " + seat.name
  announce(words.new + " " + (question(arriving) || arriving.dataset.title))
  window.scrollTo(0, 0)
  return "changed"
}

/** The question of a task, without the Dutch beside a translation. */
function question(drawn) {
  const asked = drawn.querySelector("h1")
  if (!asked) return ""
  const heard = asked.cloneNode(true)
  heard.querySelectorAll("[aria-hidden]").forEach((unheard) => unheard.parentNode.removeChild(unheard))
  return heard.textContent
}

/** Add to a drawn task what belongs to this seat: its turn of the list, its right to send, its role. */
export function personal(root) {
  root.querySelectorAll('input[name="csrf"]').forEach((field) => { field.value = seat.csrf })
  root.querySelectorAll("[data-turned]").forEach((list) => {
    turned(Array.from(list.children), Number(seat.turn)).forEach((item) => list.appendChild(item))
  })
  root.querySelectorAll("[data-roles]").forEach((part) => {
    part.hidden = part.dataset.roles.split(" ").indexOf(seat.role) < 0
  })
  root.querySelectorAll("[data-roles-not]").forEach((part) => {
    part.hidden = part.dataset.rolesNot.split(" ").indexOf(seat.role) >= 0
  })
}

/** Remember what stands in every field that keeps drafts. */
export function keepDrafts(memory) {
  document.querySelectorAll("[data-draft]").forEach((field) => {
    keepDraft(memory, stepOf(field), field.name, field.value)
  })
}

/** Give back what was typed before, and show what was never sent. */
export function restore(memory) {
  document.querySelectorAll("[data-draft]").forEach((field) => {
    if (!field.value) field.value = draftOf(memory, stepOf(field), field.name)
  })
  showUnsent(memory)
}

/** Show the card «Dit heb je nog niet gestuurd», or hide it. */
export function showUnsent(memory) {
  const card = document.querySelector("[data-unsent]")
  const [first] = unsent(memory, task().dataset.step)
  card.hidden = !first
  card.dataset.step = first ? first.step : ""
  card.querySelector("[data-unsent-text]").textContent = first ? first.text : ""
}

/** Take over the private part and the state of a page that the server drew for this seat. */
export function takeOver(page) {
  const fresh = page.querySelector("[data-private]")
  const drawn = page.querySelector(".task")
  if (!fresh || !drawn || !isSame(task(), drawn)) return
  morphChildren(own, document.importNode(fresh, true))
  const receipt = page.querySelector("[data-receipt]")
  if (receipt) tellReceipt(receipt.innerHTML)
}

/** Say the three words of this ballot under the list, so that nothing that is being read moves. */
export function tellReceipt(html) {
  const line = document.querySelector("[data-receipt]")
  if (!line || line.innerHTML === html) return
  line.innerHTML = html
  fitDock()
}

function stepOf(field) {
  const named = field.form && field.form.elements.namedItem("step")
  return named ? named.value : ""
}
