// Tells who listens, once, when the room went on: «De stemming is gestopt.» Counters and clocks stay silent.

let last = null

/** Say what changed since the last picture; the first picture is read by itself. */
export function sayNews(region) {
  const now = region.querySelector("[data-now-is]")
  const words = now ? now.dataset.nowIs : ""
  if (last !== null && words && words !== last) document.querySelector("[data-news]").textContent = words
  last = words
}
