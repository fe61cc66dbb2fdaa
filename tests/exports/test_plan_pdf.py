"""The plan as PDF/UA-1: tagged, in Dutch, with a title and an outline, read from top to bottom, and real text."""

import io
import itertools

import pikepdf
import pytest
from pypdf import PdfReader

from facilitator.domain.plan.progress import read_period
from facilitator.exports.papers import pdf, write
from facilitator.exports.papers.plan_pdf import plan_pdf
from facilitator.views.papers.document import Bullets, Document, Facts, Heading, Look, Table, Text
from facilitator.views.papers.progress_paper import progress_paper
from facilitator.views.papers.questions_paper import questions_paper
from tests.exports.rich_plan import rich
from tests.exports.test_papers import tags, words
from tests.plan_cast import item, plan


@pytest.fixture(scope="module")
def made():
    return plan_pdf(rich())


def outline(made):
    """The titles of the outline with their depth."""

    def walk(entries, depth):
        for one in entries:
            if isinstance(one, list):
                yield from walk(one, depth + 1)
            else:
                yield depth, one.title

    return list(walk(PdfReader(io.BytesIO(made)).outline, 1))


def test_the_plan_is_tagged_dutch_and_has_a_title(made):
    with pikepdf.open(io.BytesIO(made)) as file:
        with file.open_metadata() as about:
            claims = (about["pdfuaid:part"], about["dc:title"])
        root = file.Root
        shown = (str(root.Lang), bool(root.MarkInfo.Marked), bool(root.ViewerPreferences.DisplayDocTitle))
    assert claims == ("1", "Dentergem: E-inclusie")
    assert shown == ("nl-BE", True, True)


def test_its_outline_leads_to_every_chapter_and_every_action(made):
    found = outline(made)
    assert [title for depth, title in found if depth == 1] == [
        "Overzicht", "Actiefiches", "Beslissingen", "Bijlage: advies uit het traject",
    ]  # fmt: skip
    sheets = found[found.index((1, "Actiefiches")) + 1 : found.index((1, "Beslissingen"))]
    assert [title for depth, title in sheets if depth == 2] == [
        "Open een digipunt in de bib", "Leer mailen en videobellen", "Koop een digibus",
    ]  # fmt: skip


def test_headings_skip_no_level_and_every_table_has_heads(made):
    with pikepdf.open(io.BytesIO(made)) as file:
        found = tags(file.Root.StructTreeRoot, [])
    levels = [int(tag[1]) for tag in found if tag in ("H1", "H2", "H3")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    at = [place for place, tag in enumerate(found) if tag == "Table"]
    ends = [*at[1:], len(found)]
    assert all("TH" in found[start:end] for start, end in zip(at, ends, strict=True))


def test_it_is_read_in_the_order_in_which_it_is_written(made):
    text = words(made)
    told = ["Dentergem: E-inclusie", "Alle acties", "Actiefiches", "Voor wie en waarom", "Wie geen computer heeft", "Wat het kost",
            "halftijdse digicoach", "-31.500,50", "Plaats in het meerjarenplan", "AP1 Digitale hulp dichtbij", "Antwoorden per vraag",
            "Voorzie een telefoonnummer", "Kan dat ook 's avonds?", "Ja, op dinsdag.", "Dit helpt de meeste mensen.",
            "De coach begon in mei.", "De bib sluit aan", "Leer mailen"]  # fmt: skip
    places, before = [], 0
    for part in told:
        before = text.find(part, before)
        places.append(before)
    assert -1 not in places, dict(zip(told, places, strict=True))


def test_links_of_the_overview_lie_on_the_names_of_the_actions(made):
    first = PdfReader(io.BytesIO(made)).pages[0]
    assert [one.get_object()["/Subtype"] for one in first["/Annots"]] == ["/Link"] * 3


@pytest.mark.parametrize("paper", [
    pytest.param(lambda: questions_paper(rich()), id="questions"),
    pytest.param(lambda: questions_paper(plan()), id="questions about an empty plan"),
    pytest.param(lambda: progress_paper(rich(), read_period("2027")), id="year"),
    pytest.param(lambda: progress_paper(plan(), read_period("2027-1")), id="half-year of an empty plan"),
])  # fmt: skip
def test_every_paper_of_blocks_is_accessible(paper):
    shown = paper()
    with pikepdf.open(io.BytesIO(pdf(shown))) as file, file.open_metadata() as about:
        assert (about["pdfuaid:part"], about["dc:title"], str(file.Root.Lang)) == ("1", shown.title, "nl-BE")


def test_an_empty_plan_makes_a_file_that_says_so():
    assert "In dit plan staan nog geen acties." in words(plan_pdf(plan()))


def test_an_action_that_nobody_named_has_a_sheet_too():
    assert (2, "Actie zonder naam") in outline(plan_pdf(plan(item("een", ""))))


def test_it_says_which_councils_still_have_to_speak(made):
    assert (
        "Nog nodig voor dit definitief is Actie Wie nog moet beslissen Open een digipunt in de bib OCMW-raad, goedkeuring"
        in words(made)
    )


@pytest.mark.parametrize(
    "said", ['#emph[x] $1$ *y* _z_ \\ " <a> @b `c` = d', '#read("house.typ")', "a\x00b", "\ud800x", "\ufffe", ""]
)
def test_what_people_typed_is_shown_and_never_read_as_markup(said):
    blocks = (Heading("Kop"), Text(said, Look.LEAD, said), Bullets((said, said)), Facts(((said, said),)),
              Table(said, (said, said), ((said, said),), totals=1))  # fmt: skip
    made = write(Document("Titel", said, said, "2027-03-13", blocks))
    clean = said.isprintable() and said
    assert not clean or words(made).count(" ".join(said.split())) >= 5


def test_a_report_of_a_year_tells_of_every_action_that_is_followed():
    text = words(pdf(progress_paper(rich(), read_period("2027"))))
    assert "3 acties" not in text
    assert "klaar. Alles loopt." in text.replace("Klaar", "klaar")
    assert "Evaluatie: Na een jaar 300 bezoekers." in text
    assert "In euro 2027 Uitgaven 29.000,50 Ontvangsten 10.000 Saldo -19.000,50" in text


def test_answers_count_only_what_the_plan_says():
    text = words(pdf(questions_paper(rich())))
    assert "Ja, dit rekenen we mee: • Digibanken" in text
    assert "Gemeenteraad, vrijdag 12 maart 2027: 1 gekozen, 1 later, 1 niet gekozen" in text
    assert "Leer mailen en videobellen beslist: later Er is nog geen lesgever." in text
    assert "Dat staat nog niet in het plan." not in text
    assert words(pdf(questions_paper(plan()))).count("Dat staat nog niet in het plan.") >= 8
