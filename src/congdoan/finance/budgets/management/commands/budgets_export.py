"""congdoan budgets export UNIT YEAR --out FILE --format xlsx|pdf."""

from datetime import date

from django.utils.timezone import localtime

from congdoan.finance.budgets import services
from congdoan.finance.budgets.management.files import FileCommand


class Command(FileCommand):
    help = "Xuất quyết toán năm của một đơn vị ra Excel hoặc PDF/A; đơn vị cấp trên là tổng các công đoàn cơ sở."

    def made(self, *, by: int, on: date, unit: str, year: int, kind: str) -> services.Exported:
        return services.export(by=by, code=unit, year=year, kind=kind, made_at=localtime(), on=on)
