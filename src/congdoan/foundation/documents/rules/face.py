"""The signed face of a document: the picture of the hand in blue, the seal in red over its left third, each in its real size.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.7.d and II.8.a; table `documents.layout`, records `layout.7c` and `layout.8`.
"""

import struct
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from congdoan.foundation.kernel import sealing
from congdoan.foundation.kernel.errors import DomainError

from .paper import pdf

HAND, SEAL = "hand", "seal"
MOST_BYTES = 200 * 1024
MOST_PIXELS = 2_000  # a side
WIDTHS_MM = {HAND: (15, 70), SEAL: (15, 60)}
PAGE = Path(__file__).with_name("picture.typ")
_HEAD = b"\x89PNG\r\n\x1a\n"
_WITH_ALPHA = (4, 6)  # kinds of PNG that say of each point how far it is seen


class PictureUnfit(DomainError):
    code = "signing-picture-unfit"
    says = "Không dùng được hình này: {why}."


class PictureKeyWrong(DomainError):
    code = "signing-picture-key-wrong"
    says = "Khóa mã hóa hình chữ ký, hình dấu không phải khóa đã dùng. Khôi phục tệp members_key (hoặc MEMBERS_KEY) từ bản sao lưu."


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG and how wide it is on paper. Units: mm."""

    content: bytes
    width_mm: int

    @property
    def height_mm(self) -> float:
        """Return its height on paper, with the sides of the PNG."""
        wide, high = (int(side) for side in struct.unpack_from(">II", self.content, 16))
        return self.width_mm * high / wide


@dataclass(frozen=True, slots=True)
class Face:
    """What is drawn where a document is signed; either may be missing."""

    hand: Picture | None = None
    seal: Picture | None = None


def fitting(content: bytes, *, width_mm: int, kind: str) -> Picture:
    """Return a picture that can stand on a document.

    :raises PictureUnfit: no PNG with a transparent ground, too large, too wide or narrow on paper, or broken
    """
    least, most = WIDTHS_MM[kind]
    if len(content) > MOST_BYTES:
        raise PictureUnfit(why=f"tệp lớn hơn {MOST_BYTES >> 10} KB; giảm số điểm ảnh")
    if content[:8] != _HEAD or content[12:16] != b"IHDR" or len(content) < 33:
        raise PictureUnfit(why="tệp không phải PNG")
    wide, high, _, colours = struct.unpack_from(">IIBB", content, 16)
    if colours not in _WITH_ALPHA:
        raise PictureUnfit(why="nền chưa trong suốt; lưu lại dạng PNG nền trong")
    if not (0 < wide <= MOST_PIXELS and 0 < high <= MOST_PIXELS):
        raise PictureUnfit(why=f"mỗi cạnh từ 1 đến {MOST_PIXELS} điểm ảnh")
    if not least <= width_mm <= most or high > 2 * wide:
        raise PictureUnfit(why=f"bề ngang trên giấy từ {least} đến {most} mm, chiều cao không quá hai lần bề ngang")
    picture = Picture(content, width_mm)
    try:
        pdf(PAGE, {"picture": drawn(picture)}, made_at=datetime(2000, 1, 1, tzinfo=UTC))
    except Exception as cause:  # whatever the drawing finds in broken bytes
        raise PictureUnfit(why="tệp PNG hỏng, không vẽ được") from cause
    return picture


def drawn(picture: Picture | None) -> dict[str, object] | None:
    """Return a picture as the page draws it. Units: mm."""
    if picture is None:
        return None
    return {"bytes": list(picture.content), "wide": picture.width_mm, "high": picture.height_mm}


def sealed(secret: str, content: bytes, *, unit_id: int, kind: str, owner: int | None) -> bytes:
    """Seal a picture for the unit and the hand it belongs to: copied into another row it does not open."""
    return sealing.seal(secret, "documents.pictures", content, of=f"{unit_id}/{kind}/{owner or ''}")


def opened(secret: str, content: bytes, *, unit_id: int, kind: str, owner: int | None) -> bytes:
    """Open a picture that was sealed for a unit and a hand.

    :raises PictureKeyWrong: sealed under another key, for another hand, or changed since
    """
    found = sealing.unseal(secret, "documents.pictures", content, of=f"{unit_id}/{kind}/{owner or ''}")
    if found is None:
        raise PictureKeyWrong
    return found
