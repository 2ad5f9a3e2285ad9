"""What commands read: a voucher in a JSON file, a file's bytes, a template's line."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from congdoan.finance.bookkeeping.rules import PartDraft, VoucherDraft
from congdoan.finance.bookkeeping.rules.attachments import MOST_BYTES
from congdoan.foundation.kernel.errors import DomainError

WANTED: dict[str, Any] = {
    "amount": int, "enclosed": int, "party_id": (int, type(None)), "voucher_date": date, "accounting_date": date, "parts": tuple,
}  # fmt: skip
"""Fields of a voucher that are no text."""


class ContentUnreadable(DomainError):
    code = "voucher-file-unreadable"
    says = "Chưa đọc được chứng từ trong tệp {file}: {why}"


class LineUnreadable(DomainError):
    code = "template-line-unreadable"
    says = "Chưa đọc được dòng “{line}”. Ghi như debit:611:amount hoặc credit:1111|1121:amount."


def bytes_of(path: Path) -> bytes:
    """Return the bytes of a file that a command names, no more than are kept and one.

    :raises ContentUnreadable: it cannot be read
    """
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as cause:
        raise ContentUnreadable(file=path.name, why=cause.strerror or "không mở được") from None


def content_of(path: Path) -> VoucherDraft:
    """Return the voucher that a JSON file writes out; it has the fields of `VoucherDraft`.

    :raises ContentUnreadable: it is no JSON, or lacks a field, or has one of another kind
    """
    try:
        given = dict(json.loads(bytes_of(path).decode("utf-8")))
        given |= {name: date.fromisoformat(given[name]) for name in ("voucher_date", "accounting_date") if name in given}
        given.setdefault("accounting_date", given["voucher_date"])
        given["parts"] = tuple(_typed(PartDraft, part) for part in given["parts"])
        return _typed(VoucherDraft, given)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as cause:
        raise ContentUnreadable(file=path.name, why=f"{type(cause).__name__} {str(cause)[:120]}") from None


def _typed(kind: Any, given: dict[str, Any]) -> Any:
    """Return a value whose numbers are whole numbers and whose other fields are texts, dates or lines."""
    wrong = next((name for name, value in given.items() if not isinstance(value, WANTED.get(name, str)) or isinstance(value, bool)), None)
    if wrong:
        raise TypeError(wrong)
    return kind(**given)


def typed_line(text: str) -> dict[str, str]:
    """Return a template's line as typed: side:account[|alternative]:sum[:category].

    :raises LineUnreadable: it is written otherwise
    """
    pieces = text.split(":")
    if not 3 <= len(pieces) <= 4 or not all(pieces):
        raise LineUnreadable(line=text[:80])
    account, _, alternative = pieces[1].partition("|")
    category = pieces[3] if len(pieces) == 4 else ""
    return {"side": pieces[0], "account": account, "alternative": alternative, "amount": pieces[2], "category": category}
