"""Writes a paper of blocks as a Word file."""

import io
from datetime import datetime

import docx as word
from docx.oxml import parse_xml

from facilitator.views.papers.document import Document

from .body import body, paragraph, run
from .paper import SPACE, prepare


def docx(paper: Document) -> bytes:
    """Return the paper as a Word file with a title, a language, and headings that form an outline."""
    made = word.Document()
    prepare(made, paper.about)
    properties = made.core_properties
    properties.title, properties.subject, properties.author = paper.title, paper.subtitle, "Draagvlak"
    properties.language, properties.comments = "nl-BE", ""
    properties.created = properties.modified = datetime.fromisoformat(paper.made_on)
    head = paragraph("Title", run(paper.title)) + paragraph("Subtitle", run(paper.subtitle))
    text = parse_xml(f"<w:body {SPACE}>{head}{body(paper.blocks)}</w:body>")
    inside = made.element.body
    for block in reversed(list(text)):
        inside.insert(0, block)
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()
