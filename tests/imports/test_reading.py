"""Any file is read into plain cells or refused with where in it that shows; nothing it holds can hurt the house."""

import io
import zipfile
from datetime import date

import pytest
import xlsxwriter

from facilitator import imports
from facilitator.domain.plan.importing.book import Sheet, letters, packed, shown, unpacked
from facilitator.domain.refusals import InvalidInput, Refusal, TooLarge
from facilitator.imports import archive, limits, reading, separated

CONTENT = "[Content_Types].xml"
SHEET = "xl/worksheets/sheet1.xml"


def workbook(fill, name="Acties"):
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False}) as book:
        fill(book.add_worksheet(name), book)
    return target.getvalue()


def plain(*rows):
    return workbook(lambda sheet, _: [sheet.write_row(at, 0, row) for at, row in enumerate(rows)])


def with_part(content, name, part):
    """The same archive with another part."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            if entry != name:
                new.writestr(entry, old.read(entry))
        new.writestr(name, part)
    return target.getvalue()


def cells(xml):
    head = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    return with_part(plain(["a"]), SHEET, f"{head}{xml}</sheetData></worksheet>")


def refused(content):
    with pytest.raises(Refusal) as found:
        reading.book(content)
    return str(found.value)


def test_a_workbook_is_read_cell_by_cell():
    def fill(sheet, book):
        sheet.write_row(0, 0, ["code", "bedrag", "=1+1"])
        sheet.write_row(1, 0, [703, 12.5, True])
        sheet.write_datetime(2, 0, date(2027, 3, 12), book.add_format({"num_format": "dd/mm/yyyy"}))
        sheet.write_formula(2, 1, "=1+1", None, 2)
        sheet.merge_range(3, 0, 3, 1, "samen")

    (sheet,) = reading.book(workbook(fill)).sheets

    assert sheet == Sheet(
        "Acties",
        (("code", "bedrag", "=1+1"), (703, 12.5, True), ("12/3/2027", 2, None), ("samen", None, None)),
        ((3, 0, 3, 1),),
    )
    assert sheet.cell(1, 0) == 703
    assert sheet.cell(9, 9) is None


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a;b\r\n1;2\r\n", [("a", "b"), ("1", "2")]),
        ("\ufeffa;b\n", [("a", "b")]),
        ("a\tb,c\n", [("a", "b,c")]),
        ('"a;x",b\n', [("a;x", "b")]),
        ("sep=,\na;b,c\n", [("a;b", "c")]),
        ('a;"regel\r\ntwee";""""\n\n', [("a", "regel\ntwee", '"')]),
        ("a;'=1+1;''s\n", [("a", "=1+1", "''s")]),
        ("é;één\n", [("é", "één")]),
    ],
)
def test_a_csv_file_is_read_however_it_is_written(text, rows):
    assert reading.book(text.encode()).sheets == (Sheet("CSV", tuple(rows)),)


def test_utf_16_is_read_and_windows_1252_is_read_with_a_word():
    assert reading.book("a;é".encode("utf-16")).sheets[0].rows == (("a", "é"),)
    book = reading.book("a;één".encode("cp1252"))
    assert (book.sheets[0].rows, book.notices) == ((("a", "één"),), (separated.WINDOWS,))
    assert reading.book("één".encode().decode("cp1252").encode()).notices == (separated.TWICE,)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "leeg"),
        (b" \n\t", "leeg"),
        (b"%PDF-1.7", "rekenblad"),
        (b"<html><table>", "rekenblad"),
        (b"<?xml version='1.0'?><Workbook/>", "rekenblad"),
        (b"\x89PNG\r\n", "rekenblad"),
        (b"a;b\nc;\x81\xff", "Rij 2, kolom 2"),
        (b"a;b\nc;d;\x00", "Rij 2, kolom 3"),
        (b"\xff\xfea", "Rij 1, kolom 1"),
        (b'a;b\nc;"open\nx', "Rij 2"),
        (b'a;b\n"x"y;d', "Rij 2"),
        (b"a;b\n" + b"x" * 200_000, "Rij 2"),
        (b"a;" * 400, "401 kolommen"),
        (b"a\n" * 20_001, "rij 20001"),
        (b"PK\x03\x04 and then nothing", "beschadigd"),
        (b"PK\x05\x06" + b"\0" * 18, "rekenblad"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "beschadigd"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "wachtwoord"),
    ],
    ids=lambda value: repr(value)[:30],
)
def test_what_is_no_table_is_refused_with_where(content, words):
    assert words in refused(content)


@pytest.mark.parametrize(
    ("xml", "words"),
    [
        ('<row r="5"><c r="B5"><f>1+1</f></c></row>', "Blad «Acties», rij 5, kolom B: deze formule"),
        ('<row r="5"><c r="B5"><f>1+1</f><v></v></c></row>', "rij 5, kolom B: deze formule"),
        ('<row r="2"><c r="AA2" t="e"><v>#REF!</v></c></row>', "rij 2, kolom AA: hier staat een rekenfout"),
        ('<row r="1048576"><c r="A1048576"><v>1</v></c></row>', "loopt tot rij 1048576"),
        ('<row r="1"><c r="XFD1"><v>1</v></c></row>', "16384 kolommen"),
        ('<row r="1"><c r="A1"><v>1</v>', "beschadigd"),
    ],
)
def test_a_cell_that_cannot_be_read_is_named_by_sheet_row_and_column(xml, words):
    assert words in refused(cells(xml))


def test_a_formula_that_says_nothing_is_an_empty_cell():
    xml = '<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="str"><f>""</f><v></v></c></row>'
    assert reading.book(cells(xml)).sheets[0].rows == ((1, None),)


def test_a_far_cell_without_anything_in_it_is_no_trouble():
    assert reading.book(cells('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="1"/></row>')).sheets[0].rows == ((1,),)


def test_what_an_archive_hides_is_refused():
    entity = '<!DOCTYPE x [<!ENTITY a "b">]><worksheet>&a;</worksheet>'
    assert "niet openen" in refused(with_part(plain(["a"]), SHEET, entity))
    locked = with_part(plain(["a"]), "content.xml", "<a/>")
    assert "wachtwoord" in refused(_flagged(locked))
    assert "beschadigd" in refused(plain(["a"])[:-200])


def _flagged(content):
    """Say of every entry that it is encrypted."""
    changed = bytearray(content)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = -1
        while (start := changed.find(mark, start + 1)) >= 0:
            changed[start + at] |= 1
    return bytes(changed)


def test_a_bomb_is_refused_before_it_is_unpacked():
    bomb = with_part(plain(["a"]), SHEET, b" " * (limits.UNPACKED + 1))
    assert len(bomb) < 200_000
    with pytest.raises(TooLarge):
        archive.check(bomb)


def test_an_archive_that_lies_about_its_size_is_refused():
    content = bytearray(with_part(plain(["a"]), SHEET, b"<worksheet>" + b" " * 5_000_000 + b"</worksheet>"))
    at = content.rfind(b"PK\x01\x02")
    content[at + 24 : at + 28] = (10).to_bytes(4, "little")
    assert refused(bytes(content))


def test_a_reader_that_runs_out_of_memory_ends_alone():
    ods = io.BytesIO()
    row = '<table:table-row table:number-rows-repeated="16000"><table:table-cell table:number-columns-repeated="6000" office:value-type="float" office:value="1"/></table:table-row>'
    manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    names = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    with zipfile.ZipFile(ods, "w") as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        made.writestr("META-INF/manifest.xml", f'<m:manifest xmlns:m="{manifest}"/>')
        made.writestr(
            "content.xml",
            f"<office:document-content{names}><office:body><office:spreadsheet><table:table table:name='x'>{row}"
            "</table:table></office:spreadsheet></office:body></office:document-content>",
        )
    with pytest.raises(InvalidInput, match="beschadigd"):
        imports.read(ods.getvalue())


def test_the_reader_gives_a_book_or_says_what_it_refuses():
    assert unpacked(imports.read(b"a;b\n1;2")).sheets == (Sheet("CSV", (("a", "b"), ("1", "2"))),)
    with pytest.raises(InvalidInput, match=r"^Rij 2, kolom 1 "):
        imports.read(b"a;b\n\x81")
    with pytest.raises(TooLarge):
        imports.read(b"x" * (limits.BYTES + 1))


def test_a_book_that_was_packed_is_the_same_book():
    book = reading.book(plain(["a", 1, 2.5, True], ["é\n"]))
    assert unpacked(packed(book)) == book


def test_cells_and_columns_are_shown_as_a_spreadsheet_does():
    assert [shown(cell) for cell in (None, True, 1250.5, 12, "x")] == ["", "ja", "1250,5", "12", "x"]
    assert [letters(index) for index in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
