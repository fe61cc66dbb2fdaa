// What a phone runs is written as in 2018: a browser that is older keeps the forms, a newer word would break the page.
import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { dirname, join, relative, resolve } from "node:path"
import test from "node:test"
import { fileURLToPath } from "node:url"
import { parse } from "../../node_modules/acorn/dist/acorn.mjs"

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..")
const scripts = join(root, "static/js")
const ENTRIES = ["phone.js", "phone/kinds.js", "elements/read-aloud.js", "offline.js"]

const asModule = (text) => parse(text, { ecmaVersion: 2018, sourceType: "module" })

/** Return every module that an entry leads to, as [path, tree]. */
function graph(entry) {
  const found = new Map()
  const waiting = [join(scripts, entry)]
  while (waiting.length) {
    const path = waiting.pop()
    if (found.has(path)) continue
    const tree = asModule(readFileSync(path, "utf8"))
    found.set(path, tree)
    tree.body.filter((line) => line.source).forEach((line) => waiting.push(resolve(dirname(path), line.source.value)))
  }
  return found
}

ENTRIES.forEach((entry) => {
  test(`all that ${entry} leads to is ES2018, and stays within our own files`, () => {
    const paths = Array.from(graph(entry).keys())
    assert.ok(paths.length >= 1)
    assert.deepEqual(paths.filter((path) => relative(scripts, path).startsWith("..")), [])
  })
})

test("the worker is ES2018 in both of its ways", () => {
  const text = readFileSync(join(root, "templates/phone/worker.js"), "utf8")
  const [head, kept, gone] = text.split(/\{% (?:if wanted|else|endif) %\}\n?/)
  const filled = kept.replace(/\{\{[^}]*\}\}/g, "[]")
  ;[head + filled, head + gone].forEach((script) => parse(script, { ecmaVersion: 2018, sourceType: "script" }))
})

test("the linter finds what is newer", () => {
  const newer = ["a?.b", "a ?? b", "try {} catch {}", "class A { #x = 1 }", "class A { x = 1 }", "import('x')", "1n", "a ||= b"]
  newer.forEach((text) => assert.throws(() => asModule(text), SyntaxError, text))
  asModule("async function a() { for await (const b of c) { d = { ...b } } }")
})
