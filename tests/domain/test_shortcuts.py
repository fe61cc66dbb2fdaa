"""Which key does which deed, and how somebody changes or silences them."""

import re
from pathlib import Path

import pytest

from facilitator.domain.refusals import InvalidInput
from facilitator.domain.shortcuts import BY_NAME, SHORTCUTS, KeyTaken, Listening, NoKey, Shortcuts, choose, kept


def test_ours_do_one_thing_each_on_every_page():
    assert choose("all", {}) == Shortcuts()


def test_another_letter_does_the_deed_and_the_old_one_no_more():
    chosen = choose("all", {"undo": "U"})

    assert chosen.keys("undo") == ("u",)
    assert chosen.hint("undo") == "U"
    assert chosen.keys("freeze") == ("b",)


def test_arrows_stay_beside_a_letter_of_ones_own():
    assert choose("all", {"next": "d"}).keys("next") == ("d", "ArrowRight", "PageDown", "Space")


def test_an_empty_letter_silences_one_deed():
    chosen = choose("all", {"undo": " "})

    assert chosen.keys("undo") == ()
    assert "undo" not in chosen.of_page


def test_letters_can_be_off_while_arrows_and_a_clicker_work():
    chosen = choose("arrows", {})

    assert chosen.keys("undo") == ()
    assert chosen.keys("next") == ("ArrowRight", "PageDown")


def test_all_keys_can_be_off():
    assert choose("none", {}).of_page == {}


def test_one_key_for_two_deeds_of_a_page_is_refused_with_both_names():
    with pytest.raises(
        KeyTaken, match="Toets «B» doet dan twee dingen: «Maak ongedaan» en «Bevries het grote scherm»"
    ) as caught:
        choose("all", {"undo": "b"})
    assert caught.value.names == ("undo", "freeze")


def test_one_key_may_do_two_deeds_on_two_pages():
    assert choose("all", {"serial": "s"}).keys("serial") == ("s",)


def test_two_deeds_may_change_their_letters_for_each_other():
    chosen = choose("all", {"undo": "b", "freeze": "z"})

    assert (chosen.keys("undo"), chosen.keys("freeze")) == (("b",), ("z",))


@pytest.mark.parametrize("typed", ["ab", "\u0301", "\x07", "→→"])
def test_what_is_not_one_key_is_refused(typed):
    with pytest.raises(NoKey, match=r"Typ één letter, cijfer of teken\."):
        choose("all", {"undo": typed})


def test_an_unknown_way_to_listen_is_refused():
    with pytest.raises(InvalidInput):
        choose("sometimes", {})


@pytest.mark.parametrize(
    "raw", [{}, {"letters": 3}, {"letters": {"gone": "q"}}, {"listening": "x"}, {"letters": {"undo": "b"}}]
)
def test_what_was_kept_and_cannot_be_is_ours_again(raw):
    assert kept(raw) == Shortcuts()


def test_what_was_kept_comes_back():
    assert kept({"listening": "arrows", "letters": {"undo": "u"}}) == Shortcuts(Listening.ARROWS, {"undo": "u"})


def test_every_deed_named_in_a_template_is_known_and_every_known_one_has_a_place(project: Path):
    named = re.compile(r'data-(?:item-)?press="([^"]+)"|\{\{ key\("([^"]+)"\) \}\}')
    found = {
        name
        for path in (project / "templates").rglob("*.html")
        for names in named.findall(path.read_text())
        for name in names
        if name
    }

    assert found - set(BY_NAME) == set()
    assert {one.name for one in SHORTCUTS} - found == set()
