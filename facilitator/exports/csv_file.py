"""Writes one sheet as CSV for a Flemish spreadsheet: `;`, UTF-8 with BOM, decimal comma, CRLF, quoted."""

import csv
import io
from datetime import date
from decimal import Decimal

from facilitator.domain.plan.inert import inert

from .table import Cell, CellKind, Formula, Table


def csv_file(table: Table) -> bytes:
    """Return the sheet as a file."""
    target = io.StringIO(newline="")
    writer = csv.writer(target, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([inert(column.title) for column in table.columns])
    for row in table.rows:
        writer.writerow([_text(cell, column.kind) for cell, column in zip(row, table.columns, strict=True)])
    return b"\xef\xbb\xbf" + target.getvalue().encode("utf-8", "replace")


def _text(cell: Cell, kind: CellKind) -> str:
    if isinstance(cell, Formula):
        cell = cell.value
    if isinstance(cell, Decimal):
        plain = f"{cell:.2f}" if kind is CellKind.AMOUNT else f"{cell.normalize():f}"
        return plain.replace(".", ",")
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    if isinstance(cell, str):
        return inert(cell)
    return "" if cell is None else str(cell)
