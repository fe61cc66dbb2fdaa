// The raised hands, looked at again every few seconds; nothing moves the focus, and news is told at most every ten seconds.

import { morphChildren } from "../core/morph.js"
import "./fresh.js"

const LOOK = 4000
const QUIET = 10000

const list = document.querySelector("[data-hands]")
const heard = document.querySelector("[data-heard]")
let told = -QUIET

function keys(place) {
  return Array.from(place.querySelectorAll("[data-key]")).map((hand) => hand.dataset.key)
}

/** Say where the newest hands are, in one message. */
function tell(fresh) {
  if (!fresh.length || performance.now() - told < QUIET) return false
  told = performance.now()
  heard.textContent = list.dataset.new + " " + fresh.map((hand) => hand.querySelector("[data-where]").textContent).join(", ")
  return true
}

let known = keys(list)

function draw(page) {
  const newest = page.querySelector("[data-hands]")
  if (!newest) {
    location.reload() // The link was taken back, or the session is over: the server says so.
    return
  }
  const focused = list.contains(document.activeElement) && document.activeElement.closest("[data-key]")
  // A hand whose button has the focus stays where it is until the focus leaves it.
  if (focused && keys(newest).indexOf(focused.dataset.key) < 0) return
  const fresh = Array.from(newest.querySelectorAll("[data-key]")).filter((hand) => known.indexOf(hand.dataset.key) < 0)
  if (!fresh.length || tell(fresh)) known = keys(newest)
  morphChildren(list, newest)
}

/** Say what somebody can be helped with now: the room may have gone on. */
function drawWays(page) {
  const newest = page.querySelector("[data-ways]")
  if (newest) morphChildren(document.querySelector("[data-ways]"), newest)
}

function take(page) {
  drawWays(page)
  draw(page)
}

function look() {
  if (!document.hidden) {
    fetch("/helper", { credentials: "same-origin" }).then((answer) => answer.text())
      .then((html) => take(new DOMParser().parseFromString(html, "text/html"))).catch(() => {})
  }
}

setInterval(look, LOOK)
document.addEventListener("visibilitychange", look)
document.documentElement.classList.add("live")
