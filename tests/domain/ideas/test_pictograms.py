"""Pictograms: each has a drawing in one style, a word, and is suggested by words of a title."""

import re
from xml.etree import ElementTree as ET

import pytest

from facilitator.domain.ideas.pictograms import PICTOGRAMS, known, suggested, word
from facilitator.domain.refusals import InvalidInput

NAMES = [one.name for one in PICTOGRAMS]


def test_each_has_one_drawing_and_each_drawing_one_pictogram(project):
    assert sorted(path.stem for path in (project / "templates/pictograms").glob("*.svg")) == sorted(NAMES)


def test_there_are_about_thirty_each_with_a_short_word_of_its_own():
    words = [one.word for one in PICTOGRAMS]
    assert (30 <= len(words) <= 40, len(set(words)), max(map(len, words)) <= 12) == (True, len(words), True)


@pytest.mark.parametrize("name", NAMES)
def test_every_drawing_has_the_one_style_and_the_ink_of_the_page(project, name):
    text = (project / f"templates/pictograms/{name}.svg").read_text()
    root = ET.fromstring(text)
    style = {key: root.get(key) for key in ("viewBox", "fill", "stroke", "stroke-width", "stroke-linecap")}
    assert style == {
        "viewBox": "0 0 24 24", "fill": "none", "stroke": "currentColor", "stroke-width": "2", "stroke-linecap": "round"
    }  # fmt: skip
    assert (re.findall(r"style=|<script|href|id=|#[0-9a-f]{3}", text), len(text) < 700) == ([], True)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Computerles voor senioren", "computer"),
        ("Hulp bij formulieren", "help"),
        ("Klare taal in elke brief", "read"),
        ("Een loket met een mens", "counter"),
        ("Wifi in de BIB", "internet"),
        ("Gratis bus", "bus"),
        ("Globus en radijs", ""),
        ("", ""),
        ("😀 !?", ""),
    ],
)
def test_the_words_of_a_title_call_for_a_pictogram(title, name):
    assert suggested(title) == name


def test_every_pictogram_is_called_for_by_its_own_word():
    missed = [one.name for one in PICTOGRAMS if suggested(one.word.split()[-1]) != one.name]
    assert missed == []


def test_none_is_a_choice_and_an_unknown_name_is_not():
    assert (known(""), known("bus"), word("bus"), word(""), word("weg")) == ("", "bus", "bus", "", "")
    for name in ("raket", None, 3, ["bus"]):
        with pytest.raises(InvalidInput):
            known(name)
