// What is read aloud, cut where a voice takes breath; each part knows where it stands in the text.

const SENTENCE = /[^.!?…]+(?:[.!?…]+(?!\s|$)[^.!?…]*)*[.!?…]*["»”’')]*/g

/** Return the sentences of a text as [{start, end, text}], without white space around them. */
export function sentences(text) {
  const found = []
  let match = SENTENCE.exec(text)
  while (match) {
    const said = match[0].trim()
    const start = match.index + match[0].indexOf(said)
    if (/[^\s.!?…"«»“”‘’'()]/.test(said)) found.push({ start, end: start + said.length, text: said.replace(/\s+/g, " ") })
    match = SENTENCE.exec(text)
  }
  SENTENCE.lastIndex = 0
  return found
}
