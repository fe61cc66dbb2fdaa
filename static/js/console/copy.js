// A button that copies a link; without a script, or without a safe connection, one selects it by hand.

document.querySelectorAll("[data-copy-from]").forEach((button) => {
  if (!navigator.clipboard) return
  button.hidden = false
  button.addEventListener("click", () => {
    const field = document.getElementById(button.dataset.copyFrom)
    field.select()
    navigator.clipboard.writeText(field.value).then(() => { button.textContent = button.dataset.copied })
  })
})
