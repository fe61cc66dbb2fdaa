// What a person does on the task: choosing, typing, sending. Each form also works without this.

import { choicesOf, leftInWords, openOf, spentOf } from "../core/ballot.js"
import { keepDraft } from "../core/drafts.js"
import { ballotIn, fieldsOf, fill } from "./own_ballot.js"
import { say, tell, words } from "./words.js"

/** Listen to the whole page, since tasks come and go. */
export function listen(memory, outbox) {
  document.addEventListener("submit", (event) => submit(event, outbox))
  document.addEventListener("change", (event) => chosen(event.target.form))
  document.addEventListener("input", (event) => typed(event.target, memory))
}

function submit(event, outbox) {
  const form = event.target
  if (!form.dataset.form) return
  event.preventDefault()
  const fields = fieldsOf(form)
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

let before = []

/** What stands in the ballot now is what a choice too many falls back to. */
export function settleBallot() {
  const form = ballotIn(document)
  before = form ? fieldsOf(form) : []
}

/** Take a choice, or take it back where it is one too many, and say what is left. */
export function chosen(form) {
  if (!form || form.dataset.form !== "ballot") return
  const { kind, most, tooMany } = form.dataset
  const fields = fieldsOf(form)
  const spent = spentOf(kind, fields, (action) => costOf(form, action))
  if (spent > Number(most || spent)) {
    fill(form, before)
    say(tooMany.replace("{n}", most), "attention")
  } else {
    before = fields
    const cards = form.querySelectorAll("[data-said]").length
    const left = leftInWords(form.dataset, cards ? openOf(cards, fields) : most - spent, "")
    say(left ? left + " " + words.unsavedShort : words.unsaved)
  }
  tell("ballot:changed", form)
}

function costOf(form, action) {
  return Number(form.querySelector('[value="' + action + '"]').dataset.cost)
}

function typed(field, memory) {
  if (!field.hasAttribute || !field.hasAttribute("data-draft")) return
  const step = field.form.elements.namedItem("step")
  keepDraft(memory, step ? step.value : "", field.name, field.value)
}
