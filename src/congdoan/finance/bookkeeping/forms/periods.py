"""Forms of the chart's mapping, of tables that people bring, and of handovers."""

from django import forms

from congdoan.foundation.kernel.money import parse_dong

from .fields import MOST_DONG, DongField, day_field


class MappingForm(forms.Form):
    """Which account of the new chart takes the balance of an old one, by which document."""

    account = forms.CharField(label="Tài khoản cũ", max_length=20)
    to = forms.CharField(label="Tài khoản mới", max_length=20)
    document = forms.CharField(label="Văn bản làm căn cứ", max_length=300)


class OpeningForm(forms.Form):
    """A table of opening balances and the first day they are for."""

    unit = forms.CharField(label="Mã đơn vị", max_length=40, help_text="Tệp có cột “Mã đơn vị” thì nạp cho nhiều đơn vị bên dưới.")
    first_day = day_field("Ngày đầu kỳ")
    file = forms.FileField(label="Tệp Excel hoặc CSV")


class CashBookForm(forms.Form):
    """A cash book that one unit kept in Excel."""

    unit = forms.CharField(label="Mã đơn vị", max_length=40)
    file = forms.FileField(label="Tệp Excel hoặc CSV")


class HandoverForm(forms.Form):
    """Who hands what to whom, on which day, by which decision, and what was found in the till."""

    receiver = forms.CharField(label="Mã đơn vị nhận", max_length=40)
    ended_on = day_field("Ngày kết thúc sổ")
    cash_counted = forms.CharField(label="Tiền mặt kiểm kê được (đồng)", max_length=30, help_text="Đếm thật tại quỹ, không chép từ sổ.")
    document = forms.CharField(label="Văn bản quyết định", max_length=300)
    given_by = forms.CharField(label="Người giao", max_length=160)
    taken_by = forms.CharField(label="Người nhận", max_length=160)
    witness = forms.CharField(label="Người chứng kiến", max_length=160, required=False)
    reason = forms.CharField(label="Lý do, khi còn việc chờ", max_length=500, required=False)

    def clean_cash_counted(self) -> int:
        try:
            amount = parse_dong(self.cleaned_data["cash_counted"])
        except ValueError:
            raise forms.ValidationError("Ghi số đồng nguyên như 2.000.000; quỹ không có tiền thì ghi 0.") from None
        if not 0 <= amount <= MOST_DONG:
            raise forms.ValidationError("Ghi số không âm, không quá 15 chữ số.")
        return amount


class ConfirmForm(forms.Form):
    """A tick that somebody means it."""

    is_meant = forms.BooleanField(label="Đã đọc và đồng ý", error_messages={"required": "Đánh dấu vào ô để xác nhận."})


class SupplementForm(forms.Form):
    """One entry into books that have ended: money in or out and what for."""

    accounting_date = day_field("Ngày")
    debit = forms.CharField(label="Tài khoản Nợ", max_length=20)
    debit_item = forms.CharField(label="Khoản mục bên Nợ", max_length=40, required=False)
    credit = forms.CharField(label="Tài khoản Có", max_length=20)
    credit_item = forms.CharField(label="Khoản mục bên Có", max_length=40, required=False)
    amount = DongField(label="Số tiền (đồng)")
    description = forms.CharField(label="Diễn giải", max_length=500)
    reason = forms.CharField(label="Lý do ghi bổ sung", max_length=500)
