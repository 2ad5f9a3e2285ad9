"""What the chief accountant decides: templates, and who may pay in a tiny union."""

from typing import Any

from django import forms

from congdoan.finance.bookkeeping.queries import Template
from congdoan.finance.bookkeeping.rules.editing import AMOUNT_WORDS

from .fields import UnitField, day_field

EXTRA_ROWS = 2


class DecisionForm(forms.Form):
    """What every decision says: whose, and by which document."""

    unit = UnitField()
    document = forms.CharField(
        label="Văn bản",
        max_length=300,
        help_text="Số, ngày và cơ quan ban hành.",
        error_messages={"required": "Chưa ghi văn bản làm căn cứ."},
    )


class TemplateForm(DecisionForm):
    """Lines of a template: side, account, the one that may stand in its place, which sum of the event."""

    valid_from = day_field("Áp dụng từ ngày")

    def __init__(self, *given: Any, template: Template, **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.row_count = len(template.lines) + EXTRA_ROWS
        amounts = [(one, AMOUNT_WORDS.get(one, one)) for one in dict.fromkeys(line.amount for line in template.lines)]
        for number in range(1, self.row_count + 1):
            sides = [("", "bỏ dòng"), ("debit", "Nợ"), ("credit", "Có")]
            self.fields[f"side_{number}"] = forms.ChoiceField(label="Bên", choices=sides, required=False)
            self.fields[f"account_{number}"] = forms.CharField(label="Tài khoản", max_length=20, required=False)
            self.fields[f"alternative_{number}"] = forms.CharField(label="Hoặc", max_length=20, required=False)
            self.fields[f"amount_{number}"] = forms.ChoiceField(label="Số tiền", choices=amounts, required=False)
            self.fields[f"category_{number}"] = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    @property
    def rows(self) -> list[list[forms.BoundField]]:
        """Return the lines, each as its fields in order."""
        names = ("side", "account", "alternative", "amount", "category")
        return [[self[f"{name}_{number}"] for name in names] for number in range(1, self.row_count + 1)]

    def lines(self) -> list[dict[str, str]]:
        """Return the lines that have a side."""
        names = ("side", "account", "alternative", "amount", "category")
        told = [{name: self.cleaned_data.get(f"{name}_{n}") or "" for name in names} for n in range(1, self.row_count + 1)]
        return [line for line in told if line["side"]]


def template_values(template: Template) -> dict[str, Any]:
    """Return a template's lines as the form's first values."""
    told: dict[str, Any] = {}
    for number, line in enumerate(template.lines, start=1):
        told |= {f"side_{number}": line.side, f"account_{number}": line.account, f"alternative_{number}": line.alternative or ""}
        told |= {f"amount_{number}": line.amount, f"category_{number}": line.category}
    return told


class EndTemplateForm(forms.Form):
    """From which day a decision no longer counts."""

    valid_until = day_field("Hết áp dụng từ ngày")


class SeparationForm(DecisionForm):
    """Whether in one unit who prepares a payment may also pay it."""

    payer_may_prepare = forms.BooleanField(
        label="Cho người lập phiếu kiêm chi tiền",
        required=False,
        help_text="Chỉ khi đơn vị có hai người làm tài chính. Người duyệt vẫn phải là người khác.",
    )
    since = day_field("Từ ngày")
    reason = forms.CharField(label="Lý do", max_length=300, error_messages={"required": "Chưa ghi lý do."})
    field_order = ("unit", "payer_may_prepare", "since", "document", "reason")
