// Lets the others see at which field of this action one is, and that one left.

const BEAT = 8000

/** Tell where this person is: at each move, every few seconds, and when the page goes. */
export function beSeen(post) {
  let here = ""
  let told = ""
  const tell = () => {
    if (document.hidden) return
    told = here
    post("hier", { name: here })
  }
  document.addEventListener("focusin", (event) => {
    here = event.target.closest("[data-field]")?.dataset.field ?? ""
    if (here !== told) tell()
  })
  addEventListener("pagehide", () => post("hier", { name: null }, { keepalive: true }))
  setInterval(tell, BEAT)
  tell()
}
