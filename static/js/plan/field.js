// One field of the page: what is typed, what was last kept, and who else types there.
import { ended, joined, moved } from "./joining.js"

/** Say what to do with a field that may have changed elsewhere: take what is new, keep what is typed, or nothing. */
export function meeting(field, kept) {
  if (kept.version <= field.version) return "nothing"
  return field.value === field.was || field.value === kept.value ? "take" : "keep"
}

export class Field {
  #version
  #was
  // What the server keeps: the input may hold a space more, which its writer is not to lose in the middle of a sentence.
  #base
  // Where in that text its writer here wrote last.
  #own = -1

  constructor(box) {
    this.box = box
    this.name = box.dataset.field
    this.input = box.querySelector("[data-input]")
    this.#version = box.querySelector("[data-version]")
    this.#was = box.querySelector("[data-was]")
    this.#base = this.#was.value
    this.composing = false
    this.input.addEventListener("compositionstart", () => { this.composing = true })
    this.input.addEventListener("compositionend", () => { this.composing = false })
  }

  get value() { return this.input.value }
  get was() { return this.#was.value }
  get version() { return Number(this.#version.value) }
  get typed() { return this.value !== this.was }
  get refused() { return this.input.getAttribute("aria-invalid") === "true" }
  get inConflict() { return "conflict" in this.box.dataset }

  get focused() { return document.activeElement === this.input }

  /** Take over how the field stands on the server; what somebody is typing here is never touched. */
  meet(kept) {
    const { value, version } = this
    const what = this.composing ? "keep" : meeting({ value, version, was: this.#base }, kept)
    if (what === "take") {
      if (value !== kept.value) this.box.dataset.fresh = ""
      this.#fill(kept.value)
      this.#stands(kept)
    } else if (what === "keep" && !this.typed) this.join(kept) // Only a space more: its writer is between two words.
    this.remark(kept.notes)
    this.lend(kept.lent, kept.here)
  }

  /** What was sent is kept under `version`: only what was typed since is still to be sent, and `now` may be newer already. */
  kept(sent, version, now) {
    this.#version.value = version
    const end = ended(this.#base, sent)
    this.#was.value = this.#base = sent
    if (now.version === version) this.#base = now.value
    this.#own = Math.min(end, this.#base.length)
    if (!this.focused) this.rest()
    delete this.box.dataset.conflict
    delete this.box.dataset.fresh
    if (!("joined" in this.box.dataset)) this.say("")
  }

  /** Tell that two texts were joined, until the writer comes back to the field. */
  tellJoined(words) {
    this.box.dataset.joined = ""
    this.say(words)
  }

  seen() {
    if (!("joined" in this.box.dataset)) return
    delete this.box.dataset.joined
    this.say("")
  }

  /** Nobody types here any more: show the text as it is kept. */
  rest() {
    if (!this.typed) this.input.value = this.#was.value = this.#base
  }

  /** Put what somebody else wrote meanwhile and what is typed here in one text; false where both changed the same words. */
  join(theirs) {
    const text = this.composing ? null : this.#joined(theirs.value)
    if (text === null) return false
    this.#fill(text)
    this.#stands(theirs)
    return true
  }

  #joined(theirs) {
    if (!this.input.matches("textarea, input:not([inputmode])")) return null
    if (this.#base) return joined(this.#base, this.value, theirs, this.#own)
    return this.input.matches("textarea") ? this.#together(theirs) : null
  }

  #stands(kept) {
    this.#own = moved(this.#own, this.#base, kept.value)
    this.#was.value = this.#base = kept.value
    this.#version.value = kept.version
  }

  /** Show another text; who is in the middle of it stays where they were. */
  #fill(text) {
    const { input, value } = this
    const place = this.focused && typeof input.selectionStart === "number" && [input.selectionStart, input.selectionEnd]
    input.value = text
    if (place) input.setSelectionRange(...place.map((at) => moved(at, value, text)))
  }

  /** Show what somebody else wrote meanwhile, and let the writer choose; `choose` is called with the text to keep. */
  conflict(theirs, words, choose) {
    this.#version.value = theirs.version
    this.box.dataset.conflict = ""
    const quote = element("q", theirs.value || "–")
    quote.dir = "auto"
    const take = button(words.take, () => { this.input.value = theirs.value; this.#stands(theirs); this.settled(); choose() })
    const keep = button(words.keep, () => { this.settled(); choose() })
    const both = button(words.both, () => { this.input.value = this.#together(theirs.value); this.settled(); choose() })
    const ways = this.input.matches("textarea, input:not([inputmode])") && theirs.value ? [take, keep, both] : [take, keep]
    this.say(element("span", words.told + " "), quote, choices(...ways))
  }

  #together(theirs) {
    return [theirs, this.value].join(this.input.matches("textarea") ? "\n" : " ")
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

  /** Another person types here now, or is here, or nobody is. */
  lend(who, here = "") {
    const word = this.box.querySelector("[data-lent]")
    const fresh = "fresh" in this.box.dataset ? word.dataset.fresh ?? "" : ""
    const near = here && !fresh ? word.dataset.here?.replace("{who}", here) ?? "" : fresh
    const told = who ? word.dataset.told?.replace("{who}", who) ?? who : near
    if (word.textContent !== told) word.textContent = told
    const closed = Boolean(who) && !this.typed && !this.focused
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
