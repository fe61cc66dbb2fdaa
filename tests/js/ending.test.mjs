// A step that is nearly over is told once, at least twenty seconds ahead.
import assert from "node:assert/strict"
import { mock, test } from "node:test"
import { watchEnd } from "../../static/js/phone/ending.js"

const NOW = 1800000000000
let steps = 0
const task = (seconds) => ({ dataset: { step: "s" + ++steps, ends: String(NOW + seconds * 1000) } })

function watching(given, isHeard) {
  mock.timers.enable({ apis: ["setTimeout"] })
  let told = 0
  watchEnd(given, NOW, () => { told += 1; return isHeard() })
  return () => told
}

test("it is told half a minute ahead, once", (t) => {
  t.after(() => mock.timers.reset())
  const told = watching(task(90), () => true)
  mock.timers.tick(59000)
  assert.equal(told(), 0)
  mock.timers.tick(1000)
  assert.equal(told(), 1)
  mock.timers.tick(60000)
  assert.equal(told(), 1)
})

test("drawn again, the same end is not told twice, another end is", (t) => {
  t.after(() => mock.timers.reset())
  const given = task(20)
  const told = watching(given, () => true)
  mock.timers.tick(0)
  watchEnd(given, NOW + 5000, () => assert.fail("told twice"))
  mock.timers.tick(60000)
  assert.equal(told(), 1)
  let again = 0
  watchEnd({ dataset: Object.assign({}, given.dataset, { ends: String(NOW + 80000) }) }, NOW, () => { again += 1; return true })
  mock.timers.tick(50000)
  assert.equal(again, 1)
})

test("while something else must be read first, it waits", (t) => {
  t.after(() => mock.timers.reset())
  let free = false
  const told = watching(task(30), () => free)
  mock.timers.tick(0)
  free = true
  mock.timers.tick(5000)
  mock.timers.tick(60000)
  assert.equal(told(), 2)
})

test("an end that passed, or none, is not told", (t) => {
  t.after(() => mock.timers.reset())
  const told = watching(task(-1), () => true)
  mock.timers.tick(100000)
  assert.equal(told(), 0)
  watchEnd({ dataset: { step: "x" } }, NOW, () => assert.fail("told"))
  mock.timers.tick(100000)
})
