"""The layouts of `data/si_lists.yaml`: labels are compared without diacritics, case, or text in brackets."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from congdoan.foundation.kernel import tables
from congdoan.foundation.kernel.vietnamese import fold

DATA = Path(__file__).parents[2] / "data" / "si_lists.yaml"


@cache
def layouts() -> Mapping[str, Any]:
    """Return the file."""
    content: Mapping[str, Any] = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    return content


def layout(form: str) -> Mapping[str, Any]:
    """Return the layout of "d02" or "c12"."""
    found: Mapping[str, Any] = layouts()[form]
    return found


def bare(text: str) -> str:
    """Return a label as labels are compared."""
    return fold(text.split("(", maxsplit=1)[0]).replace("_", " ").strip(" :*.")


def looks_like_c12(sheets: Sequence[tables.Sheet]) -> bool:
    """Tell a notice from a list of changes: it has a label of the wage fund and none of the kinds of change."""
    labels = layout("c12")["labels"]["wage_fund"]
    dossiers = {bare(word) for word in layout("d02")["columns"]["dossier"]}
    wages = {bare(word) for word in labels}
    seen = {
        bare(part)
        for sheet in sheets
        for row in sheet.rows[: tables.HEADER_SEARCH]
        for cell in row
        for part in tables.as_text(cell)[:200].split(":")[:1]
    }
    return bool(wages & seen) and not dossiers & seen
