// One key for each deed, as everybody chose it and as the hints on the buttons say.
//
// [data-press="undo"] names a deed that works from anywhere on the page; [data-item-press] one of the item picked out.

import { pickedItem, pickNext } from "./items.js"
import { chosenKeys, deedsOf, offerList, showHints } from "./shortcuts.js"

const FIELDS = /^(INPUT|TEXTAREA|SELECT)$/
const NO_TYPING = /^(checkbox|radio|button|submit)$/
const OWN_SPACE = /^(BUTTON|A|SUMMARY|INPUT|SELECT|TEXTAREA)$/
const PICKS = { later: 1, earlier: -1 }

/** Listen to keys on this page; returns what writes the hints on new buttons. */
export function listenToKeys(root) {
  const chosen = chosenKeys(root)
  root.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    if (root.querySelector("dialog[open]")) return
    if (isTyping(event)) {
      if (event.key === "Escape") event.target.blur()
      return
    }
    if (isOwnOf(event.target, event.key)) return
    if (obey(root, deedsOf(chosen, event.key), event.repeat)) event.preventDefault()
  })
  offerList(root)
  showHints(root, chosen)
  return () => showHints(root, chosen)
}

/** A key that the control with the focus needs for itself: space presses a button, arrows choose a radio. */
function isOwnOf(target, key) {
  if (key === " ") return OWN_SPACE.test(target.tagName)
  return target.type === "radio" && /^Arrow/.test(key)
}

function isTyping(event) {
  const target = event.target
  return FIELDS.test(target.tagName) && !NO_TYPING.test(target.type || "")
}

/** Do the first of these deeds that the page has now; returns whether there was one. */
function obey(root, deeds, isRepeat) {
  const step = deeds.map((deed) => PICKS[deed]).find(Boolean)
  if (step && pickNext(root, step)) return true
  const target = targetOf(root, deeds)
  if (target && !isRepeat) press(target)
  return Boolean(target)
}

function targetOf(root, deeds) {
  const item = pickedItem(root)
  const own = item && find(item, "data-item-press", deeds)
  return own || find(root, "data-press", deeds)
}

function find(root, attribute, deeds) {
  return Array.from(root.querySelectorAll("[" + attribute + "]")).find((element) =>
    deeds.includes(element.getAttribute(attribute)) && !element.disabled && element.getClientRects().length > 0)
}

function press(target) {
  if (FIELDS.test(target.tagName) && !NO_TYPING.test(target.type || "")) {
    target.focus()
    target.select()
  } else target.click()
}
