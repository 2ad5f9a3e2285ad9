"""congdoan programmes assign-programme ID [--units CODE …]."""

from argparse import ArgumentParser
from typing import Any

from congdoan.activities.programmes import services
from congdoan.activities.programmes.management.on_programme import OnOne, unit_of


class Command(OnOne):
    help = "Giao nhiệm vụ: mỗi công đoàn cơ sở một bản thảo kế hoạch riêng."
    takes = ("units",)

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--units", nargs="*", default=None, metavar="MÃ", help="mã các công đoàn cơ sở; bỏ trống là tất cả")

    def act(self, *, units: list[str] | None, **given: Any) -> Any:
        return services.assign_programme(unit_ids=None if units is None else [unit_of(code) for code in units], **given)
