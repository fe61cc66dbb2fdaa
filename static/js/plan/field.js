// One field of the page: what is typed, what was last kept, and who else types there.

/** Say what to do with a field that may have changed elsewhere: take what is new, keep what is typed, or nothing. */
export function meeting(field, kept) {
  if (kept.version <= field.version) return "nothing"
  return field.value === field.was || field.value === kept.value ? "take" : "keep"
}

export class Field {
  #version
  #was

  constructor(box) {
    this.box = box
    this.name = box.dataset.field
    this.input = box.querySelector("[data-input]")
    this.#version = box.querySelector("[data-version]")
    this.#was = box.querySelector("[data-was]")
  }

  get value() { return this.input.value }
  get was() { return this.#was.value }
  get version() { return Number(this.#version.value) }
  get typed() { return this.value !== this.was }
  get refused() { return this.input.getAttribute("aria-invalid") === "true" }
  get inConflict() { return "conflict" in this.box.dataset }

  /** Take over how the field stands on the server; what somebody is typing here is never touched. */
  meet(kept) {
    const what = meeting(this, kept)
    if (what === "take") {
      if (this.value !== kept.value) this.box.dataset.fresh = ""
      this.input.value = this.#was.value = kept.value
      this.#version.value = kept.version
    }
    this.remark(kept.notes)
    this.lend(kept.lent)
  }

  /** What was sent is kept: only what was typed since is still to be sent. */
  kept(sent, kept) {
    this.#was.value = sent
    this.#version.value = kept.version
    if (this.value === sent) this.input.value = this.#was.value = kept.value
    delete this.box.dataset.conflict
    delete this.box.dataset.fresh
    this.say("")
  }

  /** Show what somebody else wrote meanwhile, and let the writer choose; `choose` is called with the text to keep. */
  conflict(theirs, words, choose) {
    this.#version.value = theirs.version
    this.box.dataset.conflict = ""
    const quote = element("q", theirs.value || "–")
    quote.dir = "auto"
    const take = button(words.take, () => { this.input.value = this.#was.value = theirs.value; this.settled(); choose() })
    const keep = button(words.keep, () => { this.settled(); choose() })
    this.say(element("span", words.told + " "), quote, choices(take, keep))
  }

  settled() {
    delete this.box.dataset.conflict
    this.say("")
    this.input.focus()
  }

  /** The writer is changing what was refused. */
  forgive() {
    delete this.box.dataset.fresh
    if (this.refused) this.say("")
  }

  refuse(message) {
    this.input.setAttribute("aria-invalid", "true")
    this.say(element("span", message))
  }

  say(...what) {
    this.box.querySelector("[data-word]")?.remove()
    if (what[0] === "") return this.input.removeAttribute("aria-invalid")
    const word = element("div", "", ...what)
    word.className = "sheet__theirs sheet__choose"
    word.dataset.word = ""
    word.setAttribute("role", "status")
    this.input.after(word)
  }

  remark(notes) {
    const list = this.box.querySelector("[data-notes]")
    if (list && list.innerHTML !== notes) list.innerHTML = notes
  }

  /** Another person types here now, or nobody does. */
  lend(who) {
    const word = this.box.querySelector("[data-lent]")
    const fresh = "fresh" in this.box.dataset ? word.dataset.fresh ?? "" : ""
    const told = who ? word.dataset.told?.replace("{who}", who) ?? who : fresh
    if (word.textContent !== told) word.textContent = told
    const closed = Boolean(who) && !this.typed && document.activeElement !== this.input
    this.box.toggleAttribute("data-lent-out", Boolean(who))
    if (this.input.tagName === "SELECT") this.input.disabled = closed
    else this.input.readOnly = closed
  }
}

function element(tag, text, ...inside) {
  const made = document.createElement(tag)
  if (text) made.textContent = text
  made.append(...inside)
  return made
}

function choices(...buttons) {
  const made = element("span", "", ...buttons)
  made.className = "sheet__choose"
  return made
}

function button(text, press) {
  const made = element("button", text)
  made.type = "button"
  made.className = "button"
  made.addEventListener("click", press)
  return made
}
