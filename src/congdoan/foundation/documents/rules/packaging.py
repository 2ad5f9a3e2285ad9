"""A case file as a package: what its metadata say, under the names and widths of the law, where each paper stands in it.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục VI, phần I, III.4.g (PDF and XML, in the order of time), phần II; table `documents.system_fields`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from congdoan.foundation.kernel.errors import DomainError

from .package_check import LIST

CHECKER = "kiem_tra.py"
READ_FIRST = "DOC-TRUOC.txt"
_SUFFIX = re.compile(r"\.[a-z0-9]{1,5}")
_UNFIT = re.compile(r"[^\w.&-]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
ABOUT = """\
GÓI HỒ SƠ LƯU TRỮ

Mỗi thư mục là một hồ sơ: ho-so.xml là dữ liệu đặc tả của hồ sơ; 001.xml, 001.pdf, … là dữ liệu đặc tả và tệp của từng văn bản, theo thứ
tự thời gian. Tên trường, độ rộng theo Nghị định 30/2020/NĐ-CP, Phụ lục VI; lời dài hơn độ rộng thì cắt, có dấu “…”. Văn bản không có tệp
(tài liệu giấy, phim ảnh) chỉ có tệp .xml.

SHA256SUMS có dấu của mọi tệp khác. Kiểm tra không cần mạng:
    python3 kiem_tra.py GÓI.zip
    congdoan documents check-package GÓI.zip
    sha256sum -c SHA256SUMS            (trong thư mục đã giải nén)
Dấu của chính SHA256SUMS có trong nhật ký của phần mềm, ở lần xuất gói.
"""


class PackageDamaged(DomainError):
    code = "case-package-damaged"
    says = "Gói không còn nguyên vẹn.\n{told}"


@dataclass(frozen=True, slots=True)
class PaperFile:
    """The file of a paper as it is kept: whose, its digest, its size; `suffix` as it came."""

    table: str
    id: int
    sha256: str
    size: int
    suffix: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of a package: made here, or kept in a table."""

    name: str
    sha256: str
    size: int
    content: bytes = b""
    kept: PaperFile | None = None


def suffix_of(file_name: str) -> str:
    """Return the ending of a file's name where it is a plain one, and not that of the metadata beside it."""
    found = Path(file_name.casefold()).suffix
    return found if _SUFFIX.fullmatch(found) and found != ".xml" else ".bin"


def folder_of(year: int, code: str, number: int) -> str:
    """Return the folder of a case file in a package: one, whatever people wrote as the section's sign."""
    return f"{year}-{_UNFIT.sub(lambda found: f'%{ord(found[0]):02X}', code)}-{number:02}"


def made(name: str, content: bytes) -> Entry:
    """Return an entry whose bytes are made here."""
    return Entry(name, sha256(content).hexdigest(), len(content), content)


def first_entries() -> Iterator[Entry]:
    """Yield what every package begins with: what it is, and the program that checks it."""
    yield made(READ_FIRST, ABOUT.encode())
    yield made(CHECKER, Path(__file__).with_name("package_check.py").read_bytes())


def list_of(entries: Sequence[Entry]) -> Entry:
    """Return the list of the digests of all other files."""
    return made(LIST, "".join(f"{one.sha256}  {one.name}\n" for one in entries).encode())


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the law: its name, how many letters it takes, the field that it belongs to."""

    number: str
    key: str
    length: int | None
    parent: str | None


def xml_of(root: str, values: Mapping[str, Any], fields: Sequence[Field], *, beside: Iterable[tuple[str, str]] = ()) -> bytes:
    """Return metadata as XML in the order of the law; `values` are by the field's number, `beside` what the law has no field for."""
    top = Element(root)
    groups: dict[str, Element] = {}
    for one in fields:
        above = groups.get(one.parent or "", top)
        element = SubElement(above, one.key)
        if any(each.parent == one.number for each in fields):
            groups[one.number] = element
        else:
            element.text = _fitted(values.get(one.number), one.length)
    for key, words in beside:
        SubElement(top, key).text = _CONTROL.sub("", words)
    indent(top)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + bytes(tostring(top, encoding="utf-8")) + b"\n"


def _fitted(value: Any, length: int | None) -> str:
    if value is None:
        return ""
    words = value.isoformat() if isinstance(value, date) else _CONTROL.sub("", str(value))
    return words if length is None or len(words) <= length else f"{words[: length - 1]}…"
