// «Hulp»: what the panel offers goes along with the task, and says whether one's hand is up.

import { morphChildren } from "../core/morph.js"

const panel = document.querySelector(".help")
const forms = document.querySelector("[data-help]")

/** Offer what belongs to this task, for its step. */
export function fitHelp(task) {
  document.querySelectorAll("[data-screens]").forEach((part) => {
    part.hidden = part.dataset.screens.split(" ").indexOf(task.dataset.screen) < 0
  })
  document.querySelectorAll("[data-step-field]").forEach((field) => { field.value = task.dataset.step })
}

/** Say whether this seat has its hand up, as far as this phone knows. */
export function handIsUp() {
  return Boolean(forms.dataset.hand)
}

/** Take over what the server says of this seat's hand and paper; returns whether the hand came down. */
export function takeHelp(page) {
  const fresh = page.querySelector("[data-help]")
  if (!fresh) return false
  const wasUp = handIsUp()
  const hadFocus = forms.contains(document.activeElement)
  forms.dataset.hand = fresh.dataset.hand
  panel.classList.toggle("help--up", handIsUp())
  morphChildren(forms, document.importNode(fresh, true))
  // The button that was pressed is gone: who uses a keyboard stays in the panel.
  if (hadFocus && !forms.contains(document.activeElement)) forms.focus()
  return wasUp && !handIsUp()
}

/** Let Escape close the panel, and a tap beside it. */
export function listenToHelp() {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !panel.open) return
    panel.open = false
    panel.querySelector("summary").focus()
  })
  document.addEventListener("click", (event) => {
    if (panel.open && !panel.contains(event.target)) panel.open = false
  })
}
