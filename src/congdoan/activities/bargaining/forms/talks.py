"""Forms of bargaining."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from congdoan.activities.bargaining.rules import agreements as agreeing
from congdoan.activities.bargaining.rules import talks as rules
from congdoan.activities.bargaining.rules.letters import Member
from congdoan.activities.bargaining.rules.slips import ANSWERS, Question
from congdoan.activities.bargaining.services import Signature
from congdoan.foundation.access.doors import day_field
from congdoan.people.organisations import queries as organisations

from .agreements import ClauseRows
from .fields import LONG, EmployerForm, count_field, lines_field, lines_of

MATTERS = 8


class RequestForm(EmployerForm):
    """Talks that one side asked for, with their matters."""

    title = forms.CharField(label="Tên cuộc thương lượng", max_length=300)
    level = forms.ChoiceField(label="Cấp", choices=list(agreeing.LEVELS.items()))
    asked_by = forms.ChoiceField(label="Bên yêu cầu", choices=list(rules.SIDES.items()))
    requested_on = day_field("Ngày bên kia nhận yêu cầu")
    workers = count_field("Số lao động", is_required=False, least=1, help_text="Để trống nếu đã khai quỹ lương trong 12 tháng qua.")
    others = forms.CharField(
        label="Doanh nghiệp khác cùng thương lượng", required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Mỗi dòng một mã; chỉ khi thương lượng ngành hoặc nhiều doanh nghiệp.",
    )  # fmt: skip

    def __init__(self, *given: Any, topics: Mapping[str, str], **facts: Any) -> None:
        super().__init__(*given, **facts)
        for place in range(1, MATTERS + 1):
            self.fields[f"topic_{place}"] = forms.ChoiceField(label="Nhóm", required=False, choices=[("", "–"), *topics.items()])
            self.fields[f"words_{place}"] = forms.CharField(label="Nội dung", required=False, max_length=500)

    @property
    def facts(self) -> list[Any]:
        return [self[name] for name in ("employer", "title", "level", "asked_by", "requested_on", "workers", "others")]

    @property
    def rows(self) -> list[tuple[Any, Any]]:
        return [(self[f"topic_{place}"], self[f"words_{place}"]) for place in range(1, MATTERS + 1)]

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        codes = [line.strip().upper() for line in (given.get("others") or "").replace("\x00", "").splitlines() if line.strip()]
        known = organisations.by_code(codes)
        if unknown := [code for code in codes if code not in known]:
            self.add_error("others", f"Không có doanh nghiệp {', '.join(unknown[:5])[:120]}.")
        told = [(given.get(f"topic_{place}"), given.get(f"words_{place}")) for place in range(1, MATTERS + 1)]
        if any(bool(topic) != bool(words) for topic, words in told):
            self.add_error(None, "Mỗi nội dung ghi cả nhóm và lời.")
        matters = [rules.Matter(topic, words) for topic, words in told if topic and words]
        return given | {
            "matters": matters,
            "employer_ids": [given.get("employer_id"), *(known[code].id for code in codes if code in known)],
        }

    def told(self) -> dict[str, Any]:
        """Return what the service takes."""
        given = self.cleaned_data
        return {
            name: given[name] for name in ("unit_id", "title", "level", "asked_by", "requested_on", "workers", "matters", "employer_ids")
        }


class StepForm(forms.Form):
    """A step of talks and its day."""

    step = forms.ChoiceField(label="Việc", choices=[(code, words.capitalize()) for code, words in rules.STEPS.items()])
    happened_on = day_field("Ngày")
    words = forms.CharField(label="Địa điểm, thời gian hoặc ý kiến", max_length=500, required=False, **LONG)


class SessionForm(forms.Form):
    """What a session came to, matter by matter."""

    held_on = day_field("Ngày họp")
    words = forms.CharField(label="Diễn biến", max_length=20_000, required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *given: Any, matters: Sequence[Any], **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.matters = list(matters)
        for one in self.matters:
            self.fields[f"agreed_{one.place}"] = forms.ChoiceField(
                label="Kết quả", required=False, choices=[("", "chưa bàn"), ("yes", "thống nhất"), ("no", "chưa thống nhất")]
            )
            self.fields[f"words_{one.place}"] = forms.CharField(label="Mức, lời thống nhất", max_length=1000, required=False)

    @property
    def facts(self) -> list[Any]:
        return [self["held_on"], self["words"]]

    @property
    def rows(self) -> list[tuple[Any, list[Any]]]:
        return [(one, [self[f"agreed_{one.place}"], self[f"words_{one.place}"]]) for one in self.matters]

    def told(self) -> dict[str, Any]:
        """Return what the service takes."""
        given = self.cleaned_data
        spoken = [one for one in self.matters if given[f"agreed_{one.place}"]]
        outcomes = [rules.Settled(one.place, given[f"agreed_{one.place}"] == "yes", given[f"words_{one.place}"]) for one in spoken]
        return {"held_on": given["held_on"], "words": given["words"], "outcomes": outcomes}


class PollForm(forms.Form):
    """What people answered, as counts."""

    held_on = day_field("Ngày lấy ý kiến")
    asked = count_field("Số người được hỏi", least=1)

    def __init__(self, *given: Any, matters: Sequence[Any], **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.matters = list(matters)
        for one in self.matters:
            self.fields[f"agree_{one.place}"] = count_field("Đồng ý", is_required=False)
            self.fields[f"disagree_{one.place}"] = count_field("Không đồng ý", is_required=False)
            self.fields[f"reason_{one.place}"] = forms.CharField(label="Lý do chính", max_length=500, required=False)

    @property
    def facts(self) -> list[Any]:
        return [self["held_on"], self["asked"]]

    @property
    def rows(self) -> list[tuple[Any, list[Any]]]:
        return [(one, [self[f"{name}_{one.place}"] for name in ("agree", "disagree", "reason")]) for one in self.matters]

    def told(self) -> dict[str, Any]:
        """Return what the service takes; a matter without counts was not asked about."""
        given, answers = self.cleaned_data, []
        for one in self.matters:
            agree, disagree = given[f"agree_{one.place}"], given[f"disagree_{one.place}"]
            if agree is not None or disagree is not None:
                answers.append(rules.Answer(one.place, agree or 0, disagree or 0, given[f"reason_{one.place}"]))
        return {"held_on": given["held_on"], "asked": given["asked"], "answers": answers}


class PhonePollForm(forms.Form):
    """A poll that workers answer on a phone."""

    slips = count_field("Số phiếu in ra", least=1, help_text="Mỗi người lao động một phiếu, bốc không chọn.")
    closes_on = day_field("Ngày cuối nhận phiếu", help_text="Kết quả chỉ mở sau ngày này, hoặc khi mọi phiếu đã trả lời.")


class SlipCodeForm(forms.Form):
    """The code of a slip, typed by who cannot scan it."""

    code = forms.CharField(
        label="Mã trên phiếu", max_length=40, widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"})
    )


class SlipForm(forms.Form):
    """The answers of a slip: of each question one of three, or none."""

    def __init__(self, *given: Any, questions: Sequence[Question], **facts: Any) -> None:
        super().__init__(*given, **facts)
        for one in questions:
            self.fields[f"answer_{one.place}"] = forms.ChoiceField(
                label=one.words, choices=list(ANSWERS.items()), required=False, widget=forms.RadioSelect
            )

    def told(self) -> dict[str, str]:
        """Return what the service takes."""
        return {name.removeprefix("answer_"): told for name, told in self.cleaned_data.items() if told}


class BallotForm(forms.Form):
    """The ballot at one employer."""

    employer_id = forms.TypedChoiceField(label="Doanh nghiệp", coerce=int)
    voted_on = day_field("Ngày biểu quyết")
    asked = count_field("Số người được lấy ý kiến")
    in_favour = count_field("Số người tán thành")

    def __init__(self, *given: Any, parties: Sequence[Any], **facts: Any) -> None:
        super().__init__(*given, **facts)
        waiting = [one for one in parties if one.in_favour is None]
        self.fields["employer_id"].choices = [(one.employer.id, f"{one.employer.name} (cần từ {one.needed})") for one in waiting]  # type: ignore[attr-defined]


class SignForm(ClauseRows):
    """The signed paper and its clauses."""

    title = forms.CharField(label="Tên thỏa ước", max_length=300)
    number = forms.CharField(label="Số", max_length=60, required=False)
    signed_on = day_field("Ngày ký")
    effective_on = day_field("Ngày hiệu lực")
    expires_on = day_field("Ngày cuối còn hiệu lực", help_text="Thời hạn từ 1 đến 3 năm.")
    signers = forms.CharField(label="Người ký hai bên", max_length=500, required=False)

    @property
    def facts(self) -> list[Any]:
        return [self[name] for name in ("title", "number", "signed_on", "effective_on", "expires_on", "signers")]

    def told(self) -> dict[str, Any]:
        """Return what the service takes."""
        names = ("title", "number", "signed_on", "effective_on", "expires_on", "signers")
        return {"signature": Signature(**{name: self.cleaned_data[name] for name in names}), "clauses": self.clauses()}


class TeamForm(forms.Form):
    """The union's bargaining team."""

    members = lines_field(
        "Thành viên tổ thương lượng", is_required=True, rows=6,
        help_text="Mỗi dòng một người: họ và tên; chức vụ, nơi làm việc; nhiệm vụ trong tổ. Bỏ trống điều chưa biết.",
    )  # fmt: skip

    def told(self) -> dict[str, Any]:
        """Return what the service takes."""
        lines = [[*(cell.strip() for cell in line.split(";", 2)), "", ""] for line in lines_of(self.cleaned_data["members"])]
        return {"members": [Member(*cells[:3]) for cells in lines]}


class FailForm(forms.Form):
    """How talks failed."""

    failure = forms.ChoiceField(label="Trường hợp", choices=[(code, words.capitalize()) for code, words in rules.FAILURES.items()])
    failed_on = day_field("Ngày")
    words = forms.CharField(label="Nội dung", max_length=500, **LONG)
