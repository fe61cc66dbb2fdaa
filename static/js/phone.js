// A phone in the room: follows the step at once, loses no word, and works as plain forms where this does not run.

import { leftInWords } from "./core/ballot.js"
import { dropDraft } from "./core/drafts.js"
import { memory } from "./core/memory.js"
import { Dropped, lineOf, wire } from "./core/wire.js"
import { hush } from "./elements/read-aloud.js"
import { watchEnd } from "./phone/ending.js"
import { listen, newKey, settleBallot } from "./phone/forms.js"
import { fitHelp, handIsUp, listenToHelp, takeHelp } from "./phone/help.js"
import { ballotIn, forgetBallot, readBallot, rememberBallot, tickBallot } from "./phone/own_ballot.js"
import { drop, hold, isPaused, listenToPause } from "./phone/pause.js"
import { sender } from "./phone/sender.js"
import { keepShell } from "./phone/shell.js"
import { coming, draw, drawnAt, keepDrafts, restore, showUnsent, takeOver, task, tellReceipt } from "./phone/task.js"
import { say, tell, words } from "./phone/words.js"

const HAS_OWN = ["write", "tables", "break", "read", "wait", "thanks"]
const COUNTED = ["counted", "results"]
const LOOK_AGAIN = 20000
const TO_READ = 10000
const CLOSED = ["vote_closed", "step_closed"]

const memories = memory(storage(), document.body.dataset.session)
const line = wire(lineOf(location), { as: "seat" })
const outbox = sender(line, memories, settle)
let asking = null
let lateAt = -TO_READ

function storage() {
  try {
    return window.localStorage
  } catch (error) {
    return null
  }
}

/** Draw what the server tells, or keep it where the screen stands still. The count never waits: it wipes what was chosen. */
function hear(push) {
  const next = isPaused() && coming(push)
  if (!next) show(push)
  else if (COUNTED.indexOf(next.dataset.screen) >= 0) {
    drop()
    show(push)
  } else hold(push, next)
}

function show(push) {
  const became = draw(push, memories)
  if (!became) return
  if (COUNTED.indexOf(task().dataset.screen) >= 0) wipe()
  if (became === "changed") hush()
  fitHelp(task())
  watchEnd(task(), drawnAt(), nearly)
  if (became === "changed" && tickBallot()) say(words.saved + " " + words.mayChange)
  // The screen that follows a ballot that came too late may not wipe away that it did.
  else if (became === "changed" && performance.now() - lateAt < TO_READ) say(words.late, "attention")
  if (became === "changed") enliven()
  showUnsent(memories)
  if (hasOwn(task().dataset.screen)) askOwn(Math.random() * task().dataset.spread)
}

function hasOwn(screen) {
  return HAS_OWN.indexOf(screen) >= 0 || ("receipts" in document.body.dataset && "ballot" in task().dataset)
}

/** One quiet line, once; what somebody must do first stays. */
function nearly() {
  if (document.querySelector("[data-status]").hasAttribute("data-tone")) return false
  if (!handIsUp()) say(words.nearly)
  return true
}

/** After the count this phone holds nothing any more that tells what was chosen or written on it. */
function wipe() {
  const late = outbox.dropBallots()
  forgetBallot()
  memories.wipe()
  document.querySelector("[data-private]").textContent = ""
  document.querySelectorAll("[data-of-vote]").forEach((part) => part.remove())
  tellReceipt("")
  if (late) say(words.late, "attention")
}

/** Fetch the private part of this seat's own page; a room spreads this over as long as it is large. */
function askOwn(wait) {
  clearTimeout(asking)
  asking = setTimeout(() => {
    fetch("/sessie", { credentials: "same-origin" }).then((response) => response.text())
      .then((html) => takePage(new DOMParser().parseFromString(html, "text/html"))).catch(() => {})
  }, wait)
}

/** Take over what a page of this seat says of its own. */
function takePage(page) {
  const cameDown = takeHelp(page)
  fitHelp(task())
  if (cameDown && document.querySelector("[data-status]").textContent === words.hand) say("")
  takeOver(page)
}

/** What became of something that was sent. */
function settle(message, answer) {
  if (!answer.ok) refused(message, answer.error)
  else if (message.kind === "ballot") saved(message, answer)
  else if (message.kind === "idea") kept(message)
  else changed(message, answer)
  if (answer.page) takePage(answer.page)
}

function refused(message, error) {
  const late = message.kind === "ballot" && CLOSED.indexOf(error.code) >= 0
  if (late) lateAt = performance.now()
  say(late ? words.late : error.message, "attention")
}

function saved(message, answer) {
  // The role is part of the ballot from now on.
  document.querySelectorAll(".seat__change").forEach((link) => link.remove())
  rememberBallot(message.step, message.fields)
  const form = ballotIn(document)
  say(words.saved + " " + leftInWords(form ? form.dataset : {}, answer.left, words.mayChange))
  if (document.body.dataset.receipts !== undefined) askOwn(Math.random() * task().dataset.spread)
}

/** Most kinds of ballot have a script of their own, which comes with the first that needs it. */
function enliven() {
  settleBallot()
  const form = ballotIn(document)
  if (!form || form.dataset.kind === "pick") return
  tell("task:drawn", document)
  if (document.querySelector("script[data-kinds]")) return
  const script = document.createElement("script")
  script.type = "module"
  script.src = words.kinds
  script.dataset.kinds = ""
  script.onerror = () => document.head.removeChild(script)
  document.head.appendChild(script)
}

function changed(message, answer) {
  document.querySelectorAll('form[action="' + message.action + '"] [data-draft]').forEach((field) => {
    field.value = ""
    dropDraft(memories, message.step, field.name)
  })
  say(message.said || answer.text || words.saved)
}

function kept(message) {
  const field = document.querySelector('form[data-form="idea"] [data-draft]')
  if (field && field.value === message.payload.text) field.value = ""
  dropDraft(memories, message.step, "text")
  showUnsent(memories)
  say(words.idea)
  askOwn(0)
}

function fetchNewest() {
  line.ask("regions:get", {}, 5000).then((answer) => {
    if (answer.ok) answer.regions.forEach(hear)
  }).catch((error) => { if (error instanceof Dropped) wake() })
}

/** Phones sleep without telling: on return the line is tried, and what is newest is fetched. */
function wake() {
  if (line.isOpen) fetchNewest()
  else line.open()
}

function sendUnsent() {
  const card = document.querySelector("[data-unsent]")
  const text = card.querySelector("[data-unsent-text]").textContent
  const key = newKey()
  const fields = [["csrf", document.body.dataset.csrf], ["key", key], ["step", card.dataset.step], ["text", text]]
  outbox.put({ key, kind: "idea", step: card.dataset.step, action: "/sessie/idee", fields,
    event: "idea:submit", payload: { text, key } })
}

function dropUnsent() {
  dropDraft(memories, document.querySelector("[data-unsent]").dataset.step, "text")
  showUnsent(memories)
}

// At a table others hand in too, and a hand is answered; that is private to the seat, so no push tells it.
setInterval(() => {
  const waits = handIsUp() || (task().dataset.screen === "tables" && !isPaused())
  if (!document.hidden && waits) askOwn(Math.random() * task().dataset.spread)
}, LOOK_AGAIN)

memories.wipeOthers()
line.on("region", hear)
line.on("open", () => {
  document.documentElement.classList.add("live")
  fetchNewest()
})
line.on("drop", () => document.documentElement.classList.remove("live"))
listen(memories, outbox)
listenToHelp()
listenToPause(show)
document.querySelector("[data-unsent-send]").addEventListener("click", sendUnsent)
document.querySelector("[data-unsent-drop]").addEventListener("click", dropUnsent)
document.addEventListener("visibilitychange", () => {
  if (document.hidden) keepDrafts(memories)
  else wake()
})
window.addEventListener("pageshow", wake)
window.addEventListener("online", wake)
window.addEventListener("offline", () => line.drop())
window.addEventListener("pagehide", () => line.close())
if (COUNTED.indexOf(task().dataset.screen) >= 0) wipe()
restore(memories)
readBallot(document)
enliven()
document.querySelectorAll("[data-needs-script]").forEach((part) => { part.hidden = false })
document.addEventListener("read-aloud:stuck", () => say(words.unread, "attention"))
fitHelp(task())
watchEnd(task(), drawnAt(), nearly)
keepShell()
say(document.querySelector("[data-status]").textContent)
