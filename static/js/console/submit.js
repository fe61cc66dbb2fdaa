// Sends a form without leaving the page; the answer is the page as the server would have shown it.

let sending = false

/** Allow the next press: the screen shows something newer than what the last press was about. */
export function screenChanged() {
  sending = false
}

/** Send the form of this submit event; resolves to the answered document, or null if it was not sent. */
export function submitInPlace(event) {
  const form = event.target
  const button = event.submitter
  event.preventDefault()
  // A second press before the first was answered would be about a screen that nobody has seen.
  if (sending) return Promise.resolve(null)
  sending = true
  const address = (button && button.getAttribute("formaction")) || form.getAttribute("action") || location.href
  return fetch(address, { method: "POST", body: new URLSearchParams(new FormData(form, button)), credentials: "same-origin" })
    .then((response) => {
      if (response.redirected && new URL(response.url).pathname !== location.pathname) location.assign(response.url)
      return response.text()
    })
    .then((html) => {
      const answered = new DOMParser().parseFromString(html, "text/html")
      const notices = answered.querySelector("[data-notices]")
      // A page without room for notices is one that tells of nothing but its refusal.
      if (notices) showNotices(notices.innerHTML, true)
      else showNotices(document.querySelector("[data-unsent-text]").dataset.unsentText)
      return answered
    })
    .catch(() => {
      showNotices(document.querySelector("[data-unsent-text]").dataset.unsentText)
      return null
    })
    .finally(() => { sending = false })
}

/** Say something above the page: words, or what the server drew. */
export function showNotices(words, drawn) {
  const place = document.querySelector("[data-notices]")
  if (!place) return
  if (drawn) place.innerHTML = words
  else place.textContent = words || ""
}
