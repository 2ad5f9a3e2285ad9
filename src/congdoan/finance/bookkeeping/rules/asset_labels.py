"""Labels of things with a code that leads to their card, for an inventory by phone: a sheet of A4."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from congdoan.foundation.documents.rules.paper import pdf
from congdoan.foundation.documents.rules.qr import qr_svg

PAGE = Path(__file__).with_name("asset_labels.typ")
LONGEST = 90  # characters of a name that a label holds


@dataclass(frozen=True, slots=True)
class Label:
    """One label: what stands on it, and the address of the card that its code leads to."""

    code: str
    name: str
    detail: str
    address: str


def labels_pdf(labels: Sequence[Label], *, unit: str, is_fictitious: bool, made_at: datetime) -> bytes:
    """Return the labels as PDF/A, twenty-one to a page."""
    figures = {
        "title": f"Tem tài sản: {unit}",
        "unit": unit,
        "mark": "số liệu hư cấu" if is_fictitious else "",
        "labels": [
            {
                "code": one.code, "detail": one.detail, "svg": qr_svg(one.address),
                "name": one.name if len(one.name) <= LONGEST else one.name[: LONGEST - 1] + "…",
            }
            for one in labels
        ],
    }  # fmt: skip
    return pdf(PAGE, figures, made_at=made_at)
