"""Paper: a page description and its figures become a PDF/A, in a typeface that holds every Vietnamese letter."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import typst

FONTS = Path(__file__).parent / "fonts"


def pdf(page: Path, figures: dict[str, Any], *, made_at: datetime) -> bytes:
    """Return a PDF/A-2b of a Typst page; `figures` reach it as JSON in `sys.inputs.figures`.

    The same page, figures and moment always give the same bytes.
    """
    made = typst.compile(  # type: ignore[call-overload]  # its stubs leave out lists of folders
        page.read_bytes(),
        root=page.parent,
        font_paths=[FONTS],
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"figures": json.dumps(figures, ensure_ascii=False)},
        pdf_standards=["a-2b"],
        timestamp=made_at,
    )
    assert isinstance(made, bytes)
    return made
