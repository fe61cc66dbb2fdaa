"""The sheet to take home: one page, nothing under 14 points, pictograms beside words, in any language, tagged."""

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from facilitator.app import TRANSLATIONS
from facilitator.domain.plan.item import Field
from facilitator.domain.refusals import InvalidInput
from facilitator.exports.papers import pdf
from facilitator.languages import Languages, Tongue
from facilitator.views.papers.takehome import MOST_ACTIONS, Voice, home_of_plan
from facilitator.views.times import day
from tests.exports.rich_plan import rich
from tests.exports.test_papers import A4, POINTS_A_MM, tags, words
from tests.plan_cast import plan

KNOWN = Languages(TRANSLATIONS)
LONG = "Zorg in elke wijk van de gemeente voor een digipunt met hulp, elke week opnieuw, ook in de avond en op een zaterdag vroeg"
WIDE = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsgebouw"
PICTOGRAMS = Path(__file__).parents[2] / "templates" / "pictograms"


def voice(code="nl"):
    tongue = Tongue(KNOWN.get(code))
    return Voice(code, tongue.language.direction, lambda sentence, **values: str(tongue.say(sentence, values)),
                 lambda when: str(tongue.day(when, day(when))))  # fmt: skip


def drawing(name):
    return (PICTOGRAMS / f"{name}.svg").read_text(encoding="utf-8")


def sheet(n=3, code="nl", title="", status="weerhouden", **changes):
    made = rich(n)
    fields = {"status": Field(status, 1)} | ({"AC_korte_omschrijving": Field(title, 1)} if title else {})
    items = tuple(replace(item, fields={**item.fields, **fields}) for item in made.items)
    return home_of_plan(replace(made, items=items, **changes), voice(code), "https://draagvlak.example", drawing)


def pages(made):
    return PdfReader(io.BytesIO(made)).pages


@pytest.mark.parametrize(("n", "title"), [(1, ""), (3, ""), (8, LONG[:60]), (12, LONG), (40, LONG)])
def test_it_is_one_a4_however_many_actions_there_are_and_however_long_their_titles(n, title):
    made = pages(pdf(sheet(n, title=title)))
    assert len(made) == 1
    assert tuple(round(float(side) / POINTS_A_MM) for side in made[0].mediabox[2:]) == A4


@pytest.mark.parametrize("n", [2, 12])
def test_no_letter_on_it_is_smaller_than_14_points(n):
    sizes = set()
    pages(pdf(sheet(n, title=LONG)))[0].extract_text(
        visitor_text=lambda text, _cm, _tm, _font, size: sizes.add(round(size, 1)) if text.strip() else None
    )
    assert min(sizes) >= 14


def test_every_top_action_stands_on_it_and_of_very_many_it_says_how_many_more_there_are():
    assert len(sheet(12).actions) == 12
    more = sheet(15)
    assert (len(more.actions), more.sentences[0]) == (MOST_ACTIONS, "Er zijn nog 3 andere acties.")


def test_a_pictogram_never_stands_without_its_word():
    assert all(one.picture.startswith("<svg") and one.word for one in sheet(12).actions)


@pytest.mark.parametrize("code", KNOWN.codes)
def test_it_is_tagged_in_the_language_it_is_asked_in_with_a_title_and_one_heading(code):
    paper = sheet(3, code)
    with pikepdf.open(io.BytesIO(pdf(paper))) as file:
        with file.open_metadata() as about:
            claims = (about["pdfuaid:part"], about["dc:title"])
        assert (claims, str(file.Root.Lang).split("-")[0]) == (("1", paper.title), code)
        found = tags(file.Root.StructTreeRoot, [])
        figures = [one for one in file.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure"]
        assert [str(one.Alt) for one in figures] == ["draagvlak.example/idee"]
    assert found.count("H1") == 1


def test_titles_stay_as_people_wrote_them_while_our_words_are_translated():
    dutch, french = sheet(3), sheet(3, "fr")
    assert [one.title for one in dutch.actions] == [one.title for one in french.actions]
    assert dutch.question != french.question
    assert [one.word for one in dutch.actions] != [one.word for one in french.actions]
    assert "Open een digipunt in de bib" in words(pdf(french))


def test_it_says_what_was_decided_and_when_one_hears_or_that_it_is_still_advice():
    assert sheet().head == "Dit gaat de gemeente doen"
    assert sheet().sentences == (
        "De gemeente besliste dit op vrijdag 12 maart 2027.", "Op dinsdag 1 juni 2027 hoor je wat er gebeurt.",
    )  # fmt: skip
    proposed = sheet(status="voorstel", decisions=())
    assert (proposed.head, proposed.sentences[0]) == (
        "Dit stelt de gemeente voor", "Jullie zeggen wat belangrijk is. De gemeente beslist later.",
    )  # fmt: skip


def test_what_was_dropped_is_not_on_it():
    assert sheet(status="geschrapt").actions == ()
    assert home_of_plan(plan(), voice(), "http://x.example").actions == ()


def test_what_is_muted_on_it_is_still_dark_enough_to_read():
    source = (PICTOGRAMS.parent / "typst" / "house.typ").read_text(encoding="utf-8")
    light = 0.30  # luma(30%) on white
    assert "#let muted = luma(30%)" in source
    linear = ((light + 0.055) / 1.055) ** 2.4
    assert 1.05 / (linear + 0.05) > 7


def test_a_language_whose_letters_this_machine_lacks_is_refused_and_not_printed_as_boxes():
    paper = replace(sheet(2, "uk"), question="\U0010fffd")
    with pytest.raises(InvalidInput, match="mist de letters van deze taal"):
        pdf(paper)


def test_a_strange_sign_in_a_title_is_a_box_in_any_language():
    made = words(pdf(sheet(1, "fr", title="Eén \U0010fffd twee")))
    assert "Eén □ twee" in made


def test_a_word_wider_than_the_paper_breaks_and_does_not_run_off_it():
    lines = pages(pdf(sheet(1, title=f"Help {WIDE} nu")))[0].extract_text().splitlines()
    assert [line for line in lines if len(line) > 60] == []
    assert WIDE in "".join(lines).replace("\u00ad", "").replace("\u200b", "")


def test_a_title_stands_beside_its_pictogram_also_on_a_page_read_from_the_right():
    starts = {}
    for code in ("nl", "ar"):
        pages(pdf(sheet(1, code)))[0].extract_text(
            visitor_text=lambda text, cm, tm, _font, _size, code=code: (
                starts.setdefault(code, cm[4] + tm[4]) if "digipunt" in text else None
            )
        )
    assert starts["nl"] < 50 * POINTS_A_MM < starts["ar"]
