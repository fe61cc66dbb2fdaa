// <read-aloud data-reads="main" data-stop="Stop"> around a button – reads that part of the page aloud when tapped.
// Shown only where the browser has a voice for the language of that part. Fires (bubbling): read-aloud:stuck.
//
// `data-reads` is a selector: the nearest such element around this one, or else the first on the page.

import { mark, passages, unmark } from "../core/passages.js"
import { speaker } from "../core/speaker.js"
import { choose, likes } from "../core/tastes.js"
import { voiceFor } from "../core/voices.js"

const SLOW = 0.7
const PRIVATE = "[data-private], [data-unsent]"
const LOOKS = [0, 250, 1000, 3000]

const speech = window.speechSynthesis
const voice = speech && speaker(speech, (text) => new window.SpeechSynthesisUtterance(text))
let reading = null

class ReadAloud extends HTMLElement {
  static get observedAttributes() {
    return ["data-voice"]
  }

  connectedCallback() {
    this.addEventListener("click", this)
    this.fit()
  }

  disconnectedCallback() {
    this.removeEventListener("click", this)
    // What only moved to another place is back by then.
    Promise.resolve().then(() => { if (reading === this && !this.isConnected) hush() })
  }

  /** A newer picture of the page knows nothing of voices. */
  attributeChangedCallback(name, old, now) {
    if (now !== null) return
    this.fit()
    // Its words are drawn after its attributes.
    Promise.resolve().then(() => { if (reading === this) this.paint() })
  }

  handleEvent() {
    if (reading === this) hush()
    else this.read()
  }

  get part() {
    const wanted = this.dataset.reads
    return this.parentElement.closest(wanted) || document.querySelector(wanted)
  }

  /** Show the button only where it can be kept: for one of the languages of its part there is a voice. */
  fit() {
    const part = this.part
    if (!voice || !part) return
    const parts = Array.from(part.querySelectorAll("[lang]")).concat(part.closest("[lang]") || [])
    const able = parts.some((spoken) => voiceOf(spoken.lang))
    if (able === this.hasAttribute("data-voice")) return
    if (able) this.setAttribute("data-voice", "")
    else this.removeAttribute("data-voice")
  }

  read() {
    hush()
    const told = passages(this.part).filter((passage) => {
      const by = voiceOf(passage.lang)
      // What somebody wrote does not go to a voice that lives elsewhere.
      return by && (by.localService || !passage.block.closest(PRIVATE))
    })
    if (!told.length) return
    reading = this
    this.paint()
    voice.say(told, likes("slow") ? SLOW : 1, (passage) => { mark(passage); this.paint() }, (why) => this.end(why))
  }

  end(why) {
    reading = null
    unmark()
    this.paint()
    if (why === "stuck") this.dispatchEvent(new CustomEvent("read-aloud:stuck", { bubbles: true }))
  }

  /** While it reads, the same button stops it. */
  paint() {
    const button = this.querySelector("button")
    const face = this.querySelector("[data-face]")
    const name = button.getAttribute("aria-label")
    if (this.word === undefined) Object.assign(this, { word: face.textContent, name })
    const word = reading === this ? this.dataset.stop : this.word
    if (face.textContent !== word) face.textContent = word
    if (reading === this) {
      this.setAttribute("data-on", "")
      button.removeAttribute("aria-label")
      return
    }
    this.removeAttribute("data-on")
    if (this.name) button.setAttribute("aria-label", this.name)
  }
}

function voiceOf(lang) {
  return voiceFor(speech.getVoices(), lang, navigator.onLine !== false)
}

/** Be silent now. */
export function hush() {
  if (voice) voice.stop()
}

/** Voices come late on some phones, and some never say so. */
function look() {
  const buttons = Array.from(document.querySelectorAll("read-aloud"))
  buttons.forEach((button) => button.fit())
  document.querySelectorAll("[data-needs-voice]").forEach((part) => {
    part.hidden = !buttons.some((button) => button.hasAttribute("data-voice"))
  })
}

if (speech) {
  customElements.define("read-aloud", ReadAloud)
  if (speech.addEventListener) speech.addEventListener("voiceschanged", look)
  LOOKS.forEach((wait) => setTimeout(look, wait))
  window.addEventListener("pagehide", hush)
  document.addEventListener("visibilitychange", () => { if (document.hidden) hush() })
  document.querySelectorAll("[data-slow]").forEach((box) => {
    box.checked = likes("slow")
    box.addEventListener("change", () => { choose("slow", box.checked); hush() })
  })
}
