"""Text, days and files made fit to be kept; everything that is wrong is told at once."""

from datetime import date
from hashlib import sha256
from typing import Any

from congdoan.activities.emulation.rules.photos import PHOTOS, NoPhoto, bare
from congdoan.finance.bookkeeping.rules.attachments import MOST_BYTES, kept_name, kind_of
from congdoan.foundation.kernel.vietnamese import search_key

from .refusals import EvidenceUnfit

FIRST_DAY, LAST_DAY = date(1990, 1, 1), date(2999, 12, 31)


class Told:
    """Gathers texts and days, and what is wrong with them."""

    def __init__(self) -> None:
        self.faults: list[str] = []

    def line(self, words: str, text: str, longest: int, *, is_needed: bool = True) -> str:
        """Return a text on one line."""
        return self._kept(words, " ".join(text.split()), longest, is_needed)

    def text(self, words: str, text: str, longest: int, *, is_needed: bool = True) -> str:
        """Return a text whose lines stay."""
        lines = (" ".join(line.split()) for line in text.replace("\r", "\n").split("\n"))
        return self._kept(words, "\n".join(line for line in lines if line), longest, is_needed)

    def day(self, words: str, day: date, *, last: date) -> date:
        """Return a day that has come."""
        if not FIRST_DAY <= day <= last:
            self.faults.append(f"{words}: từ {FIRST_DAY:%d/%m/%Y} đến {last:%d/%m/%Y}")
        return day

    def _kept(self, words: str, clean: str, longest: int, is_needed: bool) -> str:
        if "\x00" in clean or any("\ud800" <= sign <= "\udfff" for sign in clean):
            self.faults.append(f"{words}: có ký tự không giữ được")
        elif len(clean) > longest:
            self.faults.append(f"{words}: dài {len(clean)} ký tự, nhiều nhất {longest}")
        elif is_needed and not search_key(clean):
            self.faults.append(f"{words}: không để trống")
        return clean


def file_facts(name: str, content: bytes) -> dict[str, Any]:
    """Return a file as it is kept, told by its own bytes; a photo without its metadata: nobody needs to know where it was taken.

    :raises EvidenceUnfit: it is too large, of a kind that is not kept, or a broken photo
    """
    kind = kind_of(content) if 0 < len(content) <= MOST_BYTES else None
    if kind is None:
        raise EvidenceUnfit(name=name[:60] or "tệp", why="cần ảnh JPG/PNG, PDF, Word hoặc Excel, không quá 10 MB")
    try:
        content = bare(content) if kind in PHOTOS else content
    except NoPhoto:
        raise EvidenceUnfit(name=name[:60], why="ảnh hỏng hoặc bị cắt; chụp lại, hoặc lưu lại bằng phần mềm xem ảnh") from None
    return {"file_name": kept_name(name, kind), "kind": kind, "sha256": sha256(content).hexdigest(), "content": content}
