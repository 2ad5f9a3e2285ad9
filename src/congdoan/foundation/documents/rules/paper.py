"""Paper: a page description and its figures become a PDF/A, in a typeface that holds every Vietnamese letter."""

import json
import struct
from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typst

FONTS = Path(__file__).parent / "fonts"
UNKNOWN_SIGN = "\u25a1"
"""Printed for a sign that the typeface lacks: seen, and never taken for another letter."""


def pdf(page: Path, figures: dict[str, Any], *, made_at: datetime, beside: Mapping[str, bytes] | None = None) -> bytes:
    """Return a PDF/A-2b of a Typst page; `figures` reach it as JSON in `sys.inputs.figures`.

    With files `beside` it, by the names under which it draws their pages, it is a plain PDF: they may hold what PDF/A does not.
    The same page, figures and moment always give the same bytes. A sign that the typeface lacks is printed as an empty box, one that
    is not seen is left out, so that no name can keep a paper from being made.
    """
    fixed = timezone(made_at.utcoffset() or timedelta(0))  # Typst knows offsets, not places
    moment = made_at.astimezone(fixed).replace(microsecond=0)
    made = _compiled(page, figures, beside, format="pdf", pdf_standards=[] if beside else ["a-2b"], timestamp=moment)
    assert isinstance(made, bytes)
    return made


def pictures(page: Path, figures: dict[str, Any], *, beside: Mapping[str, bytes] | None = None) -> list[bytes]:
    """Return the pages of a Typst page and its figures as PNG, as they look on paper."""
    made = _compiled(page, figures, beside, format="png", ppi=110.0)
    return list(made) if isinstance(made, list) else [made]


def _compiled(page: Path, figures: dict[str, Any], beside: Mapping[str, bytes] | None, **wanted: Any) -> Any:
    if not beside:
        return _drawn(page, page.parent, figures, **wanted)
    with TemporaryDirectory() as place:
        for name, content in beside.items():
            (Path(place) / name).write_bytes(content)
        return _drawn(page, Path(place), figures, **wanted)


def _drawn(page: Path, root: Path, figures: dict[str, Any], **wanted: Any) -> Any:
    return typst.compile(
        page.read_bytes(),
        root=root,
        font_paths=[FONTS],
        ignore_system_fonts=True,
        sys_inputs={"figures": json.dumps(_printable(figures), ensure_ascii=False)},
        **wanted,
    )


def _printable(value: Any) -> Any:
    """Return figures whose every text the typeface holds."""
    if isinstance(value, str):
        return "".join(_sign(sign) for sign in value)
    if isinstance(value, dict):
        return {key: _printable(part) for key, part in value.items()}
    return [_printable(part) for part in value] if isinstance(value, list | tuple) else value


def _sign(sign: str) -> str:
    if ord(sign) in _held() or sign == "\n":
        return sign
    return UNKNOWN_SIGN if sign.isprintable() else ""


@cache
def _held() -> frozenset[int]:
    """Return the code points that the typeface draws, in each of its four faces."""
    faces = [_mapped(file.read_bytes()) for file in sorted(FONTS.glob("*.ttf"))]
    return frozenset.intersection(*faces)


def _mapped(font: bytes) -> frozenset[int]:
    """Read a font's table of characters: table cmap, format 4, of platform 3, encoding 1."""
    count = struct.unpack_from(">H", font, 4)[0]
    tables = {tag: at for tag, _, at, _ in (struct.unpack_from(">4sIII", font, 12 + 16 * place) for place in range(count))}
    cmap = tables[b"cmap"]
    records = [struct.unpack_from(">HHI", font, cmap + 4 + 8 * place) for place in range(struct.unpack_from(">H", font, cmap + 2)[0])]
    at = cmap + next(offset for platform, encoding, offset in records if (platform, encoding) == (3, 1))
    size = struct.unpack_from(">H", font, at + 6)[0]
    segments = f">{size // 2}H"
    ends, starts, deltas, offsets = (
        struct.unpack_from(segments, font, at + begin + size * place) for place, begin in enumerate((14, 16, 16, 16))
    )
    found = set()
    for place, (start, end, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
        for code in range(start, min(end, 0xFFFE) + 1):
            index = at + 16 + 3 * size + 2 * place + offset + 2 * (code - start)
            glyph = struct.unpack_from(">H", font, index)[0] if offset else code
            if glyph and (glyph + delta) & 0xFFFF:
                found.add(code)
    return frozenset(found)
