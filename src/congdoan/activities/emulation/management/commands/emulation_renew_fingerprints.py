"""`congdoan emulation renew-fingerprints --unit MÃ`."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.activities.emulation import services
from congdoan.activities.emulation.forms.told import unit_of
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    """Write fingerprints anew."""

    help = "Lập lại dấu so sánh sáng kiến của một đơn vị và mọi đơn vị trực thuộc, như sau khi thêm từ vào bảng từ đồng nghĩa."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--unit", required=True, help="mã đơn vị")

    def call(self, *, by: int, on: date, unit: str, **_: Any) -> object:
        return {"changed": services.renew_fingerprints(by=by, unit_id=unit_of(unit), on=on)}
