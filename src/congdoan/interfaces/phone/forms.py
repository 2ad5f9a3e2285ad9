"""What a phone sends, as JSON, into the values that the services take; hostile bytes are refused in words."""

import json
from datetime import date
from typing import Any
from uuid import UUID

from django import forms

from congdoan.activities.emulation import queries as emulation
from congdoan.activities.emulation.rules import AuthorDraft
from congdoan.activities.emulation.rules import PartDraft as BenefitPart
from congdoan.activities.emulation.services import InitiativeDraft
from congdoan.finance.bookkeeping.rules import PartDraft, VoucherDraft
from congdoan.finance.bookkeeping.services import Capture
from congdoan.foundation.kernel.errors import DomainError

KINDS = ("receipt", "payment")
LARGEST_BODY = 512 * 1024
MOST_PARTS = 1_000
IDEA_TEXTS = ("title", "problem", "solution", "place", "field", "other_benefit")


class CaptureUnreadable(DomainError):
    code = "capture-unreadable"
    says = "Không đọc được dữ liệu điện thoại gửi lên ({what}). Các mục vẫn còn trên máy: tải lại trang rồi gửi lại."


class WordsForm(forms.Form):
    """What figures of a report do not say."""

    words = forms.CharField(max_length=10_000, required=False)


def captures_of(body: bytes) -> list[Capture]:
    """Read what a phone sends.

    :raises CaptureUnreadable: it is not in the form that the phone writes
    """
    if len(body) > LARGEST_BODY:
        raise CaptureUnreadable(what="quá lớn")
    try:
        told = json.loads(body.decode())
        return [_capture(one) for one in told["captures"]]
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise CaptureUnreadable(what=type(error).__name__) from error


def _capture(one: dict[str, Any]) -> Capture:
    day = date.fromisoformat(_text(one["date"]))
    kind = _text(one["kind"])
    if kind not in KINDS or len(one["parts"]) > MOST_PARTS:
        raise ValueError(kind)
    parts = tuple(
        PartDraft(_whole(part["amount"]), _text(part["category"]), _text(part.get("debt", "")), _text(part.get("note", "")))
        for part in one["parts"]
    )
    content = VoucherDraft(
        kind=kind, voucher_date=day, accounting_date=day, counterpart=_text(one["counterpart"]), reason=_text(one["reason"]), parts=parts
    )
    return Capture(UUID(_text(one["key"])), content)


def idea_of(text: str, *, unit_id: int, on: date) -> tuple[UUID, InitiativeDraft]:
    """Read an initiative that a phone sends, with its key; an author who bears a member's name is that member.

    :raises CaptureUnreadable: it is not in the form that the phone writes
    """
    if len(text) > LARGEST_BODY:
        raise CaptureUnreadable(what="quá lớn")
    try:
        told = json.loads(text)
        if max(len(told["authors"]), len(told["parts"])) > MOST_PARTS:
            raise ValueError("authors")
        names = [(_text(one["name"]), _whole(one["share"])) for one in told["authors"]]
        parts = tuple(BenefitPart(*(_text(one[name]) for name in ("kind", "words", "formula", "evidence"))) for one in told["parts"])
        plain: dict[str, Any] = {name: _text(told[name], most=20_000) for name in IDEA_TEXTS}
        plain["first_applied_on"], key = date.fromisoformat(_text(told["first_applied_on"])), UUID(_text(told["key"]))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise CaptureUnreadable(what=type(error).__name__) from error
    authors = tuple(AuthorDraft(name, share, "", emulation.member_named(unit_id, name, on=on)) for name, share in names)
    return key, InitiativeDraft(authors=authors, parts=parts, is_computed=bool(parts), **plain)


def _text(value: Any, *, most: int = 2_000) -> str:
    if not isinstance(value, str) or "\x00" in value or any("\ud800" <= letter <= "\udfff" for letter in value):
        raise ValueError("text")
    return value[:most]


def _whole(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) > 10**18:
        raise ValueError("amount")
    return value
