// «Zet dit scherm stil»: what is new waits until somebody asks for it. Sending goes on; the server decides what counts.

import { choose, likes } from "../core/tastes.js"
import { task } from "./task.js"
import { announce, fitDock, words } from "./words.js"

const box = document.querySelector("[data-pause]")
const line = document.querySelector("[data-news]")
let held = null

/** Say whether this screen stands still. */
export function isPaused() {
  return Boolean(box) && likes("pause")
}

/** Keep a push for later; who looks or listens is told once that there is something new. */
export function hold(push, coming) {
  held = push
  const isNews = signature(task()) !== signature(coming)
  if (isNews && line.hidden) announce(words.news)
  line.hidden = !isNews
  fitDock()
}

/** Say whether two drawings of a task would look the same: not by their letters, since some hold what is one's own. */
function signature(drawn) {
  const asked = drawn.querySelector("h1")
  const cards = Array.from(drawn.querySelectorAll("[data-key] span[dir]")).map((card) => card.textContent)
  return [drawn.dataset.step, drawn.dataset.screen, drawn.dataset.state, asked && asked.textContent].concat(cards).join("\n")
}

/** Listen to the switch and to «Toon het»; `show(push)` draws what was kept. */
export function listenToPause(show) {
  if (!box) return
  box.checked = isPaused()
  box.addEventListener("change", () => {
    choose("pause", box.checked)
    if (!box.checked) release(show)
  })
  document.querySelector("[data-show-news]").addEventListener("click", () => {
    release(show)
    document.querySelector("main").focus()
  })
}

/** Show what was kept, if anything. */
function release(show) {
  const push = held
  drop()
  if (push) show(push)
}

/** Keep nothing any more: something newer is shown. */
export function drop() {
  held = null
  line.hidden = true
  fitDock()
}
