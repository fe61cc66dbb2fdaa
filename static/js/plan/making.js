// Asks how far a file is until it is there, and then fetches it; the page does the same without a script.

const EVERY = 500
const page = document.querySelector("[data-making]")

async function ask() {
  const answer = await fetch(page.dataset.making, { headers: { Accept: "application/json" } })
  if (!answer.ok) return location.reload()
  const { stand, done, of, html } = await answer.json()
  show(stand, done, of, html)
  if (under(stand)) setTimeout(again, EVERY)
}

/** Ask, and try once more later where the line is down. */
function again() {
  ask().catch(() => setTimeout(again, 4 * EVERY))
}

/** Redraw when it stands otherwise; move the bar when it only went on, so that nothing is said twice. */
function show(stand, done, of, html) {
  const far = page.querySelector("[data-far]")
  if (stand === page.dataset.stand) return move(far.querySelector("progress"), done, of)
  page.dataset.stand = stand
  far.querySelector("[role=status]").textContent = ""
  const drawn = new DOMParser().parseFromString(html, "text/html").body
  far.querySelector("[role=status]").textContent = drawn.querySelector("[role=status]").textContent
  for (const old of far.querySelectorAll(":not([role=status])")) old.remove()
  far.append(...[...drawn.children].filter((each) => !each.matches("[role=status]")))
  if (!under(stand)) page.querySelector("[data-stop]")?.remove()
  const file = far.querySelector("[data-file]")
  if (file) location.assign(file.href)
}

function move(bar, done, of) {
  if (!bar || !of) return
  bar.max = of
  bar.value = done
}

const under = (stand) => stand === "waiting" || stand === "running"

if (page && under(page.dataset.stand)) setTimeout(again, EVERY)
