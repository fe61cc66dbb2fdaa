// A ballot as a person fills it in on a phone, read from the fields of its form.

/** Return the choices of a form: a list for a pick, {action: answer} for three answers. */
export function choicesOf(kind, entries) {
  if (kind === "pick") return entries.filter(([name]) => name === "choice").map(([, value]) => value)
  const choices = {}
  entries.forEach(([name, value]) => {
    if (name.indexOf("answer-") === 0) choices[name.slice(7)] = value
  })
  return choices
}

/** Return the form's fields that stand for these choices: [name, value], as they would be ticked. */
export function ticksOf(choices) {
  if (Array.isArray(choices)) return choices.map((action) => ["choice", action])
  return Object.keys(choices).map((action) => ["answer-" + action, choices[action]])
}

/** Return the list as one seat sees it: from another place on, running round (7…12, 1…6). */
export function turned(items, turn) {
  if (!items.length) return []
  const start = turn % items.length
  return items.slice(start).concat(items.slice(0, start))
}

/** Return what to say about how many may still be picked. */
export function leftInWords(words, left) {
  if (left <= 0) return words.mayChange
  return left === 1 ? words.leftOne : words.leftMany.replace("{n}", left)
}
