// The talk beside fields: speaks without leaving the page, and shows what others say while one writes.

/** Send what is said from this page; `look` then shows it, `offline` is what is told without a line. */
export function talkHere(look, offline) {
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-talks]")
    if (!form) return
    event.preventDefault()
    send(form, offline).then((done) => { if (done) look() })
  })
}

async function send(form, offline) {
  const place = form.querySelector("[data-refused]")
  try {
    const answer = await fetch(form.action, { method: "POST", headers: { Accept: "application/json" }, body: new FormData(form) })
    const told = await answer.json()
    if (place) place.textContent = told.error?.message ?? ""
    if (told.error) return !place
    form.reset()
    form.closest("details.talk__suggest")?.removeAttribute("open")
    return true
  } catch {
    if (place) place.textContent = offline
    return false
  }
}

/** Draw anew what is said where it changed; the focus stays at the same button, or goes to the head of its part. */
export function showTalk(talk) {
  for (const [name, { said, waiting }] of Object.entries(talk)) {
    for (const chip of document.querySelectorAll(`[data-waiting="${name}"]`)) {
      if (chip.innerHTML !== waiting) chip.innerHTML = waiting
    }
    const list = document.querySelector(`[data-talk="${name}"]`)
    if (list && list.dataset.drawn !== said) draw(list, said)
  }
}

function draw(list, said) {
  list.dataset.drawn = said
  const at = list.contains(document.activeElement) ? document.activeElement.form?.action ?? "" : null
  list.innerHTML = said
  if (at !== null) keepFocus(list, at)
}

function keepFocus(list, at) {
  const same = [...list.querySelectorAll("form")].find((form) => form.action === at)
  const next = same?.querySelector("button") ?? list.closest("details")?.querySelector("summary")
  next?.focus()
}
