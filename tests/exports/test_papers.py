"""Papers as PDF: tagged, in Dutch, with what was asked on it, and nothing that people typed is read as markup."""

import io
import re
import zipfile
from dataclasses import replace

import pikepdf
import pytest
from pypdf import PdfReader

from facilitator.domain.ideas.idea import Action
from facilitator.domain.roles import Role
from facilitator.domain.voting.ballot import BallotKind
from facilitator.domain.voting.groups import GroupRule
from facilitator.domain.voting.paper import PrintedBallot
from facilitator.exports.papers import pack, pdf
from facilitator.exports.papers.setting import TEMPLATES
from facilitator.views.papers.ballot_form import ballot_form
from facilitator.views.papers.report import report
from facilitator.views.papers.report_paper import PaperPicture, report_paper
from facilitator.views.papers.sheets import (
    BallotPaper,
    TitledAction,
    ballot_paper,
    join_paper,
    slip_paper,
    table_paper,
)
from tests.views.made import counted, room, session, vote

POINTS_A_MM = 72 / 25.4
A4 = (210, 297)
LONG = "Zorg in elke wijk van de gemeente voor een digipunt met hulp"


def ballots(n=1, *, kind="pick", large=False, receipt="", titles=(), **options):
    actions = tuple(TitledAction(number, title) for number, title in enumerate(titles, 1))
    printed = tuple(PrintedBallot(f"B{number:03}", receipt) for number in range(n))
    form = ballot_form(vote(BallotKind(kind), options={"k": 3, **options}, opened=0))
    return BallotPaper("Stembladen · Startsessie", "Startsessie · Kies er drie", form, large, printed, actions)


def papers():
    place = "https://draagvlak.example"
    return {
        "ballots": ballots(5),
        "large ballots": ballots(2, large=True),
        "ballots with three answers": ballots(4, kind="yes_doubt_no", receipt="appel-kraan-molen"),
        "titled ballots": ballots(4, titles=["Hulp in de bib", "Een open balie"]),
        **{f"ballots of {kind}": ballots(2, kind=kind, receipt="appel-kraan-molen") for kind in BallotKind},
        **{f"titled ballots of {kind}": ballots(2, kind=kind, titles=["Hulp in de bib", LONG]) for kind in BallotKind},
        "slips": slip_paper(session(), place, ["appel-kraan-molen"] * 5),
        "large slips": slip_paper(session(), place, [""], large=True),
        "join sheet": join_paper(session(), place, 2),
        "table cards": table_paper(session(table_count=3), place),
        "report": voted(),
        "report without a vote": report_paper(report(room(), [])),
    }


def voted(n=4):
    made = counted(GroupRule.CITIZENS_OTHERS, n, votes={Role.CITIZEN: [["a1"]] * 6, Role.STAFF: [["a2"]] * 5})
    return report_paper(report(made, [(made.tally_step, made.tally, ["a1"])]))


def tags(element, found):
    """Gather the kinds of the elements of a file, in the order in which they are read."""
    if isinstance(element, pikepdf.Dictionary) and "/S" in element:
        found.append(str(element.S).lstrip("/"))
    inside = element.get("/K", []) if isinstance(element, pikepdf.Dictionary) else element
    for one in inside if isinstance(inside, pikepdf.Array) else [inside]:
        if isinstance(one, pikepdf.Dictionary | pikepdf.Array):
            tags(one, found)
    return found


def pages(made):
    return [page.extract_text() for page in PdfReader(io.BytesIO(made)).pages]


def heights(made, *told):
    """Return how high on the first page each of these words stands, the last where there are more."""
    found = {}
    PdfReader(io.BytesIO(made)).pages[0].extract_text(
        visitor_text=lambda text, cm, tm, _font, _size: found.update({word: cm[5] + tm[5] * cm[3] for word in told if word in text.split()})
    )  # fmt: skip
    return [found[word] for word in told]


def words(made):
    return " ".join(" ".join(pages(made)).split())


@pytest.mark.parametrize("name", papers())
def test_every_paper_is_a_tagged_pdf_in_dutch_with_a_title_and_only_a4(name):
    paper = papers()[name]
    with pikepdf.open(io.BytesIO(pdf(paper))) as file:
        root = file.Root
        with file.open_metadata() as about:
            claims = (about["pdfuaid:part"], about["dc:title"])
        assert claims == ("1", paper.title)
        assert (str(root.Lang), bool(root.MarkInfo.Marked), bool(root.ViewerPreferences.DisplayDocTitle)) == (
            "nl-BE",
            True,
            True,
        )
        assert len(root.StructTreeRoot.K) > 0
        sizes = {tuple(round(float(side) / POINTS_A_MM) for side in page.mediabox[2:]) for page in file.pages}
        assert sizes == {A4}


def test_every_letter_on_a_paper_lies_in_the_file():
    fonts = {}
    for page in PdfReader(io.BytesIO(pdf(ballots(4)))).pages:
        for font in page["/Resources"]["/Font"].values():
            inner = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
            fonts[font["/BaseFont"]] = any(name in inner for name in ("/FontFile2", "/FontFile3"))
    assert fonts
    assert all(fonts.values())


def test_four_ballots_lie_on_a_page_and_in_large_type_one():
    assert [page.count("Stemblad") for page in pages(pdf(ballots(6)))] == [4, 2]
    assert [page.count("Stemblad") for page in pages(pdf(ballots(3, large=True)))] == [1, 1, 1]


def test_a_ballot_is_read_from_serial_to_role_to_rule_to_numbers_in_their_order():
    text = words(pdf(ballots(1)))
    told = ["Stemblad", "volgcode B000", "Kruis aan als wie je hier bent:", "inwoner", "medewerker", "politicus",
            "organisatie of vrijwilliger", "Zet een kruisje bij hoogstens 3 nummers.", "Minder mag ook.",
            " ".join(str(number) for number in range(1, 21)), "Schrijf geen naam."]  # fmt: skip
    places = [text.find(part) for part in told]
    assert -1 not in places, dict(zip(told, places, strict=True))
    assert places == sorted(places)


@pytest.mark.parametrize(("kind", "options", "told"), [
    ("pick", {"k": 1}, "Zet een kruisje bij hoogstens 1 nummer. Minder mag ook. 1 2 3"),
    ("budget", {"total": 20000}, "Kruis acties aan die samen hoogstens 20.000 euro kosten. Op het scherm zie je wat elke actie kost."),
    ("yes_doubt_no", {}, "Zet bij elk nummer één kruisje. Het vraagteken is: ik weet het niet. nr. Ja j Beetje b Nee n ? w 1 2 3"),
    ("moscow", {"cap": 2}, "Kruis hoogstens 2 keer «moet» aan. nr. Moet m Beter wel b Mag g Nu niet n 1 2 3"),
    ("consent", {}, "Een bezwaar? Schrijf onderaan waarom. nr. Geen bezwaar g Zorgen z Bezwaar b 1 2 3"),
    ("dots", {"k": 5, "cap": 3}, "Je hebt 5 stippen. Kruis 5 rondjes aan. Hoogstens 3 bij één nummer. Minder mag ook. 1 2 3"),
    ("dots", {"k": 9}, "Je hebt 9 stippen. Schrijf bij elk nummer hoeveel het er krijgt. Minder mag ook. 1 2 3"),
    ("rank", {"k": 4}, "Schrijf in elk vak een nummer. Het belangrijkste eerst. Minder mag ook. 1e 2e 3e 4e Geheim."),
    ("matrix", {}, "Helpt het? h Hoeveel moeite? m weinig 1 wat 2 veel 3 weinig 1 wat 2 veel 3 1 2 3"),
])  # fmt: skip
def test_each_kind_says_its_rule_and_its_letters_in_the_order_of_reading(kind, options, told):
    assert told in words(pdf(ballots(kind=kind, **options)))


def test_only_roles_that_vote_stand_on_a_ballot():
    step = vote(options={"electorate": ["citizen", "partner"]})
    made = words(pdf(ballot_paper(session(), step, [PrintedBallot("K7QM")])))
    assert "Kruis aan als wie je hier bent: inwoner organisatie of vrijwilliger Zet" in made


def test_under_an_objection_there_is_room_to_say_why():
    assert "Waarom? Schrijf het nummer erbij. Geheim." in words(pdf(ballots(kind="consent")))
    assert "Waarom" not in words(pdf(ballots(kind="moscow")))


def test_where_money_is_shared_out_each_title_has_its_cost():
    actions = [Action("a", "x", 1, "Een digipunt", cost=12_500), Action("b", "x", 2, "Een balie", cost=800)]
    step = vote(BallotKind.BUDGET, options={"total": 13_000})
    made = words(pdf(ballot_paper(session(), step, [PrintedBallot("K7QM")], actions=actions)))
    assert "1 Een digipunt 12.500 euro 2 Een balie 800 euro" in made
    assert "Op het scherm" not in made
    picked = words(pdf(ballot_paper(session(), vote(), [PrintedBallot("K7QM")], actions=actions)))
    assert "12.500" not in picked


@pytest.mark.parametrize(("kind", "a_page"), [
    ("pick", 4), ("budget", 4), ("rank", 4), ("dots", 4), ("yes_doubt_no", 4), ("moscow", 4), ("consent", 2), ("matrix", 2),
])  # fmt: skip
@pytest.mark.parametrize("receipt", ["", "appel-kraan-molen"])
def test_ballots_of_each_kind_lie_on_a_page_without_touching(kind, a_page, receipt):
    made = pages(pdf(ballots(5, kind=kind, receipt=receipt)))
    assert [page.count("Stemblad") for page in made] == [a_page] * (5 // a_page) + [5 % a_page]
    lowest, foot = heights(pdf(ballots(1, kind=kind, receipt=receipt)), "3e" if kind == "rank" else "20", "Geheim.")
    assert lowest - foot > 6 * POINTS_A_MM


@pytest.mark.parametrize("kind", [kind for kind in BallotKind if kind is not BallotKind.CONSENT])
def test_in_large_type_twenty_numbers_of_each_kind_lie_on_one_page(kind):
    made = pages(pdf(ballots(2, kind=kind, large=True, receipt="appel-kraan-molen")))
    assert [page.count("Stemblad") for page in made] == [1, 1]


def test_words_to_tear_off_stand_only_on_ballots_that_have_them():
    assert "Jouw bewijs: appel-kraan-molen" in words(pdf(ballots(receipt="appel-kraan-molen")))
    assert "bewijs" not in words(pdf(ballots()))


@pytest.mark.parametrize("kind", ["pick", "yes_doubt_no", "dots", "moscow", "rank", "budget"])
def test_twelve_actions_with_short_titles_still_lie_four_on_a_page(kind):
    made = pages(pdf(ballots(5, kind=kind, titles=[f"Actie nummer {n}" for n in range(1, 13)])))
    assert [page.count("Stemblad") for page in made] == [4, 1]
    assert "Actie nummer 12" in made[0]


def test_a_pictogram_stands_on_a_ballot_beside_its_word_and_never_without():
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M1 1h9"/></svg>'
    actions = [Action("a", "x", 1, "Een digipunt", pictogram="computer"), Action("b", "x", 2, "Een balie")]
    paper = ballot_paper(session(), vote(), [PrintedBallot("K7QM")], actions=actions, drawing=lambda _name: drawing)
    assert [(one.picture, one.word) for one in paper.actions] == [(drawing, "computer"), ("", "")]
    assert "Een digipunt (computer) 2 Een balie Geheim." in words(pdf(paper))


def test_titles_that_need_more_room_get_it_and_every_title_is_there():
    many = [f"{LONG} {n}" for n in range(1, 13)]
    strips = pages(pdf(ballots(4, kind="yes_doubt_no", titles=many)))
    assert [page.count("Stemblad") for page in strips] == [2, 2]
    large = words(pdf(ballots(1, large=True, titles=many * 3)))
    assert len(re.findall("Zorg in elke wijk", large)) == 36
    assert large.count("volgcode B000") > 2  # Also under every further page.


def test_no_text_in_large_type_is_smaller_than_18_points():
    sizes = set()
    for paper in (ballots(1, large=True, receipt="appel-kraan-molen"), *(ballots(1, large=True, kind=kind) for kind in BallotKind),
                  ballots(1, large=True, titles=[LONG] * 20), slip_paper(session(), "http://x.example", ["a-b-c"], large=True)):  # fmt: skip
        for page in PdfReader(io.BytesIO(pdf(paper))).pages:
            page.extract_text(
                visitor_text=lambda text, _cm, _tm, _font, size: sizes.add(round(size, 1)) if text.strip() else None
            )
    assert min(sizes) >= 18


def test_what_people_typed_is_shown_and_never_read_as_markup():
    title = '#emph[x] $1$ *y* _z_ \\ " <a> @b `c` = d'
    assert title in words(pdf(ballots(titles=[title])))
    assert '#read("house.typ")' in words(pdf(ballots(titles=['#read("house.typ")'])))


def test_signs_that_no_letter_type_knows_become_a_box_and_the_rest_stays():
    made = words(pdf(ballots(titles=["Eén \U0010fffd twee", "Šárka łączy"])))
    assert "Eén □ twee" in made
    assert "Šárka łączy" in made


def test_a_slip_without_a_code_leaves_a_line_to_write_one():
    place = "https://draagvlak.example"
    with_code, without = (words(pdf(slip_paper(session(), place, [code]))) for code in ("appel-kraan-molen", ""))
    assert with_code.count("appel-kraan-molen") == 2  # On the slip for who keys it, on the strip for who wrote it.
    assert "Code van je idee: Wat gebeurde ermee? Kijk op draagvlak.example/idee" in without


def test_a_session_without_tables_asks_for_none_on_a_slip():
    place = "https://draagvlak.example"
    asked = [
        "Tafel" in words(pdf(slip_paper(session(has_tables=tables), place, ["a-b-c"]))) for tables in (True, False)
    ]
    assert asked == [True, False]


def test_the_sheet_to_join_by_says_how_in_words_beside_the_code():
    made = pages(pdf(join_paper(session(), "https://draagvlak.example", 3)))
    assert len(made) == 3
    assert all(part in made[0] for part in ("draagvlak.example", "482 913", "inwoner", "Liever papier?"))
    assert [page.count("Tafel") for page in pages(pdf(table_paper(session(table_count=3), "http://x.example")))] == [
        2,
        1,
    ]


def test_a_pack_is_one_file_with_each_paper_under_its_name():
    with zipfile.ZipFile(io.BytesIO(pack({"een": ballots(1), "twee": ballots(5)}))) as made:
        assert {name: len(pages(made.read(name))) for name in made.namelist()} == {"een.pdf": 1, "twee.pdf": 2}


def test_the_report_has_headings_and_tables_whose_heads_are_heads():
    with pikepdf.open(io.BytesIO(pdf(voted()))) as file:
        found = tags(file.Root.StructTreeRoot, [])
    assert [kind for kind in found if kind in ("H1", "H2")] == ["H1", "H2", "H2"]
    # Turnout: five ways and their numbers. Result: three columns, and of each of four actions a head and three numbers.
    assert (found.count("Table"), found.count("TH"), found.count("TD")) == (2, 5 + 3 + 4, 5 + 4 * 3)


def test_the_report_says_each_action_by_rank_in_total_and_per_group():
    made = words(pdf(voted()))
    assert "Allen samen inwoners alle anderen" in made
    first, second = (
        "1 Actie 1 ↔ Hier kiezen groepen anders ≈ bijna gelijk → nemen we mee 6 van 11 6 van 6 0 van 5",
        "5 van 11 0 van 6 5 van 5",
    )
    assert -1 < made.find(first) < made.find(second)
    assert "Dit is de keuze van wie hier is, niet van heel de gemeente." in made


def test_no_action_of_the_report_is_torn_over_two_pages_and_each_page_has_the_heads():
    made = pages(pdf(voted(20)))
    assert len(made) > 1
    assert all("Allen samen" in page and page.count(" van 11") == len(re.findall(r"Actie \d", page)) - first
               for page, first in zip(made, (1, 0, 0), strict=False))  # fmt: skip


def test_a_picture_in_the_report_says_in_words_what_it_shows():
    drawn = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><text x="9" y="20">7</text></svg>'
    paper = voted()
    shown = replace(paper.votes[0], picture=PaperPicture(drawn, "Hoger helpt meer.", 1.0))
    made = pikepdf.open(io.BytesIO(pdf(replace(paper, votes=(shown,)))))
    figures = [one for one in made.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure"]
    assert [str(one.Alt) for one in figures] == ["Hoger helpt meer."]


def test_templates_take_nothing_from_elsewhere():
    sources = {path.name: path.read_text(encoding="utf-8") for path in TEMPLATES.glob("*.typ")}
    names = ("ballots", "document", "house", "join", "report", "slips", "tables", "takehome")
    assert sorted(sources) == [f"{name}.typ" for name in names]
    assert [name for name, text in sources.items() if re.search(r"@preview|\beval\(|\bread\(|\.\./", text)] == []
