// Blocks of a spreadsheet: how they are read, and where each value goes. Run by tests/js/test_scripts.py.
import assert from "node:assert/strict"
import test from "node:test"
import { renamed } from "../../static/js/plan/estimates.js"
import { fit, isAmount, readBlock } from "../../static/js/plan/paste.js"

const LABELS = ["Uitgaven", "Ontvangsten"]
const YEARS = ["2026", "2027", "2028"]

test("a block is rows of cells, whatever ends its lines", () => {
  assert.deepEqual(readBlock("1\t2\r\n3\t\r\n"), [["1", "2"], ["3", ""]])
  assert.deepEqual(readBlock("12"), [["12"]])
  assert.deepEqual(readBlock(""), [[""]])
  assert.deepEqual(readBlock('"a\tb"\t"zei ""ja"""\n\t x '), [["a\tb", 'zei "ja"'], ["", "x"]])
})

test("what the server reads as an amount is one here", () => {
  for (const text of ["", "0", "1.234,50", "1234.5", "€ 12", "12 €", "€ -", "–", "1,234.50", "1 250,50", "EUR 7"]) {
    assert.equal(isAmount(text), true, text)
  }
  for (const text of ["veel", "-5", "(5)", "1,2,3", "1.2,3", "12,345", "1e3", "٣", "=1+1"]) {
    assert.equal(isAmount(text), false, text)
  }
})

test("a block fills years and rows from the cell it is pasted in", () => {
  assert.deepEqual(fit([["1", "2"], ["3", ""]], LABELS, YEARS, [0, 1]), {
    placed: [
      { row: 0, column: 1, text: "1" }, { row: 0, column: 2, text: "2" },
      { row: 1, column: 1, text: "3" }, { row: 1, column: 2, text: "" },
    ],
    left: 0,
  })
})

test("what falls outside the grid is counted, not lost unseen", () => {
  assert.deepEqual(fit([["1", "2", ""], ["3", "4", "5"]], LABELS, YEARS, [1, 2]), {
    placed: [{ row: 1, column: 2, text: "1" }],
    left: 4,
  })
})

test("a heading of years and labels before the amounts lead each value to its own cell", () => {
  const block = [["", "2027", "2028", "2029"], ["Ontvangsten", "5", "", "9"], ["UITGAVEN (raming)", "1", "2", ""], ["Saldo", "-4", "", ""]]
  assert.deepEqual(fit(block, LABELS, YEARS, [0, 0]), {
    placed: [
      { row: 1, column: 1, text: "5" }, { row: 1, column: 2, text: "" },
      { row: 0, column: 1, text: "1" }, { row: 0, column: 2, text: "2" },
    ],
    left: 2,
  })
})

test("amounts that look like years are amounts", () => {
  assert.deepEqual(fit([["2026", "2027"]], LABELS, YEARS, [0, 0]).placed.map(({ text }) => text), ["2026", "2027"])
  assert.deepEqual(fit([["2000", "2000"], ["1", "2"]], LABELS, YEARS, [0, 0]).placed.length, 4)
})

test("labels without a heading start at the year that was pasted in", () => {
  assert.deepEqual(fit([["Uitgaven", "1", "2"]], LABELS, YEARS, [1, 1]).placed, [
    { row: 0, column: 1, text: "1" }, { row: 0, column: 2, text: "2" },
  ])
})

test("a new row has numbers of its own", () => {
  assert.equal(renamed("bedrag.3.2026", 12), "bedrag.12.2026")
  assert.equal(renamed("beleidsveld_code.0", 1), "beleidsveld_code.1")
})
