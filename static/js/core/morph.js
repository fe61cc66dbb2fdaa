// Turns what stands on the page into what the server drew, keeping every element that stays.
// What a person typed, ticked, opened or is typing now is theirs: it is never touched.

const THEIRS = { checked: true, value: true, open: true, selected: true }

/** Make the children of `from` equal to those of `to`. */
export function morphChildren(from, to) {
  const keyed = new Map()
  Array.from(from.childNodes).forEach((child) => { if (keyOf(child)) keyed.set(keyOf(child), child) })
  let at = from.firstChild
  Array.from(to.childNodes).forEach((wanted) => {
    const found = matchOf(wanted, at, keyed)
    if (!found) {
      from.insertBefore(wanted, at)
      return
    }
    at = bring(from, found, at)
    morph(found, wanted)
  })
  while (at) {
    const gone = at
    at = at.nextSibling
    from.removeChild(gone)
  }
}

/** Put `found` at its place and return what stands behind it. What holds the focus would lose it by moving: others move. */
function bring(from, found, at) {
  if (found === at) return at.nextSibling
  if (!found.contains(document.activeElement)) {
    from.insertBefore(found, at)
    return at
  }
  const behind = found.nextSibling
  while (at && at !== found) {
    const next = at.nextSibling
    from.insertBefore(at, behind)
    at = next
  }
  return found.nextSibling
}

function morph(from, to) {
  if (from.nodeType !== Node.ELEMENT_NODE) {
    if (from.nodeValue !== to.nodeValue) from.nodeValue = to.nodeValue
    return
  }
  if ((from === document.activeElement && isField(from)) || from.isEqualNode(to)) return
  morphAttributes(from, to)
  if (from.tagName !== "TEXTAREA") morphChildren(from, to)
}

function morphAttributes(from, to) {
  Array.from(to.attributes).forEach(({ name, value }) => {
    if (!(isField(from) && THEIRS[name]) && from.getAttribute(name) !== value) from.setAttribute(name, value)
  })
  Array.from(from.attributes).forEach(({ name }) => {
    if (!to.hasAttribute(name) && !(isField(from) && THEIRS[name])) from.removeAttribute(name)
  })
}

function isField(element) {
  return /^(INPUT|TEXTAREA|SELECT|OPTION|DETAILS)$/.test(element.tagName) && element.type !== "hidden"
}

function matchOf(wanted, at, keyed) {
  const key = keyOf(wanted)
  if (key) {
    const same = keyed.get(key)
    keyed.delete(key)
    return same && same.nodeName === wanted.nodeName ? same : null
  }
  let candidate = at
  while (candidate && !isAlike(candidate, wanted)) candidate = candidate.nextSibling
  return candidate
}

function isAlike(node, wanted) {
  return !keyOf(node) && node.nodeName === wanted.nodeName && node.id === wanted.id
}

function keyOf(node) {
  return node.nodeType === Node.ELEMENT_NODE ? node.getAttribute("data-key") : null
}
