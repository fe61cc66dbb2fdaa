// Dots by plus and minus; the number can still be typed.

import { chosen } from "../forms.js"
import { say } from "../words.js"

/** Show the buttons, and the dots themselves beside their number. */
export function showDots(form) {
  form.querySelectorAll(".stepper").forEach((stepper) => {
    stepper.querySelectorAll("button").forEach((button) => { button.hidden = false })
    stepper.querySelector("[data-dots]").textContent = "●".repeat(Number(stepper.querySelector("input").value))
  })
}

/** Listen to the buttons and to what is typed. */
export function listenToDots() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest(".stepper button")
    if (!button) return
    const field = button.parentNode.querySelector("input")
    take(field, Number(field.value) + ("more" in button.dataset ? 1 : -1))
  })
  document.addEventListener("change", ({ target }) => {
    if (target.closest(".stepper")) take(target, Math.floor(Number(target.value)) || 0)
  })
}

/** Put so many dots on a card, or as many as may lie there. */
function take(field, dots) {
  const most = Number(field.max)
  field.value = Math.max(0, Math.min(most, dots))
  chosen(field.form)
  if (dots > most) say(field.dataset.tooMany, "attention")
}
