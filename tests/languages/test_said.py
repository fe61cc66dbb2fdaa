"""A sentence as it is read: alone as text, with its Dutch beside it between tags, and as Dutch where nobody translated it."""

from datetime import date

import pytest
from markupsafe import Markup, escape

from facilitator.languages.catalogues import Languages
from facilitator.languages.said import alone, unaided
from facilitator.languages.tongue import Tongue
from tests.tongues import write

BESIDE = '<span class="said">{}<small class="beside" lang="nl" dir="ltr" aria-hidden="true">{}</small></span>'


@pytest.fixture
def french(tmp_path):
    write(tmp_path, "fr", {
        "Hulp": "Aide", "Stop": "Stop", "Kies er %(k)s.": "Choisis-en %(k)s.", "100 % zeker": "100 % sûr", "Op %(date)s.": "Le %(date)s.",
        "%(num)s stem": ("%(num)s voix (une)", "%(num)s voix"), "Ja & nee": "<b>Oui</b> & non",
    })  # fmt: skip
    return Languages(tmp_path).get("fr")


def test_on_phones_the_dutch_stands_beside_a_translation(french):
    said = Tongue(french, beside=True).say("Kies er %(k)s.", {"k": 3})

    assert (said, said.dutch) == ("Choisis-en 3.", "Kies er 3.")
    assert str(escape(said)) == BESIDE.format("Choisis-en 3.", "Kies er 3.")


def test_elsewhere_a_translation_stands_alone(french):
    assert str(escape(Tongue(french).say("Hulp"))) == "Aide"


def test_what_nobody_translated_is_dutch_and_says_so(french):
    said = Tongue(french, beside=True).say("Schrijf één idee.")

    assert said == "Schrijf één idee."
    assert str(escape(said)) == '<span lang="nl" dir="auto">Schrijf één idee.</span>'


def test_a_translation_that_reads_as_the_dutch_stands_once(french):
    assert str(escape(Tongue(french, beside=True).say("Stop"))) == "Stop"


def test_dutch_is_said_as_it_stands(tmp_path):
    assert (
        str(escape(Tongue(Languages(tmp_path).get("nl"), beside=True).say("Kies er %(k)s.", {"k": 3}))) == "Kies er 3."
    )


def test_a_percent_sign_is_only_that_where_no_values_are_given(french):
    tongue = Tongue(french)

    assert [tongue.say("100 % zeker"), tongue.say("50 % van %s")] == ["100 % sûr", "50 % van %s"]


def test_nothing_is_said_of_nothing(french):
    assert str(escape(Tongue(french, beside=True).say(""))) == ""


def test_neither_a_translator_nor_a_value_can_bring_in_markup(french):
    tongue = Tongue(french, beside=True)

    assert "<b>" not in escape(tongue.say("Ja & nee"))
    assert "<i>" not in escape(tongue.say("Kies er %(k)s.", {"k": "<i>3</i>"}))


def test_a_number_takes_the_form_of_the_language(french):
    tongue = Tongue(french, beside=True)

    assert [str(tongue.count("%(num)s stem", "%(num)s stemmen", n, {})) for n in (0, 1, 2)] == [
        "0 voix (une)", "1 voix (une)", "2 voix",
    ]  # fmt: skip
    assert tongue.count("%(num)s stem", "%(num)s stemmen", 0, {}).dutch == "0 stemmen"
    assert tongue.count("%(num)s plek", "%(num)s plekken", 2, {}) == "2 plekken"


def test_a_sentence_in_a_sentence_is_in_the_same_language(french):
    tongue = Tongue(french, beside=True)
    said = tongue.say("Op %(date)s.", {"date": tongue.day(date(2027, 6, 12), "12 juni 2027")})

    assert (said, said.dutch) == ("Le 12 juin 2027.", "Op 12 juni 2027.")
    assert str(escape(said)) == BESIDE.format("Le 12 juin 2027.", "Op 12 juni 2027.")


def test_no_day_is_nothing(french):
    assert Tongue(french).day(None, "") == ""


def test_alone_it_is_bare_text_also_when_it_was_drawn_already(french):
    said = Tongue(french, beside=True).say("Hulp")

    assert (alone(said), type(alone(said))) == ("Aide", str)
    assert alone(Markup(escape(said))) == "Aide"
    assert (alone(3), alone("Hulp"), alone(Markup("a &amp; b"))) == (3, "Hulp", Markup("a &amp; b"))


def test_without_its_help_a_translation_keeps_its_tags_and_dutch_says_so(french):
    tongue = Tongue(french, beside=True)

    assert unaided(tongue.say("Hulp")) == '<span class="said">Aide</span>'
    assert unaided(tongue.say("Kijk")) == '<span lang="nl" dir="auto">Kijk</span>'


def test_what_is_said_already_is_not_said_again(french):
    said = Tongue(french, beside=True).say("Hulp")

    assert Tongue(french).say(said) is said
