"""What people type about destroying case files."""

from collections.abc import Sequence
from typing import Any

from django import forms

from congdoan.foundation.documents.rules.disposal import GROUNDS

LONG = forms.Textarea(attrs={"rows": 3})


class HoldForm(forms.Form):
    """Why a case file is held back."""

    ground = forms.ChoiceField(label="Lý do", choices=list(GROUNDS.items()))
    words = forms.CharField(label="Việc cần đến hồ sơ", max_length=300, help_text="Số đơn, tên cuộc kiểm tra, vụ việc.")


class ProposeForm(forms.Form):
    """Files whose term is over, and why they go."""

    case_ids = forms.TypedMultipleChoiceField(label="Hồ sơ đề nghị tiêu hủy", coerce=int, widget=forms.CheckboxSelectMultiple)
    reason = forms.CharField(label="Lý do chung", max_length=300, initial="Hết thời hạn bảo quản, không còn giá trị sử dụng")

    def __init__(self, *given: Any, files: Sequence[tuple[int, str]], **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.fields["case_ids"].choices = list(files)  # type: ignore[attr-defined]

    def told(self) -> dict[int, str]:
        """Return each file with its reason."""
        return dict.fromkeys(self.cleaned_data["case_ids"], self.cleaned_data["reason"])


class ReviewForm(forms.Form):
    """What the council said."""

    council = forms.CharField(label="Thành viên hội đồng", max_length=4000, widget=LONG, help_text="Mỗi dòng một người, chức vụ.")
    minutes = forms.CharField(label="Biên bản họp", max_length=300, help_text="Số, ngày biên bản.")

    def __init__(self, *given: Any, files: Sequence[tuple[int, str]], **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.ids = [one for one, _ in files]
        for one, name in files:
            self.fields[f"kept_{one}"] = forms.CharField(
                label=f"Giữ lại {name}", max_length=300, required=False, help_text="Để trống là đồng ý."
            )

    def told(self) -> dict[str, Any]:
        """Return what the service takes."""
        given = self.cleaned_data
        kept = {one: given[f"kept_{one}"] for one in self.ids if given[f"kept_{one}"].strip()}
        return {"council": given["council"], "minutes": given["minutes"], "kept_back": kept}


class DecideForm(forms.Form):
    """By which decision."""

    decision = forms.CharField(label="Quyết định", max_length=300, help_text="Số, ngày, cơ quan: Quyết định số 12/QĐ-LĐLĐ ngày …")


class CarryOutForm(forms.Form):
    """How files are destroyed, before whom."""

    way = forms.CharField(label="Cách tiêu hủy", max_length=300, help_text="Giấy: nghiền, cắt; tệp: xóa khỏi phần mềm.")
    witnesses = forms.CharField(label="Người chứng kiến", max_length=500)
    sure = forms.BooleanField(label="Đã đối chiếu danh mục với quyết định. Tệp đã xóa không khôi phục được.")
