"""Sets blocks as the body of a Word file.

Written as text and read once: making every paragraph and cell by itself takes a plan of 300 actions tens of seconds.
"""

from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise
from xml.sax.saxutils import escape, quoteattr

from facilitator.views.papers.document import Block, Bullets, Facts, Heading, Look, Table, Text

from .paper import PETROL, TABLE_STYLE, WIDTH

LOOKS: Mapping[Look, str] = {
    Look.PLAIN: "Normal", Look.LEAD: "Lead", Look.QUIET: "Quiet", Look.WARNING: "Warning",
}  # fmt: skip


def body(blocks: Iterable[Block]) -> str:
    """Return the XML of the blocks, in their order."""
    found = list(blocks)
    made = [_SETTERS[type(block)](block, at) for at, block in enumerate(found, 1)]
    for at, (block, after) in enumerate(pairwise(found)):
        # An aside alone at the top of a page says nothing: what it explains goes along.
        if isinstance(block, Text) and isinstance(after, Text) and after.look is Look.QUIET:
            made[at] = made[at].replace("</w:pPr>", "<w:keepNext/></w:pPr>", 1)
    return "".join(made)


def paragraph(style: str, inside: str, more: str = "") -> str:
    """Return a paragraph of a style; `inside` is XML already."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{inside}</w:p>'


def run(text: str, bold: bool = False, link: bool = False) -> str:
    """Return what somebody wrote; its lines stay lines, and signs that no XML can hold are left out."""
    marks = ("<w:b/>" if bold else "") + (f'<w:color w:val="{PETROL}"/><w:u w:val="single"/>' if link else "")
    look = f"<w:rPr>{marks}</w:rPr>" if marks else ""
    lines = [f'<w:t xml:space="preserve">{escape(_clean(line))}</w:t>' for line in text.split("\n")]
    return f"<w:r>{look}{'<w:br/>'.join(lines)}</w:r>"


def _heading(block: Heading, at: int) -> str:
    level = "Heading" + str(block.level)
    mark = f'<w:bookmarkStart w:id="{at}" w:name={quoteattr(_name(block.anchor))}/><w:bookmarkEnd w:id="{at}"/>'
    return paragraph(level, (mark if block.anchor else "") + run(block.text),
                     "<w:pageBreakBefore/>" if block.new_page else "")  # fmt: skip


def _text(block: Text, _: int) -> str:
    label = run(f"{block.label}: ", bold=True) if block.label else ""
    return paragraph(LOOKS[block.look], label + run(block.text))


def _bullets(block: Bullets, _: int) -> str:
    return "".join(paragraph("ListBullet", run(item)) for item in block.items)


def _facts(block: Facts, _: int) -> str:
    """Paragraphs that look like two columns: a table of them would have no head to read aloud."""
    return "".join(
        paragraph("Fact", f"{run(label, bold=True)}<w:r><w:tab/></w:r>{run(text)}") for label, text in block.rows
    )


def _grid(block: Table, _: int) -> str:
    head = "".join(
        _cell(paragraph(_style(block, at), run(word, bold=True), "<w:keepNext/>")) for at, word in enumerate(block.head)
    )
    rows = _row(head, "<w:tblHeader/>")
    first_total = len(block.rows) - block.totals
    for at, cells in enumerate(block.rows):
        # Word keeps rows together by their paragraphs.
        stays = "<w:keepNext/>" if block.whole and at < len(block.rows) - 1 else ""
        link = block.links[at] if at < len(block.links) else ""
        rows += _row("".join(
            _cell(paragraph(_style(block, n), _told(cell, at >= first_total, link if n == 0 else ""), stays))
            for n, cell in enumerate(cells)
        ))  # fmt: skip
    title = paragraph("Caption", run(block.title), "<w:keepNext/>") if block.title else ""
    return title + _table(block.title or ", ".join(block.head), block.shares, rows)


def _told(text: str, bold: bool, anchor: str) -> str:
    if not anchor:
        return run(text, bold)
    return f'<w:hyperlink w:anchor={quoteattr(_name(anchor))} w:history="1">{run(text, bold, link=True)}</w:hyperlink>'


def _style(block: Table, column: int) -> str:
    return "TableNumber" if column >= block.numbers else "TableText"


def _table(title: str, shares: Iterable[float], rows: str) -> str:
    columns = "".join(f'<w:gridCol w:w="{round(share * WIDTH)}"/>' for share in shares)
    about = (
        f'<w:tblStyle w:val="{TABLE_STYLE}"/><w:tblW w:w="5000" w:type="pct"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="04A0" w:firstRow="1" w:firstColumn="1" w:noVBand="1"/>'
        f"<w:tblCaption w:val={quoteattr(_clean(title))}/>"
    )
    return f"<w:tbl><w:tblPr>{about}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>" + paragraph(
        "AfterTable", ""
    )


def _row(cells: str, more: str = "") -> str:
    return f"<w:tr><w:trPr><w:cantSplit/>{more}</w:trPr>{cells}</w:tr>"


def _cell(inside: str) -> str:
    return f"<w:tc>{inside}</w:tc>"


def _name(anchor: str) -> str:
    """A bookmark is letters, digits and `_`, and begins with a letter."""
    return "b_" + "".join(sign if sign.isascii() and sign.isalnum() else "_" for sign in anchor)[:36]


def _clean(text: str) -> str:
    return "".join(map(_kept, text))


def _kept(sign: str) -> str:
    code = ord(sign)
    is_noise = (code < 32 and sign != "\t") or 0xD800 <= code <= 0xDFFF or code in (0xFFFE, 0xFFFF)
    return "" if is_noise else sign


_SETTERS: Mapping[type[Block], Callable[..., str]] = {
    Heading: _heading,
    Text: _text,
    Bullets: _bullets,
    Facts: _facts,
    Table: _grid,
}
