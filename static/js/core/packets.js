// The few words of Engine.IO 4 and Socket.IO 5 that we speak, as text frames.

/** Return the frame that asks to enter the default namespace. */
export function connecting(auth) {
  return "40" + JSON.stringify(auth)
}

/** Return the frame of an event; with an id the server answers it. */
export function event(name, payload, id) {
  return "42" + (id === undefined ? "" : id) + JSON.stringify([name, payload])
}

/** Return what a frame says: {kind, …}. What we do not know is "other" and may be ignored. */
export function read(frame) {
  if (typeof frame !== "string") return { kind: "other" }
  switch (frame.charAt(0)) {
    case "0": return { kind: "hello", timing: parsed(frame.slice(1)) || {} }
    case "1": return { kind: "bye" }
    case "2": return { kind: "ping", answer: "3" + frame.slice(1) }
    case "4": return message(frame.slice(1))
    default: return { kind: "other" }
  }
}

function message(text) {
  const found = /^([0-4])(\/[^,]*,)?(\d*)([^]*)$/.exec(text)
  if (!found) return { kind: "other" }
  const [, type, , id, rest] = found
  const data = parsed(rest)
  if (type === "0") return { kind: "in" }
  if (type === "1") return { kind: "out" }
  if (type === "2" && Array.isArray(data)) return { kind: "event", name: data[0], payload: data[1] }
  if (type === "3" && Array.isArray(data)) return { kind: "answer", id: Number(id), payload: data[0] }
  if (type === "4") return { kind: "refused", payload: data }
  return { kind: "other" }
}

function parsed(text) {
  try {
    return JSON.parse(text)
  } catch (error) {
    return undefined
  }
}
