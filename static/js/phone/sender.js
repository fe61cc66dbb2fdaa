// Brings what waits in the outbox to the server: over the live line, or as the form it is where there is no line.

import { MOST_TRIES, afresh, next, put, restored, settled, tried, withoutBallots } from "../core/outbox.js"
import { say, words } from "./words.js"

const SILENT_DROP = 4000
const SLOW = 1500

/** Make the sender of this phone. `done(message, answer)` hears what became of each message. */
export function sender(line, memory, done) {
  let box = restored(memory.read("outbox"))
  let busy = false
  let dropped = null
  let slow = null
  let everOpen = false

  function keep(changed) {
    box = changed
    memory.keep("outbox", box)
  }

  function send(message) {
    if (line.isOpen && message.event) return line.ask(message.event, message.payload)
    return post(message)
  }

  /** Forms are posted only where no live line ever came: somewhere on the way it is not let through. */
  function canSend() {
    return line.isOpen || (!everOpen && line.tries > 1 && navigator.onLine !== false)
  }

  function step() {
    const message = next(box)
    if (busy || !message || !canSend()) return
    busy = true
    keep(tried(box, message.key))
    slow = setTimeout(() => say(words.sending), SLOW)
    send(message).then((answer) => heard(message, answer), () => unheard(message)).then(() => {
      clearTimeout(slow)
      busy = false
      if (next(box)) setTimeout(step, 300)
    })
  }

  function heard(message, answer) {
    if (!answer.ok && answer.error && answer.error.code === "try_again") return unheard(message)
    keep(settled(box, message.key))
    done(message, answer)
  }

  function unheard(message) {
    const now = box.find((other) => other.key === message.key)
    if (now && now.tries >= MOST_TRIES) say(words.stuck, "attention")
    else if (!line.isOpen) say(words.offline, "attention")
  }

  line.on("drop", () => {
    dropped = dropped || setTimeout(() => say(words.offline, "attention"), SILENT_DROP)
  })
  line.on("open", () => {
    clearTimeout(dropped)
    dropped = null
    everOpen = true
    keep(afresh(box))
    const said = document.querySelector("[data-status]").textContent
    if (!box.length && said === words.offline) say(words.through)
    step()
  })

  return {
    /** Send now if that can be, else as soon as it can; it is kept on this phone until the server answered. */
    put(message) {
      keep(put(box, message))
      if (!line.isOpen) say(everOpen || navigator.onLine === false ? words.offline : words.sending)
      step()
    },
    /** After the count nothing may wait that tells what somebody chose; says whether something did. */
    dropBallots() {
      const had = box.length
      keep(withoutBallots(box))
      return box.length < had
    },
  }
}

/** Post a message as its form; resolves with {ok, page} or {ok: false, error, page}, rejects without network. */
function post(message) {
  const body = new URLSearchParams(message.fields)
  return fetch(message.action, { method: "POST", body, credentials: "same-origin" }).then((response) => {
    if (response.status >= 500) throw new Error("try again")
    return response.text().then((html) => {
      const page = new DOMParser().parseFromString(html, "text/html")
      const said = page.querySelector("[data-status]")
      const text = page.body.dataset.error || (said ? said.textContent.trim() : "")
      return response.ok ? { ok: true, page, text } : { ok: false, page, error: { message: text } }
    })
  })
}
