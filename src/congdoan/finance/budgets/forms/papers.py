"""A key for one signature, or a file that was signed elsewhere."""

from django import forms

NO_KEY = "Chọn tệp khóa .p12 hoặc .pfx."
NO_FILE = "Chọn tệp PDF đã ký."


class KeyForm(forms.Form):
    """A key file and its password: read for this once, kept nowhere."""

    key = forms.FileField(
        label="Tệp khóa (.p12, .pfx)", widget=forms.ClearableFileInput(attrs={"accept": ".p12,.pfx"}), error_messages={"required": NO_KEY},
        help_text="Chỉ dùng cho lần ký này, không lưu lại.",
    )  # fmt: skip
    password = forms.CharField(
        label="Mật khẩu tệp khóa", max_length=200, strip=False, required=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    place = forms.CharField(label="Nơi ký", max_length=100, required=False)


class SignedFileForm(forms.Form):
    """The paper as it was signed elsewhere."""

    file = forms.FileField(
        label="Bản PDF đã ký", widget=forms.ClearableFileInput(attrs={"accept": ".pdf"}), error_messages={"required": NO_FILE},
        help_text="Ký bằng USB token hoặc phần mềm ký số trên bản tải ở đây.",
    )  # fmt: skip
