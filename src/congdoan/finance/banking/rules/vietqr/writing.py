"""Writing a code: ASCII alone, objects in the order of the published samples, nothing cut and nothing guessed."""

import re
import unicodedata
from typing import ClassVar

from congdoan.foundation.kernel.errors import DomainError

from .objects import ACCOUNT, BIN, DONG, DYNAMIC, LONGEST_AMOUNT, NAPAS, SERVICES, STATIC, TO_ACCOUNT, VIETNAM, checksum, put_together

LONGEST_PURPOSE = 25

_STROKES = str.maketrans({"đ": "d", "Đ": "D"})
_PUNCTUATION = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-") | dict.fromkeys("‘’‚′", "'") | dict.fromkeys("“”„″«»", '"'))
_BLANK = re.compile(r"\s")


class UnableToEncode(DomainError):
    """Root of the refusals of this writer."""


class WrongBin(UnableToEncode):
    code: ClassVar[str] = "bin-not-six-digits"
    says: ClassVar[str] = "Mã BIN của ngân hàng gồm đúng 6 chữ số, ở đây là “{found}”."


class WrongAccount(UnableToEncode):
    code: ClassVar[str] = "account-not-writable"
    says: ClassVar[str] = "Số tài khoản gồm 1 đến 19 chữ số hoặc chữ cái không dấu, viết liền, ở đây là “{found}”."


class WrongService(UnableToEncode):
    code: ClassVar[str] = "service-unknown"
    says: ClassVar[str] = "Dịch vụ chuyển tiền là QRIBFTTA (đến tài khoản) hoặc QRIBFTTC (đến thẻ), ở đây là “{found}”."


class WrongAmount(UnableToEncode):
    code: ClassVar[str] = "amount-not-payable"
    says: ClassVar[str] = "Số tiền trong mã là số đồng nguyên lớn hơn 0, chỉ gồm chữ số, nhiều nhất 13 chữ số, ở đây là “{found}”."


class PurposeTooLong(UnableToEncode):
    code: ClassVar[str] = "purpose-too-long"
    says: ClassVar[str] = "Nội dung “{found}” dài {length} ký tự, mã VietQR chứa nhiều nhất {limit}. Hãy rút ngắn nội dung."


class PurposeNotWritable(UnableToEncode):
    code: ClassVar[str] = "purpose-not-writable"
    says: ClassVar[str] = "Nội dung có ký tự không viết được bằng chữ không dấu: “{found}”. Hãy bỏ ký tự đó."


def encode(*, bin: str, account: str, amount: int | None = None, purpose: str = "", service: str = TO_ACCOUNT) -> str:
    """Write the code for a transfer; with an amount it is for one payment, without for many.

    The purpose loses its Vietnamese marks and nothing else: what does not fit is refused.
    Units: `amount` in đồng.
    Source: NAPAS, VietQR format 1.0, sections on the root objects, object 38, object 62 and the checksum.

    :raises UnableToEncode: a field that a bank's app would not read as it was meant
    """
    if not BIN.fullmatch(bin):
        raise WrongBin(found=_shown(bin))
    if not ACCOUNT.fullmatch(account):
        raise WrongAccount(found=_shown(account))
    if service not in SERVICES:
        raise WrongService(found=_shown(service))
    if amount is not None and not 0 < amount < 10**LONGEST_AMOUNT:
        raise WrongAmount(found=str(amount) if abs(amount) < 10**40 else "…")
    note = _note(purpose)

    beneficiary = put_together([("00", bin), ("01", account)])
    objects = [
        ("00", "01"),
        ("01", STATIC if amount is None else DYNAMIC),
        ("38", put_together([("00", NAPAS), ("01", beneficiary), ("02", service)])),
        ("53", DONG),
        *([] if amount is None else [("54", str(amount))]),
        ("58", VIETNAM),
        *([("62", put_together([("08", note)]))] if note else []),
    ]
    body = put_together(objects) + "6304"
    return body + checksum(body)


def ascii_only(text: str) -> str:
    """Return a text without Vietnamese marks, case kept; what has no ASCII form is left out."""
    return "".join(sign for sign in _spread(text) if sign.isascii())


def _note(purpose: str) -> str:
    """Return the purpose as it will stand in the code, or nothing when it is blank."""
    spread = _spread(_BLANK.sub(" ", purpose))
    lost = [sign for sign in spread if not (sign.isascii() and sign.isprintable()) and unicodedata.category(sign) not in {"Mn", "Cf"}]
    if lost:
        raise PurposeNotWritable(found=_shown("".join(dict.fromkeys(lost))))
    note = "".join(sign for sign in spread if sign.isascii())
    if len(note) > LONGEST_PURPOSE:
        raise PurposeTooLong(found=_shown(note), length=len(note), limit=LONGEST_PURPOSE)
    return note if note.strip() else ""


def _spread(text: str) -> str:
    return unicodedata.normalize("NFKD", text.translate(_PUNCTUATION).translate(_STROKES))


def _shown(text: str) -> str:
    """Return a text that any screen can show: its beginning, with a mark for what cannot be printed."""
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in text[:60])
