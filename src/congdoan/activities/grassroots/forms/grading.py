"""Forms of the yearly grading: a rubric in lines, points criterion by criterion."""

from collections.abc import Sequence
from typing import Any

from django import forms

from congdoan.activities.grassroots.queries import GradingLine, RubricRow
from congdoan.activities.grassroots.rules import Criterion
from congdoan.foundation.access.doors import day_field


class RubricForm(forms.Form):
    """A rubric as text: one criterion a line, its most points behind the last |."""

    unit = forms.TypedChoiceField(label="Cấp xếp loại", coerce=int)
    year = forms.IntegerField(label="Năm", min_value=2019, max_value=2999)
    name = forms.CharField(label="Tên bảng điểm", max_length=200, help_text="Như “Khu vực doanh nghiệp”.")
    document = forms.CharField(label="Văn bản hướng dẫn", max_length=200)
    lines = forms.CharField(
        label="Tiêu chí", max_length=30_000, widget=forms.Textarea(attrs={"rows": 12}),
        help_text="Mỗi dòng một tiêu chí, điểm tối đa sau dấu |, như “Đại diện, đối thoại | 30”. Tất cả cộng đúng 100. Dán từ Excel được.",
    )  # fmt: skip

    def __init__(self, *given: Any, units: list[tuple[int, str]], **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.fields["unit"].choices = units  # type: ignore[attr-defined]

    def clean_lines(self) -> list[Criterion]:
        found = []
        for place, line in enumerate(self.cleaned_data["lines"].splitlines(), start=1):
            if not line.strip():
                continue
            words, _, most = line.replace("\t", "|").rpartition("|")
            if not words.strip() or not most.strip().isascii() or not most.strip().isdigit() or len(most.strip()) > 3:
                self.add_error("lines", f"Dòng {place}: “{line.strip()[:60]}” chưa có điểm tối đa sau dấu |.")
                continue
            found.append(Criterion(words.strip(" |"), int(most)))
        return found


class PointsForm(forms.Form):
    """Points for each criterion of a rubric."""

    words = forms.CharField(label="Ghi chú", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *given: Any, rubric: RubricRow, start: Sequence[GradingLine] = (), is_review: bool = False, **facts: Any) -> None:
        super().__init__(*given, **facts)
        if is_review:
            self.fields["words"].label = "Lý do, khi điểm khác điểm tự chấm"
        for place, one in enumerate(rubric.criteria):
            told = start[place] if place < len(start) else None
            first = told.reviewed if told and is_review and told.reviewed is not None else told.own if told else None
            self.fields[f"p{place}"] = forms.IntegerField(
                label=one.words, min_value=0, max_value=one.most, initial=first,
                help_text=f"tối đa {one.most}" + (f", tự chấm {told.own}" if told and is_review else ""),
                widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
                error_messages={"required": "Chưa ghi điểm.", "invalid": "Ghi một số nguyên."},
            )  # fmt: skip
        self.order_fields([*(f"p{place}" for place in range(len(rubric.criteria))), "words"])

    @property
    def points(self) -> list[int]:
        """Return the points in the order of the rubric."""
        return [value for name, value in self.cleaned_data.items() if name.startswith("p") and name[1:].isdigit()]


class InformForm(forms.Form):
    """How and when the members were told."""

    informed_on = day_field("Ngày thông báo")
    words = forms.CharField(label="Hình thức", max_length=300, help_text="Như “Hội nghị đoàn viên”, “Niêm yết tại bảng tin”.")


class PublishForm(forms.Form):
    """The decision that makes the reviewed grades public."""

    unit = forms.TypedChoiceField(label="Cấp công nhận", coerce=int)
    decision = forms.CharField(label="Số quyết định", max_length=120)
    decided_on = day_field("Ngày quyết định")

    def __init__(self, *given: Any, units: list[tuple[int, str]], **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.fields["unit"].choices = units  # type: ignore[attr-defined]
