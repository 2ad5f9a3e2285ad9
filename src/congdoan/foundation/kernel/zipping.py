"""A ZIP written piece by piece, for a reader who takes it while it is made: no more than one file is held at a time."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from io import RawIOBase
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

PACKED = (".pdf", ".xlsx")  # compressed in themselves
ALL = ("",)
HEADER, ENTRY, DESCRIPTOR, END = 30, 46, 16, 22  # the bytes around names and contents (APPNOTE 4.3)
MOST_FILES, MOST_BYTES = 65_000, 2_000_000_000  # below which no number needs more room


class _Sink(RawIOBase):
    """Takes what is written and gives it away; it cannot go back, so the ZIP never asks it to."""

    def __init__(self) -> None:
        self.held = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, given: bytes) -> int:  # type: ignore[override]
        self.held += given
        return len(given)

    def taken(self) -> bytes:
        told = bytes(self.held)
        self.held.clear()
        return told


def zipped(files: Iterable[tuple[str, bytes]], *, made_at: datetime, stored: tuple[str, ...] = PACKED) -> Iterator[bytes]:
    """Yield the bytes of a ZIP that holds some files, each with its name; the same files and moment give the same bytes.

    Files whose names end in one of `stored` are kept as they are, with ALL every one.
    """
    sink = _Sink()
    with ZipFile(sink, "w") as archive:
        for name, content in files:
            entry = ZipInfo(name, made_at.timetuple()[:6])
            entry.compress_type = ZIP_STORED if name.endswith(stored) else ZIP_DEFLATED
            archive.writestr(entry, content)
            yield sink.taken()
    yield sink.taken()


def stored_bytes(sizes: Iterable[tuple[str, int]]) -> int | None:
    """Return how many bytes a ZIP takes whose files, names and sizes given, are all stored; None for one too large to tell.

    Who takes it while it is made can then be told how far it is.
    """
    rows = [(len(name.encode()), size) for name, size in sizes]
    total = END + sum(HEADER + DESCRIPTOR + ENTRY + 2 * name + size for name, size in rows)
    return total if len(rows) < MOST_FILES and total < MOST_BYTES else None
