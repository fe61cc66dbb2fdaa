// The sentences of this page, as the server wrote them, and the one quiet line where they are said.

const held = document.querySelector("[data-words]")

export const words = held ? Object.assign({}, held.dataset) : {}

/** Say one quiet sentence of state; tone "attention" where somebody must do something. */
export function say(text, tone) {
  const line = document.querySelector("[data-status]")
  if (line.textContent !== text) line.textContent = text
  if (tone) line.setAttribute("data-tone", tone)
  else line.removeAttribute("data-tone")
  document.body.classList.toggle("has-state", Boolean(text))
  fitDock()
}

/** What sticks above the dock goes along with its height. */
export function fitDock() {
  const height = document.querySelector(".dock").offsetHeight + "px"
  // On the body too: its class says how high the dock is without a script, and stands nearer.
  for (const place of [document.documentElement, document.body]) place.style.setProperty("--dock", height)
}

/** Tell those who listen that the task changed; those who look see it. */
export function announce(text) {
  document.querySelector("[data-heard]").textContent = text
}

/** Tell whoever makes this kind of task livelier. */
export function tell(what, about) {
  document.dispatchEvent(new CustomEvent(what, { detail: about }))
}
