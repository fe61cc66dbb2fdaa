// Writing together: two changes in one text, what a tap puts in a field. Run by tests/js/test_scripts.py.
import assert from "node:assert/strict"
import test from "node:test"
import { ended, joined, moved } from "../../static/js/plan/joining.js"
import { begun, picked } from "../../static/js/plan/writing.js"

test("two changes at different places both stand in the text", () => {
  assert.equal(joined("Hulp in de bib.", "Gratis hulp in de bib.", "Hulp in de bib en thuis."), "Gratis hulp in de bib en thuis.")
  assert.equal(joined("een twee drie", "twee drie", "een twee vier"), "twee vier")
})

test("what two people add at one place stands there twice, theirs first", () => {
  assert.equal(joined("Hulp.", "Hulp. Elke week.", "Hulp. Met koffie."), "Hulp. Met koffie. Elke week.")
  assert.equal(joined("ab", "aXb", "aYb"), "aYXb")
  assert.equal(joined("", "een", "twee"), "twee een")
})

test("who wrote there last goes on with their own word, whatever another added behind it", () => {
  const was = "Hulp. Elke w"
  assert.equal(joined(was, "Hulp. Elke week.", "Hulp. Elke w Met koffie.", was.length), "Hulp. Elke week. Met koffie.")
  assert.equal(joined(was, "Hulp. Elke week", "Hulp. Elke wMet koffie.", was.length), "Hulp. Elke week Met koffie.")
  assert.equal(joined(was, "Hulp. Elke week.", "Hulp. Elke w Met koffie.", 5), "Hulp. Elke w Met koffie. eek.")
  assert.deepEqual([ended("Hulp.", "Hulp. Elke w"), ended("Hulp thuis.", "Hulp."), ended("", "")], [12, 4, 0])
})

test("two changes of the same words are left to the writer", () => {
  assert.equal(joined("Hulp in de bib.", "Hulp in elke bib.", "Hulp in onze bib."), null)
  assert.equal(joined("een", "", "eén"), null)
  assert.equal(joined("Bib", "Dienst welzijn", "Bibliotheek"), null)
  assert.equal(joined("Bib en OCMW", "Bibliotheek en OCMW", "Bib en welzijn"), "Bibliotheek en welzijn")
})

test("whatever two people add, no sign of either is lost and the old text stays", () => {
  const texts = ["", "a", "ab", "aba", "abab", "aabb"]
  const into = (text, place, words) => text.slice(0, place) + words + text.slice(place)
  for (const was of texts) {
    for (let mine = 0; mine <= was.length; mine++) {
      for (let theirs = 0; theirs <= was.length; theirs++) {
        const both = joined(was, into(was, mine, "MM"), into(was, theirs, "TT"))
        assert.equal(both.replace("MM", "").replace("TT", "").trim(), was)
        assert.equal(both.replace(" ", "").length, was.length + 4)
      }
    }
  }
})

test("who stands in a text that changes stays at the same words", () => {
  assert.equal(moved(5, "Hulp in de bib", "Gratis hulp in de bib"), 12)
  assert.equal(moved(2, "Hulp in de bib", "Hulp in de bib en thuis"), 2)
  assert.equal(moved(8, "een twee drie", "een drie"), 4)
})

test("a beginning comes behind what stands there, with a space on both sides", () => {
  assert.equal(begun("", "We openen"), "We openen ")
  assert.equal(begun("Elke week.", "Daarom"), "Elke week. Daarom ")
  assert.equal(begun("Elke week.\n", "Daarom"), "Elke week.\nDaarom ")
})

test("a picked answer joins the others, and goes when it is picked again", () => {
  assert.equal(picked("", "ouderen"), "ouderen")
  assert.equal(picked("ouderen ;jongeren", "nieuwkomers"), "ouderen; jongeren; nieuwkomers")
  assert.equal(picked("Ouderen; jongeren", "ouderen"), "jongeren")
})
