"""Vouchers of one union and of the district in every state, each written by the people whose turn it was."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from congdoan.finance.bookkeeping import services
from congdoan.finance.bookkeeping.rules import PartDraft, VoucherDraft
from congdoan.foundation.access import queries as people
from congdoan.foundation.access import services as access


@dataclass(frozen=True)
class Office:
    """Who prepares, approves and pays in one unit, and the chief accountant who takes back."""

    unit_id: int
    preparer: str
    approver: str
    cashier: str
    on: date

    def acting(self, username: str) -> int:
        """Let somebody act from now on, and return who."""
        actor = people.actor_named(username)
        assert actor is not None
        access.enter(actor.pk, on=self.on)
        return actor.pk

    def day(self, ago: int) -> date:
        """Return a day some days ago, within the year whose chart of accounts is in force."""
        return max(self.on - timedelta(days=ago), date(self.on.year, 1, 1))


Papers = list[tuple[str, int, str, str, str, list[tuple[int, str]]]]  # how far, days ago, kind, whom, why, (sum, category)

UNION: Papers = [
    ("posted", 24, "receipt", "Tổ bộ môn Xã hội", "Đoàn phí tháng trước, danh sách 12 người", [(1_284_000, "dues")]),
    ("posted", 23, "bank_in", "Nhà trường", "Chuyên môn hỗ trợ hội thao", [(3_000_000, "other_employer")]),
    ("posted", 20, "payment", "Trần Thị Bích Loan", "Thăm đoàn viên nằm viện", [(300_000, "care"), (200_000, "visits")]),
    ("posted", 15, "transfer", "", "Nộp tiền mặt vào tài khoản", [(500_000, "")]),
    ("reversed", 12, "payment", "Quán nước Hoa Sữa", "Nước uống họp tổ công đoàn, ghi hai lần", [(120_000, "administration")]),
    ("voided", 9, "payment", "Nguyễn Văn Khoa", "Vé xe đi tập huấn, đã hủy chuyến", [(90_000, "administration")]),
    ("approved", 6, "payment", "Lê Thị Mỹ Diễm", "Hỗ trợ đoàn viên bị ngập nhà", [(250_000, "care")]),
    ("submitted", 3, "payment", "Nhà sách Bình Minh", "Báo Lao Động cho tủ sách công đoàn", [(180_000, "propaganda")]),
    ("submitted", 2, "receipt", "Tổ bộ môn Tự nhiên", "Đoàn phí tháng này, danh sách 9 người", [(963_000, "dues")]),
    ("returned", 2, "payment", "Phan Thanh Đạt", "Quà sinh nhật đoàn viên", [(400_000, "care")]),
    ("drafted", 0, "payment", "Võ Ngọc Trinh", "Phụ cấp tháng này của Ban Chấp hành", [(350_000, "allowance_parttime")]),
]  # fmt: skip
DISTRICT: Papers = [
    ("posted", 18, "bank_out", "Công ty Cấp nước minh họa", "Tiền nước trụ sở", [(642_000, "administration")]),
    ("approved", 5, "bank_out", "Cửa hàng Văn phòng phẩm Hoa Sen", "Giấy in, mực in quý này", [(2_150_000, "administration")]),
    ("submitted", 1, "bank_out", "Nhà in Lá Xanh", "In tờ rơi tuyên truyền Luật Công đoàn", [(4_800_000, "propaganda")]),
    ("drafted", 0, "receipt", "Ban tổ chức hội thao", "Tiền ủng hộ còn lại nộp quỹ", [(1_100_000, "other_misc")]),
]


def lay_vouchers(*, union: int, district: int, by: int, on: date) -> None:
    """Write the vouchers through the services, as of a day, in the caller's transaction."""
    try:
        for office, papers in (
            (Office(union, "ketoancs", "chutich", "thuquy", on), UNION),
            (Office(district, "ketoan", "ketoantruong", "thuquyld", on), DISTRICT),
        ):
            for number, paper in enumerate(papers):
                _bring(office, number, *paper)
    finally:
        access.enter(by, on=on)


def _bring(office: Office, number: int, state: str, ago: int, kind: str, whom: str, why: str, parts: list[tuple[int, str]]) -> None:
    """Write one voucher and take it as far as it goes."""
    day = office.day(ago)
    content = VoucherDraft(
        kind, day, day, whom, why, tuple(PartDraft(amount, category=category) for amount, category in parts),
        place="cash" if kind == "transfer" else "",
    )  # fmt: skip
    key = uuid5(NAMESPACE_URL, f"demo/voucher/{office.unit_id}/{number}")
    new = services.draft_voucher(by=office.acting(office.preparer), unit_id=office.unit_id, client_key=key, content=content, on=office.on)
    for act, username, facts in STEPS[state]:
        who = {"preparer": office.preparer, "approver": office.approver, "cashier": office.cashier}.get(username, username)
        dated = {"accounting_date": office.on} if act is services.reverse_voucher else {}
        act(by=office.acting(who), voucher_id=new, on=office.on, **facts, **dated)


Step = tuple[Callable[..., object], str, dict[str, Any]]
SUBMIT: Step = (services.submit_voucher, "preparer", {})
APPROVE: Step = (services.approve_voucher, "approver", {})
PAY: Step = (services.pay_voucher, "cashier", {})
REVERSE: Step = (services.reverse_voucher, "ketoantruong", {"reason": "Phiếu ghi trùng với phiếu đã chi", "red": True})
STEPS: dict[str, list[Step]] = {
    "drafted": [],
    "submitted": [SUBMIT],
    "returned": [SUBMIT, (services.return_voucher, "approver", {"comment": "Kèm danh sách đoàn viên có sinh nhật trong tháng"})],
    "approved": [SUBMIT, APPROVE],
    "voided": [SUBMIT, APPROVE, (services.void_voucher, "approver", {"reason": "Chuyến tập huấn đã hoãn"})],
    "posted": [SUBMIT, APPROVE, PAY],
    "reversed": [SUBMIT, APPROVE, PAY, REVERSE],
}
"""What is done, by whom, to bring a voucher into each state."""
