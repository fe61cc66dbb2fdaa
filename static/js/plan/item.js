// The page of one action: keeps each field as it is typed, lends it meanwhile, and shows what others change.
import { Field } from "./field.js"
import { walkable } from "./grid.js"
import { offerTips } from "../writing/tips.js"

const PAUSE = 1200
const LOOK = 4000
const RENEW = 12000

const form = document.getElementById("fields")
const words = document.querySelector("[data-words]").dataset
const base = form.dataset.plan
const token = form.querySelector("[name=csrf]").value
const state = document.querySelector("[data-state]")
const heard = document.querySelector("[data-heard]")
const fields = new Map()
const waiting = new Map()
const lent = new Map()
let sending = Promise.resolve()

for (const box of document.querySelectorAll("[data-field]")) {
  if (box.querySelector("[data-input]")) fields.set(box.dataset.field, new Field(box))
}
offerTips(document)
for (const table of document.querySelectorAll("[data-grid]")) walkable(table)

for (const field of fields.values()) {
  field.input.addEventListener("input", () => { field.forgive(); borrow(field); later(field) })
  field.input.addEventListener("change", () => soon(field))
  field.input.addEventListener("blur", () => { soon(field); giveBack(field) })
}

form.addEventListener("submit", (event) => {
  event.preventDefault()
  for (const field of fields.values()) soon(field)
  sending.then(tellState)
})

window.addEventListener("beforeunload", (event) => { if (unsent()) event.preventDefault() })
window.addEventListener("online", () => { for (const field of fields.values()) soon(field) })
document.addEventListener("visibilitychange", look)
setInterval(look, LOOK)
tellState()

function later(field) {
  clearTimeout(waiting.get(field.name))
  waiting.set(field.name, setTimeout(() => soon(field), PAUSE))
  state.textContent = words.typing
}

function soon(field) {
  clearTimeout(waiting.get(field.name))
  waiting.delete(field.name)
  sending = sending.then(() => keep(field))
}

async function keep(field) {
  const sent = field.value
  // A text that met another waits for its writer to choose: nothing is overwritten unseen.
  if (!field.typed || field.inConflict) return tellState()
  const answer = await ask("velden", { fields: { [field.name]: { value: sent, version: field.version } } })
  if (!answer) return tellState()
  if (answer.fields && !answer.error) {
    field.kept(sent, answer.fields[field.name])
    meet(answer)
  } else if (answer.error.code === "changed_meanwhile" && answer.fields) {
    field.conflict(asTyped(answer.fields[field.name]), words, () => soon(field))
  } else field.refuse(answer.error.message)
  tellState()
}

function asTyped(conflict) {
  const told = conflict.theirs
  const value = told === true ? "ja" : told === false ? "nee" : typeof told === "number" ? String(told).replace(".", ",") : told ?? ""
  return { value, version: conflict.version }
}

function meet(answer) {
  for (const [name, kept] of Object.entries(answer.fields)) fields.get(name)?.meet(kept)
  for (const [name, total] of Object.entries(answer.totals)) {
    for (const cell of document.querySelectorAll(`[data-total="${name}"]`)) cell.textContent = total
  }
  document.querySelector("[data-money]").innerHTML = answer.money
  if (answer.title) document.querySelector("[data-title]").textContent = answer.title
}

async function look() {
  if (document.hidden || waiting.size) return
  try {
    const answer = await fetch(`${base}/stand`, { headers: { Accept: "application/json" } })
    if (answer.ok && !waiting.size) meet(await answer.json())
    for (const field of fields.values()) if (field.typed && !field.refused && !waiting.has(field.name)) soon(field)
  } catch { tellState() }
}

function borrow(field) {
  if (Date.now() - (lent.get(field.name) ?? 0) < RENEW) return
  lent.set(field.name, Date.now())
  ask("leen", { name: field.name }).then((loan) => { if (loan && loan.mine === false) field.lend(loan.who) })
}

function giveBack(field) {
  if (!lent.delete(field.name)) return
  sending.then(() => ask("teruggeven", { name: field.name }))
}

async function ask(what, body) {
  try {
    const answer = await fetch(`${base}/${what}`, {
      method: "POST", headers: { "Content-Type": "application/json", "X-CSRF": token }, body: JSON.stringify(body),
    })
    return await answer.json()
  } catch {
    state.textContent = heard.textContent = words.offline
    return null
  }
}

function unsent() {
  return [...fields.values()].some((field) => field.typed)
}

function tellState() {
  const told = !navigator.onLine ? words.offline : unsent() ? words.unsent : words.kept
  if (told === state.textContent) return
  // Who listens hears that all is kept, or that the line is gone: not that they are typing.
  if (state.textContent && told !== words.unsent && told !== heard.textContent) heard.textContent = told
  state.textContent = told
}
