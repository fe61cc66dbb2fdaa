"""The paper that a Word file is written on: A4, our letters and colours, Dutch, and numbered pages."""

from typing import Any
from xml.sax.saxutils import escape

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.shared import Mm, Pt, RGBColor, Twips

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MARGIN_MM, FACTS_MM = 20, 54
WIDTH = 9638  # Twentieths of a point between the margins of an A4.
TABLE_STYLE = "DraagvlakTable"
FONT, INK, PETROL, QUIET, WRONG = "Arial", "1D2433", "0B5D66", "56607A", "A3212B"

# Name, what it is called in Word, size in half points, colour, bold, space before and after in twentieths of a point.
_PARAGRAPHS = (
    ("Lead", "Inleiding", 24, INK, False, 0, 160),
    ("Quiet", "Terzijde", 18, QUIET, False, 0, 120),
    ("Warning", "Let op", 20, WRONG, True, 60, 120),
    ("Fact", "Gegeven", 19, INK, False, 0, 50),
    ("TableText", "Tabeltekst", 18, INK, False, 0, 0),
    ("TableNumber", "Tabelgetal", 18, INK, False, 0, 0),
    ("AfterTable", "Na een tabel", 10, INK, False, 0, 0),
)
_HEADINGS = ((1, 36, 480, 160), (2, 28, 360, 120), (3, 22, 240, 80))
_TABLE = f"""<w:style {SPACE} w:type="table" w:customStyle="1"
 w:styleId="{TABLE_STYLE}"><w:name w:val="Draagvlak tabel"/><w:uiPriority w:val="59"/><w:tblPr><w:tblBorders>
<w:top w:val="single" w:sz="8" w:space="0" w:color="{INK}"/><w:bottom w:val="single" w:sz="4" w:space="0" w:color="A0A0A0"/>
<w:insideH w:val="single" w:sz="4" w:space="0" w:color="C8C8C8"/></w:tblBorders><w:tblCellMar>
<w:top w:w="40" w:type="dxa"/><w:left w:w="60" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/><w:right w:w="60" w:type="dxa"/>
</w:tblCellMar></w:tblPr><w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr>
<w:shd w:val="clear" w:color="auto" w:fill="EEF4F4"/></w:tcPr></w:tblStylePr></w:style>"""


# Word itself fills in the numbers.
_FOOT = """<w:p %(space)s><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:r><w:t xml:space="preserve">%(about)s · blad </w:t></w:r>
<w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t xml:space="preserve"> van </w:t></w:r>
<w:fldSimple w:instr="NUMPAGES"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>"""


def prepare(document: Any, footer: str) -> None:
    """Lay out the pages and the styles of an empty document."""
    _pages(document.sections[0], footer)
    _speak_dutch(document)
    for level, size, before, after in _HEADINGS:
        _letters(document.styles[f"Heading {level}"], size, PETROL if level < 3 else INK, True, before, after)
    _letters(document.styles["Normal"], 20, INK, False, 0, 120)
    _letters(document.styles["Title"], 52, PETROL, True, 0, 60)
    _letters(document.styles["Subtitle"], 26, QUIET, False, 0, 240)
    _letters(document.styles["Caption"], 18, INK, True, 120, 60)
    _letters(document.styles["Footer"], 16, QUIET, False, 0, 0)
    _letters(document.styles["List Bullet"], 20, INK, False, 0, 60)
    for name, called, size, colour, bold, before, after in _PARAGRAPHS:
        style = document.styles.add_style(called, WD_STYLE_TYPE.PARAGRAPH)
        style.element.set(_w("styleId"), name)
        _letters(style, size, colour, bold, before, after)
    for name, mark in (("Title", "pBdr"), ("Subtitle", "spacing")):
        _without(document.styles[name].element, mark)
    document.styles["Tabelgetal"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    column = document.styles["Gegeven"].paragraph_format
    column.left_indent, column.first_line_indent = Mm(FACTS_MM), Mm(-FACTS_MM)
    column.tab_stops.add_tab_stop(Mm(FACTS_MM))
    document.styles.element.append(parse_xml(_TABLE))


def _without(style: Any, mark: str) -> None:
    """Take off what the empty document draws under or between our letters."""
    for found in list(style.iter(_w(mark))):
        if mark != "spacing" or found.getparent().tag == _w("rPr"):
            found.getparent().remove(found)


def _pages(section: Any, footer: str) -> None:
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(MARGIN_MM)
    foot = section.footer.part.element
    for empty in list(foot):
        foot.remove(empty)
    foot.append(parse_xml(_FOOT % {"space": SPACE, "about": escape(footer)}))


def _speak_dutch(document: Any) -> None:
    """Say in the styles that all text is Dutch of Belgium, so that readers speak it and Word spells it well."""
    for language in document.styles.element.iter(_w("lang")):
        language.set(_w("val"), "nl-BE")
    for language in document.settings.element.iter(_w("themeFontLang")):
        language.set(_w("val"), "nl-BE")


def _letters(style: Any, size: int, colour: str, bold: bool, before: int, after: int) -> None:
    style.font.size, style.font.bold, style.font.italic = Pt(size / 2), bold, False
    style.font.color.rgb = RGBColor.from_string(colour)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for name in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(_w(name), FONT)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Twips(before), Twips(after)


def _w(name: str) -> str:
    return f"{{http://schemas.openxmlformats.org/wordprocessingml/2006/main}}{name}"
