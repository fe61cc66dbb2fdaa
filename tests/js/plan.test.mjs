// The keys of the grid of amounts, and what happens when a field changed elsewhere. Run by tests/js/test_scripts.py.
import assert from "node:assert/strict"
import test from "node:test"
import { meeting } from "../../static/js/plan/field.js"
import { mayLeave, neighbour } from "../../static/js/plan/grid.js"

test("arrows lead to the next cell and stop at the edge", () => {
  assert.deepEqual(neighbour("ArrowDown", 0, 2, 2, 6), [1, 2])
  assert.deepEqual(neighbour("ArrowUp", 1, 2, 2, 6), [0, 2])
  assert.deepEqual(neighbour("ArrowRight", 0, 2, 2, 6), [0, 3])
  assert.deepEqual(neighbour("ArrowLeft", 0, 2, 2, 6), [0, 1])
  for (const [key, row, column] of [["ArrowUp", 0, 0], ["ArrowDown", 1, 0], ["ArrowLeft", 0, 0], ["ArrowRight", 0, 5]]) {
    assert.equal(neighbour(key, row, column, 2, 6), null)
  }
})

test("enter goes down, then to the top of the next year", () => {
  assert.deepEqual(neighbour("Enter", 0, 5, 2, 6), [1, 5])
  assert.deepEqual(neighbour("Enter", 1, 2, 2, 6), [0, 3])
  assert.equal(neighbour("Enter", 1, 5, 2, 6), null)
})

test("any other key stays", () => assert.equal(neighbour("a", 0, 0, 2, 6), null))

test("sideways keys leave only at the edge of the text", () => {
  assert.equal(mayLeave("ArrowLeft", 0, 0, 4), true)
  assert.equal(mayLeave("ArrowLeft", 2, 2, 4), false)
  assert.equal(mayLeave("ArrowRight", 4, 4, 4), true)
  assert.equal(mayLeave("ArrowRight", 2, 2, 4), false)
  assert.equal(mayLeave("ArrowRight", 0, 4, 4), true)
  assert.equal(mayLeave("ArrowDown", 2, 2, 4), true)
})

test("what is typed is never replaced by what somebody else wrote", () => {
  const typed = { version: 1, was: "Bib", value: "Bib en welzijn" }
  assert.equal(meeting(typed, { version: 2, value: "Welzijn" }), "keep")
  assert.equal(meeting({ ...typed, value: "Bib" }, { version: 2, value: "Welzijn" }), "take")
  assert.equal(meeting(typed, { version: 2, value: "Bib en welzijn" }), "take")
  assert.equal(meeting(typed, { version: 1, value: "Welzijn" }), "nothing")
})
