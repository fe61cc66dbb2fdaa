// Texts that are typed but not sent: kept per step and field, so that a lost phone page loses no word.

/** Remember what stands in a field now; nothing left means nothing to remember. */
export function keepDraft(memory, step, field, text) {
  const name = nameOf(step, field)
  if (text.trim()) memory.keep(name, text)
  else memory.drop(name)
}

/** Return what was typed in this field of this step, or "". */
export function draftOf(memory, step, field) {
  const text = memory.read(nameOf(step, field))
  return typeof text === "string" ? text : ""
}

/** Forget the draft of a field, because it was sent or thrown away. */
export function dropDraft(memory, step, field) {
  memory.drop(nameOf(step, field))
}

/** Return the ideas typed in other steps and never sent: [{step, text}]. */
export function unsent(memory, here) {
  return memory.names("draft:")
    .map((name) => ({ name, parts: name.split(":") }))
    .filter(({ parts }) => parts[1] !== here && parts[2] === "text")
    .map(({ name, parts }) => ({ step: parts[1], text: memory.read(name) }))
    .filter(({ text }) => typeof text === "string")
}

function nameOf(step, field) {
  return "draft:" + step + ":" + field
}
