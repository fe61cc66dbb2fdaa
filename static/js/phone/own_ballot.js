// The ballot this phone cast itself, kept in its memory alone: a vote that is stopped and reopened shows it again.

import { ballotFields } from "../core/ballot.js"

let mine = null

/** Return the form of a ballot on a page or in a drawn task, or null. */
export function ballotIn(root) {
  return root.querySelector('form[data-form="ballot"]')
}

/** Return what stands in all fields of a form, as [name, value]. */
export function fieldsOf(form) {
  return Array.from(new FormData(form)).map(([name, value]) => [name, String(value)])
}

/** Fill a form with these fields, and empty what they do not name. */
export function fill(form, fields) {
  const said = (name, value) => fields.some((field) => field[0] === name && (value === undefined || field[1] === value))
  Array.from(form.elements).forEach((field) => {
    if (!field.name || field.type === "hidden") return
    if (/^(radio|checkbox)$/.test(field.type)) field.checked = said(field.name, field.value)
    else if (said(field.name)) field.value = fields.find((other) => other[0] === field.name)[1]
    else field.value = field.type === "number" ? "0" : ""
  })
}

/** Remember what the server acknowledged for a step. */
export function rememberBallot(step, fields) {
  mine = { step, fields: ballotFields(fields) }
}

/** Remember what the server filled in on a page of this seat. */
export function readBallot(page) {
  const form = ballotIn(page)
  if (form && "cast" in form.dataset) rememberBallot(form.elements.namedItem("step").value, fieldsOf(form))
}

/** Fill it in on the form of its own step; says whether there was something to fill in. */
export function tickBallot() {
  const form = ballotIn(document)
  if (!form || !mine || form.elements.namedItem("step").value !== mine.step) return false
  fill(form, mine.fields)
  return true
}

/** Bring what stands in the form on the screen over to one of the same step that is about to be drawn in its place. */
export function carry(from, to) {
  const [here, coming] = [ballotIn(from), ballotIn(to)]
  if (here && coming) fill(coming, fieldsOf(here))
}

/** Forget it, as everybody does at the count. */
export function forgetBallot() {
  mine = null
}
