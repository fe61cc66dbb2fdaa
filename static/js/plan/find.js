// Looks while one types: the list of choices is drawn anew by the server, as it would be after a press on the button.
// What was chosen already stays chosen where it is still in sight.

const PAUSE = 250

function start(search) {
  const input = search.querySelector("input[type=search]")
  const room = document.querySelector("[data-found]")
  const heard = document.querySelector("[data-found-heard]")
  let waiting = 0
  let asked = 0

  input.addEventListener("input", () => {
    clearTimeout(waiting)
    waiting = setTimeout(look, PAUSE)
  })

  async function look() {
    const turn = ++asked
    const query = new URLSearchParams({ zoek: input.value })
    try {
      const answer = await fetch(`${search.action}?${query}`)
      const page = new DOMParser().parseFromString(await answer.text(), "text/html")
      const found = page.querySelector("[data-found]")
      // An answer that was overtaken by a later one says nothing any more.
      if (found && turn === asked) show(found)
    } catch { /* Without a line the button still works later. */ }
  }

  function show(found) {
    const chosen = room.querySelector("input:checked")?.value
    room.replaceChildren(...found.childNodes)
    for (const choice of room.querySelectorAll("input[type=radio]")) if (choice.value === chosen) choice.checked = true
    document.querySelectorAll("input[type=hidden][name=zoek]").forEach((kept) => { kept.value = input.value })
    heard.textContent = [...room.querySelectorAll("legend, [data-nothing]")].map((told) => told.textContent.trim()).join(". ")
  }
}

for (const search of document.querySelectorAll("form[role=search]")) start(search)
