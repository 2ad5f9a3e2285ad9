"""`congdoan organisations register_organisation KIND CODE NAME`: register a union body or an employer."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.people.organisations import forms, services

TEXTS = {
    "tax_code": "mã số thuế",
    "si_unit_code": "mã đơn vị BHXH",
    "sector": "ngành",
    "commune": "xã, phường",
    "ownership": "sở hữu",
    "payer_class": "đối tượng đóng",
    "payer_schedule": "kỳ đóng",
    "wage_region": "vùng lương",
    "dues_group": "nhóm đoàn phí",
}


class Command(UseCaseCommand):
    """Register one organisation."""

    help = "Đăng ký một công đoàn hoặc doanh nghiệp."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("kind", help="mã loại tổ chức: grassroots_union, district_federation, employer…")
        parser.add_argument("code")
        parser.add_argument("name")
        parser.add_argument("--founded-on", type=date.fromisoformat, required=True, help="ngày thành lập, YYYY-MM-DD")
        parser.add_argument("--parent", default="", help="mã cấp trên; không có thì đứng đầu")
        parser.add_argument("--account", action="append", default=[], metavar="NGÂN-HÀNG:SỐ")
        parser.add_argument("--former-name", action="append", default=[])
        for name, words in TEXTS.items():
            parser.add_argument(f"--{name.replace('_', '-')}", default="", help=words)

    def call(self, *, by: int, on: date, job: int | None, parent: str, account: list[str], former_name: list[str], **options: Any) -> Any:
        accounts = [(bank, number) for bank, _, number in (text.rpartition(":") for text in account)]
        given = {name: options[name] for name in ("kind", "code", "name", "founded_on", *TEXTS)}
        new = services.register_organisation(
            by=by, on=on, parent_id=forms.id_of(parent) if parent else None, accounts=accounts, former_names=former_name, **given
        )
        return {"id": new}
