// One live line to the server over a WebSocket. It comes back by itself; who listens fetches what was missed.
//
// Calls to listeners: "open" (), "drop" (), "refused" (payload), and each event of the server by its name.

import { connecting, event, read } from "./packets.js"
import { delay } from "./backoff.js"

const ANSWER_WITHIN = 10000
const PATIENCE = 50000

/** Why an ask got no answer: nobody knows whether the server heard it. */
export class Dropped extends Error {}

/** Return where the live line of this page is found. */
export function lineOf(location) {
  return location.protocol.replace("http", "ws") + "//" + location.host + "/socket.io/?EIO=4&transport=websocket"
}

/** Make a line; `open` starts it. `make`, `later` and `chance` are the world, given so that tests can hold it. */
export function wire(url, auth, world) {
  const { make, later, forget, chance } = Object.assign({
    make: (address) => new WebSocket(address),
    later: (deed, wait) => setTimeout(deed, wait),
    forget: (timer) => clearTimeout(timer),
    chance: Math.random,
  }, world)
  const listeners = {}
  const waiting = new Map()
  let socket = null
  let isIn = false
  let wanted = false
  let tries = 0
  let asked = 0
  let retry = null
  let silence = null
  let patience = PATIENCE

  function tell(name, payload) {
    (listeners[name] || []).forEach((listener) => listener(payload))
  }

  function dial() {
    forget(retry)
    retry = null
    if (socket || !wanted) return
    const mine = make(url)
    socket = mine
    mine.onmessage = (message) => { if (socket === mine) hear(message.data) }
    mine.onclose = () => { if (socket === mine) lose() }
    mine.onerror = () => { if (socket === mine) lose() }
    listen()
  }

  function listen() {
    forget(silence)
    silence = later(lose, patience)
  }

  function hear(frame) {
    listen()
    const said = read(frame)
    if (said.kind === "hello") {
      patience = (said.timing.pingInterval || 25000) + (said.timing.pingTimeout || 20000)
      socket.send(connecting(auth))
    } else if (said.kind === "ping") socket.send(said.answer)
    else if (said.kind === "in") enter()
    else if (said.kind === "event") tell(said.name, said.payload)
    else if (said.kind === "answer") answer(said.id, said.payload)
    else if (said.kind === "refused") { tell("refused", said.payload); lose() }
    else if (said.kind === "out" || said.kind === "bye") lose()
  }

  function enter() {
    isIn = true
    tries = 0
    tell("open")
  }

  function answer(id, payload) {
    const asker = waiting.get(id)
    if (!asker) return
    waiting.delete(id)
    forget(asker.timer)
    asker.resolve(payload)
  }

  function lose() {
    const lost = socket
    const wasIn = isIn
    socket = null
    isIn = false
    forget(silence)
    if (lost) {
      lost.onmessage = lost.onclose = lost.onerror = null
      lost.close()
    }
    const askers = Array.from(waiting.values())
    waiting.clear()
    askers.forEach((asker) => { forget(asker.timer); asker.reject(new Dropped()) })
    if (wasIn) tell("drop")
    if (wanted && retry === null) retry = later(dial, delay(tries++, chance))
  }

  return {
    on(name, listener) {
      (listeners[name] = listeners[name] || []).push(listener)
    },
    get isOpen() {
      return isIn
    },
    get tries() {
      return tries
    },
    /** Begin, or begin again at once after waking up. */
    open() {
      wanted = true
      tries = 0
      dial()
    },
    /** Take the line for lost, because the phone says so; it comes back by itself. */
    drop: lose,
    close() {
      wanted = false
      forget(retry)
      retry = null
      lose()
    },
    /** Ask and get the acknowledgement; rejects with Dropped when the line broke or stayed silent. */
    ask(name, payload, within) {
      if (!isIn) return Promise.reject(new Dropped())
      const id = asked++
      return new Promise((resolve, reject) => {
        // A line that stays silent is dead, even if nobody told us: a new one is made.
        const timer = later(lose, within || ANSWER_WITHIN)
        waiting.set(id, { resolve, reject, timer })
        socket.send(event(name, payload, id))
      })
    },
  }
}
