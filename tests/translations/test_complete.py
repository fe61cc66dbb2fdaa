"""Every language is whole where people meet it: fr, en and de everywhere, all others on phones."""

import pytest

from scripts.messages import catalogue, codes, is_full, messages, name_of
from scripts.sentences import PHONE, places

WHOLE = ("de", "en", "fr")


@pytest.mark.parametrize("code", codes())
def test_nothing_lacks(code):
    asked = [m for m in messages(catalogue(code)) if code in WHOLE or PHONE in m.auto_comments]
    assert [name_of(message) for message in asked if not is_full(message)] == []


@pytest.mark.parametrize("code", codes())
def test_nothing_is_a_guess(code):
    assert [name_of(message) for message in messages(catalogue(code)) if message.fuzzy] == []


@pytest.mark.parametrize("code", codes())
def test_a_translation_has_the_places_of_its_dutch(code):
    wrong = []
    for message in messages(catalogue(code)):
        dutch = [message.id] if isinstance(message.id, str) else list(message.id)
        said = [message.string] if isinstance(message.string, str) else list(message.string or ())
        # A form for one may leave its number out, as «une voix» does.
        least = set.intersection(*(places(text) for text in dutch)) - ({"%(num)s"} if len(dutch) > 1 else set())
        most = set.union(*(places(text) for text in dutch))
        wrong += [text for text in said if text and not least <= places(text) <= most]
    assert wrong == []


@pytest.mark.parametrize("code", codes())
def test_a_translation_begins_and_ends_as_its_dutch(code):
    """A line break or a space at an end is lost sight of in a catalogue, and glues words on a page."""
    wrong = []
    for message in messages(catalogue(code)):
        for text in [message.string] if isinstance(message.string, str) else list(message.string or ()):
            wrong += [text] if text != text.strip() else []
    assert wrong == []
