// Tips beside a field while somebody writes: asked of our own server after a pause, shown quietly, never put in the text.

const PAUSE = 900
const MARK = "[data-plain]"

const told = new Map()
const waiting = new Map()

/** Give tips on every field of this page that asks for them, also on fields drawn later. */
export function offerTips(root) {
  const ask = (event) => { if (event.target.matches && event.target.matches(MARK)) return event.target }
  root.addEventListener("input", (event) => { const field = ask(event); if (field) later(field) })
  root.addEventListener("focusin", (event) => { const field = ask(event); if (field && !told.has(field.id)) later(field) })
  root.addEventListener("click", (event) => {
    const words = event.target.closest("[data-tips-of] [data-start]")
    if (words) pointOut(words)
  })
  root.querySelectorAll("[data-tips-page]").forEach((place) => { place.hidden = true })
}

/** Show again what was told, after the page was drawn anew. */
export function showTips(root) {
  root.querySelectorAll("[data-tips-of]").forEach((box) => {
    const tips = told.get(box.dataset.tipsOf)
    const field = document.getElementById(box.dataset.tipsOf)
    if (tips && field && field.value === tips.text) fill(box, tips)
  })
}

function later(field) {
  clearTimeout(waiting.get(field.id))
  waiting.set(field.id, setTimeout(() => look(field), PAUSE))
}

function look(field) {
  const text = field.value
  const token = document.querySelector("[name=csrf]").value
  const body = JSON.stringify({ text, most: Number(field.dataset.plain) })
  fetch("/taalhulp", { method: "POST", headers: { "Content-Type": "application/json", "X-CSRF": token }, body, credentials: "same-origin" })
    .then((response) => (response.ok ? response.json() : null))
    .then((tips) => {
      // An answer about a text that changed meanwhile is about nothing.
      if (!tips || document.getElementById(field.id)?.value !== text) return
      told.set(field.id, { ...tips, text })
      const box = document.querySelector('[data-tips-of="' + field.id + '"]')
      if (box) fill(box, tips)
    })
    .catch(() => {})
}

function fill(box, tips) {
  box.hidden = !tips.tips
  box.innerHTML = tips.html
  box.querySelectorAll("[data-start]").forEach(makeButton)
}

/** The words of a tip are a button that picks them out in the field. */
function makeButton(words) {
  const button = document.createElement("button")
  button.type = "button"
  button.className = "tips__words link-button"
  button.dataset.start = words.dataset.start
  button.dataset.end = words.dataset.end
  button.dir = "auto"
  button.textContent = "«" + words.textContent + "»"
  words.replaceWith(button)
}

function pointOut(words) {
  const field = document.getElementById(words.closest("[data-tips-of]").dataset.tipsOf)
  const signs = Array.from(field.value)
  const before = (count) => signs.slice(0, count).join("").length
  field.focus()
  field.setSelectionRange(before(Number(words.dataset.start)), before(Number(words.dataset.end)))
}
