// Follows a load test while it runs; without a script «Ververs» does.

const EVERY = 1000
const part = document.querySelector("[data-trial]")
const told = document.querySelector("[data-trial-told]")

async function look() {
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } })
    if (answer.ok) show(new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-trial]"))
  } catch {
    // The server is busy or away: look again.
  }
  if ("runs" in part.dataset) setTimeout(look, EVERY)
}

function show(fresh) {
  if (!fresh) return
  if (!("runs" in fresh.dataset)) delete part.dataset.runs
  part.replaceChildren(...fresh.childNodes)
  const result = part.querySelector("[data-result]")
  if (result) told.textContent = result.textContent.trim()
}

if (part && "runs" in part.dataset) setTimeout(look, EVERY)
