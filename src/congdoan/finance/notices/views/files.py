"""Papers as files: how a letter is handed over."""

from collections.abc import Sequence

from django.http import HttpResponse

from congdoan.finance.notices.rules.letter import Letter, letter_pdf
from congdoan.finance.notices.rules.letter_docx import letter_docx

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def shown_pdf(letters: Sequence[Letter], name: str) -> HttpResponse:
    """Return letters as one PDF that the browser shows in its place."""
    return _file(letter_pdf(letters), "application/pdf", f'inline; filename="{name}.pdf"')


def kept_docx(letter: Letter, name: str) -> HttpResponse:
    """Return a letter as DOCX to keep."""
    return _file(letter_docx(letter), DOCX, f'attachment; filename="{name}.docx"')


def kept(content: bytes, media_type: str, name: str) -> HttpResponse:
    """Return any other file to keep."""
    return _file(content, media_type, f'attachment; filename="{name}"')


def _file(content: bytes, media_type: str, disposition: str) -> HttpResponse:
    headers = {"Content-Disposition": disposition, "X-Content-Type-Options": "nosniff"}
    return HttpResponse(content, content_type=media_type, headers=headers)
