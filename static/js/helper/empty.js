// Between two people a shared tablet remembers nothing: no draft, no choice, no taste.

function empty(name) {
  try {
    window[name].clear()
  } catch (error) {
    // Where storage is shut there is nothing to forget.
  }
}

empty("localStorage")
empty("sessionStorage")
window.addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload()
})
