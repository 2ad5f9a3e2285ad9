"""Forms of sessions of dialogue."""

from collections.abc import Sequence
from typing import Any

from django import forms

from congdoan.activities.bargaining.rules import dialogue as rules
from congdoan.foundation.access.doors import day_field

from .fields import LONG, EmployerForm, count_field, lines_field, lines_of

PROMISES = 5
AGREED = {"yes": True, "no": False, "": None}


class CallForm(EmployerForm):
    """A new session with its agenda."""

    kind = forms.ChoiceField(label="Loại đối thoại", choices=list(rules.KINDS.items()))
    planned_on = day_field("Ngày đối thoại dự kiến")
    place = forms.CharField(label="Địa điểm", max_length=200, required=False)
    seats = count_field("Số thành viên bên người lao động", least=1, help_text="Theo danh sách đã công bố.")
    workers = count_field("Số lao động", is_required=False, least=1, help_text="Để trống nếu đã khai quỹ lương trong 12 tháng qua.")
    union_topics = lines_field("Nội dung công đoàn, người lao động đề nghị")
    employer_topics = lines_field("Nội dung người sử dụng lao động đề nghị")
    wants_women = forms.BooleanField(label="Có nội dung về quyền lợi của lao động nữ", required=False)
    trigger = forms.ChoiceField(label="Vụ việc theo điều", required=False, help_text="Chỉ khi đối thoại vì vụ việc (Bộ luật Lao động).")
    asked_by = forms.ChoiceField(
        label="Bên yêu cầu", required=False, choices=[("", "–"), *rules.SIDES.items()], help_text="Chỉ khi theo yêu cầu."
    )
    requested_on = day_field("Ngày nhận yêu cầu", is_required=False)
    supporters = count_field("Số thành viên đồng ý yêu cầu", is_required=False)

    def __init__(self, *given: Any, triggers: Sequence[str], **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.fields["trigger"].choices = [("", "–"), *((one, f"Điều {one}") for one in triggers)]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        told = [rules.Topic("union", line) for line in lines_of(given.pop("union_topics", ""))]
        return given | {"topics": told + [rules.Topic("employer", line) for line in lines_of(given.pop("employer_topics", ""))]}


class HoldForm(forms.Form):
    """The minutes of a session: who came, what became of each matter, who promised what."""

    held_on = day_field("Ngày đối thoại")
    present = count_field("Bên người lao động có mặt")
    employer_present = count_field("Bên người sử dụng lao động có mặt")
    women_present = count_field("Trong đó đại diện lao động nữ", is_required=False)
    has_legal = forms.BooleanField(label="Có người đại diện theo pháp luật hoặc người được ủy quyền", required=False)
    minutes = forms.CharField(label="Diễn biến", max_length=20_000, required=False, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *given: Any, agenda: Sequence[Any], **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.agenda = list(agenda)
        for one in self.agenda:
            self.fields[f"outcome_{one.place}"] = forms.CharField(label="Kết quả", max_length=1000, required=False, **LONG)
            self.fields[f"agreed_{one.place}"] = forms.ChoiceField(
                label="Thống nhất", required=False, choices=[("", "–"), ("yes", "thống nhất"), ("no", "chưa thống nhất")]
            )
        for place in range(1, PROMISES + 1):
            self.fields[f"owner_{place}"] = forms.CharField(label="Người thực hiện", max_length=200, required=False)
            self.fields[f"words_{place}"] = forms.CharField(label="Cam kết", max_length=500, required=False)
            self.fields[f"due_{place}"] = day_field("Hạn", is_required=False)

    @property
    def facts(self) -> list[Any]:
        return [self[name] for name in ("held_on", "present", "employer_present", "women_present", "has_legal", "minutes")]

    @property
    def matters(self) -> list[tuple[Any, Any, Any]]:
        return [(one, self[f"outcome_{one.place}"], self[f"agreed_{one.place}"]) for one in self.agenda]

    @property
    def promises(self) -> list[tuple[Any, ...]]:
        return [tuple(self[f"{name}_{place}"] for name in ("owner", "words", "due")) for place in range(1, PROMISES + 1)]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        promises = []
        for place in range(1, PROMISES + 1):
            owner, words, due = (given.get(f"{name}_{place}") for name in ("owner", "words", "due"))
            if any((owner, words, due)) and not all((owner, words, due)):
                self.add_error(f"words_{place}", "Ghi đủ người thực hiện, cam kết và hạn.")
            elif owner and words and due:
                promises.append(rules.Promise(owner, words, due))
        return given | {"promised": promises}

    def told(self) -> dict[str, Any]:
        """Return what the service takes."""
        given = self.cleaned_data
        came = rules.Attendance(given["present"], given["employer_present"], given["has_legal"], given["women_present"] or 0)
        outcomes = [rules.Outcome(one.place, given[f"outcome_{one.place}"], AGREED[given[f"agreed_{one.place}"]]) for one in self.agenda]
        return {"held_on": given["held_on"], "came": came, "outcomes": outcomes, "promises": given["promised"], "minutes": given["minutes"]}


class SettleForm(forms.Form):
    """How it is seen that a promise was kept."""

    done_on = day_field("Ngày thực hiện")
    evidence = forms.CharField(label="Minh chứng", max_length=500, **LONG)


class MarkForm(forms.Form):
    """A step of a session and its day."""

    step = forms.ChoiceField(label="Việc", choices=[(code, words.capitalize()) for code, words in rules.STEPS.items()])
    happened_on = day_field("Ngày")


class WorkplaceActForm(EmployerForm):
    """A conference, a regulation or a list of members."""

    kind = forms.ChoiceField(label="Việc", choices=list(rules.ACTS.items()))
    happened_on = day_field("Ngày tổ chức, ban hành hoặc công bố")
    form = forms.ChoiceField(label="Hình thức hội nghị", required=False, choices=list(rules.FORMS.items()))
    called = count_field("Số triệu tập hoặc số thành viên", is_required=False, least=1)
    present = count_field("Số có mặt", is_required=False)
    words = forms.CharField(label="Nội dung chính, số văn bản", max_length=1000, required=False, **LONG)
