// What a person does on the task: choosing, typing, sending. Each form also works without this.

import { choicesOf, leftInWords } from "../core/ballot.js"
import { keepDraft } from "../core/drafts.js"
import { say, words } from "./words.js"

/** Listen to the whole page, since tasks come and go. */
export function listen(memory, outbox) {
  document.addEventListener("submit", (event) => submit(event, outbox))
  document.addEventListener("change", (event) => chosen(event.target))
  document.addEventListener("input", (event) => typed(event.target, memory))
}

function submit(event, outbox) {
  const form = event.target
  if (!form.dataset.form) return
  event.preventDefault()
  const fields = Array.from(new FormData(form)).map(([name, value]) => [name, String(value)])
  const key = newKey()
  const step = form.elements.namedItem("step") ? form.elements.namedItem("step").value : ""
  const message = { key, kind: form.dataset.form, step, action: form.getAttribute("action"), fields: withKey(fields, key) }
  if (form.dataset.said) message.said = form.dataset.said
  message.content = JSON.stringify([message.kind, message.action, contentOf(fields)])
  if (message.kind === "idea") {
    const text = form.elements.namedItem("text").value
    if (!text.trim()) return
    Object.assign(message, { event: "idea:submit", payload: { text, key } })
  }
  if (message.kind === "ballot") {
    const choices = choicesOf(form.dataset.kind, fields)
    Object.assign(message, { event: "ballot:cast", payload: { step, choices, key } })
  }
  outbox.put(message)
}

function contentOf(fields) {
  return fields.filter(([name]) => name !== "key" && name !== "csrf")
}

function withKey(fields, key) {
  return fields.map(([name, value]) => (name === "key" ? [name, key] : [name, value]))
}

/** A key that no other deed has; `crypto.randomUUID` is missing on plain HTTP, where rooms without internet run. */
export function newKey() {
  const dice = new Uint32Array(4)
  crypto.getRandomValues(dice)
  return Array.from(dice).map((number) => number.toString(36)).join("")
}

function chosen(field) {
  const form = field.form
  if (!form || form.dataset.form !== "ballot") return
  if (form.dataset.kind !== "pick") {
    say(words.unsaved)
    return
  }
  const most = Number(form.dataset.k)
  const left = most - form.querySelectorAll('input[name="choice"]:checked').length
  if (left < 0) {
    field.checked = false
    say(words.tooMany.replace("{n}", most), "attention")
  } else say(left ? leftInWords(words, left) + " " + words.unsavedShort : words.unsaved)
}

function typed(field, memory) {
  if (!field.hasAttribute || !field.hasAttribute("data-draft")) return
  const step = field.form.elements.namedItem("step")
  keepDraft(memory, step ? step.value : "", field.name, field.value)
}
