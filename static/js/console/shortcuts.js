// Everybody's own keys, as the page carries them: which key does which deed, and the letter to show on its button.

const SPACE = " "

/** Return the name of a pressed key as the choice knows it: «z», «ArrowLeft», «Space». */
export function nameOf(key) {
  if (key === SPACE) return "Space"
  return key.length === 1 ? key.toLowerCase() : key
}

/** Return the deeds that this key does. */
export function deedsOf(chosen, key) {
  const name = nameOf(key)
  return Object.keys(chosen).filter((deed) => chosen[deed].keys.includes(name))
}

/** Return the choice of who looks at this page. */
export function chosenKeys(root) {
  const page = root.querySelector("[data-shortcuts]")
  return page ? JSON.parse(page.dataset.shortcuts) : {}
}

/** Write on every button the letter that presses it; without one it shows nothing. */
export function showHints(root, chosen) {
  root.querySelectorAll("[data-hint]").forEach((hint) => {
    const deed = chosen[hint.dataset.hint]
    hint.textContent = deed ? deed.hint : ""
    hint.hidden = !deed
  })
  root.querySelectorAll("[data-hints]").forEach((line) => {
    line.hidden = !line.querySelector("[data-hint]:not([hidden])")
  })
}

/** Let every link to the list of keys open it here, over the page; closing gives the focus back. */
export function offerList(root) {
  const list = root.querySelector("dialog[data-shortcuts]")
  if (!list || !list.showModal) return
  root.addEventListener("click", (event) => {
    const link = event.target.closest('[data-press="help"]')
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    list.showModal()
  })
}
