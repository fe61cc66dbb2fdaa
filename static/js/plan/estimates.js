// The sheet of estimates: a row more without leaving the page, kinds of cost that fit the flow, the keys and blocks of a grid.
import { walkable } from "./grid.js"

/** Return the name of a control of a row under another number: «bedrag.3.2026» becomes «bedrag.4.2026». */
export function renamed(name, n) {
  return name.replace(/^([^.]+)\.\d+/, `$1.${n}`)
}

function start(table) {
  const more = document.querySelector("[data-more]")
  const model = table.querySelector("[data-fresh-estimate]").cloneNode(true)

  walkable(table, add)
  for (const row of table.querySelectorAll("[data-estimate]")) offerKinds(row)
  table.addEventListener("change", ({ target }) => { if (target.name?.startsWith("soort.")) offerKinds(target.closest("[data-estimate]")) })
  more.hidden = false
  more.addEventListener("click", () => add().querySelector("select").focus())

  function add() {
    const row = model.cloneNode(true)
    const rows = table.querySelectorAll("[data-estimate]")
    for (const control of row.querySelectorAll("[name]")) control.name = renamed(control.name, rows.length)
    rows[rows.length - 1].after(row)
    offerKinds(row)
    return row
  }
}

/** Only kinds of what is spent beside «Uitgave», and of what comes in beside «Ontvangst». */
function offerKinds(row) {
  const flow = row.querySelector('[name^="soort."]').value
  const kinds = row.querySelector("[data-kinds]")
  for (const group of kinds.querySelectorAll("optgroup")) group.hidden = group.disabled = group.label !== flow
  if (kinds.selectedOptions[0]?.parentElement.disabled) kinds.value = ""
}

for (const table of globalThis.document?.querySelectorAll("form [data-estimates]") ?? []) start(table)
