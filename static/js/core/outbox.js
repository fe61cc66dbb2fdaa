// What a person sent and the server has not yet confirmed. Plain values: the phone keeps them in its storage.
//
// A message is {key, kind, step, content, tries, …}. For each vote at most one ballot waits; a newer one replaces it.
// The same content put twice keeps its first key, so that the server keeps it once.

export const MOST_TRIES = 3

/** Return the box with this message in it; it takes the place of an older one about the same. */
export function put(box, message) {
  const same = box.find((other) => other.content !== undefined && other.content === message.content)
  if (same) return afresh(box, (other) => other === same)
  const rest = box.filter((other) => other.key !== message.key && !isReplaced(other, message))
  return rest.concat([Object.assign({}, message, { tries: 0 })])
}

function isReplaced(old, message) {
  const oneOfAKind = message.kind === "ballot" || message.kind === "answers"
  return oneOfAKind && old.kind === message.kind && old.step === message.step
}

/** Return the message to send next: the oldest that was not sent too often, or undefined. */
export function next(box) {
  return box.find((message) => message.tries < MOST_TRIES)
}

/** Return the box with nothing tried yet, after the line came back, or for what is meant by `which`. */
export function afresh(box, which) {
  return box.map((message) => (!which || which(message) ? Object.assign({}, message, { tries: 0 }) : message))
}

/** Return the box after this message was sent once more. */
export function tried(box, key) {
  return box.map((message) => (message.key === key ? Object.assign({}, message, { tries: message.tries + 1 }) : message))
}

/** Return the box without this message: the server answered it, yes or no. */
export function settled(box, key) {
  return box.filter((message) => message.key !== key)
}

/** Return the box without ballots: after the count nothing may tell what somebody chose. */
export function withoutBallots(box) {
  return box.filter((message) => message.kind !== "ballot")
}

/** Return a box from what storage gave back: anything that is no box is an empty one. */
export function restored(raw) {
  if (!Array.isArray(raw)) return []
  return raw.filter((message) => message && typeof message.key === "string" && typeof message.tries === "number")
}
