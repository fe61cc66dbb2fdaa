"""What changed between two texts: parts that make up both texts again, word by word, and soon."""

import time

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.plan.differences import Fate, Part, differences

WORDS = st.lists(st.sampled_from(["bib", "de", " ", "\n", ".", "digipunt", "é", "😀"]), max_size=30).map("".join)


def told(parts, without):
    return "".join(part.text for part in parts if part.fate is not without)


def test_a_changed_word_stands_between_what_stayed():
    assert differences("Open een digipunt in de bib.", "Open een digipunt in elke bib.") == (
        Part(Fate.SAME, "Open een digipunt in "),
        Part(Fate.GONE, "de"),
        Part(Fate.NEW, "elke"),
        Part(Fate.SAME, " bib."),
    )


def test_texts_that_are_alike_have_one_part_and_nothing_has_none():
    assert differences("Leer mailen", "Leer mailen") == (Part(Fate.SAME, "Leer mailen"),)
    assert differences("", "") == ()


def test_a_text_that_came_or_went_is_one_part():
    assert differences("", "Leer mailen") == (Part(Fate.NEW, "Leer mailen"),)
    assert differences("Leer mailen", "") == (Part(Fate.GONE, "Leer mailen"),)


@given(WORDS, WORDS)
def test_the_parts_always_make_up_both_texts(before, after):
    parts = differences(before, after)

    assert told(parts, Fate.NEW) == before
    assert told(parts, Fate.GONE) == after


def test_texts_of_one_word_are_compared_soon():
    began = time.process_time()

    parts = differences("a " * 5_000, "b " + "b a " * 2_500)

    assert time.process_time() - began < 2
    assert told(parts, Fate.NEW) == "a " * 5_000
