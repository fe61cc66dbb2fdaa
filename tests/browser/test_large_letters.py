"""Letters twice as large on the narrowest phone: words stay whole, and nothing scrolls sideways."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.measure import Look, looking, too_wide
from tests.browser.room import TITLES, choose

NARROW = Look("letters twice as large, on a narrow phone", 320, 940, letters=2)
CUT = """() => {
  const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT), cut = []
  while (walker.nextNode()) {
    const text = walker.currentNode
    if (!text.parentElement.checkVisibility() || text.parentElement.closest('.only-heard')) continue
    for (const word of text.textContent.matchAll(/[^\\s-]+/g)) {
      const range = document.createRange()
      range.setStart(text, word.index)
      range.setEnd(text, word.index + word[0].length)
      if (new Set(Array.from(range.getClientRects(), (box) => Math.round(box.top))).size > 1) cut.push(word[0])
    }
  }
  return cut
}"""


def _cut(page: Page) -> list[str]:
    with looking(page, NARROW):
        return [*page.evaluate(CUT), *too_wide(page, NARROW)]


@pytest.mark.parametrize("method", ["practice", "write", "tables", "read", "evaluate"])
def test_no_word_is_cut_where_letters_are_twice_as_large(room, method):
    room.actions(*TITLES)
    phone = room.phone("citizen", 1)
    room.move(method)
    expect(phone.locator(f'[data-region] [data-step="{room.step(method)}"]')).to_be_visible()
    assert _cut(phone) == []


def test_no_word_of_a_ballot_or_of_its_result_is_cut_either(room):
    room.actions(*TITLES)
    phone = room.phone("citizen", 1)
    room.move("vote")
    choose(phone, 1, 3)
    assert _cut(phone) == []
    for deed in ("stop", "close", "show"):
        room.move("vote", deed)
    expect(phone.locator(".result")).to_have_count(len(TITLES))
    assert _cut(phone) == []
