// Card by card: one at a time, the next by a button, and all of them folded in a list with what was answered.

import { ballotIn } from "../own_ballot.js"
import { announce } from "../words.js"

// Cards that are answered while the room hears them read go along with the wall; others at one's own pace.
const TOGETHER = ["yes_doubt_no", "consent"]

let step = ""
let wall = ""
let at = 0
let all = false

/** Show one card of a form, or all folded, and say on each what was answered. */
export function showDeck(form) {
  const cards = Array.from(form.querySelectorAll(".fold"))
  goAlong(form)
  at = Math.min(at, cards.length - 1)
  cards.forEach((card, nth) => {
    card.hidden = !all && nth !== at
    card.open = !all && nth === at
    card.querySelector("[data-said]").textContent = saidOf(card)
  })
  const nav = form.querySelector("[data-deck-nav]")
  if (nav) steer(nav, cards.length)
  form.classList.toggle("form--deck", !all)
}

/** Begin where the wall stands, and follow it where the room goes card by card. */
function goAlong(form) {
  const { value } = form.elements.namedItem("step")
  const { deck, kind } = form.dataset
  if (value !== step || (deck !== wall && TOGETHER.indexOf(kind) >= 0)) {
    at = Number(deck)
    all = false
  }
  step = value
  wall = deck
}

function steer(nav, count) {
  const [back, list, on] = nav.children
  nav.hidden = false
  back.disabled = all || at === 0
  on.disabled = all || at === count - 1
  const said = list.firstElementChild
  said.textContent = said.dataset.of.replace("{n}", at + 1).replace("{all}", count)
  list.setAttribute("aria-expanded", String(all))
}

function saidOf(card) {
  return Array.from(card.querySelectorAll("input:checked")).filter((input) => input.value).map((input) => {
    const word = input.parentNode.querySelector(".choice__text").cloneNode(true)
    word.querySelectorAll(".beside").forEach((beside) => beside.parentNode.removeChild(beside))
    return word.textContent.trim()
  }).join(", ")
}

/** Listen to the buttons and to the cards in the list; `show(form)` draws what became of it. */
export function listenToDeck(show) {
  document.addEventListener("click", (event) => {
    const pressed = event.target.closest("[data-deck-nav] button, .fold > summary")
    const form = pressed && ballotIn(document)
    if (!form) return
    if (pressed.tagName === "SUMMARY") event.preventDefault()
    if (pressed.tagName !== "SUMMARY" || all) {
      turn(pressed, form)
      show(form)
      look(form, pressed)
    }
  })
}

function turn(pressed, form) {
  const isList = "all" in pressed.dataset
  if (pressed.tagName === "SUMMARY") at = Array.from(form.querySelectorAll(".fold")).indexOf(pressed.parentNode)
  else if (!isList) at += "on" in pressed.dataset ? 1 : -1
  all = isList && !all
}

/** Bring the card in sight, tell who listens which it is, and keep the keyboard where it can go on. */
function look(form, pressed) {
  const card = form.querySelectorAll(".fold")[at]
  form.querySelector(".fold:not([hidden])").scrollIntoView({ block: "nearest" })
  if (!all) announce(card.querySelector(".card-text").textContent)
  if (pressed.disabled) form.querySelector("[data-deck-nav] button:not([disabled]):not([data-all])").focus()
}
