// Beginnings of sentences and answers to pick: one tap puts them in their field, where one goes on typing.

/** Return a text with the beginning of a sentence behind it. */
export function begun(text, words) {
  const before = text && !/\s$/.test(text) ? `${text} ` : text
  return `${before}${words} `
}

/** Return a list of answers, `;` between them, with one more, or without it where it was there. */
export function picked(text, answer) {
  const all = text.split(";").map((one) => one.trim()).filter(Boolean)
  const rest = all.filter((one) => one.toLowerCase() !== answer.toLowerCase())
  return (rest.length < all.length ? rest : [...all, answer]).join("; ")
}

function offer(list, name, put) {
  const input = document.getElementById(name)
  for (const place of list.children) {
    const button = document.createElement("button")
    button.type = "button"
    button.className = "prompt__word"
    button.textContent = place.textContent
    button.addEventListener("click", () => {
      input.value = put(input.value, button.textContent)
      input.focus()
      input.setSelectionRange?.(input.value.length, input.value.length)
      input.dispatchEvent(new Event("input", { bubbles: true }))
    })
    place.replaceChildren(button)
  }
}

function offerWords(root) {
  for (const list of root.querySelectorAll("[data-starters]")) offer(list, list.dataset.starters, begun)
  for (const list of root.querySelectorAll("[data-picks]")) offer(list, list.dataset.picks, picked)
}

if (typeof document !== "undefined") offerWords(document)
