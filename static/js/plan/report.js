// Forms in which one writes for a while: tips beside a text, and a question before what was written is left behind.

import { offerTips } from "../writing/tips.js"

const form = document.querySelector("form[data-guarded]")
let isSent = false

offerTips(document)
form.addEventListener("submit", () => { isSent = true })
window.addEventListener("pageshow", () => { isSent = false })
window.addEventListener("beforeunload", (event) => { if (!isSent && isUnsent()) event.preventDefault() })

function isUnsent() {
  // A form that came back with what to do holds what was never kept.
  if (form.dataset.guarded === "unsent") return true
  return [...form.querySelectorAll("input, textarea, select")].some((field) =>
    field.options ? field.value !== firstOf([...field.options]) :
      field.value !== field.defaultValue || field.checked !== field.defaultChecked)
}

function firstOf(options) {
  return (options.find((one) => one.defaultSelected) || options[0]).value
}
