"""People and roles: text into values."""

from django import forms
from django.core.exceptions import ValidationError

from congdoan.foundation.access import queries, rules

HIDDEN = forms.PasswordInput(attrs={"autocomplete": "new-password"})
ROLES = [(role, words) for role, words in rules.ROLE_NAMES.items() if role not in rules.BUILT_IN]
STRENGTH = "Ít nhất 10 ký tự, không phải mật khẩu quen thuộc."


def branch_of(code: str) -> int:
    """Return the id of the branch with this code.

    :raises ValidationError: there is none
    """
    branch = queries.branch_coded(code) if "\x00" not in code else None
    if branch is None or not branch.code:
        raise ValidationError("Không có đơn vị mang mã này. Tra mã ở Sổ gốc, Đơn vị.")
    return branch.id


class GrantForm(forms.Form):
    """A role on a branch from a day until another."""

    role = forms.ChoiceField(label="Vai trò", choices=ROLES)
    branch = forms.CharField(label="Mã đơn vị", max_length=40, help_text="Quyền có hiệu lực ở đơn vị này và mọi đơn vị bên dưới.")
    from_day = forms.DateField(label="Từ ngày", widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(
        label="Đến trước ngày", required=False, widget=forms.DateInput(attrs={"type": "date"}), help_text="Để trống: không thời hạn."
    )
    reason = forms.CharField(label="Căn cứ", max_length=300, required=False, help_text="Số quyết định hoặc lý do.")

    def clean_branch(self) -> int:
        return branch_of(self.cleaned_data["branch"])

    def clean(self) -> dict[str, object]:
        given = super().clean() or {}
        if given.get("until") and given.get("from_day") and given["until"] <= given["from_day"]:
            self.add_error("until", "Ngày hết quyền phải sau ngày bắt đầu.")
        return given


class PersonForm(GrantForm):
    """A new account with its first role."""

    full_name = forms.CharField(label="Họ tên", max_length=160)
    post = forms.CharField(label="Chức vụ", max_length=160, required=False)
    username = forms.CharField(label="Tên đăng nhập", max_length=80, widget=forms.TextInput(attrs={"autocapitalize": "none"}))
    password = forms.CharField(label="Mật khẩu ban đầu", max_length=200, strip=False, widget=HIDDEN, help_text=STRENGTH)

    field_order = ["full_name", "post", "username", "password", "role", "branch", "from_day", "until", "reason"]


class PasswordForm(forms.Form):
    """One's own new password, proved by the old one."""

    current = forms.CharField(
        label="Mật khẩu hiện tại", strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )
    password = forms.CharField(label="Mật khẩu mới", max_length=200, strip=False, widget=HIDDEN, help_text=STRENGTH)


class EndGrantForm(forms.Form):
    """The first day without the role."""

    until = forms.DateField(label="Hết quyền từ ngày", widget=forms.DateInput(attrs={"type": "date"}))


class LinkForm(forms.Form):
    """Until when a link opens, on whose behalf, and why it is issued."""

    unit = forms.CharField(label="Mã đơn vị thu", max_length=40, help_text="Công đoàn cấp trên nhận tiền nộp của doanh nghiệp này.")
    last_day = forms.DateField(
        label="Dùng được đến hết ngày", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "Chưa ghi ngày hết hạn.", "invalid": "Ngày ghi như 31/12/2026."},
    )  # fmt: skip
    reason = forms.CharField(
        label="Gửi cho ai, vì sao", max_length=300, error_messages={"required": "Chưa ghi gửi cho ai."},
        help_text="Như: chị Lan, kế toán trưởng, gửi qua thư ngày 05/01.",
    )  # fmt: skip

    def clean_unit(self) -> int:
        return branch_of(self.cleaned_data["unit"])


class RevokeForm(forms.Form):
    """Why a link is closed."""

    reason = forms.CharField(label="Lý do", max_length=300, error_messages={"required": "Chưa ghi lý do."})
