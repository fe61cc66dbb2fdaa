// The page of one action: keeps each field as it is typed, lends it meanwhile, and shows what others change.
import { asker } from "./asking.js"
import { Field } from "./field.js"
import { walkable } from "./grid.js"
import { beSeen } from "./presence.js"
import { showTalk, talkHere } from "./talk.js"
import { offerTips } from "../writing/tips.js"

const PAUSE = 1200
// Who types without a pause is kept all the same: a machine that stops takes no more than this.
const LONGEST = 4000
const LOOK = 2000
const RENEW = 12000

const form = document.getElementById("fields")
const words = document.querySelector("[data-words]").dataset
const state = document.querySelector("[data-state]")
const heard = document.querySelector("[data-heard]")
const { post, get } = asker(form.dataset.plan, form.querySelector("[name=csrf]").value, () => tell(words.offline))
const fields = new Map()
const waiting = new Map()
const lent = new Map()
let sending = Promise.resolve()
let sign = ""

for (const box of document.querySelectorAll("[data-field]")) {
  if (box.querySelector("[data-input]")) fields.set(box.dataset.field, new Field(box))
}
offerTips(document)
for (const table of document.querySelectorAll("[data-grid]")) walkable(table)

for (const field of fields.values()) {
  field.input.addEventListener("input", () => { field.forgive(); borrow(field); later(field) })
  field.input.addEventListener("change", () => soon(field))
  field.input.addEventListener("focus", () => { field.seen(); look() })
  field.input.addEventListener("blur", () => { field.rest(); soon(field); giveBack(field) })
}

form.addEventListener("submit", (event) => {
  event.preventDefault()
  keepAll()
  sending.then(goOn)
})

window.addEventListener("beforeunload", (event) => { if (unsent().length) event.preventDefault() })
window.addEventListener("online", keepAll)
document.addEventListener("visibilitychange", () => { keepAll(); look() })
setInterval(look, LOOK)
beSeen(post)
talkHere(look, words.offline)
tellState()

function later(field) {
  const since = waiting.get(field.name)?.since ?? Date.now()
  clearTimeout(waiting.get(field.name)?.timer)
  const pause = Math.max(0, Math.min(PAUSE, since + LONGEST - Date.now()))
  waiting.set(field.name, { since, timer: setTimeout(() => soon(field), pause) })
  state.textContent = words.typing
}

function soon(field) {
  clearTimeout(waiting.get(field.name)?.timer)
  waiting.delete(field.name)
  sending = sending.then(() => keep(field))
}

function keepAll() {
  for (const field of fields.values()) soon(field)
}

async function keep(field) {
  const sent = field.value
  // A text that met another waits for its writer to choose: nothing is overwritten unseen.
  if (!field.typed || field.inConflict) return tellState()
  if (field.composing) return later(field)
  const answer = await post("velden", { fields: { [field.name]: { value: sent, version: field.version } } })
  if (answer?.fields && !answer.error) {
    field.kept(sent, answer.kept[field.name], answer.fields[field.name])
    meet(answer)
  } else if (answer) refused(field, answer)
  tellState()
}

function refused(field, answer) {
  if (answer.error.code !== "changed_meanwhile" || !answer.fields) return field.refuse(answer.error.message)
  const theirs = asTyped(answer.fields[field.name])
  if (field.composing) return later(field)
  if (!field.join(theirs)) return field.conflict(theirs, words, () => soon(field))
  field.tellJoined(words.joined)
  soon(field)
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
  for (const notes of document.querySelectorAll("[data-money]")) notes.innerHTML = answer.money
  if (answer.title) document.querySelector("[data-title]").textContent = answer.title
  const others = document.querySelector("[data-others]")
  if (others.innerHTML !== answer.others) others.innerHTML = answer.others
  showTalk(answer.talk)
}

async function look() {
  if (document.hidden) return
  const answer = await get(`stand?gezien=${sign}`)
  if (!answer || answer.error) return
  if (answer.fields) {
    sign = answer.sign
    meet(answer)
  }
  for (const field of unsent()) if (!field.refused && !waiting.has(field.name)) soon(field)
  tellState()
}

function borrow(field) {
  if (Date.now() - (lent.get(field.name) ?? 0) < RENEW) return
  lent.set(field.name, Date.now())
  post("leen", { name: field.name }).then((loan) => { if (loan && loan.mine === false) field.lend(loan.who) })
}

function giveBack(field) {
  if (!lent.delete(field.name)) return
  sending.then(() => post("teruggeven", { name: field.name }))
}

function unsent() {
  return [...fields.values()].filter((field) => field.typed)
}

/** Everything is kept: lead on to the next step, or show what is in the way. */
function goOn() {
  tellState()
  const [stays] = unsent()
  if (stays) stays.input.focus()
  else if (form.dataset.next) location.assign(form.dataset.next)
}

function tellState() {
  if (waiting.size) return
  tell(!navigator.onLine ? words.offline : unsent().length ? words.unsent : words.kept)
}

function tell(told) {
  if (told === state.textContent) return
  // Who listens hears that all is kept, or that the line is gone: not that they are typing.
  if (state.textContent && told !== words.unsent && told !== heard.textContent) heard.textContent = told
  state.textContent = told
}
