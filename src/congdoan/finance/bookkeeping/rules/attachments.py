"""Files that come with a voucher: what each is by its own bytes, whatever its name says."""

from io import BytesIO
from zipfile import BadZipFile, ZipFile

MOST_BYTES = 10 * 2**20
MOST_FILES = 20
LONGEST_NAME = 120

TYPES = {
    "pdf": "application/pdf",
    "jpg": "image/jpeg",
    "png": "image/png",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_STARTS = {"pdf": b"%PDF-", "jpg": b"\xff\xd8\xff", "png": b"\x89PNG\r\n\x1a\n"}
_PARTS = {"xlsx": "xl/workbook.xml", "docx": "word/document.xml"}
_MOST_PARTS = 10_000  # entries of an archive that are looked at: only its table of contents is read, nothing is unpacked


def kind_of(content: bytes) -> str | None:
    """Return what a file is (a key of `TYPES`), or None when it is nothing that is kept."""
    for kind, start in _STARTS.items():
        if content.startswith(start):
            return kind
    if not content.startswith(b"PK\x03\x04"):
        return None
    try:
        with ZipFile(BytesIO(content)) as archive:
            names = {entry.filename for entry in archive.infolist()[:_MOST_PARTS]}
    except (BadZipFile, ValueError, NotImplementedError):
        return None
    return next((kind for kind, part in _PARTS.items() if part in names and "[Content_Types].xml" in names), None)


def kept_name(name: str, kind: str) -> str:
    """Return a file's name without folders and signs that do not print, ending as its kind does."""
    bare = name.replace("\\", "/").rsplit("/", 1)[-1]
    shown = "".join(sign for sign in bare if sign.isprintable() and sign not in '"<>:|?*;').strip(". ")
    stem = shown.rsplit(".", 1)[0] if "." in shown else shown
    return f"{stem[: LONGEST_NAME - 6] or 'tep'}.{kind}"
