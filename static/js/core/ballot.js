// A ballot as a person fills it in on a phone, read from the fields of its form.

const OF_BALLOT = /^(choice$|answer-|reason-|dots-|place-|effect-|effort-)/

/** Return the fields that belong to the ballot and say something, of all fields of its form: [name, value]. */
export function ballotFields(entries) {
  return entries.filter(([name, value]) => OF_BALLOT.test(name) && value.trim() && !(isDots(name) && Number(value) === 0))
}

/** Return the choices of a form as the server takes them: a list of actions, or what was said of each. */
export function choicesOf(kind, entries) {
  const fields = ballotFields(entries)
  if (kind === "pick" || kind === "budget") return fields.map(([, value]) => value)
  if (kind === "rank") return fields.sort((a, b) => a[1] - b[1]).map(([name]) => actionOf(name))
  const choices = {}
  fields.forEach(([name, value]) => {
    const action = actionOf(name)
    const axis = /^ef/.test(name) && name.slice(0, 6)
    if (axis) choices[action] = Object.assign({}, choices[action], { [axis]: Number(value) })
    else if (isDots(name)) choices[action] = Number(value)
    else if (name.indexOf("reason-") < 0) choices[action] = value
  })
  fields.filter(([name]) => name.indexOf("reason-") === 0).forEach(([name, reason]) => {
    choices[actionOf(name)] = { answer: choices[actionOf(name)], reason }
  })
  return choices
}

/** Return how much of what there is a form takes: picks, places, dots, euros or musts; `cost` gives that of an action. */
export function spentOf(kind, entries, cost) {
  const fields = ballotFields(entries)
  if (kind === "moscow") return fields.filter(([, value]) => value === "must").length
  const worth = { budget: cost, dots: Number }[kind] || (() => 1)
  return fields.reduce((sum, [, value]) => sum + worth(value), 0)
}

/** Return how many of the cards have no answer. */
export function openOf(cards, entries) {
  return cards - new Set(ballotFields(entries).map(([name]) => actionOf(name))).size
}

/** Return the list as one seat sees it: from another place on, running round (7…12, 1…6). */
export function turned(items, turn) {
  if (!items.length) return []
  const start = turn % items.length
  return items.slice(start).concat(items.slice(0, start))
}

/** Return what to say about what is left; `mayChange` where nothing is, or where nothing is said of it. */
export function leftInWords(words, left, mayChange) {
  if (!(left > 0) || !words.leftMany) return mayChange
  return left === 1 ? words.leftOne : words.leftMany.replace("{n}", String(left).replace(/\B(?=(\d{3})+$)/g, "."))
}

function isDots(name) {
  return name.indexOf("dots-") === 0
}

function actionOf(name) {
  return name.slice(name.indexOf("-") + 1)
}
