// Says once that a step is nearly over. No clock closes it: the facilitator does, and sees who needs more time.

const AHEAD = 30000
const AGAIN = 5000

let timer = null
let said = ""

/**
 * Watch the planned end of this task; `drawn` is the server's clock when it was drawn, in milliseconds.
 * `warn` says it and returns true, or returns false while something else must be read first.
 */
export function watchEnd(task, drawn, warn) {
  clearTimeout(timer)
  const ends = Number(task.dataset.ends)
  const about = task.dataset.step + " " + ends
  if (!ends || ends <= drawn || about === said) return
  const tell = () => {
    if (warn()) said = about
    else timer = setTimeout(tell, AGAIN)
  }
  timer = setTimeout(tell, Math.max(0, ends - drawn - AHEAD))
}
