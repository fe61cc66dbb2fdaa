"""Which languages there are: Dutch, and every folder with a catalogue; nothing else needs to be told of them."""

import os

import pytest

from facilitator.languages.catalogues import COMPILED, OFFICE, SOURCE, Languages, is_stale
from tests.tongues import write


@pytest.fixture
def folder(tmp_path):
    write(tmp_path, "fr", {"Hulp": "Aide", OFFICE: "Langue de cet écran"})
    write(tmp_path, "ar", {"Hulp": "مساعدة"})
    return tmp_path


def test_a_catalogue_that_is_dropped_in_the_folder_is_a_language_with_its_own_name_and_direction(folder):
    write(folder, "eo", {"Hulp": "Helpo"})

    known = Languages(folder)

    assert known.codes == ("nl", "fr", "ar", "eo")
    assert [one.name for one in known.all] == ["Nederlands", "Français", "العربية", "Esperanto"]
    assert [one.direction for one in known.all] == ["ltr", "ltr", "rtl", "ltr"]
    assert known.get("eo").sentences.gettext("Hulp") == "Helpo"


def test_a_folder_that_is_no_language_and_one_for_dutch_are_passed_over(folder):
    for name in ("xx-niets", "nl", "README"):
        (folder / name / "LC_MESSAGES").mkdir(parents=True)
        (folder / name / SOURCE).write_text('msgid ""\nmsgstr ""\n')

    assert Languages(folder).codes == ("nl", "fr", "ar")


def test_what_is_no_language_of_ours_is_dutch(folder):
    known = Languages(folder)

    assert [known.get(code).code for code in ("fr", "uk", "", None, "../fr")] == ["fr", "nl", "nl", "nl", "nl"]
    assert [one.code for one in known.named(["nl", "uk", "fr"])] == ["nl", "fr"]


def test_the_office_is_offered_what_translates_the_office(folder):
    assert [one.code for one in Languages(folder).of_office] == ["nl", "fr"]


def test_a_catalogue_is_compiled_at_the_first_start_and_again_when_it_changed(folder):
    source, compiled = folder / "fr" / SOURCE, folder / "fr" / COMPILED
    assert is_stale(folder / "fr")
    Languages(folder).load()
    assert (compiled.exists(), is_stale(folder / "fr")) == (True, False)

    source.write_text(source.read_text().replace("Aide", "À l’aide"))
    os.utime(source, (compiled.stat().st_mtime + 5,) * 2)

    assert Languages(folder).get("fr").sentences.gettext("Hulp") == "À l’aide"


def test_where_we_may_not_write_a_catalogue_is_compiled_in_memory(folder):
    (folder / "fr" / COMPILED).symlink_to(folder / "nergens" / "messages.mo")

    assert Languages(folder).get("fr").sentences.gettext("Hulp") == "Aide"
