"""Writes sheets as an XLSX workbook: codes stay text, sums stay sums, and no text becomes a formula."""

import io
import re
from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from facilitator.domain.plan.inert import starts_like_formula

from .table import Cell, CellKind, Column, Formula, Table, Where

BODY_HEIGHT = 45
LARGEST_TEXT = 32_767
_UNPRINTABLE = re.compile(r"[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
_FONT = {"font_name": "Arial", "font_size": 10, "valign": "top"}
_HEADER: dict[str, object] = {
    **_FONT,
    "bold": True,
    "font_color": "#FFFFFF",
    "bg_color": "#0B5D66",
    "text_wrap": True,
    "valign": "vcenter",
}
_STRONG: dict[str, object] = {"bold": True, "bg_color": "#E2EFEE"}
_STYLES: dict[CellKind, dict[str, object]] = {
    CellKind.TEXT: {"text_wrap": True},
    CellKind.LONG: {"text_wrap": True},
    CellKind.CODE: {"num_format": "@"},
    CellKind.WHOLE: {"num_format": "0"},
    CellKind.AMOUNT: {"num_format": "#,##0.00"},
    CellKind.DATE: {"num_format": "dd/mm/yyyy"},
}

_Formats = dict[tuple[CellKind | None, bool, bool], Any]


def workbook(tables: Sequence[Table], *, title: str, made_on: date, tell: Callable[[], None] = lambda: None) -> bytes:
    """Return the workbook as a file; `tell` is called after each sheet."""
    import xlsxwriter  # noqa: PLC0415 - heavy, and only who writes a workbook needs it

    target, where = io.BytesIO(), Where(tables)
    with xlsxwriter.Workbook(target, OPTIONS) as book:
        book.set_properties({"title": title, "created": datetime(made_on.year, made_on.month, made_on.day)})  # noqa: DTZ001
        book.set_calc_mode("auto")
        formats = _formats(book)
        for table in tables:
            _write(book.add_worksheet(table.name), table, formats, where)
            tell()
    return target.getvalue()


def _formats(book: Any) -> _Formats:
    """A format for each kind of cell; its twins are of totals, or say by themselves that they are no formula."""
    styles: dict[CellKind | None, dict[str, object]] = {None: _HEADER}
    styles.update({kind: {**_FONT, **style} for kind, style in _STYLES.items()})
    return {
        (kind, strong, quoted): book.add_format({**style, **(_STRONG if strong else {}), "quote_prefix": quoted})
        for kind, style in styles.items()
        for strong in (False, True)
        for quoted in (False, True)
    }


def _write(sheet: Any, table: Table, formats: _Formats, where: Where) -> None:
    last = max(1, len(table.rows))
    for at, column in enumerate(table.columns):
        sheet.set_column(at, at, column.width, formats[column.kind, False, False])
        sheet.write_string(0, at, printable(column.title), formats[None, False, starts_like_formula(column.title)])
        _offer_choices(sheet, at, column, last)
    for row, cells in enumerate(table.rows, 1):
        if table.tall:
            sheet.set_row(row, BODY_HEIGHT)
        strong = row - 1 in table.strong
        for at, (column, cell) in enumerate(zip(table.columns, cells, strict=True)):
            if cell is not None and cell != "":
                _write_cell(sheet, row, at, cell, (column.kind, strong), formats, where)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, len(table.columns) - 1)
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{last + 1}"})
    _for_paper(sheet)


def _write_cell(
    sheet: Any, row: int, at: int, cell: Cell, look: tuple[CellKind, bool], formats: _Formats, where: Where
) -> None:
    style = formats[(*look, False)]
    if isinstance(cell, Formula):
        _write_sum(sheet, row, at, cell, style, where)
    elif isinstance(cell, str):
        quoted = starts_like_formula(cell)
        sheet.write_string(row, at, printable(cell)[:LARGEST_TEXT], formats[(*look, quoted)])
    elif isinstance(cell, Decimal | int):
        sheet.write_number(row, at, float(cell) if isinstance(cell, Decimal) else cell, style)
    elif isinstance(cell, date):
        sheet.write_datetime(row, at, datetime(cell.year, cell.month, cell.day), style)  # noqa: DTZ001 - a day has no zone


def _write_sum(sheet: Any, row: int, at: int, cell: Formula, style: Any, where: Where) -> None:
    text = cell.text(where, row + 1)
    if text is None:
        sheet.write_number(row, at, float(cell.value), style)
    else:
        sheet.write_formula(row, at, text, style, float(cell.value))


def printable(text: str) -> str:
    """Leave out the signs that no XML can hold, and that a spreadsheet would refuse the file for."""
    return _UNPRINTABLE.sub("", text)


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
