// One key for each deed, as the hints on the buttons say; presenters send PageDown and PageUp.
//
// [data-press="ArrowRight PageDown Space"] is pressed from anywhere; [data-item-press] in the item picked out.

import { pickedItem, pickNext } from "./items.js"

const FIELDS = /^(INPUT|TEXTAREA|SELECT)$/
const NO_TYPING = /^(checkbox|radio|button|submit)$/
const OWN_SPACE = /^(BUTTON|A|SUMMARY|INPUT|SELECT|TEXTAREA)$/

/** Listen to keys on this page. */
export function listenToKeys(root) {
  root.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    if (isTyping(event)) {
      if (event.key === "Escape") event.target.blur()
      return
    }
    const name = event.key === " " ? "Space" : event.key.length === 1 ? event.key.toLowerCase() : event.key
    if (name === "Space" && OWN_SPACE.test(event.target.tagName)) return
    if ((name === "ArrowDown" || name === "ArrowUp") && pickNext(root, name === "ArrowDown" ? 1 : -1)) {
      event.preventDefault()
      return
    }
    const target = targetOf(root, name)
    if (!target) return
    event.preventDefault()
    if (!event.repeat) press(target)
  })
}

function isTyping(event) {
  const target = event.target
  return FIELDS.test(target.tagName) && !NO_TYPING.test(target.type || "")
}

function targetOf(root, name) {
  const item = pickedItem(root)
  const own = item && find(item, "data-item-press", name)
  return own || find(root, "data-press", name)
}

function find(root, attribute, name) {
  return Array.from(root.querySelectorAll("[" + attribute + "]")).find((element) =>
    element.getAttribute(attribute).split(" ").includes(name) && !element.disabled && element.getClientRects().length > 0)
}

function press(target) {
  if (FIELDS.test(target.tagName) && !NO_TYPING.test(target.type || "")) {
    target.focus()
    target.select()
  } else target.click()
}
