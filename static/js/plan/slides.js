// Which slide a key leads to.

const STEPS = new Map([
  ["ArrowRight", 1], ["ArrowDown", 1], ["PageDown", 1], [" ", 1], ["Enter", 1],
  ["ArrowLeft", -1], ["ArrowUp", -1], ["PageUp", -1], ["Backspace", -1],
])

/** Return the slide that a key leads to from this one, or null when it is no key of ours. */
export function turned(key, place, slides) {
  if (key === "Home") return 0
  if (key === "End") return slides - 1
  const step = STEPS.get(key)
  return step === undefined ? null : Math.min(Math.max(place + step, 0), slides - 1)
}
