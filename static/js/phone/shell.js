// Over HTTPS a service worker keeps a page for when there is no internet; without it nothing else changes.

/** Let it in, or out where the operator switched it off. */
export function keepShell() {
  const workers = navigator.serviceWorker
  if (!workers) return
  if (document.body.dataset.shell !== undefined) {
    // What people wait for goes first.
    window.addEventListener("load", () => workers.register("/sw.js").catch(() => {}))
    return
  }
  workers.getRegistrations().then((all) => all.forEach((one) => one.unregister())).catch(() => {})
  caches.keys().then((names) => names.forEach((name) => caches.delete(name))).catch(() => {})
}
