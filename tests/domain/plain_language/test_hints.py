"""Hints on plain language: thirty sentences and what is said of each; nothing is said where nothing is hard."""

import socket
import tomllib

import pytest

from facilitator.domain.plain_language.guide import BadWords, parse_word_guide
from facilitator.domain.plain_language.hints import ADVICE, IN_FULL, WHY, Kind, hints
from facilitator.services.house.plain_language import frequency, look_over

SENTENCES = (
    ("Open een digipunt in de bib, zonder afspraak.", []),
    ("Leen laptops uit aan gezinnen.", []),
    ("Zorg dat een mens de telefoon opneemt.", []),
    ("Het wordt makkelijker om een afspraak te maken.", []),
    ("De wijkwerker gaat langs bij gezinnen thuis.", []),
    ("Je brengt oud papier naar het containerpark.", []),
    ("De bibliotheekmedewerkers helpen met je rijksregisternummer.", []),
    ("Wie geen gsm heeft, belt naar mevrouw Vandenbroucke in Dentergem.", []),
    ("De dienst is open van 9.00 tot 12.30 uur. Bel gerust.", []),
    ("We werken niet alleen met ouderen, maar ook met jongeren.", []),
    ("Vraag hulp bij het OCMW.", []),
    ("Ga naar het Centrum Algemeen Welzijnswerk (CAW).", []),
    ("Mantelzorgers krijgen hulp van vrijwilligers.", []),
    ("Op 12 mei 2027 komen 3.500 brieven toe.", []),
    ("Wij implementeren dit in juni.", [(Kind.HARD, "implementeren")]),
    ("Alle stappen zijn geëvalueerd.", [(Kind.HARD, "geëvalueerd")]),
    ("Dat is een cruciale keuze.", [(Kind.HARD, "cruciale")]),
    ("Er is geld met betrekking tot de lessen.", [(Kind.HARD, "met betrekking tot")]),
    ("De raad dient te kiezen.", [(Kind.HARD, "dient te")]),
    ("Ze vragen een attest en wat geduld.", [(Kind.HARD, "attest")]),
    ("De tekst is erg stringent.", [(Kind.RARE, "stringent")]),
    ("De lessen starten m.b.t. de bib.", [(Kind.SHORTENED, "m.b.t.")]),
    ("Je leert er bv. mailen en bellen.", [(Kind.SHORTENED, "bv.")]),
    ("Bel eerst naar het CAW.", [(Kind.SHORTENED, "CAW")]),
    ("De brieven worden door de gemeente nagekeken.", [(Kind.PASSIVE, "worden … nagekeken")]),
    ("Er werd een brief geschreven naar alle mensen.", [(Kind.PASSIVE, "werd … geschreven")]),
    ("Men vraagt een bewijs.", [(Kind.NOBODY, "Men")]),
    ("Het is niet onmogelijk om te bellen.", [(Kind.DOUBLE_NO, "niet onmogelijk")]),
    ("Je kan niet zonder kaart naar binnen.", [(Kind.DOUBLE_NO, "niet zonder")]),
    (
        "Deze zin is zo lang dat niemand hem nog in één adem kan lezen aan de tafel.",
        [(Kind.LONG, "Deze zin is zo …")],
    ),
)


@pytest.fixture(scope="module")
def guide(project):
    return parse_word_guide((project / "sessions" / "content" / "klare-taal.toml").read_text(), "klare-taal.toml")


def test_there_are_thirty_sentences():
    assert len(SENTENCES) == 30


@pytest.mark.parametrize(("text", "said"), SENTENCES)
def test_a_sentence_gets_these_hints_and_no_other(guide, text, said):
    found = hints(text, guide, frequency)

    assert [(hint.kind, hint.words) for hint in found] == said


def test_all_sentences_together_give_the_same_hints_at_their_places(guide):
    text = "\n".join(text for text, _ in SENTENCES)
    found = hints(text, guide, frequency)
    # One of the sentences says what CAW is: then the others need not.
    expected = [one for _, said in SENTENCES for one in said if one[1] != "CAW"]

    assert [(hint.kind, hint.words) for hint in found] == expected
    for hint in found:
        if hint.kind in (Kind.HARD, Kind.RARE, Kind.SHORTENED, Kind.NOBODY, Kind.DOUBLE_NO):
            assert text[hint.start : hint.end] == hint.words


def test_the_list_gives_easier_words_for_more_than_two_hundred_hard_ones(guide, project):
    kept = tomllib.loads((project / "sessions" / "content" / "klare-taal.toml").read_text())

    assert len(kept["woorden"]) >= 200
    assert guide.words["geïmplementeerd"] == ("invoeren", "starten met")
    assert guide.words["proactieve"] == ("zelf vooraf",)


def test_no_easier_word_is_itself_on_the_list(guide):
    easier = {word for words in (*guide.words.values(), *guide.groups.values()) for word in words}

    assert sorted(easier & set(guide.words)) == []


def test_on_a_screen_a_sentence_is_long_sooner(guide):
    text = "Je kan hier elke dinsdag van de maand leren hoe je mailt."

    assert hints(text, guide, frequency) == ()
    (hint,) = hints(text, guide, frequency, most_words=11)
    assert hint.why % hint.values == "Deze zin telt 12 woorden."


def test_an_abbreviation_is_told_once_and_never_when_it_is_explained(guide):
    assert len(hints("Bel het CAW. Het CAW helpt.", guide, frequency)) == 1
    assert hints("Het CAW (centrum voor welzijn) helpt. Bel het CAW.", guide, frequency) == ()


def test_a_line_in_capitals_is_no_abbreviation(guide):
    assert hints("NIET HIER BELLEN", guide, frequency) == ()


def test_each_hint_says_why_and_what_to_do_and_none_speaks_of_a_level(guide):
    said = [*WHY.values(), *ADVICE.values(), IN_FULL]

    assert set(WHY) == set(ADVICE) == set(Kind)
    assert [text for text in said if "B1" in text or "niveau" in text.casefold() or "fout" in text.casefold()] == []
    (hint,) = hints("Men helpt.", guide, frequency)
    assert (hint.why % hint.values, hint.advice % hint.values) == (
        "«Men» zegt niet wie.",
        "Schrijf «je», «wij» of wie het is.",
    )


@pytest.mark.parametrize("text", ["", "\n\n", "…", "123", "a" * 20_000, "🙂 🙂", "-" * 500, "(" * 200])
def test_what_is_no_sentence_is_borne(guide, text):
    assert hints(text, guide, frequency) == ()


def test_a_whole_sentence_in_an_abbreviation_gives_both_hints(guide):
    text = "a." * 20
    assert [(hint.kind, hint.words) for hint in hints(text, guide, frequency)] == [
        (Kind.LONG, "a a a a …"), (Kind.SHORTENED, text)]  # fmt: skip


def test_nothing_goes_over_the_network(guide, monkeypatch):
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network is not ours to use")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    frequency.cache_clear()

    assert [hint.kind for hint in look_over("De tekst is stringent.", guide, 15)] == [Kind.RARE]


def test_a_list_that_cannot_be_read_says_where(project):
    with pytest.raises(BadWords, match=r"^k\.toml:2: «leuk» kennen we hier niet"):
        parse_word_guide("[woorden]\n[leuk]\n[afkortingen]\n[gekend]\n", "k.toml")
