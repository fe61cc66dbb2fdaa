"""What a screen reader would be told by a page, and whether the focus moved by itself."""

from playwright.sync_api import Page

from tests.browser.world import World

# Every change of text in a live region is one message; a screen reader says it whole. Timers are live only where told.
_LISTEN = """(() => {
  const live = '[role=status], [role=alert], [role=log], output, [aria-live=polite], [aria-live=assertive]';
  const regions = () => Array.from(document.querySelectorAll(live)).filter((e) => e.getAttribute('aria-live') !== 'off');
  const words = (e) => e.checkVisibility({ checkVisibilityCSS: true }) ? e.textContent.replace(/\\s+/g, ' ').trim() : '';
  const known = new Map(regions().map((e) => [e, words(e)]));
  globalThis.told = [];
  globalThis.moves = [];
  globalThis.here = document.activeElement;
  new MutationObserver(() => {
    for (const e of regions()) {
      const now = words(e);
      // A region that comes with its words is told only where it is an alert.
      const before = known.has(e) ? known.get(e) : (e.matches('[role=alert]') ? '' : now);
      known.set(e, now);
      if (now && now !== before) globalThis.told.push(now);
    }
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  document.addEventListener('focusin', (event) => {
    const e = event.target;
    globalThis.moves.push(e.tagName.toLowerCase() + ' «' + (e.textContent || e.name || '').trim().slice(0, 40) + '»');
  }, true);
  return true;
})()"""


class Ears:
    """Somebody who listens to a page from now on, with the focus where it is."""

    def __init__(self, page: Page) -> None:
        self._world = World(page, "ears")
        assert self._world.ask(_LISTEN)

    @property
    def told(self) -> list[str]:
        """The messages so far."""
        return list(self._world.ask("told"))

    @property
    def moves(self) -> list[str]:
        """Where the focus went so far, by itself."""
        return list(self._world.ask("moves"))

    @property
    def stayed(self) -> bool:
        """Say whether the focus is still on the element on which it was."""
        return bool(self._world.ask("document.activeElement === here"))
