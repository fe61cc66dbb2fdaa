// How long to wait before trying again: longer each time, and not all phones at once.

const FIRST = 500
const LONGEST = 15000

/** Return the milliseconds before try number `tries` (from 0); `chance` gives 0 to 1, so that a room spreads out. */
export function delay(tries, chance) {
  const longest = Math.min(LONGEST, FIRST * Math.pow(2, tries))
  return Math.round(longest / 2 + chance() * (longest / 2))
}
