"""Mail to payers: which addresses are fit, how often one is tried, what the mail says."""

import re
from typing import ClassVar

from congdoan.foundation.kernel.errors import DomainError

MOST_ATTEMPTS = 3
LONGEST = 254

_ADDRESS = re.compile(
    r"[A-Za-z0-9](?:[A-Za-z0-9._%+-]{0,62}[A-Za-z0-9_+-])?"
    r"@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]"
)
_UNSEEN = re.compile(r"[\x00-\x1f\x7f\u0085\u2028\u2029]+")


class WrongAddress(DomainError):
    code: ClassVar[str] = "email-not-an-address"
    says: ClassVar[str] = "“{found}” không phải một địa chỉ thư điện tử. Ghi đúng một địa chỉ, ví dụ ketoan@congty.vn."


def address_of(text: str) -> str:
    """Return one plain address without blanks around it, its domain in small letters; empty stays empty.

    Names beside the address, lists, quotes, line breaks and anything else that a mail header could take for its own are refused.

    :raises WrongAddress: not exactly one address
    """
    bare = text.strip(" ")
    if not bare:
        return ""
    if len(bare) > LONGEST or not _ADDRESS.fullmatch(bare) or ".." in bare:
        raise WrongAddress(found=one_line(bare)[:80])
    local, _, domain = bare.rpartition("@")
    return f"{local}@{domain.lower()}"


def one_line(text: str) -> str:
    """Return a text that fits a header: no line breaks, no signs that are not seen."""
    return " ".join(_UNSEEN.sub(" ", text).split())


def mail_words(*, payer: str, issuer: str, number: str, facts: tuple[tuple[str, str], ...], how: str) -> str:
    """Return the text of the mail that carries a notice."""
    told = "\n".join(f"- {label}: {value}" for label, value in facts)
    return (
        f"Kính gửi {payer},\n\n"
        f"{issuer} gửi giấy báo thu số {number} kèm thư này (tệp PDF).\n\n{told}\n\n{how}\n\n"
        "Nếu đơn vị đã nộp hoặc số liệu khác sổ của đơn vị, đề nghị báo lại để đối chiếu.\n\n"
        f"{issuer}\n"
    )
