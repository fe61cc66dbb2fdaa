// Makes the longer kinds of ballot livelier. It comes with the first form that needs it; without it they work as they stand.

import { listenToDeck, showDeck } from "./kinds/deck.js"
import { listenToDots, showDots } from "./kinds/dots.js"
import { arrange, listenToOrder } from "./kinds/order.js"
import { ballotIn } from "./own_ballot.js"

const REASONED = /^(concern|objection)$/

/** Show what belongs to what stands in a form: on the page, or in a drawing that is about to take its place. */
function show(form) {
  if ("deck" in form.dataset) showDeck(form)
  if (form.dataset.kind === "dots") showDots(form)
  if (form.dataset.kind === "rank") arrange(form)
  form.querySelectorAll("[data-reason]").forEach(showReason)
}

/** Who has nothing against it is not asked why. */
function showReason(part) {
  const answer = part.parentNode.querySelector("input:checked")
  part.hidden = !(answer && REASONED.test(answer.value)) && !part.querySelector("textarea").value
}

/** Two rows of buttons stick above the dock of a deck: what gets the focus comes to stand above them. */
function showIn(root) {
  const form = ballotIn(root)
  if (form) show(form)
  document.documentElement.classList.toggle("has-deck", Boolean(form) && "deck" in form.dataset)
}

document.addEventListener("task:drawn", (event) => showIn(event.detail))
document.addEventListener("ballot:changed", (event) => show(event.detail))
listenToDeck(show)
listenToDots()
listenToOrder()
showIn(document)
