// The page for when there is no internet: goes on by itself as soon as the server answers.

const AGAIN = 5000

function look() {
  if (navigator.onLine === false) return
  fetch("/healthz", { cache: "no-store" }).then((answer) => { if (answer.ok) location.reload() }).catch(() => {})
}

setInterval(look, AGAIN)
window.addEventListener("online", look)
