"""Writing an official document: its content, its frame from the layout table, the same lines as DOCX and as PDF/A."""

from .as_docx import official_docx
from .as_pdf import official_pdf
from .layout import Line, Sheet, Style, compose, day_text, number_text, styles
from .official import Annex, Block, Grid, Kind, Official, Signature, UnreadableContent, official, point_letter

__all__ = [
    "Annex", "Block", "Grid", "Kind", "Line", "Official", "Sheet", "Signature", "Style", "UnreadableContent", "compose", "day_text",
    "number_text", "official", "official_docx", "official_pdf", "point_letter", "styles",
]  # fmt: skip
