// Keeps one page for when there is no internet, and the files of this build. Pages of people are never kept:
// they hold what somebody wrote and chose.
"use strict"
{% if wanted %}
const CACHE = "draagvlak-" + {{ build|tojson }}
const SHELL = {{ shell|tojson }}
const ASSETS = {{ assets|tojson }}

self.addEventListener("install", (event) => {
  // Asked without cookies, so that what is kept cannot be anybody's own.
  const anybodys = (address) => new Request(address, { credentials: "omit" })
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(ASSETS.concat(SHELL).map(anybodys)))
    .then(() => self.skipWaiting()))
})

self.addEventListener("activate", (event) => {
  event.waitUntil(caches.keys()
    .then((names) => Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name))))
    .then(() => self.clients.claim()))
})

self.addEventListener("fetch", (event) => {
  const address = new URL(event.request.url)
  if (event.request.method !== "GET" || address.origin !== self.location.origin) return
  if (ASSETS.indexOf(address.pathname) >= 0) event.respondWith(kept(event.request))
  else if (event.request.mode === "navigate" && isPhone(address.pathname)) event.respondWith(fresh(event.request))
})

function isPhone(path) {
  return path === "/" || /^\/(\d{6}|sessie(\/.*)?)$/.test(path)
}

function kept(request) {
  return caches.match(request.url).then((found) => found || fetch(request))
}

function fresh(request) {
  return fetch(request).catch((error) => caches.match(SHELL).then((shell) => {
    if (!shell) throw error
    return shell
  }))
}
{% else %}
self.addEventListener("install", () => self.skipWaiting())

self.addEventListener("activate", (event) => {
  event.waitUntil(caches.keys()
    .then((names) => Promise.all(names.filter((name) => name.indexOf("draagvlak-") === 0).map((name) => caches.delete(name))))
    .then(() => self.registration.unregister()))
})
{% endif %}
