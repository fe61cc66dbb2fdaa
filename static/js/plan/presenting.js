// The slides of the plan on the wall: arrows, space and the keys of a clicker turn them, F fills the screen, Escape leaves it.

import { turned } from "./slides.js"

const slides = Array.from(document.querySelectorAll("[data-slide]"))
const full = document.querySelector("[data-full]")

/** Which slide fills the screen now: the one whose top is nearest. */
function current() {
  const tops = slides.map((slide) => Math.abs(slide.getBoundingClientRect().top))
  return tops.indexOf(Math.min(...tops))
}

function show(place) {
  const slide = slides[place]
  slide.scrollIntoView({ behavior: "instant" })
  window.history.replaceState(null, "", `#${slide.id}`)
  slide.setAttribute("tabindex", "-1")
  slide.focus({ preventScroll: true })
}

function fill() {
  if (document.fullscreenElement) document.exitFullscreen()
  else document.documentElement.requestFullscreen()
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return
  if (event.key.toLowerCase() === "f" && document.fullscreenEnabled) {
    event.preventDefault()
    fill()
    return
  }
  // A link or a button keeps what space and enter do on it.
  if ((event.key === " " || event.key === "Enter") && event.target.closest("a, button")) return
  const place = turned(event.key, current(), slides.length)
  if (place === null) return
  event.preventDefault()
  show(place)
})

document.addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="#d"]')
  if (!link) return
  event.preventDefault()
  show(slides.findIndex((slide) => `#${slide.id}` === link.getAttribute("href")))
})

// The screen changes size when it is filled: the same slide stays.
let stays = 0
window.addEventListener("scroll", () => { stays = current() }, { passive: true })
document.addEventListener("fullscreenchange", () => {
  const place = stays
  window.requestAnimationFrame(() => show(place))
})

if (full && document.fullscreenEnabled) {
  full.hidden = false
  full.addEventListener("click", fill)
}
