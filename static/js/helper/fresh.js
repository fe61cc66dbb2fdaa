// A page of a helper holds nothing for the next person: what comes back from a browser's memory is asked for anew.

window.addEventListener("pagehide", () => {
  // A ballot in hand is gone before the page can be kept.
  if (document.querySelector("[data-in-hand]")) document.querySelector("main").textContent = ""
})

window.addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload()
})
