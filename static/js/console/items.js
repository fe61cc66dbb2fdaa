// The item of a list that the letter keys work on: picked out with arrow up and down, or by the focus.

/** Return the item picked out, if there is one. */
export function pickedItem(root) {
  return root.querySelector("[data-items] [data-picked]")
}

/** Pick the first item out where none is. */
export function pickFirst(root) {
  if (pickedItem(root)) return
  const first = root.querySelector("[data-items] > [data-item]")
  if (first) first.setAttribute("data-picked", "")
}

/** Pick the item before or after; returns whether there is a list at all. */
export function pickNext(root, step) {
  const items = Array.from(root.querySelectorAll("[data-items] > [data-item]"))
  if (!items.length) return false
  const at = items.indexOf(pickedItem(root))
  const next = items[Math.max(0, Math.min(items.length - 1, at < 0 ? 0 : at + step))]
  pick(next)
  next.focus({ preventScroll: true })
  return true
}

/** Pick the item in which the focus is, so that keys work on what one hears or sees. */
export function pickWithFocus(root) {
  root.addEventListener("focusin", (event) => {
    const item = event.target.closest("[data-items] > [data-item]")
    if (item && item !== pickedItem(root)) pick(item)
  })
}

/** Return where the picked item stands in its list, from 0. */
export function pickedPlace(root) {
  return Math.max(0, Array.from(root.querySelectorAll("[data-items] > [data-item]")).indexOf(pickedItem(root)))
}

/** Pick the item at this place, or the last one. */
export function pickAt(root, place) {
  const items = Array.from(root.querySelectorAll("[data-items] > [data-item]"))
  if (items.length) pick(items[Math.min(place, items.length - 1)])
}

function pick(item) {
  item.parentElement.querySelectorAll("[data-picked]").forEach((other) => other.removeAttribute("data-picked"))
  item.setAttribute("data-picked", "")
  item.scrollIntoView({ block: "nearest" })
}
