"""Fields that the pages of this app share."""

from typing import Any

from django import forms

from congdoan.people.organisations import queries as organisations

LONG: dict[str, Any] = {"widget": forms.Textarea(attrs={"rows": 2})}


def count_field(label: str, *, is_required: bool = True, least: int = 0, help_text: str = "") -> forms.IntegerField:
    """Return a field for a number of persons."""
    return forms.IntegerField(
        label=label, min_value=least, max_value=10_000_000, required=is_required, help_text=help_text,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={"required": "Chưa ghi số.", "invalid": "Ghi một số nguyên."},
    )  # fmt: skip


def lines_field(label: str, *, help_text: str = "Mỗi dòng một nội dung.", is_required: bool = False, rows: int = 3) -> forms.CharField:
    """Return a field for several texts, one on a line."""
    return forms.CharField(
        label=label, max_length=20_000, required=is_required, help_text=help_text, widget=forms.Textarea(attrs={"rows": rows})
    )


def lines_of(text: str) -> list[str]:
    """Return the lines of a text that hold something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


class EmployerForm(forms.Form):
    """A form about one employer, named by its code; its union is where it stands that day."""

    employer = forms.CharField(label="Mã doanh nghiệp", max_length=40)

    def __init__(self, *given: Any, **facts: Any) -> None:
        self.on = facts.pop("on")
        super().__init__(*given, **facts)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        code = given.pop("employer", "").replace("\x00", "").strip().upper()
        found = organisations.by_code([code]).get(code) if code else None
        placed = organisations.parent_on([found.id], on=self.on).get(found.id) if found else None
        if found is None or placed is None:
            self.add_error("employer", f"Không có doanh nghiệp mang mã {code or '…'} đang hoạt động trong phạm vi của bạn.")
            return given
        return given | {"employer_id": found.id, "unit_id": placed}


class ReasonForm(forms.Form):
    """Why something is taken back."""

    reason = forms.CharField(label="Lý do", max_length=300, **LONG)
