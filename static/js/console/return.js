// A page that came back after a press: the focus is again on the button that was pressed, or on what was refused.

const KEPT = "pressed"

/** Remember what is pressed on this page, and give the focus back when it comes again. */
export function returnToPressed(root) {
  root.addEventListener("submit", (event) => {
    if (event.submitter) remember({ page: location.pathname, mark: markOf(event.submitter) })
  })
  // A place in the address takes the focus away while the page loads: ours comes after.
  window.addEventListener("pageshow", () => giveBack(root), { once: true })
}

function giveBack(root) {
  const pressed = recall()
  const told = root.querySelector("[data-notices] > *")
  if (root.querySelector("[autofocus]")) return
  if (told) focusOn(told)
  else if (pressed && pressed.page === location.pathname) focusOn(find(root, pressed.mark))
}

/** What a button is known by, also after it moved: its form, the one it is about, and its words. */
function markOf(button) {
  return [button.getAttribute("form") || "", (button.value || "").split(":")[0], button.textContent.trim()].join("|")
}

function find(root, mark) {
  const buttons = Array.from(root.querySelectorAll("button"))
  const same = buttons.find((button) => markOf(button) === mark && !button.disabled)
  const about = mark.split("|").slice(0, 2).join("|")
  return same || buttons.find((button) => about !== "|" && markOf(button).startsWith(about + "|") && !button.disabled)
}

function focusOn(element) {
  if (!element) return
  if (element.tabIndex < 0) element.setAttribute("tabindex", "-1")
  element.focus()
}

function remember(pressed) {
  try { sessionStorage.setItem(KEPT, JSON.stringify(pressed)) } catch { /* A browser that keeps nothing starts at the top. */ }
}

function recall() {
  try {
    const kept = sessionStorage.getItem(KEPT)
    sessionStorage.removeItem(KEPT)
    return JSON.parse(kept)
  } catch { return null }
}
