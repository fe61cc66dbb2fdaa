// How somebody likes this page: kept until the page is closed, where the browser keeps anything at all.

const PREFIX = "draagvlak:taste:"

/** Say whether this was chosen. */
export function likes(name) {
  try {
    return window.sessionStorage.getItem(PREFIX + name) === "yes"
  } catch (error) {
    return false
  }
}

/** Remember a choice. */
export function choose(name, yes) {
  try {
    if (yes) window.sessionStorage.setItem(PREFIX + name, "yes")
    else window.sessionStorage.removeItem(PREFIX + name)
  } catch (error) {
    // Then it holds for this page alone.
  }
}
