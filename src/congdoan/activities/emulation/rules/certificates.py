"""The certificate of an initiative, one page for each author, as PDF/A. Its form is ours: no text at hand prescribes one."""

from datetime import datetime
from pathlib import Path
from typing import Any

from congdoan.foundation.documents.rules.paper import pdf

PAGE = Path(__file__).with_name("certificate.typ")


def certificate_pdf(figures: dict[str, Any], *, made_at: datetime) -> bytes:
    """Return the certificates of the authors; `figures` name what the page shows."""
    return pdf(PAGE, figures, made_at=made_at)
