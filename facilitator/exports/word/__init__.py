"""Papers as Word files: headings that form an outline, tables with heads, in Dutch, and nothing that is not text."""

from .file import docx
from .plan_docx import plan_docx

__all__ = ["docx", "plan_docx"]
