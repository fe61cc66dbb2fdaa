// Keying paper: the line is sent while the next one is being typed, and the cursor never leaves it.
// Lines go one after the other; each has a key of its own, so that sending one twice keeps it once.

import { morphChildren } from "../core/morph.js"
import { showNotices } from "./submit.js"

const form = document.querySelector("form[data-keying]")
const waiting = []
let busy = false

function keyOfOwn() {
  return Array.from(crypto.getRandomValues(new Uint8Array(9)), (byte) => byte.toString(16).padStart(2, "0")).join("")
}

function send() {
  const body = waiting[0]
  busy = true
  fetch(form.action, { method: "POST", body: new URLSearchParams(body), credentials: "same-origin" })
    .then((response) => response.text())
    .then((html) => took(new DOMParser().parseFromString(html, "text/html"), body))
    .catch(() => unsent(body))
    .finally(() => {
      waiting.shift()
      busy = false
      if (waiting.length) send()
    })
}

/** Show what the server read; what it refused stands in the line again, unless the next one is being typed. */
function took(answered, body) {
  const told = answered.querySelector("[data-told]")
  if (!told) return unsent(body)
  const here = form.parentNode.querySelector("[data-told]")
  morphChildren(here, told)
  const notices = answered.querySelector("[data-notices]")
  showNotices(notices.innerHTML, true)
  const refused = answered.querySelector("form[data-keying] [name=line]").value
  if (refused) giveBack(refused)
}

function unsent(body) {
  showNotices(document.querySelector("[data-unsent-text]").dataset.unsentText)
  giveBack(body.get("line"))
}

/** Nothing typed is lost: a line that comes too late to stand in its field is said. */
function giveBack(text) {
  const line = form.elements.line
  if (!line.value) {
    line.value = text
    line.select()
    return
  }
  const said = document.createElement("p")
  said.textContent = text
  document.querySelector("[data-notices]").append(said)
}

if (form) {
  const line = form.elements.line
  if (line.value) line.select()
  form.addEventListener("submit", (event) => {
    event.preventDefault()
    const body = new FormData(form)
    body.set("key", keyOfOwn())
    line.value = ""
    line.focus()
    waiting.push(body)
    if (!busy) send()
  })
}
