"""Files that people bring, turned into the text of a document: plain text in any encoding, DOCX, PDF; the content tells the kind."""

import unicodedata

from congdoan.foundation.kernel import legacy_fonts, workbooks

from . import pdf, word
from .text import Text, normalise
from .unreadable import MAX_LETTERS, DocumentTooLarge, EmptyDocument, LockedDocument, UnknownDocumentKind

MAX_BYTES = 32 * 2**20


def text_of(content: bytes, *, file: str) -> Text:
    """Return the normalised text of a file.

    :raises EmptyDocument: it holds nothing
    :raises DocumentTooLarge: it is larger than MAX_BYTES, or unpacks into more than a document is
    :raises LockedDocument: it is encrypted
    :raises DocumentWithoutText: it holds pictures of pages only
    :raises DamagedDocument: it is cut or broken
    :raises UnknownDocumentKind: it is of a kind that is not read
    """
    if not content.strip(b"\x00 \t\r\n"):
        raise EmptyDocument(file=file)
    if len(content) > MAX_BYTES:
        raise DocumentTooLarge(file=file, why=f"hơn {MAX_BYTES // 2**20} MB")
    text = _text(content, file=file)
    if len(text.full) > MAX_LETTERS:
        raise DocumentTooLarge(file=file, why=f"hơn {MAX_LETTERS:,} chữ".replace(",", "."))
    if not any(letter.isalnum() for letter in text.full):
        raise EmptyDocument(file=file)
    return text


def _text(content: bytes, *, file: str) -> Text:
    if content[:1024].lstrip().startswith(b"%PDF") or b"%PDF-" in content[:1024]:
        return normalise(pdf.text_of(content, file=file))
    if content.startswith(b"PK"):
        return normalise(word.text_of(content, file=file), is_wrapped=False)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise LockedDocument(file=file)
        raise UnknownDocumentKind(file=file, why="đây là tệp Word đời cũ (.doc)")
    if content.startswith((b"{\\rtf", b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf", b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")):
        raise UnknownDocumentKind(file=file, why="đây là tệp RTF, tệp nén hoặc ảnh")
    return normalise(decoded(content, file=file))


def decoded(content: bytes, *, file: str = "") -> str:
    """Return plain text as Unicode: UTF-8, UTF-16, Windows-1258, or the letters of old fonts (TCVN3, VNI).

    :raises UnknownDocumentKind: the bytes are no text
    """
    try:
        text = workbooks.decode(content)
    except workbooks.UnreadableFile:
        raise UnknownDocumentKind(file=file, why="tệp không phải văn bản") from None
    try:
        content.decode("utf-8")
        typed = text
    except UnicodeDecodeError:
        typed = text if content[:2] in (b"\xff\xfe", b"\xfe\xff") or content[:400].count(0) > 40 else content.decode("latin-1")
    font = legacy_fonts.guess(typed)
    if font is None:
        return text
    read = legacy_fonts.tcvn3_to_unicode(typed) if font == "tcvn3" else legacy_fonts.vni_to_unicode(typed)
    return unicodedata.normalize("NFC", read)
