// Where the focus goes when the button that had it is gone: never nowhere (WCAG 2.4.3), never to a surprise.

const FOCUSABLE = "button:not([disabled]), a[href], input:not([type=hidden]):not([disabled]), select:not([disabled])"

/** Change what stands in `region`; if that takes away the element with the focus, give it to what stands in its place. */
export function keepFocus(region, change) {
  const trace = traceOf(region, document.activeElement)
  change()
  if (!trace || isThere(region, document.activeElement)) return
  const next = placesAfter(region, trace).find((element) => element && isSeen(element))
  if (next) focusOn(next)
}

/** What is remembered of the element with the focus: enough to find what takes its place. */
function traceOf(region, element) {
  if (!element || element === region || !region.contains(element)) return null
  const item = element.closest("[data-item], [data-key]")
  const list = item && item.parentElement
  const section = element.closest("section[id], section[aria-labelledby], nav[aria-labelledby]")
  return {
    id: element.id,
    name: nameOf(element),
    list: list && pathOf(region, list),
    place: item ? Array.from(list.children).indexOf(item) : -1,
    section: section && (section.id || section.getAttribute("aria-labelledby")),
  }
}

/** What a button is called in the templates: its deed, or what it sends. */
function nameOf(element) {
  return element.dataset.press || element.dataset.itemPress || element.getAttribute("form") || ""
}

function placesAfter(region, trace) {
  const item = trace.list && itemAt(find(region, trace.list), trace.place)
  const section = trace.section && (document.getElementById(trace.section) || region)
  const heading = section && (section.matches("h1, h2, h3") ? section : section.querySelector("h1, h2, h3"))
  return [
    trace.id && document.getElementById(trace.id),
    item && (named(item, trace.name) || item.querySelector(FOCUSABLE)),
    !trace.list && trace.name && named(region, trace.name),
    heading,
    region.querySelector(".button--deed"),
    region.querySelector("h1"),
  ]
}

function named(place, name) {
  return Array.from(place.querySelectorAll(FOCUSABLE)).find((element) => nameOf(element) === name)
}

function itemAt(list, place) {
  return list && list.children[Math.min(place, list.children.length - 1)]
}

/** A list is found again by its class: it may be drawn anew. */
function pathOf(region, list) {
  const name = list.className.split(" ")[0]
  return name && region.querySelector("." + name) === list ? "." + name : ""
}

function find(region, path) {
  return path ? region.querySelector(path) : null
}

function isThere(region, element) {
  return Boolean(element) && region.contains(element) && !element.disabled && isSeen(element)
}

function isSeen(element) {
  return element.getClientRects().length > 0
}

function focusOn(element) {
  if (element.tabIndex < 0) element.setAttribute("tabindex", "-1")
  element.focus({ preventScroll: false })
}
