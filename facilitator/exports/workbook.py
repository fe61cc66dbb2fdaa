"""Writes sheets as an XLSX workbook: codes stay text, sums stay sums, and no text becomes a formula."""

import io
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from .table import Cell, CellKind, Column, Formula, Table, starts_like_formula

BODY_HEIGHT = 45
LARGEST_TEXT = 32_767
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
_FONT = {"font_name": "Arial", "font_size": 10, "valign": "top"}
_HEADER = {
    **_FONT,
    "bold": True,
    "font_color": "#FFFFFF",
    "bg_color": "#0B5D66",
    "text_wrap": True,
    "valign": "vcenter",
}
_STYLES: dict[CellKind, dict[str, object]] = {
    CellKind.TEXT: {"text_wrap": True},
    CellKind.LONG: {"text_wrap": True},
    CellKind.CODE: {"num_format": "@"},
    CellKind.WHOLE: {"num_format": "0"},
    CellKind.AMOUNT: {"num_format": "#,##0.00"},
    CellKind.DATE: {"num_format": "dd/mm/yyyy"},
}


def workbook(tables: Sequence[Table], *, title: str, made_on: date) -> bytes:
    """Return the workbook as a file."""
    import xlsxwriter  # noqa: PLC0415 - heavy, and only the thread that writes a workbook needs it

    target = io.BytesIO()
    with xlsxwriter.Workbook(target, OPTIONS) as book:
        book.set_properties({"title": title, "created": datetime(made_on.year, made_on.month, made_on.day)})  # noqa: DTZ001
        book.set_calc_mode("auto")
        formats = _formats(book)
        for table in tables:
            _write(book.add_worksheet(table.name), table, formats)
    return target.getvalue()


def _formats(book: Any) -> dict[tuple[CellKind | None, bool], Any]:
    """One format for each kind of cell, and a twin whose text says by itself that it is no formula."""
    made: dict[tuple[CellKind | None, bool], Any] = {(None, False): book.add_format(_HEADER)}
    for kind, style in _STYLES.items():
        for quoted in (False, True):
            made[kind, quoted] = book.add_format({**_FONT, **style, "quote_prefix": quoted})
    return made


def _write(sheet: Any, table: Table, formats: dict[tuple[CellKind | None, bool], Any]) -> None:
    last = max(1, len(table.rows))
    for at, column in enumerate(table.columns):
        sheet.set_column(at, at, column.width, formats[column.kind, False])
        sheet.write_string(0, at, column.name, formats[None, False])
        _offer_choices(sheet, at, column, last)
    for row, cells in enumerate(table.rows, 1):
        if table.name == "Acties":
            sheet.set_row(row, BODY_HEIGHT)
        for at, (column, cell) in enumerate(zip(table.columns, cells, strict=True)):
            _write_cell(sheet, row, at, cell, column.kind, formats)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, len(table.columns) - 1)
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{last + 1}"})
    _for_paper(sheet)


def _write_cell(sheet: Any, row: int, at: int, cell: Cell, kind: CellKind, formats: Any) -> None:
    style = formats[kind, False]
    if isinstance(cell, Formula):
        sheet.write_formula(row, at, cell.text, style, float(cell.value))
    elif isinstance(cell, str):
        quoted = starts_like_formula(cell)
        if cell:
            sheet.write_string(row, at, printable(cell)[:LARGEST_TEXT], formats[kind, quoted])
    elif isinstance(cell, Decimal | int):
        sheet.write_number(row, at, float(cell) if isinstance(cell, Decimal) else cell, style)
    elif isinstance(cell, date):
        sheet.write_datetime(row, at, datetime(cell.year, cell.month, cell.day), style)  # noqa: DTZ001 - a day has no zone


def printable(text: str) -> str:
    """Leave out the signs that no XML can hold, and that a spreadsheet would refuse the file for."""
    return "".join(sign for sign in text if sign in "\n\t" or ((sign >= " " and not 0xD800 <= ord(sign) <= 0xDFFF)
                   and sign not in "\ufffe\uffff"))  # fmt: skip


def _offer_choices(sheet: Any, at: int, column: Column, last: int) -> None:
    if column.choices:
        # Empty or another word stays possible: the checks tell, the sheet does not stop anybody.
        sheet.data_validation(
            1, at, last, at, {"validate": "list", "source": list(column.choices), "error_type": "warning"}
        )


def _for_paper(sheet: Any) -> None:
    sheet.set_landscape()
    sheet.set_paper(8)
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&A&R&P / &N")
