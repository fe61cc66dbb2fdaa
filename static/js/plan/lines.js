// The estimate lines of an action: a line more without leaving the page, kinds of cost that fit the flow, blocks pasted.
import { readBlock } from "./paste.js"

// As many as the server keeps with one action.
const MOST_LINES = 200

/** Return the value of a list that a pasted word means, whatever its capitals; null where it means none. */
export function meant(values, text) {
  const said = text.trim().toLowerCase()
  return values.find((value) => value.toLowerCase() === said) ?? null
}

/** Return the name of a control of a line under another number: «bedrag.3» becomes «bedrag.4». */
export function renamed(name, n) {
  return name.replace(/\.\d+$/, `.${n}`)
}

function start(table) {
  const form = table.closest("form")
  const more = form.querySelector("[data-more]")
  const said = form.querySelector("[data-pasted]")
  const body = table.querySelector("tbody")
  const model = body.querySelector("[data-fresh-line]").cloneNode(true)
  let before = null

  for (const line of body.querySelectorAll("[data-line]")) offerKinds(line)
  table.addEventListener("change", ({ target }) => { if (target.name?.startsWith("soort.")) offerKinds(target.closest("[data-line]")) })
  more.hidden = false
  more.addEventListener("click", () => controls(add())[0].focus())

  table.addEventListener("paste", (event) => {
    const block = readBlock(event.clipboardData.getData("text/plain"))
    if (block.length === 1 && block[0].length === 1) return
    event.preventDefault()
    before = [...body.children].map((line) => [line, controls(line).map((control) => control.value)])
    const lines = [...body.querySelectorAll("[data-line]")]
    const row = lines.indexOf(event.target.closest("[data-line]"))
    const column = controls(lines[row]).indexOf(event.target)
    const fits = block.slice(0, MOST_LINES - row)
    const left = fits.map((cells, down) => fill(lines[row + down] ?? add(), column, cells)).reduce((sum, one) => sum + one, 0)
    tell(fits.length, left + block.slice(fits.length).flat().filter(Boolean).length)
  })

  function add() {
    const line = model.cloneNode(true)
    const n = body.querySelectorAll("[data-line]").length
    for (const control of line.querySelectorAll("[name]")) control.name = renamed(control.name, n)
    body.append(line)
    offerKinds(line)
    return line
  }

  function tell(lines, left) {
    const words = said.dataset
    const button = document.createElement("button")
    Object.assign(button, { type: "button", className: "button", textContent: words.undo })
    button.addEventListener("click", undo)
    const told = left ? `${words.done} ${words.left}` : words.done
    said.replaceChildren(told.replace("{n}", lines).replace("{left}", left), " ", button)
  }

  function undo() {
    body.replaceChildren(...before.map(([line]) => line))
    for (const [line, values] of before) {
      controls(line).forEach((control, n) => { control.value = values[n] })
      offerKinds(line)
    }
    said.textContent = said.dataset.undone
  }
}

/** Put the cells of one pasted row in a line, from a column on; return how many found no place. */
function fill(line, column, cells) {
  const room = controls(line)
  let left = 0
  cells.forEach((text, along) => {
    const control = room[column + along]
    if (!control) left += text !== ""
    else if (control.tagName !== "SELECT") control.value = text
    else if (!choose(control, text)) left++
    if (control?.name.startsWith("soort.")) offerKinds(line)
  })
  return left
}

function choose(select, text) {
  const value = meant([...select.options].filter((option) => !option.disabled).map((option) => option.value), text)
  if (value !== null) select.value = value
  return value !== null
}

function controls(line) {
  return [...line.querySelectorAll("input.grid__input, select.grid__input")]
}

/** Only kinds of what is spent beside «Uitgave», and of what comes in beside «Ontvangst». */
function offerKinds(line) {
  const flow = line.querySelector('[name^="soort."]').value
  const kinds = line.querySelector("[data-kinds]")
  for (const group of kinds.querySelectorAll("optgroup")) group.hidden = group.disabled = group.label !== flow
  if (kinds.selectedOptions[0]?.parentElement.disabled) kinds.value = ""
}

for (const table of globalThis.document?.querySelectorAll("form [data-lines]") ?? []) start(table)
