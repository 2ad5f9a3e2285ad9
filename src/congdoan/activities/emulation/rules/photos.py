"""A photo without what it tells besides the picture: where and when it was taken, by which device, what was typed into it.

Nothing is decoded: the parts that draw the picture stay byte for byte, all others are left out. How the picture is turned is the one
thing kept of a JPEG's metadata, because a phone writes upright pictures lying on their side.
"""

import re
import zlib

PHOTOS = ("jpg", "png")
"""Kinds of files that a page shows as a picture."""

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_DRAWS = {b"IHDR", b"PLTE", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"bKGD", b"pHYs", b"IDAT", b"IEND"}
_START, _END, _SCAN, _EXIF, _ADOBE, _COMMENT = 0xD8, 0xD9, 0xDA, 0xE1, 0xEE, 0xFE
_AFTER_SCAN = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_MOST_PARTS = 10_000  # more is no photo of a phone, and would be slow to walk through
_TURNED = 0x0112  # tag Orientation of TIFF 6.0


class NoPhoto(ValueError):
    """It is no whole JPEG or PNG."""


def bare(content: bytes) -> bytes:
    """Return a JPEG or PNG without its metadata; the same again when it has none.

    Source: ITU-T T.81 (JPEG) annex B; W3C PNG specification, chapter 5; JEITA CP-3451 (Exif), chapter 4.

    :raises NoPhoto: it is neither, or it is broken
    """
    try:
        return _bare_png(content) if content.startswith(_PNG) else _bare_jpeg(content)
    except IndexError:
        raise NoPhoto("cut short") from None


def _bare_png(content: bytes) -> bytes:
    kept, at = [_PNG], len(_PNG)
    for _ in range(_MOST_PARTS):
        length, name = int.from_bytes(content[at : at + 4]), content[at + 4 : at + 8]
        chunk = content[at : at + 12 + length]
        if len(chunk) != 12 + length or zlib.crc32(chunk[4:-4]) != int.from_bytes(chunk[-4:]):
            raise NoPhoto("a chunk of the PNG is broken")
        if at == len(_PNG) and name != b"IHDR":
            raise NoPhoto("the PNG has no header")
        if name in _PNG_DRAWS:
            kept.append(chunk)
        if name == b"IEND":
            return b"".join(kept)  # what hangs behind the end is no picture
        at += len(chunk)
    raise NoPhoto("too many chunks")


def _bare_jpeg(content: bytes) -> bytes:
    if content[:2] != bytes((0xFF, _START)):
        raise NoPhoto("neither JPEG nor PNG")
    kept: list[bytes] = []
    at, turned, has_scan = 2, 1, False
    for _ in range(_MOST_PARTS):
        while content[at] == 0xFF and content[at + 1] == 0xFF:
            at += 1  # fill bytes
        if content[at] != 0xFF:
            raise NoPhoto("a part of the JPEG is broken")
        marker, end = content[at + 1], at + 2 + int.from_bytes(content[at + 2 : at + 4])
        if marker == _END and has_scan:
            return bytes((0xFF, _START)) + _turning(turned) + b"".join(kept) + bytes((0xFF, _END))
        if end > len(content) or end < at + 4:
            raise NoPhoto("a part of the JPEG is broken")
        if marker == _EXIF:
            turned = _turned(content[at + 4 : end]) or turned
        if marker == _SCAN:
            has_scan, following = True, _AFTER_SCAN.search(content, end)
            if following is None:
                raise NoPhoto("the JPEG has no end")
            end = following.start()
        if _draws(marker, content[at + 4 : at + 9]):
            kept.append(content[at:end])
        at = end
    raise NoPhoto("too many parts")


def _draws(marker: int, begins: bytes) -> bool:
    """Tell a segment that draws: all but comments and what applications add; one of them says how colours are meant."""
    return not (0xE0 <= marker <= 0xEF or marker == _COMMENT) or (marker == _ADOBE and begins == b"Adobe")


def _turned(body: bytes) -> int | None:
    """Return how the picture is turned (1 to 8), or None where the segment does not say."""
    if body[:6] != b"Exif\x00\x00" or body[6:8] not in (b"II", b"MM"):
        return None
    tiff = body[6:]
    little = tiff[:2] == b"II"

    def number(at: int, size: int) -> int:
        return int.from_bytes(tiff[at : at + size], "little" if little else "big")

    first = number(4, 4)
    for entry in range(first + 2, min(first + 2 + 12 * number(first, 2), len(tiff) - 11), 12):
        if number(entry, 2) == _TURNED:
            told = number(entry + 8, 2)
            return told if 1 <= told <= 8 else None
    return None


def _turning(turned: int) -> bytes:
    """Return the least segment that says how a picture is turned, nothing for one that stands upright."""
    if turned == 1:
        return b""
    entry = _TURNED.to_bytes(2, "little") + b"\x03\x00" + b"\x01\x00\x00\x00" + turned.to_bytes(4, "little")
    body = b"Exif\x00\x00" + b"II*\x00\x08\x00\x00\x00" + b"\x01\x00" + entry + b"\x00\x00\x00\x00"
    return bytes((0xFF, _EXIF)) + (len(body) + 2).to_bytes(2) + body
