// A phone page on a shared tablet: asks whether somebody is still there, then covers what stands on it.
// The words that were typed stay until «Volgende persoon»; what comes back from a browser's memory is asked for anew.

const UNTOUCHED = 180000
const ASKED = 30000
const COVERED = "draagvlak:covered"

const strip = document.querySelector("[data-kiosk]")
const still = document.querySelector("[data-still]")
const asked = document.querySelector("[data-asked]")
const shade = document.querySelector("[data-cover]")
let timer = 0
let touched = Date.now()
let warned = false

function remember(covered) {
  try {
    if (covered) sessionStorage.setItem(COVERED, "yes")
    else sessionStorage.removeItem(COVERED)
  } catch (error) {
    // Then a fresh look at the page uncovers it.
  }
}

function isRemembered() {
  try {
    return sessionStorage.getItem(COVERED) === "yes"
  } catch (error) {
    return false
  }
}

/** Say whether something that was sent is still on its way: the tablet then waits once. */
function isWaiting() {
  try {
    const box = localStorage.getItem("draagvlak:" + document.body.dataset.session + ":outbox")
    return Boolean(box) && JSON.parse(box).length > 0
  } catch (error) {
    return false
  }
}

/** Somebody is there: begin to wait anew. */
function here() {
  if (!shade.hidden) return
  touched = Date.now()
  still.hidden = true
  asked.textContent = ""
  clearTimeout(timer)
  timer = setTimeout(ask, UNTOUCHED)
}

function ask() {
  still.hidden = false
  asked.textContent = still.dataset.still
  timer = setTimeout(cover, ASKED)
}

function cover() {
  clearTimeout(timer)
  still.hidden = true
  asked.textContent = ""
  shade.hidden = false
  document.documentElement.classList.add("is-covered")
  remember(true)
  shade.querySelector("h2").focus()
}

function goOn() {
  shade.hidden = true
  document.documentElement.classList.remove("is-covered")
  remember(false)
  here()
  document.querySelector("main").focus()
}

/** Timers stand still while a tablet sleeps: on return the clock decides. */
function wake() {
  if (!document.hidden && shade.hidden && Date.now() - touched > UNTOUCHED + ASKED) cover()
}

for (const kind of ["pointerdown", "keydown", "input", "scroll"]) document.addEventListener(kind, here, { passive: true })
document.addEventListener("visibilitychange", wake)
still.querySelector("[data-here]").addEventListener("click", here)
shade.querySelector("[data-go-on]").addEventListener("click", goOn)
shade.querySelector("[data-next]").addEventListener("click", () => strip.querySelector("button").click())
strip.addEventListener("submit", (event) => {
  if (!isWaiting() || warned) return
  event.preventDefault()
  warned = true
  document.querySelector("[data-status]").textContent = strip.dataset.waiting
})
window.addEventListener("pagehide", () => document.documentElement.classList.add("is-covered"))
window.addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload()
})
if (isRemembered()) cover()
else here()
