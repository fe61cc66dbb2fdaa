"""Codes of three words: how they are made and read back."""

import re
from itertools import combinations

from rapidfuzz.distance import DamerauLevenshtein

from facilitator.services.ideas import words
from facilitator.store.content import load_words


def test_every_word_is_short_plain_and_stands_once() -> None:
    assert [word for word in load_words() if not re.fullmatch("[a-z]{4,8}", word)] == []
    assert sorted(set(load_words())) == list(load_words())
    assert len(load_words()) >= 700


def test_no_word_becomes_another_by_one_slip() -> None:
    close = [pair for pair in combinations(load_words(), 2) if DamerauLevenshtein.distance(*pair, score_cutoff=1) <= 1]
    assert close == []


def test_each_number_has_its_own_code() -> None:
    last = words.codes_there_are() - 1
    codes = {words.spoken(n) for n in (0, 1, len(load_words()), len(load_words()) ** 2, last - 1, last)}
    assert len(codes) == 6
    assert words.spoken(last + 1) == words.spoken(0)


def test_a_code_by_chance_is_three_words_of_the_list() -> None:
    code = words.by_chance()
    assert len(code.split("-")) == 3
    assert set(code.split("-")) <= set(load_words())


def test_capitals_spaces_hyphens_and_accents_do_not_matter() -> None:
    typed = ["fiets-kaart-zalm", " Fiets Kaart  ZALM ", "fietskaartzalm", "fiéts·kaart_zalm.", "fiets-kaart–zalm\n"]
    assert [words.normalised(text) for text in typed] == ["fietskaartzalm"] * 5


def test_what_is_no_text_is_no_code() -> None:
    assert [words.normalised(text) for text in (None, 5, "", "123", "😀")] == [""] * 5
