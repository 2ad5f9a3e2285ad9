"""What people type into a document, and into the acts on one; a body is plain text with the marks I., 1., a)."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from django import forms

from congdoan.foundation.documents import queries
from congdoan.foundation.documents.rules.outgoing import CHANGES
from congdoan.foundation.documents.rules.writing import UnreadableContent, body_of, official, typed

URGENCIES = ("", "KHẨN", "THƯỢNG KHẨN", "HỎA TỐC")
LISTS = ("parent", "issuer", "bases", "addressed_to", "recipients")
TEXTS = ("kind", "symbol", "place", "subject", "decided_by", "enacting", "archived_at", "drafted_by", "urgency")
BODY_HELP = (
    "Đầu dòng I. là mục lớn, 1. là khoản, a) là điểm, - là gạch đầu dòng, Điều 1. là điều; dòng khác là đoạn văn."
    " Số do hệ thống đánh lại. Chữ giữa hai cặp ** ở đầu khoản là tên khoản in đậm. Dòng bắt đầu bằng | là bảng."
)


def several_lines(label: str, help_text: str, *, rows: int = 2, required: bool = False) -> forms.CharField:
    """Return a field of which each line says one thing."""
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, help_text=help_text, required=required, max_length=20_000, widget=widget)


class DocumentForm(forms.Form):
    """A draft: what stands in each box of the page."""

    unit = forms.CharField(label="Đơn vị ban hành (mã)", max_length=40)
    kind = forms.ChoiceField(label="Thể loại")
    subject = forms.CharField(label="Trích yếu", max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))
    symbol = forms.CharField(label="Ký hiệu", max_length=60, required=False, help_text="Không ghi số: TB-LĐLĐ. Số cấp khi ký.")
    place = forms.CharField(label="Địa danh", max_length=100, required=False)
    urgency = forms.ChoiceField(label="Độ khẩn", required=False, choices=[(one, one or "Thường") for one in URGENCIES])
    parent = several_lines("Cơ quan chủ quản", "Mỗi dòng một dòng in. Văn bản của đại hội bỏ trống.", rows=1)
    issuer = several_lines("Cơ quan ban hành", "Mỗi dòng một dòng in.", rows=1, required=True)
    decided_by = forms.CharField(label="Thẩm quyền ban hành", max_length=300, required=False, help_text="Của quyết định: BAN THƯỜNG VỤ …")
    bases = several_lines("Căn cứ", "Mỗi dòng một căn cứ, không cần dấu chấm phẩy.", rows=3)
    enacting = forms.CharField(label="Lời ban hành", max_length=60, required=False, help_text="QUYẾT ĐỊNH: hoặc QUYẾT NGHỊ:")
    addressed_to = several_lines("Kính gửi", "Mỗi dòng một nơi; của công văn, tờ trình, báo cáo lên cấp trên.", rows=2)
    body = forms.CharField(label="Nội dung", max_length=200_000, help_text=BODY_HELP, widget=forms.Textarea(attrs={"rows": 18}))
    authority = several_lines("Quyền hạn, chức vụ người ký", "Mỗi dòng một dòng in: TM. BAN THƯỜNG VỤ, rồi CHỦ TỊCH.", required=True)
    signer = forms.CharField(label="Họ tên người ký", max_length=160, required=False)
    recipients = several_lines("Nơi nhận", "Mỗi dòng một nơi, không cần gạch đầu dòng; dòng Lưu hệ thống ghi.", rows=3)
    archived_at = forms.CharField(label="Lưu", max_length=100, required=False, help_text="VT, và đơn vị soạn.")
    drafted_by = forms.CharField(label="Ký hiệu người soạn, số bản", max_length=60, required=False, help_text="Ví dụ PL.(30)")
    client_key = forms.UUIDField(required=False, widget=forms.HiddenInput())
    mark = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = sorted({one.name for one in queries.kinds().values() if not one.is_copy})
        self.fields["kind"].choices = [(name, name) for name in names]  # type: ignore[attr-defined]

    def clean_body(self) -> list[Any]:
        try:
            return body_of(self.cleaned_data["body"])
        except UnreadableContent as refusal:
            raise forms.ValidationError(refusal.explain()) from None

    def content(self, before: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Return the writer's JSON; what the form does not show stays as it was before."""
        given = self.cleaned_data
        old = dict(before or {})
        signatures = [*old.pop("signatures", [])[:-1], {"authority": lines_of(given["authority"]), "name": given["signer"]}]
        told = {name: given[name] for name in TEXTS} | {name: lines_of(given[name]) for name in LISTS}
        told |= {"body": given["body"], "signatures": signatures, "archived_at": given["archived_at"] or "VT"}
        return {name: value for name, value in {**old, **told}.items() if value}


class WordsForm(forms.Form):
    """Why, or what is to be changed."""

    reason = forms.CharField(label="Lý do", max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))


class SignForm(forms.Form):
    """A signature: with a key that is read for this once, or by hand on the paper."""

    mark = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput())
    key = forms.FileField(
        label="Tệp khóa (.p12, .pfx)", required=False, widget=forms.ClearableFileInput(attrs={"accept": ".p12,.pfx"}),
        help_text="Chỉ dùng cho lần ký này. Bỏ trống: ký tay trên bản in, hoặc ký bằng USB token rồi đưa bản ký lên.",
    )  # fmt: skip
    password = forms.CharField(
        label="Mật khẩu khóa", max_length=200, strip=False, required=False, widget=forms.PasswordInput(attrs={"autocomplete": "off"})
    )


class SignedForm(forms.Form):
    """A document as it was signed elsewhere."""

    file = forms.FileField(
        label="Bản PDF đã ký",
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf"}),
        help_text="Ký đúng bản PDF mới nhất tải ở trang này.",
    )


class PictureForm(forms.Form):
    """A picture of a hand or a seal, and how wide it is on paper."""

    file = forms.FileField(label="Tệp PNG nền trong suốt", widget=forms.ClearableFileInput(attrs={"accept": "image/png"}))
    width_mm = forms.IntegerField(label="Bề ngang trên giấy (mm)", min_value=1, max_value=200)


class IssueForm(forms.Form):
    """The units that a document is sent to."""

    units = forms.CharField(
        label="Gửi tới các đơn vị (mã)", required=False, max_length=60_000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Mỗi mã một dòng, hoặc cách nhau bằng dấu phẩy. Bỏ trống khi chỉ phát hành bản giấy.",
    )  # fmt: skip


class ChangeForm(forms.Form):
    """What became of a document that was sent."""

    how = forms.ChoiceField(label="Việc", choices=[(one, words.capitalize()) for one, words in CHANGES.items()])
    other_id = forms.IntegerField(
        label="Bằng văn bản nào", required=False, min_value=1, max_value=2**62,
        help_text="Số thứ tự ở cuối địa chỉ trang của văn bản ấy. Thu hồi có thể chỉ ghi lời thông báo.",
    )  # fmt: skip
    words = forms.CharField(label="Lời thông báo", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))


class AddressForm(forms.Form):
    """Where mail about documents is read."""

    email = forms.CharField(label="Địa chỉ thư điện tử", required=False, max_length=254, help_text="Bỏ trống: không gửi thư nữa.")


class NumberingForm(forms.Form):
    """How a unit counts its documents."""

    from_year = forms.IntegerField(label="Từ năm", min_value=2010, max_value=2099)
    per_kind = forms.ChoiceField(
        label="Cách đánh số", choices=[("", "Một dãy cho mọi thể loại"), ("1", "Mỗi thể loại một dãy")], required=False
    )
    document = forms.CharField(label="Theo văn bản", max_length=300, help_text="Quyết định, quy chế của người đứng đầu.")


class SkipForm(forms.Form):
    """Numbers that no document here bears."""

    year = forms.IntegerField(label="Năm", min_value=2010, max_value=2099)
    kind = forms.ChoiceField(label="Dãy", required=False)
    through = forms.IntegerField(label="Đến hết số", min_value=1, max_value=99_999, help_text="Tính từ số tiếp theo của dãy.")
    reason = forms.CharField(label="Lý do", max_length=1000, help_text="Đã dùng trên sổ giấy, ghi hỏng …")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = sorted({one.name for one in queries.kinds().values()})
        self.fields["kind"].choices = [("", "Dãy chung"), *((name, name) for name in names)]  # type: ignore[attr-defined]


def first_values(content: Mapping[str, Any]) -> dict[str, Any]:
    """Return what stands in the form of a document."""
    paper = official(content, queries.kinds())
    told: dict[str, Any] = {name: content.get(name, "") for name in TEXTS} | {name: "\n".join(content.get(name, ())) for name in LISTS}
    last = paper.signatures[-1]
    return told | {"body": typed(paper.body), "authority": "\n".join(last.authority), "signer": last.name, "client_key": uuid4()}


def lines_of(text: str) -> list[str]:
    """Return the lines of a text that say something."""
    return [line.strip() for line in text.splitlines() if line.strip()]
