// Which slide a key leads to. Run by tests/js/test_scripts.py.
import assert from "node:assert/strict"
import test from "node:test"
import { turned } from "../../static/js/plan/slides.js"

test("arrows, space and a clicker turn one slide and stop at both ends", () => {
  for (const key of ["ArrowRight", "ArrowDown", "PageDown", " ", "Enter"]) {
    assert.equal(turned(key, 2, 5), 3)
    assert.equal(turned(key, 4, 5), 4)
  }
  for (const key of ["ArrowLeft", "ArrowUp", "PageUp", "Backspace"]) {
    assert.equal(turned(key, 2, 5), 1)
    assert.equal(turned(key, 0, 5), 0)
  }
})

test("home and end lead to the first and the last slide, other keys nowhere", () => {
  assert.deepEqual([turned("Home", 3, 5), turned("End", 0, 5)], [0, 4])
  for (const key of ["a", "Tab", "Escape", "toString"]) assert.equal(turned(key, 2, 5), null)
})
