"""A file whose pages are copied as they are: how large they are, and from where on the last one is empty."""

from dataclasses import dataclass
from itertools import islice

MM_PER_POINT = 25.4 / 72
MOST_PAGES = 300
MOST_OBJECTS = 20_000  # of a page; one with more is taken for full


@dataclass(frozen=True, slots=True)
class ScanPage:
    """One page: its place from 1, its size, and from where downwards nothing stands on it. Units: mm from the top."""

    at: int
    wide: float
    high: float
    free: float


@dataclass(frozen=True, slots=True)
class Scan:
    """A PDF with its pages."""

    content: bytes
    pages: tuple[ScanPage, ...]


def scanned(content: bytes) -> Scan | None:
    """Return a PDF with its pages, or None where the file is none that can be copied page by page."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        return None
    try:
        count = len(document)
        if not 0 < count <= MOST_PAGES:
            return None
        sizes = [document.get_page_size(at) for at in range(count)]
        page = document[count - 1]
        top = page.get_cropbox()[3]
        ends = [one.get_bounds()[1] for one in islice(page.get_objects(max_depth=1), MOST_OBJECTS)]
        is_known = page.get_rotation() == 0 and len(ends) < MOST_OBJECTS
    except pypdfium2.PdfiumError:
        return None
    finally:
        document.close()
    free = (top - min(ends, default=top) if is_known else sizes[-1][1]) * MM_PER_POINT
    told = [(wide * MM_PER_POINT, high * MM_PER_POINT) for wide, high in sizes]
    return Scan(content, tuple(ScanPage(at, wide, high, free) for at, (wide, high) in enumerate(told, start=1)))
