// Says sentences one after the other. A voice that gets stuck is let go, so that the button always works again.

import { patience, voiceFor } from "./voices.js"

/** Make the speaker of a page over `speech` (the browser's speechSynthesis); `make` makes what it can say. */
export function speaker(speech, make, world) {
  const { later, forget, online } = Object.assign({
    later: (deed, wait) => setTimeout(deed, wait),
    forget: (timer) => clearTimeout(timer),
    online: () => navigator.onLine !== false,
  }, world)
  let turn = 0
  let timer = null
  // Some browsers forget what nobody holds, and then never tell that it was said.
  let held = null

  function end(done, why) {
    turn++
    forget(timer)
    held = null
    if (speech.speaking || speech.pending) speech.cancel()
    done(why)
  }

  function say(parts, at, rate, follow, done) {
    if (at === parts.length) return end(done, "said")
    const mine = turn
    const now = (deed) => () => { if (mine === turn) deed() }
    const part = parts[at]
    const saying = make(part.text)
    held = saying
    // Android reads with the wrong voice where only the voice is named.
    saying.lang = part.lang
    saying.voice = voiceFor(speech.getVoices(), part.lang, online())
    saying.rate = rate
    saying.onend = now(() => { forget(timer); say(parts, at + 1, rate, follow, done) })
    saying.onerror = now(() => end(done, "stuck"))
    timer = later(now(() => end(done, "stuck")), patience(part.text, rate))
    follow(part)
    speech.speak(saying)
  }

  let stopped = null
  return {
    /** Say these parts ({text, lang}); `follow(part)` hears which one now, `done(why)` how it ended. */
    say(parts, rate, follow, done) {
      this.stop()
      stopped = (why) => { stopped = null; done(why) }
      say(parts, 0, rate, follow, (why) => { if (stopped) stopped(why) })
    },
    stop() {
      if (stopped) end(stopped, "stopped")
    },
  }
}
