"""The plan in Word: headings that form an outline, tables that say what they show, Dutch throughout, and every field there."""

import io
import zipfile

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.plan.fields import Kind, known
from facilitator.exports.papers import write
from facilitator.exports.word import docx as word
from facilitator.exports.word import plan_docx
from facilitator.views.papers.document import Bullets, Document, Facts, Heading, Look, Table, Text
from facilitator.views.papers.questions_paper import questions_paper
from tests.exports.rich_plan import rich
from tests.plan_cast import item, plan


def opened(made):
    return docx.Document(io.BytesIO(made))


def paper(*blocks):
    return Document("Titel", "Ondertitel", "Voet", "2027-03-13", blocks)


def every_text(made):
    return [element.text or "" for element in made.element.body.iter(qn("w:t"))]


def outline(made):
    found = [(one.style.name, one.text) for one in made.paragraphs if one.style.name.startswith("Heading")]
    return [(int(name[-1]), text) for name, text in found]


def test_headings_form_an_outline_with_a_sheet_for_every_action():
    found = outline(opened(plan_docx(rich())))
    assert [text for level, text in found if level == 1] == [
        "Overzicht", "Actiefiches", "Beslissingen", "Bijlage: advies uit het traject",
    ]  # fmt: skip
    sheets = found[found.index((1, "Actiefiches")) + 1 : found.index((1, "Beslissingen"))]
    assert [text for level, text in sheets if level == 2] == [
        "Open een digipunt in de bib", "Leer mailen en videobellen", "Koop een digibus",
    ]  # fmt: skip
    levels = [level for level, _ in found]
    assert all(after <= before + 1 for before, after in zip([0, *levels], levels, strict=False))


def test_a_sheet_is_read_from_what_and_for_whom_to_money_inclusietoets_voices_and_decision():
    found = outline(opened(plan_docx(rich())))
    start = found.index((2, "Open een digipunt in de bib"))
    end = found.index((2, "Leer mailen en videobellen"))
    assert [text for _, text in found[start + 1 : end]] == [
        "Voor wie en waarom", "Wie doet wat", "Wanneer, en hoe we het zien", "Wat het kost", "Plaats in het meerjarenplan",
        "Inclusietoets", "Advies van de sessie", "Wat mensen zeiden, en ons antwoord", "Beslissing", "Opvolging", "Commentaar",
    ]  # fmt: skip


def test_the_file_says_its_title_its_language_and_the_day_it_was_made():
    made = opened(plan_docx(rich()))
    about = made.core_properties
    assert (about.title, about.language, about.author) == ("Dentergem: E-inclusie", "nl-BE", "Draagvlak")
    assert about.created.date().isoformat() == "2027-03-13"
    assert {one.get(qn("w:val")) for one in made.styles.element.iter(qn("w:lang"))} == {"nl-BE"}


def test_every_page_is_numbered_on_a4():
    made = opened(plan_docx(rich()))
    section = made.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    fields = [one.get(qn("w:instr")) for one in section.footer.part.element.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]


def test_every_table_says_what_it_shows_and_repeats_its_heads_and_breaks_no_row():
    made = opened(plan_docx(rich()))
    grids = list(made.element.body.iter(qn("w:tbl")))
    assert len(grids) > 10
    assert all(one.find(qn("w:tr")).find(f".//{qn('w:tblHeader')}") is not None for one in grids)
    assert all(one.find(f".//{qn('w:tblCaption')}").get(qn("w:val")) for one in grids)
    assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in made.element.body.iter(qn("w:tr")))


def test_the_overview_leads_to_every_sheet():
    body = opened(plan_docx(rich())).element.body
    marks = [one.get(qn("w:name")) for one in body.iter(qn("w:bookmarkStart"))]
    assert [one.get(qn("w:anchor")) for one in body.iter(qn("w:hyperlink"))] == marks
    assert len(set(marks)) == 3


def test_every_field_that_somebody_writes_stands_on_the_sheet():
    specs = known((2026,)).values()
    texts = {one.name: f"zie {one.name}" for one in specs if one.kind in (Kind.LINE, Kind.TEXT, Kind.CODE)}
    del texts["inclusietoets_reden"]
    told = " ".join(every_text(opened(plan_docx(plan(item("een", texts.pop("AC_korte_omschrijving"), **texts))))))
    # One who reads the sheet sees the reason only while there is no inclusietoets.
    assert [name for name, text in texts.items() if text not in told] == []
    undone = plan_docx(plan(item("een", inclusietoets_reden="Er is nog niemand van buiten.")))
    assert "Nog niet gedaan. Reden: Er is nog niemand van buiten." in every_text(opened(undone))


def test_money_stands_year_by_year_with_its_sums_and_years_outside_the_plan_are_not_lost():
    made = opened(plan_docx(rich()))
    grid = next(one for one in made.tables if one.cell(0, 0).text == "In euro" and len(one.rows) == 7)
    assert next([cell.text for cell in row.cells] for row in grid.rows) == [
        "In euro", "2026", "2027", "2028", "2029", "2030", "2031", "Samen",
    ]  # fmt: skip
    assert [[row.cells[at].text for at in (0, 1, 2, 7)] for row in grid.rows][1:] == [
        ["Uitgave, exploitatie, gemeente, personeel, beleidsveld 0703, halftijdse digicoach", "12.500", "25.000,50", "37.500,50"],
        ["Uitgave, investeringen, OCMW, ICT/uitrusting", "–", "4.000", "4.000"],
        ["Ontvangst, exploitatie, gemeente, subsidie Vlaanderen, subsidie Digibanken", "–", "10.000", "10.000"],
        ["Uitgaven", "12.500", "29.000,50", "41.500,50"],
        ["Ontvangsten", "–", "10.000", "10.000"],
        ["Saldo", "-12.500", "-19.000,50", "-31.500,50"],
    ]  # fmt: skip


def test_both_inclusietoetsen_stand_side_by_side_and_a_nee_on_a_key_question_is_said():
    made = opened(plan_docx(rich()))
    grid = next(one for one in made.tables if one.cell(0, 0).text == "Vraag")
    assert [[cell.text for cell in row.cells] for row in grid.rows] == [
        ["Vraag", "dienst Onthaal (van de dienst)", "vrijwilliger van de bib (van buiten de dienst)"],
        ["1. Kan je dit ook doen zonder internet? (sleutelvraag)", "nee: Er is nog geen nummer.", "deels"],
        ["2. Is die weg even snel en even goedkoop?", "ja", "ja"],
    ]
    warned = [one.text for one in made.paragraphs if one.style.name == "Let op"]
    assert warned[0] == "Let op: «nee» bij een sleutelvraag: Kan je dit ook doen zonder internet?"


def test_an_aside_stays_on_the_page_of_what_it_explains():
    made = opened(word(paper(Text("Alleen"), Text("Zes van twaalf."), Text("inwoners: 6", Look.QUIET), Text("Einde"))))
    assert [one.text for one in made.paragraphs if one.paragraph_format.keep_with_next] == ["Zes van twaalf."]


def test_what_nobody_answered_yet_is_counted_and_not_printed():
    told = every_text(opened(plan_docx(rich())))
    assert "Kan dat ook 's avonds?" in told
    assert "Wie doet het onthaal?" not in told
    assert "1 reactie wacht nog op een antwoord." in told


def test_the_decisions_say_what_was_chosen_later_and_not_and_why():
    told = every_text(opened(plan_docx(rich())))
    start = told.index("Gemeenteraad, vrijdag 12 maart 2027")
    note = told[start:]
    assert [one for one in note if one.endswith("1 actie") or one == "ab12cd34"] == [
        "ab12cd34", "Gekozen: 1 actie", "Later: 1 actie", "Niet gekozen: 1 actie",
    ]  # fmt: skip
    assert [one in note for one in ("Dit helpt de meeste mensen.", "Er is nog geen lesgever.", "Een bus is te duur.")] == [
        True, True, True,
    ]  # fmt: skip


def test_only_what_was_chosen_is_ready_for_a_budget_round_and_the_overview_tells_where_each_stands():
    told = every_text(opened(plan_docx(rich())))
    assert [one.split(".")[0] for one in told if "de begrotingsronde tegen" in one] == ["gekozen"]
    rows = told[told.index("Open een digipunt in de bib") :]
    assert [rows[rows.index(title) + 1] for title in ("Leer mailen en videobellen", "Koop een digibus")] == [
        "beslist: later", "beslist: nee",
    ]  # fmt: skip


def test_an_empty_plan_says_that_it_is_empty():
    told = every_text(opened(plan_docx(plan())))
    assert "In dit plan staan nog geen acties." in told
    assert "De gemeente besliste nog niet over deze acties. De stemming is advies." in told


@pytest.mark.parametrize("said", ["<w:p/> & \"'", "a\x00b\x0b", "\ud800", "]]>", "regel\nregel", "مرحبا", "\ufffe"])
def test_what_people_typed_stays_text(said):
    kept = "".join(sign for sign in said if sign not in "\x00\x0b\ud800\ufffe")
    made = opened(word(paper(Heading(said, 2, said), Text(said, Look.LEAD, said), Bullets((said,)),
                             Facts(((said, said),)), Table(said, (said,), ((said,),), links=(said,)))))  # fmt: skip
    told = every_text(made)
    for line in kept.split("\n"):
        assert told.count(line) >= 7


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(max_size=40), min_size=1, max_size=5))
def test_any_text_makes_a_file_that_opens(texts):
    made = opened(word(paper(*(Text(text) for text in texts), Table(texts[0], tuple(texts), (tuple(texts),)))))
    assert len(made.tables) == 1


def test_questions_are_written_in_word_too():
    found = outline(opened(write(questions_paper(rich()), "docx")))
    assert [level for level, _ in found] == [1] * 12
    assert found[0] == (1, "1. Welke acties plant de gemeente?")


def test_a_plan_of_300_actions_is_written_soon():
    with zipfile.ZipFile(io.BytesIO(plan_docx(rich(300)))) as file:
        assert file.read("word/document.xml").count(b'w:val="Heading2"') > 300
