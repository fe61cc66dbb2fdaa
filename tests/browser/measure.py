"""Measures a page as the eye and the thumb meet it: width, targets, what is covered, letters, contrast."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

_NAMED = """
const name = (e) => e.tagName.toLowerCase() + (e.id ? '#' + e.id : '') + (e.className && e.className.baseVal === undefined
  ? '.' + e.className.trim().split(/\\s+/).join('.') : '') + ' «' + (e.innerText || e.value || '').trim().slice(0, 40) + '»';
const seen = (e) => e.checkVisibility({ checkVisibilityCSS: true }) && e.getClientRects().length > 0
  && !e.closest('.only-heard, .skip-link');
const touched = (e) => e.matches('input[type=radio], input[type=checkbox]') && e.closest('label') || e;
const rgb = (text) => { const [r, g, b, a] = text.match(/[\\d.]+/g).map(Number); return { r, g, b, a: a === undefined ? 1 : a } };
const over = (top, under) => ({ r: top.r * top.a + under.r * (1 - top.a), g: top.g * top.a + under.g * (1 - top.a),
  b: top.b * top.a + under.b * (1 - top.a), a: 1 });
const ground = (e) => {
  if (!e) return { r: 255, g: 255, b: 255, a: 1 };
  const own = rgb(getComputedStyle(e).backgroundColor);
  return own.a === 1 ? own : over(own, ground(e.parentElement));
};
const light = (c) => [c.r, c.g, c.b].map((v) => v / 255).map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
  .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
const contrast = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
const controls = () => Array.from(document.querySelectorAll(
  'a[href], button, summary, select, textarea, input:not([type=hidden])')).filter((e) => seen(e) && !e.disabled);
"""


def scripted(asked: str, body: str) -> str:
    """Return a function for a page that knows what is seen, what is a control, and how colours differ."""
    return f"({asked}) => {{{_NAMED}{body}}}"


_TOO_WIDE = scripted(
    "width",
    """
  if (document.documentElement.scrollWidth <= width) return [];
  const wide = Array.from(document.querySelectorAll('body *')).filter((e) => seen(e) && e.getBoundingClientRect().right > width + 1);
  return ['scrolls to ' + document.documentElement.scrollWidth].concat(wide.map(name).slice(0, 6));
""",
)

_TOO_SMALL = scripted(
    "least",
    """
  return controls().map(touched).map((e) => ({ e, box: e.getBoundingClientRect() }))
    .filter(({ box }) => Math.round(box.width) < least || Math.round(box.height) < least)
    .map(({ e, box }) => name(e) + ' ' + Math.round(box.width) + '×' + Math.round(box.height));
""",
)

_COVERED = scripted(
    "",
    """
  return controls().filter((e) => {
    document.activeElement.blur();
    e.focus();
    const box = e.getBoundingClientRect();
    const middle = [box.left + Math.min(box.width, innerWidth) / 2, box.top + Math.min(box.height, 60) / 2];
    const there = document.elementFromPoint(...middle);
    return !there || !(touched(e).contains(there) || there.contains(e));
  }).map(name);
""",
)

_UNDER_THE_FOLD = scripted(
    "",
    """
  scrollTo(0, 0);
  return Array.from(document.querySelectorAll('.button--primary')).filter(seen)
    .filter((e) => e.getBoundingClientRect().bottom > innerHeight || e.getBoundingClientRect().top < 0).map(name);
""",
)

_LETTERS = scripted(
    "",
    """
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const e = walker.currentNode.parentElement;
    if (!walker.currentNode.textContent.trim() || !seen(e) || e.closest('script, style, template, svg, [hidden]')) continue;
    const style = getComputedStyle(e), under = ground(e);
    const svg = e instanceof SVGElement;
    found.push({ text: walker.currentNode.textContent.trim(), where: name(e), size: parseFloat(style.fontSize),
      contrast: contrast(over(rgb(svg ? style.fill : style.color), under), under) });
  }
  return found;
""",
)


@dataclass(frozen=True)
class Look:
    """How somebody looks at a page: the size of the window, and how much larger the letters are."""

    name: str
    width: int
    height: int
    letters: int = 1


PHONES = (
    Look("a common phone", 360, 640),
    Look("a narrow phone", 320, 568),
    Look("letters twice as large", 360, 740, letters=2),
    Look("four times as large", 320, 256),
)
DESKS = (
    Look("a narrow window", 320, 568),
    Look("letters twice as large", 1280, 800, letters=2),
    Look("four times as large", 320, 256),
)


@contextmanager
def looking(page: Page, look: Look, script: bool = True) -> Iterator[None]:
    """Look at a page in this way for a while; where scripts run, they see the new size first."""
    before = page.viewport_size
    page.set_viewport_size({"width": look.width, "height": look.height})
    letters = page.context.new_cdp_session(page)
    letters.send("Page.setFontSizes", {"fontSizes": {"standard": 16 * look.letters}})
    if script:
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    yield
    letters.send("Page.setFontSizes", {"fontSizes": {"standard": 16}})
    letters.detach()
    if before:
        page.set_viewport_size(before)


def too_wide(page: Page, look: Look) -> list[str]:
    """Return what makes the page scroll sideways."""
    return list(page.evaluate(_TOO_WIDE, look.width))


def too_small(page: Page, least: int = 44) -> list[str]:
    """Return the controls that a thumb may miss."""
    return list(page.evaluate(_TOO_SMALL, least))


def covered(page: Page) -> list[str]:
    """Return the controls that something lies over when they have the focus."""
    return list(page.evaluate(_COVERED))


def under_the_fold(page: Page) -> list[str]:
    """Return the primary buttons that one must scroll to."""
    return list(page.evaluate(_UNDER_THE_FOLD))


def letters(page: Page) -> list[dict[str, Any]]:
    """Return every text one sees, with its size in pixels and its contrast."""
    return list(page.evaluate(_LETTERS))
