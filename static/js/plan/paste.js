// Pastes a block of a spreadsheet into the grid of amounts, over years and rows; one press undoes it.
// Each cell is then kept and refused by itself, as if it were typed: the server reads the amounts.

const FLEMISH = /^-?(\d+|\d{1,3}(\.\d{3})+)(,\d{1,2})?$/
const ENGLISH = /^-?(\d+|\d{1,3}(,\d{3})+)\.\d{1,2}$/
const MOST_ROWS = 200
const YEAR = /^(20\d\d|2100)$/

/** Read what a spreadsheet puts on the clipboard: rows of cells, with quotes around what holds tabs or ends of lines. */
export function readBlock(text) {
  const rows = [[""]]
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]
    const cells = rows[rows.length - 1]
    if (quoted && sign === '"' && text[at + 1] === '"') cells[cells.length - 1] += text[++at]
    else if (sign === '"' && (quoted || cells[cells.length - 1] === "")) quoted = !quoted
    else if (!quoted && sign === "\t") cells.push("")
    else if (!quoted && sign === "\n") rows.push([""])
    else if (sign !== "\r") cells[cells.length - 1] += sign
  }
  if (rows.length > 1 && rows[rows.length - 1].join("") === "") rows.pop()
  return rows.map((cells) => cells.map((cell) => cell.trim()))
}

/** Say whether the server will read this as an amount; nothing is one too: it empties the cell. */
export function isAmount(text) {
  const bare = text.replace(/[\s€]|EUR/g, "")
  if (["", "-", "–", "—"].includes(bare)) return true
  return !bare.startsWith("-") && (FLEMISH.test(bare) || ENGLISH.test(bare))
}

/**
 * Say which cell each value of a block goes to, starting at [row, column] of a grid with these labels and years.
 * A heading of years and labels before the amounts are understood; what finds no place is counted in `left`.
 */
export function fit(block, labels, years, [row, column]) {
  const heading = block.length > 1 && isHeading(block[0]) ? block[0] : null
  const rows = heading ? block.slice(1) : block
  const labelled = rows.every((cells) => cells.length > 1 && /\p{L}/u.test(cells[0]) && !isAmount(cells[0]))
  const placed = []
  let left = 0
  rows.forEach((cells, down) => {
    const to = labelled ? labels.findIndex((label) => alike(label, cells[0])) : row + down
    cells.forEach((text, along) => {
      if (labelled && along === 0) return
      const across = heading ? years.indexOf(heading[along]) : column + along - (labelled ? 1 : 0)
      if (to >= 0 && to < labels.length && across >= 0 && across < years.length) placed.push({ row: to, column: across, text })
      else if (text !== "") left++
    })
  })
  return { placed, left }
}

function isHeading(cells) {
  const told = cells.filter((cell) => /^\d+$/.test(cell))
  return told.length > 1 && told.every((cell, n) => YEAR.test(cell) && (n === 0 || Number(cell) === Number(told[n - 1]) + 1))
}

function alike(label, said) {
  const stem = label.slice(0, 7).toLowerCase()
  return said.toLowerCase().startsWith(stem)
}

/**
 * Let a table take blocks; what happened is told in `[data-pasted]` under it, with a button that undoes it.
 * A sheet that can have more rows gets `grow`, which adds one.
 */
export function pasteable(table, grow = null) {
  const said = table.closest("[data-grid-room]").querySelector("[data-pasted]")
  let last = null

  table.addEventListener("paste", (event) => {
    const block = readBlock(event.clipboardData.getData("text/plain"))
    const from = placeOf(cellsOf(table), event.target)
    if (!from || (block.length === 1 && block[0].length === 1)) return
    event.preventDefault()
    const wanted = Math.min(MOST_ROWS, from[0] + block.length - (block.length > 1 && isHeading(block[0]) ? 1 : 0))
    for (let rows = cellsOf(table).length; grow && rows < wanted; rows++) grow()
    const cells = cellsOf(table)
    const years = [...table.querySelectorAll("thead th[data-year]")].map((head) => head.dataset.year)
    const labels = [...table.querySelectorAll("tbody th")].map((head) => head.textContent.trim())
    const { placed, left } = fit(block, labels, years, from)
    last = put(cells, placed)
    tell(left + (placed.length - last.length), last.filter(({ now }) => !isAmount(now)).length)
  })

  table.addEventListener("input", ({ target }) => { last = last?.filter(({ input }) => input !== target) ?? null })
  table.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "z" || event.shiftKey || !(event.ctrlKey || event.metaKey) || !last?.length) return
    event.preventDefault()
    undo()
  })

  function tell(left, unread) {
    const words = said.dataset
    const button = document.createElement("button")
    Object.assign(button, { type: "button", className: "button", textContent: words.undo })
    button.addEventListener("click", undo)
    const told = [words.done, left && words.left, unread && words.unread].filter(Boolean).join(" ")
    said.replaceChildren(told.replace("{n}", last.length).replace("{left}", left).replace("{unread}", unread), " ", button)
  }

  function undo() {
    for (const { input, was } of last) change(input, was)
    last[0]?.input.focus()
    last = null
    said.textContent = said.dataset.undone
  }
}

/** Put each value in its cell and return what stood there; what is no input, is left alone. */
function put(cells, placed) {
  const changed = []
  for (const { row, column, text } of placed) {
    const input = cells[row][column].querySelector("input.grid__input")
    if (!input || input.readOnly) continue
    changed.push({ input, was: input.value, now: text })
    change(input, text)
  }
  return changed
}

function change(input, value) {
  if (input.value === value) return
  input.value = value
  // What was refused is forgiven by typing; who only pastes borrows no field for half a minute.
  if (input.getAttribute("aria-invalid") === "true") input.dispatchEvent(new Event("input", { bubbles: true }))
  input.dispatchEvent(new Event("change", { bubbles: true }))
}

/** Return the rows of a grid that hold amounts, each as its cells. */
export function cellsOf(table) {
  return [...table.querySelectorAll("tbody tr")].map((row) => [...row.querySelectorAll(".grid__cell")]).filter((row) => row.length)
}

function placeOf(cells, input) {
  for (const [row, one] of cells.entries()) {
    const column = one.findIndex((cell) => cell.contains(input))
    if (column >= 0) return [row, column]
  }
  return null
}
