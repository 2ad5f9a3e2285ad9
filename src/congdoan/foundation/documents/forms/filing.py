"""What people type about case files and the archive."""

from collections.abc import Sequence
from typing import Any

from django import forms

from congdoan.foundation.access.doors import day_field
from congdoan.foundation.documents.rules.filing import CaseDraft, term_of
from congdoan.foundation.documents.services import HandoverDraft, PaperDraft

LIST_HELP = "Mỗi đề mục một dòng: Tổ chức, cán bộ (TCCB). Dưới đó mỗi hồ sơ một dòng bốn ô: tiêu đề | 20 năm | căn cứ thời hạn | người lập."
TERM_HELP = "Ghi như 20 năm, hoặc Vĩnh viễn."


class CaseListForm(forms.Form):
    """The list of case files of a year."""

    year = forms.IntegerField(label="Năm", min_value=2000, max_value=2099)
    document = forms.CharField(label="Văn bản ban hành", max_length=300, help_text="Số, ngày và cơ quan: Quyết định số 05/QĐ-LĐLĐ ngày …")
    lines = forms.CharField(label="Các hồ sơ", help_text=LIST_HELP, widget=forms.Textarea(attrs={"rows": 18}), max_length=400_000)


class TermField(forms.CharField):
    """A term of keeping, as years; None for ever."""

    def clean(self, value: Any) -> int | None:
        years = term_of(" ".join(str(super().clean(value)).split()))
        if years is None:
            raise forms.ValidationError(TERM_HELP)
        return years or None


class CloseCaseForm(forms.Form):
    """What a case file is called at last, and how long it is kept."""

    title = forms.CharField(label="Tiêu đề hồ sơ", max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    keep_years = TermField(label="Thời hạn bảo quản", max_length=20, help_text=TERM_HELP)
    keep_source = forms.CharField(label="Căn cứ của thời hạn", max_length=300, help_text="Bảng thời hạn bảo quản mà đơn vị áp dụng.")
    keeper = forms.CharField(label="Người lập hồ sơ", max_length=160)


class OpenCaseForm(CloseCaseForm):
    """A case file that stands in no list."""

    year = forms.IntegerField(label="Năm", min_value=2000, max_value=2099)
    section = forms.CharField(label="Đề mục", max_length=160, help_text="Tên đơn vị hoặc lĩnh vực trong danh mục: Tổ chức, cán bộ.")
    section_code = forms.CharField(label="Ký hiệu đề mục", max_length=12, help_text="Viết tắt: TCCB thành 01.TCCB.")
    field_order = ("year", "section", "section_code")

    def case(self) -> CaseDraft:
        """Return what was typed."""
        return CaseDraft(**{name: value for name, value in self.cleaned_data.items() if name != "year"})


class PaperForm(forms.Form):
    """A paper that no register here holds."""

    title = forms.CharField(label="Tên loại và trích yếu", max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))
    symbol = forms.CharField(label="Số, ký hiệu", max_length=120, required=False)
    issued_on = day_field("Ngày tài liệu")
    author = forms.CharField(label="Tác giả", max_length=300, required=False)
    pages = forms.IntegerField(label="Số trang", min_value=1, max_value=100_000)
    note = forms.CharField(label="Ghi chú", max_length=300, required=False)

    def paper(self) -> PaperDraft:
        """Return what was typed."""
        given = self.cleaned_data
        return PaperDraft(given["title"], given["issued_on"], given["symbol"], given["author"])


class FileDocumentForm(forms.Form):
    """Into which case file a document goes."""

    case_id = forms.TypedChoiceField(label="Hồ sơ", coerce=int)
    pages = forms.IntegerField(
        label="Số trang", min_value=1, max_value=100_000, required=False, help_text="Tệp PDF tự đếm; tệp khác thì ghi."
    )
    note = forms.CharField(label="Ghi chú", max_length=300, required=False)

    def __init__(self, *given: Any, cases: Sequence[tuple[int, str]], **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.fields["case_id"].choices = list(cases)  # type: ignore[attr-defined]


class HandoverForm(forms.Form):
    """Closed case files that go to the archive, and what the minutes say."""

    case_ids = forms.TypedMultipleChoiceField(label="Hồ sơ nộp lưu", coerce=int, widget=forms.CheckboxSelectMultiple)
    name = forms.CharField(label="Tên khối tài liệu", max_length=300)
    giver = forms.CharField(label="Người giao", max_length=160)
    giver_position = forms.CharField(label="Chức vụ người giao", max_length=160, required=False)
    receiver = forms.CharField(label="Người nhận của lưu trữ", max_length=160)
    receiver_position = forms.CharField(label="Chức vụ người nhận", max_length=160, required=False)
    boxes = forms.IntegerField(label="Số hộp (cặp) tài liệu giấy", min_value=0, max_value=99_999, initial=0)
    condition = forms.CharField(label="Tình trạng tài liệu", max_length=300, initial="Đầy đủ, nguyên vẹn")

    def __init__(self, *given: Any, files: Sequence[tuple[int, str]], **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.fields["case_ids"].choices = list(files)  # type: ignore[attr-defined]

    def handover(self) -> HandoverDraft:
        """Return what was typed."""
        return HandoverDraft(**{name: value for name, value in self.cleaned_data.items() if name != "case_ids"})


class LendForm(forms.Form):
    """Who uses a file of the archive."""

    person = forms.CharField(label="Người sử dụng", max_length=160)
    allowed_by = forms.CharField(label="Người cho phép", max_length=160)
    due_on = day_field("Mượn đến ngày", is_required=False, help_text="Bỏ trống là đọc tại chỗ.")
    note = forms.CharField(label="Ghi chú", max_length=300, required=False)
