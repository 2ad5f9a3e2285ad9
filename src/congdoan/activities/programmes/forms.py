"""Text from people into the values that the services take."""

from typing import Any

from django import forms

from congdoan.activities.programmes import queries, rules
from congdoan.activities.programmes.rules import indicators, reports
from congdoan.activities.programmes.rules import targets as figures

DAYS = ["%Y-%m-%d", "%d/%m/%Y", "%d%m%Y"]


def day_field(label: str, help_text: str = "", *, required: bool = False) -> forms.DateField:
    """Return a field for a day, typed or picked."""
    return forms.DateField(
        label=label, help_text=help_text, required=required, input_formats=DAYS,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Ngày ghi như 31/01/2025.", "required": "Chưa ghi ngày."},
    )  # fmt: skip


class FigureField(forms.CharField):
    """A figure of a target; its measure comes with the form."""

    def __init__(self, *, measure: str = "flow", **facts: Any) -> None:
        super().__init__(max_length=30, **facts)
        self.measure = measure

    def clean(self, value: Any) -> Any:
        typed = super().clean(value)
        if not typed:
            return None
        read = figures.read_figure(typed, self.measure)
        if read is None:
            wanted = "83 hoặc 83,5%" if self.measure == "ratio" else "1200 hoặc 1.200"
            raise forms.ValidationError(f"Số “{typed}” chưa đọc được: ghi như {wanted}.")
        return read


class ProgrammeForm(forms.Form):
    """What a programme says of itself."""

    kind = forms.ChoiceField(label="Loại", choices=list(rules.KINDS.items()))
    title = forms.CharField(label="Tên", max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
    starts_on = day_field("Từ ngày")
    ends_on = day_field("Đến ngày")


class DraftForm(ProgrammeForm):
    """A new programme and whose it is."""

    unit = forms.TypedChoiceField(label="Đơn vị", coerce=int)
    field_order = ("unit", "kind", "title", "starts_on", "ends_on")

    def __init__(self, *given: Any, units: list[tuple[int, str]], **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.fields["unit"].choices = units  # type: ignore[attr-defined]


class TaskForm(forms.Form):
    """One task: what, who, until when."""

    title = forms.CharField(label="Nhiệm vụ", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
    group = forms.CharField(label="Nhóm", max_length=300, required=False)
    lead = forms.CharField(label="Chủ trì", max_length=300, required=False, help_text="Ban, đơn vị hoặc người chịu trách nhiệm.")
    support = forms.CharField(label="Phối hợp", max_length=300, required=False)
    product = forms.CharField(
        label="Sản phẩm", max_length=300, required=False, help_text="Cái nộp được khi xong: kế hoạch, danh sách, biên bản."
    )
    due_on = day_field("Hạn")
    is_recurring = forms.BooleanField(label="Làm thường xuyên", required=False)
    for_units = forms.BooleanField(label="Giao cả cho từng công đoàn cơ sở", required=False)
    breakthrough = forms.ChoiceField(label="Khâu đột phá", required=False)

    def __init__(self, *given: Any, **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.fields["breakthrough"].choices = [("", "không"), *queries.breakthroughs()]  # type: ignore[attr-defined]


class ReasonForm(forms.Form):
    """Why, or what is to be changed."""

    reason = forms.CharField(label="Lý do", max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))


class ConsultationForm(forms.Form):
    """Until when the units below tell what they say of a draft."""

    due_on = day_field("Hạn góp ý", "Hết ngày này nơi chưa góp ý coi như không có ý kiến.", required=True)


class OpinionForm(forms.Form):
    """What a unit says of a draft."""

    words = forms.CharField(
        label="Ý kiến", max_length=10_000, widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Nhiệm vụ nào, sửa ra sao, vì sao. Đồng ý thì ghi “Nhất trí”.",
    )  # fmt: skip


class AnswerForm(forms.Form):
    """How an opinion is answered."""

    verdict = forms.ChoiceField(label="Trả lời", choices=[(code, words.capitalize()) for code, words in rules.VERDICTS.items()])
    answer = forms.CharField(label="Nội dung trả lời", max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))


class ReviewForm(forms.Form):
    """What people say beside the figures of a review."""

    kind = forms.ChoiceField(label="Loại", choices=[(kind, rules.ACTS[kind].capitalize()) for kind in rules.REVIEWS])
    words = forms.CharField(label="Đánh giá chung", max_length=10_000, required=False, widget=forms.Textarea(attrs={"rows": 4}))
    lessons = forms.CharField(
        label="Hạn chế, bài học", max_length=10_000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Việc nào chậm, vì sao, rút ra điều gì. Số liệu đã có sẵn bên dưới, không cần gõ lại.",
    )  # fmt: skip
    ahead = forms.CharField(label="Thời gian tới", max_length=10_000, required=False, widget=forms.Textarea(attrs={"rows": 3}))


class IssueForm(forms.Form):
    """The number under which a programme was issued."""

    symbol = forms.CharField(label="Số, ký hiệu", max_length=80, help_text="Số của văn bản đã ký, ví dụ 05/CTr-LĐLĐ.")


class ProgressForm(forms.Form):
    """How far a task has come, with its evidence."""

    state = forms.ChoiceField(
        label="Tình trạng", choices=[(state, rules.TASK_STATES[state].capitalize()) for state in ("under_way", "done", "none")]
    )
    percent = forms.IntegerField(label="Phần trăm", min_value=0, max_value=100, required=False, help_text="Khi đang làm; xong là 100%.")
    words = forms.CharField(
        label="Nội dung", max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Đã làm gì. Không phát sinh thì ghi vì sao.",
    )  # fmt: skip
    link = forms.CharField(label="Đường dẫn minh chứng", max_length=500, required=False, help_text="Bắt đầu bằng https://")
    file = forms.FileField(label="Tệp minh chứng", required=False, help_text="PDF, ảnh, Word hoặc Excel, không quá 10 MB.")

    def values(self) -> dict[str, Any]:
        """Return what the service takes, the file's bytes included."""
        given = dict(self.cleaned_data)
        file = given.pop("file")
        kept = {"file_name": str(file.name).replace("\x00", ""), "content": file.read()} if file else {}
        return given | {"percent": given["percent"] or 0} | kept


class TargetForm(forms.Form):
    """A target of a programme."""

    code = forms.CharField(label="Mã", max_length=40, help_text="Mã của danh mục (XIII-2), hoặc mã riêng (4.1).")
    name = forms.CharField(label="Chỉ tiêu", max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
    unit_words = forms.CharField(label="Đơn vị tính", max_length=40, help_text="%, người, CĐCS, đồng …")
    measure = forms.ChoiceField(label="Loại số đo", choices=list(figures.MEASURES.items()))
    direction = forms.ChoiceField(label="Chiều", choices=list(figures.DIRECTIONS.items()))
    cadence = forms.ChoiceField(label="Kỳ", choices=list(figures.CADENCES.items()))
    group = forms.CharField(label="Nhóm", max_length=120, required=False)
    scope = forms.CharField(label="Phạm vi", max_length=120, required=False, help_text="Nhà nước, ngoài nhà nước, toàn bộ.")
    indicator = forms.ChoiceField(label="Tính từ sổ bằng", required=False)
    breakthrough = forms.ChoiceField(label="Khâu đột phá", required=False)
    due_on = day_field("Hạn")

    def __init__(self, *given: Any, **facts: Any) -> None:
        super().__init__(*given, **facts)
        built = [(one.code, one.name) for one in indicators.INDICATORS.values() if one.is_built]
        other = [(one.code, f"{one.name} (chưa tính được)") for one in indicators.INDICATORS.values() if not one.is_built]
        self.fields["indicator"].choices = [("", "không tính"), *built, *other]  # type: ignore[attr-defined]
        self.fields["breakthrough"].choices = [("", "không"), *queries.breakthroughs()]  # type: ignore[attr-defined]


class CommitForm(forms.Form):
    """What a unit commits itself to in a year."""

    year = forms.IntegerField(label="Năm", min_value=2000, max_value=2100)
    kind = forms.ChoiceField(label="Là", choices=[("committed", "số đơn vị cam kết"), ("baseline", "số gốc đầu kỳ")])
    value = FigureField(label="Số")
    words = forms.CharField(label="Ghi chú", max_length=300, required=False)

    def __init__(self, *given: Any, measure: str, **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.fields["value"].measure = measure  # type: ignore[attr-defined]


class YearForm(forms.Form):
    """Which year."""

    year = forms.IntegerField(label="Năm", min_value=2000, max_value=2100)


class AssignTargetForm(forms.Form):
    """How a target goes to the units below."""

    year = forms.IntegerField(label="Năm", min_value=2000, max_value=2100)
    method = forms.ChoiceField(label="Cách giao", choices=list(figures.METHODS.items()))
    total = FigureField(label="Số", required=False, help_text="Mức chung, hoặc tổng số để chia.")
    shares = forms.CharField(
        label="Riêng từng đơn vị", required=False, max_length=60_000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Khi ghi riêng: mỗi dòng một mã và một số, ví dụ CD001 25. Dán từ Excel được.",
    )  # fmt: skip

    def __init__(self, *given: Any, measure: str, codes: dict[str, int], **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.fields["total"].measure = measure  # type: ignore[attr-defined]
        self.measure, self.codes = measure, codes

    def clean_shares(self) -> dict[int, int]:
        found, faults = {}, []
        for number, text in enumerate(self.cleaned_data["shares"].splitlines(), start=1):
            if not text.strip():
                continue
            code, _, typed = text.strip().replace("\t", " ").partition(" ")
            unit, value = self.codes.get(code.upper()), figures.read_figure(typed.strip(), self.measure)
            if unit is None:
                faults.append(f"Dòng {number}: “{code[:20]}” không phải đơn vị có kế hoạch từ chương trình này.")
            elif value is None:
                faults.append(f"Dòng {number}: “{typed.strip()[:20]}” không phải số của chỉ tiêu này.")
            else:
                found[unit] = value
        if faults:
            raise forms.ValidationError(faults)
        return found


class RequestForm(forms.Form):
    """What unions are asked to report, and until when."""

    unit = forms.TypedChoiceField(label="Đơn vị hỏi", coerce=int)
    title = forms.CharField(label="Tên báo cáo", max_length=300)
    cadence = forms.ChoiceField(label="Kỳ", choices=list(reports.CADENCES.items()))
    first = day_field("Ngày đầu kỳ", required=True)
    last = day_field("Ngày cuối kỳ", required=True)
    opens_on = day_field("Mở từ", required=True)
    due_on = day_field("Hạn nộp", required=True)
    escalate_on = day_field("Quá ngày này thì báo lên", "Nơi chưa nộp hiện ở đầu danh sách của cấp trên.", required=True)
    cells = forms.MultipleChoiceField(
        label="Chỉ số", widget=forms.CheckboxSelectMultiple, help_text="Tính từ sổ; chỉ số chưa có phần mềm ghi – kèm lý do."
    )

    def __init__(self, *given: Any, units: list[tuple[int, str]], **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.fields["unit"].choices = units  # type: ignore[attr-defined]
        self.fields["cells"].choices = [(one.code, one.name) for one in indicators.INDICATORS.values()]  # type: ignore[attr-defined]


class ReportForm(forms.Form):
    """What figures do not say."""

    words = forms.CharField(
        label="Phần lời", max_length=10_000, required=False, widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Kết quả nổi bật, khó khăn, kiến nghị. Để trống cũng được.",
    )  # fmt: skip


class AmendForm(ReportForm):
    """Why a locked report is taken anew."""

    reason = forms.CharField(label="Lý do sửa", max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))
    field_order = ("reason", "words")
