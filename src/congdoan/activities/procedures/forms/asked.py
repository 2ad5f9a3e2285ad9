"""Forms of the pages; a request's form is made from its procedure."""

from typing import Any
from uuid import uuid4

from django import forms

from congdoan.activities.procedures import rules
from congdoan.activities.procedures.rules import Definition, Field
from congdoan.activities.procedures.services import Upload
from congdoan.foundation.access.doors import day_field
from congdoan.people.members.rules import SEXES

LONG: dict[str, Any] = {"widget": forms.Textarea(attrs={"rows": 3}), "max_length": 4_000}
NUMERIC = {"inputmode": "numeric", "autocomplete": "off"}
WIDGETS: dict[str, Any] = {
    "phone": forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
    "name": forms.TextInput(attrs={"autocomplete": "name"}),
    "citizen": forms.TextInput(attrs=NUMERIC),
    "number": forms.TextInput(attrs=NUMERIC),
    "tax_code": forms.TextInput(attrs=NUMERIC),
    "day": forms.DateInput(attrs={"type": "date"}),
    "long": forms.Textarea(attrs={"rows": 4}),
}
FILES = "PDF, ảnh chụp, Word hoặc Excel, tối đa 5 MB."


class RequestForm(forms.Form):
    """What a procedure asks, and its papers."""

    def __init__(self, *given: Any, definition: Definition, **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.definition = definition
        self.fields["key"] = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=uuid4)
        self.fields |= {field.key: _field(field) for field in definition.form}
        for case in definition.cases:
            field = self.fields[case.field]
            field.help_text = f"{field.help_text} {case.words}".strip()
        self.fields |= {f"paper_{paper.key}": _file(paper.words, is_required=paper.required) for paper in definition.papers}

    def clean(self) -> dict[str, Any]:
        """Ask for the papers that belong to the answers."""
        told = {field.key: str(self.cleaned_data.get(field.key) or "") for field in self.definition.form}
        for paper in self.definition.for_answers(told).papers:
            field = self.fields[f"paper_{paper.key}"]
            if paper.required and not field.required and not self.cleaned_data.get(f"paper_{paper.key}"):
                self.add_error(f"paper_{paper.key}", field.error_messages["required"])
        return self.cleaned_data

    def told(self) -> dict[str, Any]:
        """Return what every way of filing takes: what was written by key, the files that came, the key under which it is filed once."""
        files = [(paper.key, self.cleaned_data.get(f"paper_{paper.key}")) for paper in self.definition.papers]
        return {
            "code": self.definition.code,
            "answers": {field.key: str(self.cleaned_data.get(field.key) or "") for field in self.definition.form},
            "papers": [Upload(key, str(file.name)[:200], file.read()) for key, file in files if file],
            "key": self.cleaned_data["key"],
        }


def _field(field: Field) -> forms.Field:
    told: dict[str, Any] = {"label": field.words, "required": field.required, "help_text": field.help}
    told["error_messages"] = {"required": f"Chưa ghi {field.words[:1].lower()}{field.words[1:]}."}
    if field.kind == "sex":
        return forms.ChoiceField(choices=[("", "–"), *SEXES.items()], **told)
    if field.kind == "choice":
        return forms.ChoiceField(choices=[("", "–"), *((one, one) for one in field.options)], **told)
    widget = WIDGETS.get(field.kind)
    return forms.CharField(max_length=4_000 if field.kind == "long" else 200, **told, **({"widget": widget} if widget else {}))


def _file(words: str, *, is_required: bool) -> forms.FileField:
    return forms.FileField(
        label=words, required=is_required, help_text=FILES, error_messages={"required": f"Chưa chọn tệp {words[:1].lower()}{words[1:]}."}
    )


class CodeForm(forms.Form):
    """The code of a request."""

    code = forms.CharField(
        label="Mã theo dõi", max_length=40, error_messages={"required": "Chưa ghi mã."},
        widget=forms.TextInput(attrs={"autocapitalize": "characters", "autocomplete": "off", "spellcheck": "false"}),
    )  # fmt: skip

    def clean_code(self) -> str:
        code = rules.plain_code(self.cleaned_data["code"])
        if not code:
            raise forms.ValidationError("Mã gồm 12 chữ và số, như trên phiếu tiếp nhận.")
        return code


class SupplyForm(forms.Form):
    """What was missing."""

    words = forms.CharField(label="Nội dung bổ sung", error_messages={"required": "Chưa ghi nội dung."}, **LONG)
    paper = _file("Giấy tờ bổ sung", is_required=False)

    def papers(self) -> list[Upload]:
        """Return the file that came."""
        file = self.cleaned_data.get("paper")
        return [Upload("more", str(file.name)[:200], file.read())] if file else []


class WordsForm(forms.Form):
    """Something to be said."""

    words = forms.CharField(label="Nội dung", error_messages={"required": "Chưa ghi nội dung."}, **LONG)

    def __init__(self, *given: Any, label: str, help_text: str = "", **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.fields["words"].label, self.fields["words"].help_text = label, help_text


class DecideForm(forms.Form):
    """The decision on a request."""

    outcome = forms.ChoiceField(label="Kết quả", error_messages={"required": "Chưa chọn kết quả."})
    words = forms.CharField(
        label="Trả lời người yêu cầu", help_text="Người yêu cầu đọc được; không ghi số CCCD.",
        error_messages={"required": "Chưa ghi câu trả lời."}, **LONG,
    )  # fmt: skip
    decision = forms.CharField(label="Số quyết định kết nạp", max_length=120, required=False)

    def __init__(self, *given: Any, definition: Definition, only_refused: bool, **facts: Any) -> None:
        super().__init__(*given, **facts)
        known = [one for one in rules.DECIDED_AS if not (one == "answered" and definition.performs)]
        known = ["refused"] if only_refused else known
        self.fields["outcome"].choices = [("", "–"), *((one, rules.DECIDED_AS[one].capitalize()) for one in known)]  # type: ignore[attr-defined]
        if definition.performs != "application" or only_refused:
            del self.fields["decision"]


class AnswerForm(forms.Form):
    """Nothing but the key under which the answer is written once."""

    client_key = forms.UUIDField(widget=forms.HiddenInput)


class OfUnitForm(forms.Form):
    """A procedure at a unit."""

    unit = forms.TypedChoiceField(label="Đơn vị", coerce=int)
    code = forms.ChoiceField(label="Thủ tục")

    def __init__(self, *given: Any, units: list[tuple[int, str]], procedures: list[tuple[str, str]], **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.fields["unit"].choices, self.fields["code"].choices = units, procedures  # type: ignore[attr-defined]


class LimitForm(OfUnitForm):
    """A unit's own time limit."""

    working_days = forms.IntegerField(
        label="Số ngày làm việc", min_value=1, max_value=365, widget=forms.NumberInput(attrs=NUMERIC),
        error_messages={"required": "Chưa ghi số ngày."},
    )  # fmt: skip
    valid_from = day_field("Áp dụng từ ngày")
    document = forms.CharField(
        label="Văn bản quyết định", max_length=200, help_text="Như 12/QĐ-LĐLĐ ngày 05/01/2024.",
        error_messages={"required": "Chưa ghi văn bản."},
    )  # fmt: skip


class CounterForm(OfUnitForm):
    """Where a procedure is opened or closed."""

    below = forms.BooleanField(label="Cả mọi công đoàn cơ sở bên dưới", required=False)
