"""Forms of the pages."""

from typing import Any

from django import forms

from congdoan.activities.disputes.rules import report, settling, stoppages
from congdoan.foundation.access.doors import day_field

LONG: dict[str, Any] = {"widget": forms.Textarea(attrs={"rows": 3}), "max_length": 2_000}
SHORT: dict[str, Any] = {"widget": forms.Textarea(attrs={"rows": 2}), "max_length": 500}


def moment_field(label: str) -> forms.DateTimeField:
    """Return a field for a moment, picked or typed as people here write it."""
    return forms.DateTimeField(
        label=label, input_formats=["%Y-%m-%dT%H:%M", "%H:%M %d/%m/%Y", "%d/%m/%Y %H:%M"],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages={"invalid": "Thời điểm ghi như 07:30 15/03/2026.", "required": "Chưa ghi thời điểm."},
    )  # fmt: skip


def count_field(label: str, *, least: int = 0, help_text: str = "") -> forms.IntegerField:
    """Return a field for a number of people or days."""
    return forms.IntegerField(
        label=label, min_value=least, max_value=1_000_000, help_text=help_text, widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={"required": "Chưa ghi số.", "invalid": "Ghi một số nguyên."},
    )  # fmt: skip


def matters_field(label: str, *, is_required: bool = True) -> forms.MultipleChoiceField:
    """Return a field for matters, several at once."""
    return forms.MultipleChoiceField(
        label=label, choices=list(stoppages.MATTERS.items()), widget=forms.CheckboxSelectMultiple, required=is_required,
        error_messages={"required": "Chọn ít nhất một việc."},
    )  # fmt: skip


class SignalForm(forms.Form):
    """A signal from a desk: which unit tells it, about which employer."""

    unit = forms.TypedChoiceField(label="Đơn vị báo", coerce=int)
    employer = forms.CharField(label="Mã doanh nghiệp", max_length=40)
    matter = forms.ChoiceField(label="Việc gì", choices=list(stoppages.MATTERS.items()), widget=forms.RadioSelect)
    words = forms.CharField(label="Nói thêm", required=False, **SHORT)

    def __init__(self, *given: Any, units: list[tuple[int, str]], **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.fields["unit"].choices = units  # type: ignore[attr-defined]


class PhoneSignalForm(forms.Form):
    """A signal in three taps: the employer is the union's own, the matter a tap, the rest may stay empty."""

    employer = forms.TypedChoiceField(label="Doanh nghiệp", coerce=int)
    matter = forms.ChoiceField(
        label="Việc gì",
        choices=list(stoppages.MATTERS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Chạm chọn một việc."},
    )
    words = forms.CharField(label="Nói thêm", required=False, **SHORT)

    def __init__(self, *given: Any, employers: list[tuple[int, str]], **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.fields["employer"].choices = employers  # type: ignore[attr-defined]


class CheckForm(forms.Form):
    """What was found on the spot."""

    found = forms.CharField(label="Xác minh thấy gì, gặp ai", **SHORT)


class TraitForm(forms.Form):
    """What an employer shares with others."""

    zone = forms.CharField(
        label="Khu, cụm công nghiệp", max_length=120, required=False, help_text="Ghi đúng một tên cho mọi doanh nghiệp cùng khu."
    )
    owner_country = forms.CharField(label="Nước chủ đầu tư", max_length=80, required=False)


class OpenForm(forms.Form):
    """A stoppage that threatens or has begun."""

    employer = forms.CharField(label="Mã doanh nghiệp", max_length=40)
    at = moment_field("Lúc")
    words = forms.CharField(label="Tình hình", **LONG)


class OutbreakForm(forms.Form):
    """Work stopped."""

    at = moment_field("Bắt đầu ngừng việc (T0)")
    shift_line = forms.CharField(label="Ca, chuyền", max_length=200, required=False)
    stopped = count_field("Số người ngừng việc", least=1)
    present = count_field("Tổng số người của ca đó", least=1)
    demands = matters_field("Kiến nghị")
    causes = matters_field("Nguyên nhân", is_required=False)
    words = forms.CharField(label="Diễn biến ban đầu", required=False, **LONG)


class CallForm(forms.Form):
    """Who was told by telephone."""

    receiver = forms.ChoiceField(label="Báo cho", choices=list(stoppages.RECEIVERS.items()))
    to = forms.CharField(label="Người, cơ quan nhận", max_length=200, required=False)
    at = moment_field("Lúc")
    words = forms.CharField(label="Nói thêm", required=False, **LONG)


class UpdateForm(forms.Form):
    """How it stands."""

    at = moment_field("Lúc")
    stopped = count_field("Số người còn ngừng việc")
    words = forms.CharField(label="Diễn biến, việc đã làm", **LONG)


class MeetingForm(forms.Form):
    """Talks with both sides."""

    at = moment_field("Lúc")
    with_authority = forms.BooleanField(label="Cơ quan có thẩm quyền chủ trì gặp hai bên", required=False)
    words = forms.CharField(label="Kết quả", **LONG)
    answer = forms.CharField(
        label="Người sử dụng lao động trả lời", required=False, max_length=1_000, widget=forms.Textarea(attrs={"rows": 2})
    )


class ReportForm(forms.Form):
    """The fields of the quick report that a person writes or corrects; `shown` holds all of them."""

    at = moment_field("Lúc lập")

    def __init__(self, *given: Any, shown: list[report.Filled], **facts: Any) -> None:
        super().__init__(*given, **facts)
        for field in shown:
            if field.key in report.ASKED:
                self.fields[field.key] = forms.CharField(label=field.name, required=False, initial=field.value, **LONG)

    @property
    def typed(self) -> dict[str, str]:
        """Return what a person wrote."""
        return {name: value for name, value in self.cleaned_data.items() if name in report.ASKED}


class EndForm(forms.Form):
    """Work goes on again."""

    at = moment_field("Kết thúc lúc")
    days_lost = count_field("Ngày công mất", help_text="Số người ngừng nhân số ngày, cộng lại.")
    demands_met = forms.ChoiceField(label="Kiến nghị được", choices=list(stoppages.DEMANDS_MET.items()), required=False)
    legality = forms.ChoiceField(label="Trình tự", choices=list(stoppages.LEGALITY.items()), required=False)
    words = forms.CharField(label="Vì sao trở lại làm việc", **LONG)


class PromiseForm(forms.Form):
    """What the employer promised."""

    words = forms.CharField(label="Người sử dụng lao động cam kết", **SHORT)
    due_on = day_field("Hạn thực hiện")


class SettleForm(forms.Form):
    """Whether a promise was kept."""

    kept = forms.TypedChoiceField(
        label="Kết quả", choices=[("1", "Đã thực hiện"), ("0", "Không thực hiện")], coerce=lambda value: value == "1"
    )
    evidence = forms.CharField(label="Căn cứ (bảng lương, thông báo, người lao động nói …)", **SHORT)


class DisputeForm(forms.Form):
    """A petition of workers."""

    employer = forms.CharField(label="Mã doanh nghiệp", max_length=40)
    kind = forms.ChoiceField(label="Loại tranh chấp", choices=list(settling.KINDS.items()))
    matter = forms.ChoiceField(label="Việc gì", choices=list(stoppages.MATTERS.items()))
    words = forms.CharField(label="Người lao động kiến nghị", **SHORT)
    workers = count_field("Số người lao động", least=1)
    known_on = day_field("Ngày phát hiện vi phạm", help_text="Thời hiệu tính từ ngày này.")
    received_on = day_field("Ngày nhận kiến nghị")


class StepForm(forms.Form):
    """The next step of a dispute."""

    step = forms.ChoiceField(label="Bước", choices=[])
    happened_on = day_field("Ngày")
    words = forms.CharField(label="Nói thêm", required=False, **SHORT)

    def __init__(self, *given: Any, steps: list[tuple[str, str]], **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.fields["step"].choices = steps  # type: ignore[attr-defined]


class CloseForm(forms.Form):
    """The conclusion."""

    words = forms.CharField(label="Kết luận", **LONG)
