"""congdoan bookkeeping close-year YEAR --branch CODE [--unit CODE …] [--reason …] [--mark …]: also the worker's way through a branch."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.bookkeeping import forms, queries, services
from congdoan.finance.ledger import queries as ledger
from congdoan.foundation.access import services as access
from congdoan.foundation.access.doors import UseCaseCommand, acting
from congdoan.foundation.kernel.periods import make_month

AT_ONCE = 500


class Command(UseCaseCommand):
    help = "Kết chuyển thu, chi, chênh lệch một năm của các đơn vị. Chạy lại sau khi bị ngắt thì làm tiếp, không ghi hai lần."
    one_transaction = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("year", type=int, help="năm")
        parser.add_argument("--branch", default="", help="mã đơn vị; gồm mọi đơn vị bên dưới có sổ")
        parser.add_argument("--unit", action="append", default=[], metavar="MÃ", help="chỉ các đơn vị này")
        parser.add_argument("--reason", default="", help="lý do, khi còn tháng chưa khóa hoặc dòng tiền đang treo")
        parser.add_argument("--mark", default=None, help="dấu của bản xem trước; khác thì dừng, không ghi gì")

    def call(
        self, *, by: int, on: date, job: int | None, year: int, branch: str, unit: list[str], reason: str, mark: str | None, **options: Any
    ) -> Any:
        with acting(by, on=on):
            units = forms.units_named(unit) if unit else ledger.units_booked(forms.unit_named(branch), until=make_month(year, 12))
            if mark is not None and queries.closing_preview(units, year=year).mark != mark:
                raise services.YearPreviewChanged
        done = {"units": 0, "standing": 0, "entries": 0, "income": 0, "spending": 0}
        for start in range(0, len(units), AT_ONCE):
            access.report(job, done=start, total=len(units), words=f"Đã kết chuyển {done['units']} đơn vị")
            with acting(by, on=on):
                closed = services.close_year(by=by, unit_ids=units[start : start + AT_ONCE], year=year, reason=reason, on=on)
            done = {name: sum_ + getattr(closed, name) for name, sum_ in done.items()}
        access.report(job, done=len(units), total=len(units), words=f"Đã kết chuyển {done['units']} đơn vị")
        return done

    def words(self, answer: Any) -> str:
        return f"Đã kết chuyển {answer['units']} đơn vị, {answer['entries']} bút toán; {answer['standing']} đơn vị đã kết chuyển từ trước."
