// Which voice reads a text, and how long it may take before we call it stuck.

const SLOWEST_LETTER = 250
const TO_BEGIN = 6000

/** Return the voice for a language, or null: on the phone itself before one on the internet, then the same country. */
export function voiceFor(voices, language, online) {
  const wanted = tag(language)
  const able = voices.filter((voice) => base(tag(voice.lang)) === base(wanted) && (voice.localService || online))
  const rank = (voice) => (voice.localService ? 4 : 0) + (tag(voice.lang) === wanted ? 2 : 0) + (voice.default ? 1 : 0)
  return able.reduce((best, voice) => (!best || rank(voice) > rank(best) ? voice : best), null)
}

/** Return the milliseconds after which a voice that has not finished this text is stuck. */
export function patience(text, rate) {
  return TO_BEGIN + Math.round((text.length * SLOWEST_LETTER) / rate)
}

/** Voices write nl_BE where pages write nl-be. */
function tag(language) {
  return String(language || "").replace("_", "-").toLowerCase()
}

function base(language) {
  return language.split("-")[0]
}
