// The ballot this phone cast itself, kept in its memory alone: a vote that is stopped and reopened shows it again.

import { choicesOf, ticksOf } from "../core/ballot.js"

let mine = null

/** Remember what the server acknowledged for a step. */
export function rememberBallot(step, choices) {
  mine = { step, choices }
}

/** Remember what the server ticked on a page of this seat. */
export function readBallot(page) {
  const form = page.querySelector('form[data-form="ballot"][data-cast]')
  if (!form) return
  const ticked = Array.from(form.querySelectorAll("input[checked]")).map((field) => [field.name, field.value])
  rememberBallot(form.elements.namedItem("step").value, choicesOf(form.dataset.kind, ticked))
}

/** Tick it on the form of its own step; says whether there was something to tick. */
export function tickBallot() {
  const form = document.querySelector('form[data-form="ballot"]')
  if (!form || !mine || form.elements.namedItem("step").value !== mine.step) return false
  ticksOf(mine.choices).forEach(([name, value]) => {
    form.querySelectorAll("input").forEach((field) => {
      if (field.name === name && field.value === value) field.checked = true
    })
  })
  return true
}

/** Forget it, as everybody does at the count. */
export function forgetBallot() {
  mine = null
}
