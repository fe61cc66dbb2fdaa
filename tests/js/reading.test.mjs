// Reading aloud without a browser: sentences, voices, and a speaker that never stays stuck.
import assert from "node:assert/strict"
import test from "node:test"
import { sentences } from "../../static/js/core/sentences.js"
import { speaker } from "../../static/js/core/speaker.js"
import { patience, voiceFor } from "../../static/js/core/voices.js"

const texts = (text) => sentences(text).map((part) => part.text)

test("a text is cut where a voice takes breath", () => {
  assert.deepEqual(texts("Kies er 3. Minder mag ook."), ["Kies er 3.", "Minder mag ook."])
  assert.deepEqual(texts("Wat kan helpen? Schrijf het op!"), ["Wat kan helpen?", "Schrijf het op!"])
  assert.deepEqual(texts("Nummer  3\n Digipunt in de bib"), ["Nummer 3 Digipunt in de bib"])
  assert.deepEqual(texts("Geef 3.50 euro aan itsme.be nu"), ["Geef 3.50 euro aan itsme.be nu"])
})

test("marks alone are nothing to say", () => {
  assert.deepEqual(texts(" … «» . "), [])
  assert.deepEqual(texts(""), [])
})

test("each sentence knows where it stands", () => {
  const text = "  Eén.   Twee? "
  assert.deepEqual(sentences(text).map(({ start, end }) => text.slice(start, end)), ["Eén.", "Twee?"])
})

const voice = (lang, localService, extra) => Object.assign({ lang, localService, default: false }, extra)

test("a voice on the phone goes before one on the internet, then the same country", () => {
  const far = voice("nl-BE", false)
  const near = voice("nl-NL", true)
  const here = voice("nl_BE", true)
  assert.equal(voiceFor([far, near], "nl-BE", true), near)
  assert.equal(voiceFor([far, near, here], "nl-BE", true), here)
  assert.equal(voiceFor([far], "nl", true), far)
})

test("without internet only voices on the phone read", () => {
  assert.equal(voiceFor([voice("nl-BE", false)], "nl", false), null)
})

test("no voice of another language reads", () => {
  assert.equal(voiceFor([voice("en-US", true), voice("nds-DE", true)], "nl", true), null)
  assert.equal(voiceFor([], "nl", true), null)
})

test("a slow voice is given more time", () => {
  assert.ok(patience("een lange zin", 0.7) > patience("een lange zin", 1))
  assert.ok(patience("a", 1) >= 6000)
})

/** A browser's speech that the test lets speak, end or fail. */
function mouth(voices) {
  const said = []
  return {
    said, speaking: false, pending: false, cancelled: 0,
    getVoices: () => voices,
    speak(saying) { said.push(saying); this.speaking = true },
    cancel() { this.cancelled += 1; this.speaking = false; const last = said[said.length - 1]; if (last.onerror) last.onerror({}) },
    ends() { this.speaking = false; said[said.length - 1].onend() },
  }
}

function reader(voices) {
  const speech = mouth(voices || [voice("nl-BE", true)])
  const timers = []
  const later = (deed) => timers.push(deed) - 1
  const forget = (timer) => { if (timer !== null) timers[timer] = null }
  const talk = speaker(speech, (text) => ({ text }), { later, forget, online: () => true })
  const heard = []
  const ended = []
  const say = (...parts) => talk.say(parts.map((text) => ({ text, lang: "nl" })), 0.7, (part) => heard.push(part.text), (why) => ended.push(why))
  return { speech, talk, say, heard, ended, timeOut: () => timers.forEach((deed) => { if (deed) deed() }) }
}

test("sentences are said one after the other, each marked as it begins", () => {
  const { speech, say, heard, ended } = reader()
  say("Een.", "Twee.")
  assert.deepEqual([heard, ended], [["Een."], []])
  speech.ends()
  speech.ends()
  assert.deepEqual([heard, ended], [["Een.", "Twee."], ["said"]])
  assert.deepEqual(speech.said.map(({ text, lang, rate, voice: by }) => [text, lang, rate, by.lang]),
    [["Een.", "nl", 0.7, "nl-BE"], ["Twee.", "nl", 0.7, "nl-BE"]])
})

test("stopping is silent at once, and what the browser still tells is not heard", () => {
  const { speech, talk, say, heard, ended } = reader()
  say("Een.", "Twee.")
  talk.stop()
  speech.said[0].onend()
  assert.deepEqual([speech.cancelled, heard, ended], [1, ["Een."], ["stopped"]])
  talk.stop()
  assert.deepEqual(ended, ["stopped"])
})

test("a voice that hangs is let go, and the next tap reads again", () => {
  const { speech, say, ended, timeOut, heard } = reader()
  say("Een.", "Twee.")
  timeOut()
  assert.deepEqual([ended, speech.cancelled], [["stuck"], 1])
  say("Drie.")
  assert.deepEqual(heard, ["Een.", "Drie."])
})

test("a voice that fails ends the reading", () => {
  const { speech, say, ended } = reader()
  say("Een.")
  speech.said[0].onerror({})
  assert.deepEqual(ended, ["stuck"])
})

test("reading something else stops what was read", () => {
  const { say, heard, ended } = reader()
  say("Een.")
  say("Twee.")
  assert.deepEqual([heard, ended], [["Een.", "Twee."], ["stopped"]])
})
