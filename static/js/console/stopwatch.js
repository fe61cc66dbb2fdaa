// The clock of the console: counts down, and past zero counts on with a plus.

import { digits, secondsLeft } from "../core/clock.js"

const seen = new WeakMap()

/** Show on each clock in `root` what is left now; counted from the server's time by our own watch. */
export function tick(root) {
  root.querySelectorAll("[data-clock]").forEach((clock) => {
    const drawn = clock.dataset.clock + clock.dataset.now
    const known = seen.get(clock)
    const since = known && known.drawn === drawn ? known.since : performance.now()
    seen.set(clock, { drawn, since })
    show(clock, secondsLeft(clock.dataset.clock, clock.dataset.now, performance.now() - since))
  })
}

function show(clock, left) {
  const text = left < 0 ? "+" + digits(-left) : digits(left)
  if (clock.textContent !== text) clock.textContent = text
  clock.classList.toggle("countdown--over", left < 0)
}
