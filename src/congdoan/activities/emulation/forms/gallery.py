"""Forms of the public gallery, and of what was paid by mistake."""

from typing import Any

from django import forms

from congdoan.activities.emulation.rules.words import CONSENTS
from congdoan.foundation.access.doors import day_field

from .rows import choice, line, long_text


class ConsentForm(forms.Form):
    """What an author says."""

    author_place = forms.TypedChoiceField(label="Tác giả", coerce=int)
    answer = choice("Ý kiến", {name: words.capitalize() for name, words in CONSENTS.items()})
    words = line("Đồng ý bằng gì", 300, help_text="Như phiếu đồng ý có chữ ký, tin nhắn; nơi giữ.")
    said_on = day_field("Ngày")

    def __init__(self, *given: Any, authors: list[tuple[int, str]], **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.fields["author_place"].choices = authors  # type: ignore[attr-defined]


class ExhibitForm(forms.Form):
    """Which photos are shown."""

    photos = forms.TypedMultipleChoiceField(
        label="Ảnh cho mọi người xem", coerce=int, required=False, widget=forms.CheckboxSelectMultiple,
        help_text="Nơi chụp, giờ chụp và máy chụp được bỏ khỏi ảnh. Chỉ chọn ảnh không có mặt người chưa đồng ý.",
    )  # fmt: skip

    def __init__(self, *given: Any, photos: list[tuple[int, str]], **facts: Any) -> None:
        super().__init__(*given, **facts)
        if photos:
            self.fields["photos"].choices = photos  # type: ignore[attr-defined]
        else:
            del self.fields["photos"]


class HideForm(forms.Form):
    """Why it is no longer shown."""

    reason = long_text("Lý do", 1000)


class ReversalForm(forms.Form):
    """Why what was paid is taken back."""

    because = line("Lý do hủy", 300, help_text="Khoản đã ghi vẫn còn trong sổ, có thêm một dòng ngược lại; sau đó ghi lại cho đúng.")
