"""Writing an official document: its content, its frame from the layout table, the same lines as DOCX and as PDF/A, and
whether a Word file keeps the form."""

from .as_docx import official_docx
from .as_pdf import official_pdf, official_pictures
from .as_text import official_text
from .checking import Finding, check, opened
from .head import paper_head
from .layout import END, CopyForm, Line, Page, Sheet, Style, compose, day_text, number_text, styles
from .official import Annex, Block, Grid, Kind, Official, Signature, UnreadableContent, numbered, official, point_letter
from .plain import body_of, typed
from .scan import Scan, scanned

__all__ = [
    "END",
    "Annex",
    "Block",
    "CopyForm",
    "Finding",
    "Grid",
    "Kind",
    "Line",
    "Official",
    "Page",
    "Scan",
    "Sheet",
    "Signature",
    "Style",
    "UnreadableContent",
    "body_of",
    "check",
    "compose",
    "day_text",
    "number_text",
    "numbered",
    "official",
    "official_docx",
    "official_pdf",
    "official_pictures",
    "official_text",
    "opened",
    "paper_head",
    "point_letter",
    "scanned",
    "styles",
    "typed",
]  # fmt: skip
