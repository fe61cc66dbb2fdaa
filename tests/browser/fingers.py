"""Measures what fingers and keys meet: how far controls lie apart, and whether one sees where the focus is."""

from typing import Any

from playwright.sync_api import Page

from tests.browser.measure import scripted

_TOO_NEAR = scripted(
    "least",
    """
  // What sticks to the window lies over the page for a moment of scrolling: it is measured against its own kind.
  const stuck = (e) => { for (let p = e; p; p = p.parentElement) {
    if (['sticky', 'fixed'].includes(getComputedStyle(p).position)) return p } return null };
  // A link in a sentence is the exception of WCAG 2.5.8.
  const inline = (e) => e.tagName === 'A' && getComputedStyle(e).display === 'inline';
  const boxes = Array.from(new Set(controls().filter((e) => !inline(e)).map(touched)))
    .map((e) => ({ e, box: e.getBoundingClientRect(), on: stuck(e) }));
  const found = [];
  boxes.forEach((one, place) => boxes.slice(place + 1).forEach((other) => {
    if (one.on !== other.on || one.e.contains(other.e) || other.e.contains(one.e)) return;
    const across = Math.max(one.box.left, other.box.left) - Math.min(one.box.right, other.box.right);
    const down = Math.max(one.box.top, other.box.top) - Math.min(one.box.bottom, other.box.bottom);
    if (Math.max(across, down) < least - 0.5) found.push(name(one.e) + ' | ' + name(other.e) + ' ' + Math.round(Math.max(across, down)));
  }));
  return found;
""",
)

# Where the focus is: what its outline looks like, against what lies around it, and whether something lies over it.
_FOCUS = scripted(
    "",
    """
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const shown = [e, e.closest('label'), e.nextElementSibling].filter(Boolean).find((one) => {
    const style = getComputedStyle(one);
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  });
  const box = touched(e).getBoundingClientRect();
  const middle = [box.left + Math.min(box.width, innerWidth) / 2, box.top + Math.min(box.height, 60) / 2];
  const there = document.elementFromPoint(...middle);
  return {
    where: name(e),
    ring: Boolean(shown),
    contrast: shown ? contrast(over(rgb(getComputedStyle(shown).outlineColor), ground(shown.parentElement)), ground(shown.parentElement)) : 0,
    covered: !there || !(touched(e).contains(there) || there.contains(e)),
  };
""",
)

_CUT = scripted(
    "",
    """
  const words = (e) => Array.from(e.childNodes).some((n) => n.nodeType === 3 && n.textContent.trim());
  return Array.from(document.querySelectorAll('body *')).filter((e) => seen(e) && words(e) && !(e instanceof SVGElement)).filter((e) => {
    const style = getComputedStyle(e);
    const hides = [style.overflowX, style.overflowY].some((one) => one === 'hidden' || one === 'clip');
    return hides && (e.scrollWidth > e.clientWidth + 2 || e.scrollHeight > e.clientHeight + 2);
  }).map(name);
""",
)

# The values of WCAG 1.4.12.
SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }"""


def too_near(page: Page, least: int = 8) -> list[str]:
    """Return the controls between which a thumb may slip."""
    return list(page.evaluate(_TOO_NEAR, least))


def tabbed(page: Page, most: int = 120) -> list[dict[str, Any]]:
    """Walk through the page by the Tab key; return every place where the focus was."""
    page.evaluate("() => { document.activeElement.blur(); scrollTo(0, 0) }")
    places: list[dict[str, Any]] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        found = page.evaluate(_FOCUS)
        if found is None:
            break
        places.append(found)
    return places


def lost_with_spacing(page: Page) -> list[str]:
    """Return the texts that are cut once letters, words and lines stand apart."""
    line = page.context.new_cdp_session(page)
    line.send("DOM.enable")
    line.send("CSS.enable")
    frame = line.send("Page.getFrameTree")["frameTree"]["frame"]["id"]
    sheet = line.send("CSS.createStyleSheet", {"frameId": frame})["styleSheetId"]
    line.send("CSS.setStyleSheetText", {"styleSheetId": sheet, "text": SPACED})
    cut = list(page.evaluate(_CUT))
    width = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    line.send("CSS.setStyleSheetText", {"styleSheetId": sheet, "text": ""})
    line.detach()
    return cut + ([f"scrolls {width} sideways"] if width > 0 else [])
