"""The law of catalogues: they say what the source says, no more and no less."""

from pathlib import Path

import pytest

from scripts.messages import codes, files, fill, todo
from scripts.sentences import PHONE, places, sentences

SHIPPED = ["ar", "de", "en", "fr", "tr", "uk"]


def test_we_bring_the_languages_that_we_promise():
    assert codes() == SHIPPED


def test_no_catalogue_lacks_a_sentence_or_holds_one_that_nobody_says():
    old = [path.as_posix() for path, wanted in files().items() if path.read_text(encoding="utf-8") != wanted]
    assert old == [], "run `make messages`"


def test_phones_and_the_office_both_have_sentences(project):
    assert set(sentences(project).values()) == {PHONE, "office"}


@pytest.mark.parametrize("name", ["Je keuze is geheim.", "Ik ben hier als inwoner", "Wat drink je straks?", "Je hebt al gestemd. Vraag hulp aan de begeleider.",
                                  "Gemeente %(municipality)s bewaart je rol en je antwoorden, nooit je naam."])  # fmt: skip
def test_what_phones_show_is_found_wherever_it_stands(project, name):
    assert sentences(project).get(name) == PHONE


def test_what_hangs_on_the_wall_is_not_translated(project):
    assert "Scan de code met je gsm." not in sentences(project)


def test_a_percent_sign_in_a_sentence_is_a_place_or_is_doubled(project):
    """A single one would be taken for the place of a value, in whatever language."""
    names = [name for found in sentences(project) for name in ([found] if isinstance(found, str) else found)]
    traps = [name for name in names if places(name) and "%" in _without_places(name)]
    assert traps == []


def _without_places(name: str) -> str:
    for place in places(name):
        name = name.replace(place, "")
    return name


def test_what_is_to_be_translated_can_be_listed_and_taken_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("scripts.messages.TRANSLATIONS", tmp_path)
    for code in ("fr", "ar"):
        (tmp_path / code / "LC_MESSAGES").mkdir(parents=True)
        (tmp_path / code / "LC_MESSAGES" / "messages.po").write_text('msgid ""\nmsgstr ""\n')

    wrong = fill("fr", {"Hulp": "Aide", "Kies er hoogstens %(limit)s.": "Choisis-en %(max)s.", "Bestaat niet": "x",
                        "%(num)s stem.": "une voix"})  # fmt: skip

    lacking, arabic = todo("fr", phone_only=True), todo("ar", phone_only=True)
    assert [line.partition(":")[0] for line in wrong] == [
        "other places in the sentence",
        "no such sentence",
        "2 sentences are asked",
    ]
    assert ("Hulp" in lacking, "Kies er hoogstens %(limit)s." in lacking) == (False, True)
    assert (arabic["Hulp"], arabic["%(num)s stem."]) == ("", [""] * 6)
