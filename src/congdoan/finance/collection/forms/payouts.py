"""Whom to pay and how much: from the boxes of a page, or the rows of a program, into choices."""

from typing import Any

from django import forms
from django.http import QueryDict

from congdoan.finance.collection.services import ShareChoice
from congdoan.foundation.kernel.errors import DomainError, Rejected
from congdoan.foundation.kernel.money import parse_dong

MOST_CHOICES = 3_000


class AmountUnreadable(Rejected):
    code = "payout-amount-unreadable"
    says = "Có {count} số tiền chưa đọc được. Số đầu tiên: {first}"


def share_choices(given: QueryDict) -> list[ShareChoice]:
    """Return the bodies ticked (`chon`), each with its amount, account and branch code where the page gives them.

    :raises AmountUnreadable: a sum that is no whole number of đồng, or a body that is none; all are told
    """
    choices, problems = [], []
    for text in given.getlist("chon")[:MOST_CHOICES]:
        if not (text.isascii() and text.isdigit() and len(text) < 18):
            problems.append(f"«{text[:40]}» không phải đơn vị trong danh sách.")
            continue
        try:
            amount = amount_of(given.get(f"tien-{text}", ""))
        except DomainError as refusal:
            problems.append(refusal.explain()[:200])
            continue
        number = given.get(f"tai-khoan-{text}", "").strip() or None
        choices.append(ShareChoice(int(text), amount, number, given.get(f"chi-nhanh-{text}", "").strip()[:40]))
    if problems:
        raise AmountUnreadable([problem.replace("\x00", "") for problem in problems])
    return choices


def amount_of(text: str) -> int | None:
    """Return a sum of đồng, None when nothing is written.

    :raises BadDong: no whole number of đồng
    """
    return parse_dong(text.strip()[:40]) if text.strip() else None


class RefundForm(forms.Form):
    """How much of a line goes back, and what the bank of the receiving account is."""

    amount = forms.CharField(label="Số tiền hoàn trả", max_length=40, required=False, help_text="Để trống: hoàn trả tất cả phần còn lại.")
    bank = forms.CharField(
        label="Ngân hàng của tài khoản nhận",
        max_length=120,
        required=False,
        help_text="Ghi khi sổ gốc chưa có ngân hàng của tài khoản này.",
    )
    branch_code = forms.CharField(
        label="Mã chi nhánh", max_length=8, required=False, help_text="8 chữ số, khi mẫu tệp của ngân hàng đòi hoặc từ 500 triệu đồng."
    )

    def clean_amount(self) -> Any:
        try:
            return amount_of(self.cleaned_data["amount"])
        except DomainError as refusal:
            raise forms.ValidationError(refusal.explain()) from refusal
