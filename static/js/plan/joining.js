// Two people wrote in one text at the same time: put both changes in, where they do not touch each other.

/** Return what a change did to a text: it replaced `start`..`end` of the old text by `text`. */
function change(was, now) {
  const most = Math.min(was.length, now.length)
  let start = 0
  while (start < most && was[start] === now[start]) start++
  let end = 0
  while (end < most - start && was[was.length - 1 - end] === now[now.length - 1 - end]) end++
  return { start, end: was.length - end, text: now.slice(start, now.length - end) }
}

/**
 * Return `was` with both changes in it, or null where they changed the same words. Where both added at one place theirs
 * comes first, but who wrote there last, up to `own`, goes on with their own word.
 */
export function joined(was, mine, theirs, own = -1) {
  const a = change(was, mine)
  const b = change(was, theirs)
  if (a.start === a.end && b.start === b.end && a.start === b.start) {
    const [left, right] = a.start === own ? [a.text, b.text] : [b.text, a.text]
    const rest = was.slice(a.start)
    // Words of two people do not run into one; within a word they are left as they are.
    const gap = /^\S/.test(rest) || /\s$/.test(left) || /^\s/.test(right) ? "" : " "
    return was.slice(0, a.start) + left + gap + right + rest
  }
  const [first, last] = a.start < b.start || (a.start === b.start && a.end < b.end) ? [a, b] : [b, a]
  if (first.end > last.start) return null
  const added = first.start === first.end && last.start === last.end
  // Who changed a word did not see what the other made of that same word.
  if (!added && !/\s/.test(was.slice(first.end, last.start))) return null
  return was.slice(0, first.start) + first.text + was.slice(first.end, last.start) + last.text + was.slice(last.end)
}

/** Return where what was changed in a text ends. */
export function ended(was, now) {
  const { start, text } = change(was, now)
  return start + text.length
}

/** Return where a place in the old text has come to in the new one: what changed before it moved it along. */
export function moved(place, was, now) {
  const { start, end, text } = change(was, now)
  if (place <= start) return place
  return place >= end ? place + text.length - (end - start) : Math.min(place, start + text.length)
}
