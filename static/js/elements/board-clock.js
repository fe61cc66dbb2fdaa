// <board-clock data-ends data-now data-total> – counts down in its [data-digits] and its ring; no live region.
// Attributes: data-ends and data-now in UTC (now is when the server drew), data-total in seconds.

import { digits, ring, secondsLeft } from "../core/clock.js"

class BoardClock extends HTMLElement {
  static get observedAttributes() {
    return ["data-ends", "data-now", "data-total"]
  }

  connectedCallback() {
    this.seen = performance.now()
    this.timer = setInterval(() => this.show(), 250)
    this.show()
  }

  disconnectedCallback() {
    clearInterval(this.timer)
  }

  attributeChangedCallback(name) {
    if (name === "data-now") this.seen = performance.now()
    this.show()
  }

  show() {
    const face = this.querySelector("[data-digits]")
    if (!face || this.seen === undefined) return
    const left = secondsLeft(this.dataset.ends, this.dataset.now, performance.now() - this.seen)
    if (face.textContent !== digits(left)) face.textContent = digits(left)
    this.querySelector(".clock__left").setAttribute("stroke-dasharray", ring(left, Number(this.dataset.total)) + " 100")
    this.classList.toggle("clock--over", left <= 0)
  }
}

customElements.define("board-clock", BoardClock)
