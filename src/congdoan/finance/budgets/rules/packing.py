"""A ZIP written piece by piece, for a reader who takes it while it is made: no more than one file is held at a time."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from io import RawIOBase
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

PACKED = (".pdf", ".xlsx")  # compressed in themselves


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


def zipped(files: Iterable[tuple[str, bytes]], *, made_at: datetime) -> Iterator[bytes]:
    """Yield the bytes of a ZIP that holds some files, each with its name; the same files and moment give the same bytes."""
    sink = _Sink()
    with ZipFile(sink, "w") as archive:
        for name, content in files:
            entry = ZipInfo(name, made_at.timetuple()[:6])
            entry.compress_type = ZIP_STORED if name.endswith(PACKED) else ZIP_DEFLATED
            archive.writestr(entry, content)
            yield sink.taken()
    yield sink.taken()
