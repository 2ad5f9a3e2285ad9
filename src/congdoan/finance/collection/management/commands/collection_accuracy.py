"""congdoan collection accuracy: how accurate each class of the decision table is."""

from argparse import ArgumentParser
from datetime import date
from fractions import Fraction
from typing import Any

from congdoan.finance.collection import forms
from congdoan.finance.collection.queries import accuracy as figures
from congdoan.finance.collection.queries import receipts as lists
from congdoan.finance.collection.queries.law import percent
from congdoan.foundation.access import services as access
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Độ chính xác của bảng quyết định: theo quy tắc và theo tháng, đã kiểm, thấy sai, cận dưới, tỷ lệ ghi không cần người."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--unit", default="", help="mã đơn vị thu")
        parser.add_argument("--year", default="", help="năm; mặc định năm mới nhất có dòng")
        parser.add_argument("--month", default="", help="một tháng, như 202401")

    def call(self, *, by: int, on: date, job: int | None, unit: str, year: str, month: str, **_: Any) -> Any:
        access.require_somewhere(by, "collection.read", on=on)
        collector = forms.collector_named(unit)
        during = forms.months_asked({"nam": year, "thang": month}, lists.months_with_lines(collector.id))
        return forms.plain_accuracy(collector.code, during, figures.accuracy(collector.id, during, on=on))

    def words(self, answer: Any) -> str:
        rows = [
            f"{one['booked']}\t{one['checked']}\t{one['wrong']}\t{_percent(one['lower_bound'])}\t{forms.MODES[one['mode']]}\t{one['words']}"
            for one in answer["rules"]
        ]
        total = answer["total"]
        told = f"{total['fee_lines_booked']} trên {total['fee_lines']} dòng thu ghi không cần người ({_percent(total['coverage'])})"
        return "\n".join(["tự ghi\tđã kiểm\tsai\tcận dưới\tchế độ\tquy tắc", *rows, told])


def _percent(ratio: str | None) -> str:
    return "–" if ratio is None else percent(Fraction(ratio))
