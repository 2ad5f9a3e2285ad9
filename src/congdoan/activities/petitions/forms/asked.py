"""Forms of the pages."""

from typing import Any
from uuid import uuid4

from django import forms

from congdoan.activities.petitions.rules import discipline, petitions, receptions
from congdoan.foundation.access.doors import day_field

SHORT: dict[str, Any] = {"widget": forms.Textarea(attrs={"rows": 2}), "max_length": 500}
LONG: dict[str, Any] = {"widget": forms.Textarea(attrs={"rows": 7}), "max_length": 5_000}
NOBODY = "Không ghi tên, nơi làm việc hay điều gì cho biết người tố cáo là ai."


class SendForm(forms.Form):
    """A petition from anybody; the number of the form keeps it from being written twice."""

    petition_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    unit = forms.TypedChoiceField(label="Gửi tới", coerce=int)
    kind = forms.ChoiceField(label="Loại đơn", choices=list(petitions.KINDS.items()))
    content = forms.CharField(label="Nội dung", min_length=10, **LONG)
    sender = forms.CharField(
        label="Họ và tên", max_length=300, required=False, widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text="Tố cáo: được mã hóa ngay, chỉ một người được giao xử lý mở được. Loại khác: người nhận đơn thấy.",
    )  # fmt: skip
    contact = forms.CharField(
        label="Điện thoại hoặc địa chỉ để trả lời", max_length=300, required=False, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )

    def __init__(self, *given: Any, units: list[tuple[int, str]], **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.fields["unit"].choices = units  # type: ignore[attr-defined]


class FollowForm(forms.Form):
    """The code of a petition."""

    code = forms.CharField(label="Mã theo dõi", max_length=40, widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}))


class ReceiveForm(forms.Form):
    """A petition at a desk."""

    unit = forms.TypedChoiceField(label="Nơi nhận", coerce=int)
    kind = forms.ChoiceField(label="Loại đơn", choices=list(petitions.KINDS.items()))
    channel = forms.ChoiceField(label="Nhận qua", choices=[(code, words) for code, words in petitions.CHANNELS.items() if code != "form"])
    received_on = day_field("Ngày nhận")
    gist = forms.CharField(label="Trích yếu", required=False, help_text=f"Hiện trong sổ. Với tố cáo: {NOBODY}", **SHORT)
    sender = forms.CharField(
        label="Người gửi", max_length=300, required=False, help_text="Với tố cáo: mã hóa ngay, cả người nhập cũng không xem lại được."
    )
    contact = forms.CharField(label="Địa chỉ, điện thoại", max_length=300, required=False)
    content = forms.CharField(label="Nội dung đơn", **LONG)

    def __init__(self, *given: Any, units: list[tuple[int, str]], **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.fields["unit"].choices = units  # type: ignore[attr-defined]


class ClassifyForm(forms.Form):
    """What a petition is."""

    kind = forms.ChoiceField(label="Loại đơn", choices=list(petitions.KINDS.items()))
    gist = forms.CharField(label="Trích yếu", help_text=f"Hiện trong sổ. Với tố cáo: {NOBODY}", **SHORT)
    in_authority = forms.TypedChoiceField(
        label="Thẩm quyền", choices=[("1", "Thuộc thẩm quyền"), ("0", "Không thuộc thẩm quyền")], coerce=lambda value: value == "1"
    )
    classified_on = day_field("Ngày phân loại")


class StepForm(forms.Form):
    """The next step."""

    step = forms.ChoiceField(label="Bước", choices=[])
    happened_on = day_field("Ngày")
    words = forms.CharField(
        label="Nội dung", required=False, max_length=2_000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=f"Chuyển đơn: ghi nơi nhận. Trả lời, không thụ lý, chuyển đơn: người gửi đọc được lời này. Với tố cáo: {NOBODY}",
    )  # fmt: skip

    def __init__(self, *given: Any, steps: list[tuple[str, str]], **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.fields["step"].choices = steps  # type: ignore[attr-defined]


class ReasonForm(forms.Form):
    """A reason."""

    reason = forms.CharField(label="Lý do", max_length=300, widget=forms.Textarea(attrs={"rows": 2}))


class PlainForm(forms.Form):
    """Nothing to say but yes."""


class BoxForm(forms.Form):
    """Whether a unit takes petitions from everybody."""

    unit = forms.TypedChoiceField(label="Đơn vị", coerce=int)
    is_open = forms.TypedChoiceField(label="Hòm thư", choices=[("1", "Mở"), ("0", "Đóng")], coerce=lambda value: value == "1")

    def __init__(self, *given: Any, units: list[tuple[int, str]], **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.fields["unit"].choices = units  # type: ignore[attr-defined]


class HandlerForm(forms.Form):
    """Who handles a denunciation."""

    handler_id = forms.TypedChoiceField(label="Người xử lý", coerce=int, help_text="Chỉ người này mở được danh tính; người giao thì không.")

    def __init__(self, *given: Any, people: list[tuple[int, str]], **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.fields["handler_id"].choices = people  # type: ignore[attr-defined]


class DisciplineDraftForm(forms.Form):
    """A decision to discipline that is to be written."""

    unit = forms.TypedChoiceField(label="Đơn vị ra quyết định", coerce=int)
    subject_kind = forms.ChoiceField(label="Đối tượng", choices=list(discipline.SUBJECTS.items()))
    subject = forms.CharField(
        label="Mã đơn vị, hoặc số sinh hoạt của đoàn viên",
        max_length=40,
        help_text="Số sinh hoạt ở cuối địa chỉ trang sinh hoạt của đoàn viên.",
    )
    form = forms.ChoiceField(label="Hình thức", choices=list(discipline.FORMS.items()))
    reason = forms.CharField(label="Vi phạm", **SHORT)

    def __init__(self, *given: Any, units: list[tuple[int, str]], **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.fields["unit"].choices = units  # type: ignore[attr-defined]


class DisciplineForm(DisciplineDraftForm):
    """A signed decision to discipline."""

    decision = forms.CharField(label="Số quyết định", max_length=60)
    decided_on = day_field("Ngày quyết định")
    field_order = ("unit", "subject_kind", "subject", "form", "decision", "decided_on", "reason")


class ReceptionForm(forms.Form):
    """An hour in which people are received."""

    unit = forms.TypedChoiceField(label="Đơn vị tiếp", coerce=int)
    held_on = day_field("Ngày")
    starts_at = forms.TimeField(label="Từ giờ", widget=forms.TimeInput(attrs={"type": "time"}), help_text="Như 08:00.")
    ends_at = forms.TimeField(label="Đến giờ", widget=forms.TimeInput(attrs={"type": "time"}))
    weeks = forms.IntegerField(
        label="Lặp lại số tuần", min_value=1, max_value=receptions.MOST_WEEKS, initial=1, help_text="1: chỉ ngày này."
    )
    place = forms.CharField(label="Nơi tiếp", max_length=200)
    host = forms.CharField(label="Người tiếp", max_length=160, help_text="Ai cũng đọc được lịch này ở trang gửi đơn.")

    def __init__(self, *given: Any, units: list[tuple[int, str]], **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.fields["unit"].choices = units  # type: ignore[attr-defined]


class VisitForm(forms.Form):
    """Somebody who came."""

    unit = forms.TypedChoiceField(label="Nơi tiếp", coerce=int)
    visited_on = day_field("Ngày tiếp")
    reception_id = forms.TypedChoiceField(label="Buổi tiếp theo lịch", required=False, coerce=int, empty_value=None)
    people = forms.IntegerField(label="Số người", min_value=1, max_value=receptions.MOST_PEOPLE, initial=1)
    outcome = forms.ChoiceField(label="Kết quả", choices=list(receptions.OUTCOMES.items()))
    kind = forms.ChoiceField(
        label="Loại đơn, khi nhận thành đơn", required=False, choices=[("", "–"), *petitions.KINDS.items()],
        help_text="Nghe tố cáo thì nhận thành đơn tố cáo: người đến và lời họ được mã hóa ngay, cả người ghi cũng không xem lại được.",
    )  # fmt: skip
    visitor = forms.CharField(label="Người đến", max_length=300, required=False, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    contact = forms.CharField(
        label="Địa chỉ, điện thoại", max_length=300, required=False, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    words = forms.CharField(label="Nội dung", max_length=2_000, widget=forms.Textarea(attrs={"rows": 5}))
    answer = forms.CharField(
        label="Đã trả lời, hướng dẫn thế nào", max_length=2_000, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Bỏ trống khi nhận thành đơn.",
    )  # fmt: skip

    def __init__(self, *given: Any, units: list[tuple[int, str]], planned: list[tuple[int, str]], **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.fields["unit"].choices = units  # type: ignore[attr-defined]
        self.fields["reception_id"].choices = [("", "ngoài lịch"), *planned]  # type: ignore[attr-defined]
