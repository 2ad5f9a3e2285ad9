"""Forms of what changes later: a held share handed over, shares worked out again, what would be."""

import re
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from django import forms

from congdoan.finance.collection.forms.deciding import bodies_named
from congdoan.finance.collection.queries.law import percent
from congdoan.finance.collection.queries.units import reached_on
from congdoan.finance.collection.queries.what_if import Scenario, WrongScenario
from congdoan.finance.collection.services import SPLIT_LEVELS as LEVELS
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.kernel.money import parse_dong
from congdoan.foundation.kernel.periods import first_day, last_day, parse_month

WAYS = [("to", "Chuyển cho công đoàn cơ sở"), ("back", "Lấy lại từ công đoàn cơ sở, tiếp tục giữ hộ")]


class HeldForm(forms.Form):
    """Where a held share goes, how much of it, and why."""

    way = forms.ChoiceField(label="Chiều chuyển", choices=WAYS)
    union = forms.CharField(
        label="Công đoàn cơ sở",
        max_length=40,
        required=False,
        help_text="Mã. Để trống: công đoàn của đơn vị này theo sổ gốc. Nêu công đoàn khác thì ghi rõ vì sao.",
    )
    amount = forms.CharField(label="Số tiền", max_length=30, required=False, help_text="Để trống: chuyển hết.")
    reason = forms.CharField(
        label="Lý do, văn bản căn cứ",
        max_length=300,
        error_messages={"required": "Ghi lý do và văn bản: người duyệt cần biết vì sao."},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean_amount(self) -> int | None:
        text = self.cleaned_data["amount"].strip()
        try:
            return parse_dong(text) if text else None
        except (ValueError, DomainError) as error:
            raise forms.ValidationError("Ghi số đồng nguyên, ví dụ 1250000 hoặc 1.250.000.") from error

    def facts(self) -> dict[str, Any]:
        """Return what the service takes.

        :raises UnknownBody: a code that names nobody
        """
        given = self.cleaned_data
        union = given["union"].strip()
        union_id = bodies_named([union])[union].pk if union else None
        return {"union_id": union_id, "amount": given["amount"], "is_back": given["way"] == "back", "reason": given["reason"]}


class DuringForm(forms.Form):
    """The months whose money is shared anew."""

    tu = forms.CharField(label="Từ tháng", max_length=10)
    den = forms.CharField(label="Đến tháng", max_length=10, help_text="Tháng ghi tiền, như 01/2024 và 12/2024.")

    def clean_tu(self) -> int:
        return _month(self.cleaned_data["tu"])

    def clean_den(self) -> int:
        return _month(self.cleaned_data["den"])

    def months(self) -> tuple[int, int]:
        """Return the first and the last month."""
        return self.cleaned_data["tu"], self.cleaned_data["den"]

    def during(self) -> tuple[date, date]:
        """Return the first day and the last."""
        return first_day(self.cleaned_data["tu"]), last_day(self.cleaned_data["den"])


class WhatIfForm(DuringForm):
    """Other shares and another rate; what is left empty stays as it is."""

    base = forms.CharField(label="Công đoàn cơ sở được sử dụng", max_length=20, required=False, help_text="% kinh phí, như 70")
    direct_upper = forms.CharField(label="Cấp trên trực tiếp", max_length=20, required=False, help_text="% của phần cấp trên")
    province = forms.CharField(label="Tỉnh, ngành", max_length=20, required=False, help_text="% của phần cấp trên")
    central = forms.CharField(label="Tổng Liên đoàn", max_length=20, required=False, help_text="% của phần cấp trên")
    rate = forms.CharField(label="Mức đóng kinh phí", max_length=20, required=False, help_text="% quỹ lương, như 1,5")

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        for name in ("base", *LEVELS, "rate"):
            text = str(given.get(name) or "").strip()
            try:
                given[name] = ratio(text) if text else None
            except (ValueError, ZeroDivisionError):
                self.add_error(name, "Ghi tỷ lệ như 75, 1,5 hoặc 3/4.")
        told = [given.get(name) is not None for name in LEVELS]
        if any(told) and not all(told):
            self.add_error(None, "Thử tỷ lệ giữa các cấp trên thì ghi đủ ba cấp, cộng lại 100%.")
        return given

    def scenario(self) -> Scenario:
        """Return what is thought otherwise."""
        given = self.cleaned_data
        upper = {name: given[name] for name in LEVELS} if given[LEVELS[0]] is not None else None
        return Scenario(base=given["base"], upper=upper, rate=given["rate"])

    def words(self) -> list[tuple[str, Any]]:
        """Return what is thought otherwise, in words."""
        names = ("base", *LEVELS, "rate")
        return [(str(self.fields[name].label), percent(self.cleaned_data[name])) for name in names if self.cleaned_data[name] is not None]


def ratio(text: str) -> Fraction:
    """Read a share exactly: 75 or 75% or 1,5 is a percentage, 3/4 a fraction.

    :raises ValueError: nothing of the kind
    """
    told = text.strip().removesuffix("%").strip().replace(",", ".")
    if not re.fullmatch(r"\d{1,6}(\.\d{1,6}|/\d{1,6})?", told, re.ASCII):
        raise ValueError(f"not a share: {text[:20]}")
    return Fraction(told) if "/" in told else Fraction(told) / 100


def year_of(unit_id: int, *, on: date) -> dict[str, str]:
    """Return the months of the year that the account has reached, as a form begins with them."""
    year = (reached_on(unit_id, on=on) or on).year
    return {"tu": f"01/{year}", "den": f"12/{year}"}


def _month(text: str) -> int:
    try:
        month = parse_month(text.strip())
        first_day(month)
    except (ValueError, DomainError) as error:
        raise forms.ValidationError("Gõ tháng như 01/2024.") from error
    return month


def scenario_of(*, base: str, upper: Mapping[str, str], rate: str) -> Scenario:
    """Return a scenario out of words.

    :raises WrongScenario: a share that cannot be read
    """
    try:
        shares = {name: ratio(text) for name, text in upper.items()}
        return Scenario(ratio(base) if base else None, shares or None, ratio(rate) if rate else None)
    except (ValueError, ZeroDivisionError) as error:
        raise WrongScenario(why="ghi tỷ lệ như 75, 1,5 hoặc 3/4.") from error
