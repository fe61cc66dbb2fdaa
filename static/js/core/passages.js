// What stands on a page to be read aloud, in order, and the mark that goes along with the voice.

import { sentences } from "./sentences.js"

const BLOCKS = "p, li, h1, h2, h3, h4, legend, label, summary, button, dt, dd, td, th, article, div, section, form, main"
const UNSAID = "script, style, template, svg, textarea, select, read-aloud, [hidden], [aria-hidden='true']"
const MARK = "reading"

/** Return the sentences under `root` as [{text, lang, block, range}]; what is hidden is passed over. */
export function passages(root) {
  const told = []
  blocksOf(root).forEach((block) => {
    sentences(block.text).forEach((part) => {
      // A question stands in the heading and in the legend of its form: it is said once.
      if (told.some((other) => other.text === part.text && other.lang === block.lang)) return
      told.push({ text: part.text, lang: block.lang, block: block.element, range: () => rangeOf(block.pieces, part) })
    })
  })
  return told
}

function blocksOf(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const found = []
  while (walker.nextNode()) {
    const node = walker.currentNode
    const parent = node.parentElement
    if (node.nodeValue.trim() && !parent.closest(UNSAID) && parent.getClientRects().length) add(found, node, parent)
  }
  return found
}

function add(found, node, parent) {
  const element = parent.closest(BLOCKS)
  const speaking = parent.closest("[lang]")
  const lang = speaking ? speaking.lang : "nl"
  let last = found[found.length - 1]
  if (!last || last.element !== element || last.lang !== lang) {
    last = { element, lang, text: "", pieces: [] }
    found.push(last)
  }
  last.pieces.push({ node, start: last.text.length })
  last.text += node.nodeValue.replace(/\s/g, " ") + " "
}

function rangeOf(pieces, part) {
  const range = document.createRange()
  const at = (place) => pieces.filter((piece) => piece.start <= place).pop()
  const first = at(part.start)
  const last = at(part.end - 1)
  range.setStart(first.node, Math.min(part.start - first.start, first.node.length))
  range.setEnd(last.node, Math.min(part.end - last.start, last.node.length))
  return range
}

/** Mark the sentence that is being said: the words themselves where the browser can, else the line they stand in. */
export function mark(passage) {
  unmark()
  if (window.Highlight && CSS.highlights) CSS.highlights.set(MARK, new window.Highlight(passage.range()))
  else passage.block.setAttribute("data-being-read", "")
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches
  if (!calm) passage.block.scrollIntoView({ block: "nearest" })
}

/** Take the mark away. */
export function unmark() {
  if (window.Highlight && CSS.highlights) CSS.highlights.delete(MARK)
  document.querySelectorAll("[data-being-read]").forEach((block) => block.removeAttribute("data-being-read"))
}
