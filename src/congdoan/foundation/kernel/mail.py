"""Mail: which addresses are fit, what fits a header, how often one is tried."""

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
