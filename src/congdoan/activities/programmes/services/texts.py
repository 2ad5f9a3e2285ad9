"""Text made fit to be kept."""

from datetime import date
from urllib.parse import urlsplit

from .refusals import EvidenceUnfit, TextUnfit

FIRST_DAY, LAST_DAY = date(1930, 1, 1), date(2999, 12, 31)


def line(words: str, text: str, longest: int, *, is_needed: bool = False) -> str:
    """Return a text on one line.

    :raises TextUnfit: it is empty though needed, too long, or holds what cannot be kept
    """
    clean = " ".join(text.split())
    if "\x00" in clean or len(clean) > longest:
        raise TextUnfit(field=words, why=f"dài nhất {longest} ký tự, không có ký tự rỗng")
    if is_needed and not clean:
        raise TextUnfit(field=words, why="không để trống")
    return clean


def paragraphs(words: str, text: str, *, is_needed: bool = False) -> str:
    """Return a text of several lines.

    :raises TextUnfit: it is empty though needed, too long, or holds what cannot be kept
    """
    clean = text.replace("\r\n", "\n").strip()
    if "\x00" in clean or len(clean) > 10_000:
        raise TextUnfit(field=words, why="dài nhất 10.000 ký tự, không có ký tự rỗng")
    if is_needed and not clean:
        raise TextUnfit(field=words, why="không để trống")
    return clean


def day(words: str, given: date | None) -> date | None:
    """Return a day within the years that are kept.

    :raises TextUnfit: it lies outside
    """
    if given is not None and not FIRST_DAY <= given <= LAST_DAY:
        raise TextUnfit(field=words, why=f"từ {FIRST_DAY:%d/%m/%Y} trở đi")
    return given


def choice(words: str, given: str, known: object) -> str:
    """Return one of the known words.

    :raises TextUnfit: it is none
    """
    if given not in known:  # type: ignore[operator]
        raise TextUnfit(field=words, why=f"không có lựa chọn “{given[:40]}”")
    return given


def link(given: str) -> str:
    """Return the address of a page.

    :raises EvidenceUnfit: it is none that a browser should open
    """
    clean = given.strip()
    if not clean:
        return ""
    try:
        parts = urlsplit(clean)
    except ValueError:
        parts = urlsplit("")
    if (
        len(clean) > 500
        or parts.scheme not in ("http", "https")
        or not parts.hostname
        or any(sign.isspace() or sign == "\x00" for sign in clean)
    ):
        raise EvidenceUnfit(name=clean[:60], why="ghi địa chỉ trang bắt đầu bằng http:// hoặc https://, dài nhất 500 ký tự")
    return clean
