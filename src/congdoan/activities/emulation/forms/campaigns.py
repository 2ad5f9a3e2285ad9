"""Forms of campaigns and awards."""

from typing import Any

from django import forms

from congdoan.activities.emulation import queries
from congdoan.foundation.access import doors
from congdoan.foundation.access.doors import day_field
from congdoan.foundation.kernel.money import NotAnAmount, parse_dong

from .rows import choice, line, long_text


class CampaignForm(forms.Form):
    """A new campaign."""

    unit_id = forms.TypedChoiceField(label="Đơn vị phát động", coerce=int)
    catalogue = forms.ChoiceField(label="Phong trào trong danh mục", required=False)
    name = line("Tên phong trào", 300)
    document = line("Văn bản phát động", 200, help_text="Số, ký hiệu, ngày.")
    starts_on = day_field("Từ ngày")
    ends_on = day_field("Đến ngày")
    register_by = day_field("Hạn đăng ký", help_text="Không đăng ký thì không được đề nghị.")
    goal_initiatives = forms.IntegerField(label="Chỉ tiêu số sáng kiến", required=False, min_value=0, max_value=10**9)
    goal_benefit = forms.CharField(label="Chỉ tiêu làm lợi (đồng)", required=False, max_length=30)
    criteria = long_text("Tiêu chí", 3000, is_required=False)

    def __init__(self, *given: Any, units: list[tuple[int, str]], catalogue: dict[str, str], **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.fields["unit_id"].choices = units  # type: ignore[attr-defined]
        self.fields["catalogue"].choices = [("", "–"), *catalogue.items()]  # type: ignore[attr-defined]

    def clean_goal_benefit(self) -> int | None:
        """Return the goal in đồng."""
        try:
            return parse_dong(self.cleaned_data["goal_benefit"]) if self.cleaned_data["goal_benefit"].strip() else None
        except NotAnAmount as refusal:
            raise forms.ValidationError(refusal.explain()) from None


class RegistrationForm(forms.Form):
    """Who registers for what."""

    unit_id = forms.TypedChoiceField(label="Đơn vị", coerce=int)
    member = line("Đoàn viên", 120, is_required=False, help_text="Họ tên đúng như hồ sơ; để trống khi đơn vị tự đăng ký cho tập thể.")
    titles = forms.MultipleChoiceField(label="Danh hiệu, hình thức khen", widget=forms.CheckboxSelectMultiple)

    def __init__(self, *given: Any, units: list[tuple[int, str]], titles: list[tuple[str, str]], **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.fields["unit_id"].choices = units  # type: ignore[attr-defined]
        self.fields["titles"].choices = titles  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        return found_member(super().clean() or {}, self)


class ProposalForm(forms.Form):
    """What is proposed, and why."""

    title = forms.ChoiceField(label="Danh hiệu, hình thức khen")
    year = forms.IntegerField(label="Năm", min_value=1990, max_value=2999)
    merits = long_text("Báo cáo thành tích", 3000, rows=6)
    because = line("Lý do nếu còn thiếu điều kiện", 500, is_required=False)

    def __init__(self, *given: Any, titles: list[tuple[str, str]], **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.fields["title"].choices = titles  # type: ignore[attr-defined]


class AwardDecisionForm(forms.Form):
    """What was decided."""

    outcome = choice("Kết quả", {"granted": "Tặng", "declined": "Không tặng"})
    decision = line("Số quyết định", 120)
    decided_on = day_field("Ngày quyết định")


class AwardForm(forms.Form):
    """A title from before."""

    unit_id = forms.TypedChoiceField(label="Đơn vị", coerce=int)
    member = line("Đoàn viên", 120, is_required=False, help_text="Để trống khi tặng cho tập thể.")
    title = forms.ChoiceField(label="Danh hiệu, hình thức khen")
    year = forms.IntegerField(label="Năm", min_value=1990, max_value=2999)
    decision = line("Số quyết định", 120)

    def __init__(self, *given: Any, units: list[tuple[int, str]], titles: list[tuple[str, str]], **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.fields["unit_id"].choices = units  # type: ignore[attr-defined]
        self.fields["title"].choices = titles  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        return found_member(super().clean() or {}, self)


def found_member(given: dict[str, Any], form: forms.Form) -> dict[str, Any]:
    """Return a form's values with the membership of the member named; a name that is nobody's or several persons' is an error."""
    name = (given.pop("member", "") or "").strip()
    known = queries.member_named(given["unit_id"], name, on=doors.today()) if name and given.get("unit_id") else None
    if name and known is None:
        form.add_error("member", "Không có đúng một đoàn viên mang tên này ở đơn vị.")
    return given | {"membership_id": known}
