// The clock on the wall, counted from the server's time, because a laptop's own clock may be wrong.

/** Return how many seconds are left, given when the server drew (`now`) and how long ago that is by our own watch. */
export function secondsLeft(ends, now, passed) {
  return Math.ceil((Date.parse(ends) - Date.parse(now) - passed) / 1000)
}

/** Return the digits: «4:08»; at the end it stays at «0:00». */
export function digits(seconds) {
  const left = Math.max(0, seconds)
  return Math.floor(left / 60) + ":" + String(left % 60).padStart(2, "0")
}

/** Return how much of the ring is left, of a hundred. */
export function ring(seconds, total) {
  return total > 0 ? Math.max(0, Math.min(100, Math.round((1000 * seconds) / total) / 10)) : 0
}
