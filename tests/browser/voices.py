"""A browser with voices that a test holds: what was said, when a sentence ends, and which voices there are."""

from typing import Any

from playwright.sync_api import Page

ELLEN = {"name": "Ellen", "lang": "nl-BE", "localService": True}
FAR = {"name": "Ver", "lang": "nl-NL", "localService": False}
THOMAS = {"name": "Thomas", "lang": "fr-FR", "localService": True}

SPEECH = """
(() => {
  const listeners = [];
  const said = [];
  let voices = [];
  let now = null;
  const speech = {
    speaking: false, pending: false,
    getVoices: () => voices,
    addEventListener: (name, listener) => listeners.push(listener),
    speak(saying) { speech.speaking = true; now = saying; said.push(saying); },
    cancel() { const cut = now; speech.speaking = false; now = null; if (cut && cut.onerror) cut.onerror({ error: 'canceled' }); },
  };
  window.SpeechSynthesisUtterance = function (text) { this.text = text; };
  Object.defineProperty(window, 'speechSynthesis', { value: speech });
  window.voiceTest = {
    give(given) { voices = given; listeners.forEach((listener) => listener()); },
    said: () => said.map(({ text, lang, rate, voice }) => ({ text, lang, rate, voice: voice && voice.name })),
    speaking: () => speech.speaking,
    end() { const done = now; speech.speaking = false; now = null; done.onend({}); },
    fail() { const broken = now; speech.speaking = false; now = null; broken.onerror({ error: 'audio-hardware' }); },
  };
})();
"""


def with_speech(page: Page, *voices: dict[str, Any]) -> None:
    """Let the next pages of this phone have speech; its voices come late, as they do on phones."""
    page.context.add_init_script(SPEECH)
    page.reload()
    give(page, *(voices or (ELLEN,)))


def give(page: Page, *voices: dict[str, Any]) -> None:
    """Let voices come."""
    page.evaluate("voices => window.voiceTest.give(voices)", list(voices))


def said(page: Page) -> list[dict[str, Any]]:
    """Return all that was said on this page."""
    return list(page.evaluate("window.voiceTest.said()"))


def texts(page: Page) -> list[str]:
    """Return the words that were said."""
    return [each["text"] for each in said(page)]


def is_speaking(page: Page) -> bool:
    """Say whether the voice speaks now."""
    return bool(page.evaluate("window.voiceTest.speaking()"))


def finish(page: Page) -> None:
    """Let the voice say all there is to say."""
    while is_speaking(page):
        page.evaluate("window.voiceTest.end()")
