// Walks through a grid of amounts with the keys of a sheet: up, down, enter; left and right at the edge of a text.
// A block of a spreadsheet can be pasted in it: paste.js.
import { cellsOf, pasteable } from "./paste.js"

/** Return where a key leads from (row, column) in a grid of this size, or null when it leads nowhere. */
export function neighbour(key, row, column, rows, columns) {
  const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], Enter: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }
  const step = steps[key]
  if (!step) return null
  const next = [row + step[0], column + step[1]]
  if (key === "Enter" && next[0] === rows) return column + 1 < columns ? [0, column + 1] : null
  return next[0] >= 0 && next[0] < rows && next[1] >= 0 && next[1] < columns ? next : null
}

/** Say whether a key may leave this input: sideways only from the edge of its text. */
export function mayLeave(key, start, end, length) {
  if (key === "ArrowLeft") return start === 0 && (end === 0 || end === length)
  if (key === "ArrowRight") return end === length && (start === length || start === 0)
  return true
}

export function walkable(table, grow = null) {
  if (table.closest("[data-grid-room]")) pasteable(table, grow)
  table.addEventListener("keydown", (event) => {
    const input = event.target
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || !input.matches("input.grid__input")) return
    if (!mayLeave(event.key, input.selectionStart, input.selectionEnd, input.value.length)) return
    const rows = cellsOf(table)
    const row = rows.findIndex((cells) => cells.some((cell) => cell.contains(input)))
    if (row < 0) return
    const column = rows[row].findIndex((cell) => cell.contains(input))
    go(event, rows, neighbour(event.key, row, column, rows.length, rows[row].length))
  })
}

function go(event, rows, place) {
  if (event.key === "Enter") event.preventDefault()
  const input = place && rows[place[0]][place[1]].querySelector("input.grid__input")
  if (!input) return
  event.preventDefault()
  input.focus()
  input.select()
}
