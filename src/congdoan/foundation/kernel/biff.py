"""The reach of a BIFF workbook (.xls), found before it is unpacked: one cell at the far edge would fill the memory."""

import struct
from collections.abc import Iterator

_END = 0xFFFFFFF0
_CELLS = {0x0006, 0x00BD, 0x00BE, 0x00D6, 0x00FD, 0x0201, 0x0203, 0x0204, 0x0205, 0x0207, 0x027E, 0x0002, 0x0003, 0x0004, 0x0005}
_BOF = {0x0809, 0x0409, 0x0209, 0x0009}


class Damaged(ValueError):
    """The file is no compound document with a workbook."""


def largest_area(content: bytes) -> int:
    """Return the cells of the largest rectangle that a sheet of this workbook spans.

    :raises Damaged: the chain of sectors is broken, or there is no workbook
    """
    try:
        return max(_areas(_workbook(content)), default=0)
    except (struct.error, IndexError, OverflowError):
        raise Damaged from None


def _areas(stream: bytes) -> Iterator[int]:
    """Walk the records; each sheet begins with BOF."""
    place, rows, columns = 0, 0, 0
    while place + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, place)
        if kind in _BOF:
            yield rows * columns
            rows = columns = 0
        elif kind in _CELLS and length >= 4 and place + 8 <= len(stream):
            row, column = struct.unpack_from("<HH", stream, place + 4)
            if kind in {0x00BD, 0x00BE} and place + 4 + length <= len(stream):
                column = max(column, *struct.unpack_from("<H", stream, place + 2 + length))
            rows, columns = max(rows, row + 1), max(columns, column + 1)
        place += 4 + length
    yield rows * columns


def _workbook(content: bytes) -> bytes:
    """Return the stream named Workbook or Book."""
    sector = 1 << struct.unpack_from("<H", content, 30)[0]
    mini = 1 << struct.unpack_from("<H", content, 32)[0]
    if not 64 <= sector <= 65_536 or not 4 <= mini <= sector:
        raise Damaged
    count, directory_start, _, cutoff, mini_start, _, more, _ = struct.unpack_from("<I I I I I I I I", content, 44)
    tables = [number for number in struct.unpack_from("<109I", content, 76) if number < _END]
    limit = len(content) // sector + 2
    while more < _END and len(tables) <= limit:
        numbers = struct.unpack_from(f"<{sector // 4}I", content, (more + 1) * sector)
        tables += [number for number in numbers[:-1] if number < _END]
        more = numbers[-1]
    fat: list[int] = []
    for number in tables[: min(count, limit)]:
        fat += struct.unpack_from(f"<{sector // 4}I", content, (number + 1) * sector)

    def chain(start: int) -> bytes:
        return b"".join(content[(n + 1) * sector : (n + 2) * sector] for n in _followed(fat, start, limit))

    directory = chain(directory_start)
    entries = [directory[n : n + 128] for n in range(0, len(directory) - 127, 128)]
    root = next((entry for entry in entries if entry[66] == 5), None)
    for entry in entries:
        name = entry[: max(struct.unpack_from("<H", entry, 64)[0] - 2, 0)].decode("utf-16-le", "replace")
        if name.lower() in {"workbook", "book"}:
            start, size = struct.unpack_from("<II", entry, 116)
            if size >= cutoff or root is None:
                return chain(start)[:size]
            small = chain(struct.unpack_from("<I", root, 116)[0])
            raw = chain(mini_start)
            mini_fat = list(struct.unpack(f"<{len(raw) // 4}I", raw))
            return b"".join(small[n * mini : (n + 1) * mini] for n in _followed(mini_fat, start, len(mini_fat)))[:size]
    raise Damaged


def _followed(table: list[int], start: int, limit: int) -> Iterator[int]:
    """Follow a chain of sectors; a chain longer than the file turns in a circle."""
    number = start
    for _ in range(limit + 1):
        if number >= _END:
            return
        if number >= len(table):
            raise Damaged
        yield number
        number = table[number]
    raise Damaged
