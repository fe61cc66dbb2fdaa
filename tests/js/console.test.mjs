// The keys of the console: which deed a key does, as somebody chose it. Run by tests/js/test_scripts.py.
import assert from "node:assert/strict"
import test from "node:test"
import { deedsOf, nameOf } from "../../static/js/console/shortcuts.js"

const chosen = {
  next: { keys: ["ArrowRight", "PageDown", "Space"], hint: "→" },
  tick: { keys: ["x", "Space"], hint: "X" },
  undo: { keys: ["u"], hint: "U" },
}

test("a key has one name, with or without capitals", () => {
  assert.deepEqual(["U", "u", " ", "PageDown", "?"].map(nameOf), ["u", "u", "Space", "PageDown", "?"])
})

test("a key does the deeds that it was chosen for, and no other key does", () => {
  assert.deepEqual(deedsOf(chosen, "U"), ["undo"])
  assert.deepEqual(deedsOf(chosen, " "), ["next", "tick"])
  assert.deepEqual(deedsOf(chosen, "z"), [])
})

test("where all keys are off, none does anything", () => assert.deepEqual(deedsOf({}, "ArrowRight"), []))
