// Coverage: what is ticked on this page asks the server for its picture anew; the newest tick wins.

const place = document.querySelector("[data-coverage]")
const told = document.querySelector("[data-coverage-said]")
const ASKED = ["action", "kruis"]
let asking

/** Return the address of the picture of what is ticked now. */
function address() {
  const asked = new URL(place.dataset.coverage, location.href)
  for (const field of document.querySelectorAll("input:checked")) {
    if (ASKED.includes(field.name)) asked.searchParams.append(field.name, field.value)
  }
  return asked
}

async function draw() {
  asking?.abort()
  asking = new AbortController()
  try {
    const answer = await fetch(address(), { signal: asking.signal })
    if (!answer.ok) return
    place.innerHTML = await answer.text()
    told.textContent = place.querySelector("[data-said]")?.dataset.said ?? ""
  } catch (error) {
    // What was asked before a newer tick is let go of; without a line the picture stays as it was.
    if (error.name !== "AbortError") console.info(error.message)
  }
}

if (place && told) {
  document.addEventListener("change", (event) => {
    if (ASKED.includes(event.target.name)) draw()
  })
}
