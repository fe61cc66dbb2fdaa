"""Texts: what people write is kept as they wrote it, and what no page can hold is refused."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.refusals import InvalidInput, TextEmpty, TextTooLong
from facilitator.domain.text import KEY_LIMIT, key, one_line, written

KEPT = [
    "Een digipunt in elk dorp",
    "'; DROP TABLE ideas; --",
    "<script>alert(1)</script>",
    "<b>vet</b> & «schuin»",
    "مساعدة رقمية في المكتبة",
    "עזרה דיגיטלית",
    "👩‍🦽 hulp 🇧🇪 aan huis 👨‍👩‍👧‍👦",
    "e\u0301en accent uit twee tekens",
    "regel een\nregel twee\tmet een sprong",
    "a\u200bb\u200dc\u2060d",
    "{{ 7 * 7 }} ${x} %s \\n",
    "\U0001fae8",
    "\U000e0fff\ue000",
    "x" * 500,
]


@pytest.mark.parametrize("text", KEPT)
def test_what_people_write_is_kept_as_they_wrote_it(text):
    assert written(text, 500) == text


@pytest.mark.parametrize("text", ["", " ", "\n\t ", "\u00a0\u2003", "\u200b\u200d\u2060\ufeff", "\u3164", "\u2800\u2800",
                                  "\ufe0f", "\u034f", "\u202e\u202c", "\u00ad"])  # fmt: skip
def test_a_text_of_which_nothing_can_be_seen_is_empty(text):
    with pytest.raises(TextEmpty):
        written(text, 500)


@pytest.mark.parametrize(
    "text", ["a\0b", "\0", "a\x07", "\x1b[31mrood", "half \ud83d paar", "\udc00", "a\ufffeb", "a\uffffb"]
)
def test_a_sign_that_no_file_or_page_can_hold_is_refused(text):
    with pytest.raises(InvalidInput) as refused:
        written(text, 500)
    assert type(refused.value) is InvalidInput


@pytest.mark.parametrize("length", [501, 10_000])
def test_a_text_that_is_too_long_says_how_long_it_may_be(length):
    with pytest.raises(TextTooLong) as refused:
        written("x" * length, 500)
    assert str(refused.value) == "Maak je tekst korter: hoogstens 500 tekens."


def test_the_length_is_that_of_the_trimmed_text():
    assert written("  " + "x" * 500 + " \n", 500) == "x" * 500


@pytest.mark.parametrize("raw", [None, 7, 1.5, True, [], ["tekst"], {}, {"text": "x"}, b"bytes"])
def test_what_is_no_text_is_refused(raw):
    for read in (lambda: written(raw, 500), lambda: one_line(raw, 120), lambda: key(raw)):
        with pytest.raises(InvalidInput):
            read()


def test_line_ends_of_every_machine_become_one():
    assert written("een\r\ntwee\rdrie", 500) == "een\ntwee\ndrie"


def test_a_title_stands_on_one_line():
    assert one_line("  Een\n  digipunt \t in elk\r\ndorp ", 120) == "Een digipunt in elk dorp"


@pytest.mark.parametrize("raw", ["k", "x" * KEY_LIMIT, "é", "a b", "'; --", "\u200b"])
def test_a_key_is_the_askers_own_business(raw):
    assert key(raw) == raw


@pytest.mark.parametrize("raw", ["", "x" * (KEY_LIMIT + 1), "a\0", "\ud800"])
def test_a_key_is_there_and_short_and_can_be_kept(raw):
    with pytest.raises(InvalidInput):
        key(raw)


@given(st.text(st.characters(), max_size=600))
def test_every_text_is_kept_as_a_file_can_hold_it_or_refused(raw):
    try:
        kept = written(raw, 500)
    except InvalidInput:
        return
    assert kept.encode("utf-8").decode("utf-8") == kept == kept.strip()
    assert 0 < len(kept) <= 500
    assert not any(unicodedata.category(c) == "Cs" or c == "\0" for c in kept)


@given(st.text(st.characters(), max_size=600))
def test_reading_a_kept_text_again_changes_nothing(raw):
    try:
        kept = written(raw, 500)
    except InvalidInput:
        return
    assert written(kept, 500) == kept
