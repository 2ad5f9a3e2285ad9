"""What people type into a copy."""

from collections.abc import Sequence
from typing import Any

from django import forms

from congdoan.foundation.documents.rules.copying import EXTRACT
from congdoan.foundation.documents.services import CopyDraft

from .outgoing import lines_of, several_lines


class CopyForm(forms.Form):
    """A copy: its form, who copies and signs, who receives it; of an extract its parts."""

    kind = forms.ChoiceField(label="Hình thức sao")
    abbreviation = forms.CharField(label="Chữ viết tắt tên cơ quan sao", max_length=50, help_text="Trong ký hiệu: LĐLĐ thành SY-LĐLĐ.")
    issuer = several_lines("Cơ quan sao văn bản", "Mỗi dòng một dòng in.", rows=1, required=True)
    place = forms.CharField(label="Địa danh", max_length=100)
    authority = several_lines("Quyền hạn, chức vụ người ký bản sao", "Mỗi dòng một dòng in.", required=True)
    signer = forms.CharField(label="Họ tên người ký bản sao", max_length=160)
    recipients = several_lines("Nơi nhận", "Mỗi dòng một nơi; dòng Lưu hệ thống ghi.", rows=3, required=True)
    archived_at = forms.CharField(label="Lưu", max_length=100, required=False)
    parts = forms.TypedMultipleChoiceField(
        label="Các phần trích", coerce=int, required=False, widget=forms.CheckboxSelectMultiple,
        help_text="Chỉ dùng khi trích sao; mỗi phần giữ số của bản gốc.",
    )  # fmt: skip
    client_key = forms.UUIDField(required=False, widget=forms.HiddenInput())

    def __init__(self, *given: Any, kinds: Sequence[str], parts: Sequence[tuple[int, str]] = (), **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.fields["kind"].choices = [(one, one) for one in kinds]  # type: ignore[attr-defined]
        self.fields["parts"].choices = list(parts)  # type: ignore[attr-defined]
        if EXTRACT not in kinds:
            del self.fields["parts"]

    def copy(self) -> CopyDraft:
        """Return what was typed."""
        given = self.cleaned_data
        told: dict[str, Any] = {name: given[name] for name in ("kind", "abbreviation", "place", "signer", "archived_at")}
        told |= {name: lines_of(given[name]) for name in ("issuer", "authority", "recipients")}
        return CopyDraft(**told, parts=frozenset(given.get("parts") or ()))
