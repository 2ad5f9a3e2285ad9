"""Text from people into the values that the services take."""

from typing import Any

from django import forms

from congdoan.foundation.documents.rules.incoming import HANDLINGS, VERDICTS

DAYS = ["%Y-%m-%d", "%d/%m/%Y", "%d%m%Y"]


class ReceiveForm(forms.Form):
    """A document that arrived."""

    unit = forms.TypedChoiceField(label="Vào sổ của", coerce=int)
    file = forms.FileField(
        label="Tệp văn bản", help_text="PDF có chữ, Word (.docx) hoặc văn bản thuần; bản quét chưa có chữ thì chưa đọc được."
    )
    arrived_on = forms.DateField(
        label="Ngày đến", input_formats=DAYS, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Ngày ghi như 31/01/2025.", "required": "Chưa ghi ngày đến."},
    )  # fmt: skip
    receiver = forms.CharField(label="Chuyển cho", max_length=200, required=False, help_text="Đơn vị hoặc người xử lý; ghi sau cũng được.")
    note = forms.CharField(label="Ghi chú", max_length=300, required=False)
    again = forms.BooleanField(label="Vẫn ghi dù sổ đã có văn bản cùng số, ký hiệu và tác giả", required=False)

    def __init__(self, *given: Any, units: list[tuple[int, str]], **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.fields["unit"].choices = units  # type: ignore[attr-defined]


class DecideForm(forms.Form):
    """What an officer makes of one thing that was read."""

    verdict = forms.ChoiceField(choices=list(VERDICTS.items()))
    words = forms.CharField(max_length=2000, required=False)


class PassForm(forms.Form):
    """To whom a document goes."""

    receiver = forms.CharField(label="Chuyển cho", max_length=200, help_text="Đơn vị hoặc người xử lý.")
    due_on = forms.DateField(
        label="Hạn giải quyết", required=False, input_formats=DAYS, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Ngày ghi như 31/01/2025."},
    )  # fmt: skip
    note = forms.CharField(label="Ghi chú", max_length=300, required=False)


class HandleForm(forms.Form):
    """How dealing with a document stands."""

    state = forms.ChoiceField(label="Tiến độ", choices=[(state, words.capitalize()) for state, words in HANDLINGS.items()])
    words = forms.CharField(label="Đã làm gì", max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3}))
    reply = forms.CharField(label="Số, ký hiệu văn bản trả lời", max_length=120, required=False)


class VoidForm(forms.Form):
    """Why a line of the book counts no more."""

    reason = forms.CharField(label="Lý do", max_length=300, help_text="Số đến vẫn giữ trong sổ với lý do này, không cấp lại.")
