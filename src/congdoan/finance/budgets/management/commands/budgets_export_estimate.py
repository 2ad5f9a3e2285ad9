"""congdoan budgets export-estimate UNIT YEAR --out FILE --format xlsx|pdf."""

from datetime import date

from django.utils.timezone import localtime

from congdoan.finance.budgets import queries, services
from congdoan.finance.budgets.management.files import FileCommand


class Command(FileCommand):
    help = "Xuất dự toán năm của một đơn vị ra Excel hoặc PDF/A."

    def made(self, *, by: int, on: date, unit: str, year: int, kind: str) -> services.Exported:
        return services.export_estimate(by=by, unit_id=queries.unit_of(unit).id, year=year, kind=kind, made_at=localtime(), on=on)
