"""The grammar of the code: objects of a two-digit id, a two-digit length and a value; the last one is a checksum of all before."""

import binascii
import re
from collections.abc import Iterable
from dataclasses import dataclass

NAPAS = "A000000727"
"""The name under which NAPAS registered its scheme (object 38.00)."""
TO_ACCOUNT, TO_CARD = "QRIBFTTA", "QRIBFTTC"
SERVICES = (TO_ACCOUNT, TO_CARD)
BIN = re.compile(r"[0-9]{6}")
ACCOUNT = re.compile(r"[0-9A-Za-z]{1,19}")
LONGEST_AMOUNT = 13
DONG, VIETNAM = "704", "VN"
STATIC, DYNAMIC = "11", "12"

_HEADER = re.compile(r"[0-9]{4}")


class Malformed(ValueError):
    """The text does not fall into objects; says how."""


@dataclass(frozen=True, slots=True)
class DataObject:
    """One object as written."""

    id: str
    value: str


def take_apart(text: str) -> tuple[DataObject, ...]:
    """Return the objects of a text; lengths count characters, as the readers of the banks do.

    :raises Malformed: the text ends inside an object, or a header is not four digits
    """
    objects, at = [], 0
    while at < len(text):
        header = text[at : at + 4]
        if len(header) < 4:
            raise Malformed("truncated header")
        if not _HEADER.fullmatch(header):
            raise Malformed("non numeric id/len")
        end = at + 4 + int(header[2:])
        if end > len(text):
            raise Malformed("truncated value")
        objects.append(DataObject(header[:2], text[at + 4 : end]))
        at = end
    return tuple(objects)


def put_together(objects: Iterable[tuple[str, str]]) -> str:
    """Write objects one after another.

    :raises ValueError: an empty value, or one longer than its two-digit length can say
    """
    written = []
    for name, value in objects:
        if not 1 <= len(value) <= 99:
            raise ValueError(f"object {name} cannot hold {len(value)} characters")
        written.append(f"{name}{len(value):02d}{value}")
    return "".join(written)


def checksum(text: str) -> str:
    """Return the CRC-16/CCITT-FALSE of a text in UTF-8: four upper-case hexadecimal signs."""
    return f"{binascii.crc_hqx(text.encode(), 0xFFFF):04X}"
