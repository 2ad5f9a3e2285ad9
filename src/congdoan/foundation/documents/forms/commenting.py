"""What people type when a draft goes out for comments."""

from collections.abc import Sequence
from typing import Any

from django import forms

from .incoming import DAYS


class AskForm(forms.Form):
    """Who is asked for comments, and until when."""

    units = forms.CharField(
        label="Hỏi các đơn vị (mã)", required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Mỗi mã một dòng, hoặc cách nhau bằng dấu phẩy.",
    )  # fmt: skip
    people = forms.CharField(
        label="Hỏi người trong đơn vị (tên đăng nhập)", required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Mỗi tên một dòng, hoặc cách nhau bằng dấu phẩy.",
    )  # fmt: skip
    due_on = forms.DateField(
        label="Góp ý trước hết ngày", input_formats=DAYS, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Ngày ghi như 31/01/2025.", "required": "Chưa ghi hạn góp ý."},
    )  # fmt: skip
    words = forms.CharField(label="Lời nhắn", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))


class CommentForm(forms.Form):
    """What one says about a part of a draft, or about the whole."""

    quote = forms.ChoiceField(label="Về đoạn", required=False)
    words = forms.CharField(label="Ý kiến", max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *given: Any, parts: Sequence[str], **facts: Any) -> None:
        super().__init__(*given, **facts)
        named = [(part, f"{part[:110]}{'…' if len(part) > 110 else ''}") for part in dict.fromkeys(parts)]
        self.fields["quote"].choices = [("", "Toàn văn"), *named]  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    """Whether a comment is taken in, and why."""

    is_accepted = forms.TypedChoiceField(
        label="Trả lời", choices=[("1", "Tiếp thu"), ("0", "Không tiếp thu")], coerce=lambda value: value == "1"
    )
    why = forms.CharField(label="Lý do, sửa thế nào", max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
