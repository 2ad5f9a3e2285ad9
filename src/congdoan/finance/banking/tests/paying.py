"""A unit with an account, one who prepares and one who approves; for tests of money out."""

import io
from dataclasses import dataclass
from datetime import date

from psycopg.types.range import DateRange

from congdoan.finance.banking import queries, services
from congdoan.finance.banking.tests.builders import ACCOUNT, efast, sheet
from congdoan.foundation.access import services as access
from congdoan.foundation.access.tests.builders import actor

ON = date(2024, 6, 30)
UNIT, OTHER = 501, 502
BRANCH_CODE = "79202007"


@dataclass
class Payers:
    """Who acts: `preparer` is a federation's accountant, `approver` its chief accountant."""

    console: int
    preparer: int
    approver: int
    account: int

    def acts(self, by: int) -> int:
        access.enter(by, on=ON)
        return by

    def draft(self, source: str = "thu/1", *, amount: int = 1_500_000, account: str = "733016459608", **facts) -> services.Draft:
        given = {"name": "CĐCS Công ty Mẫu", "bank": "BIDV", "words": "chuyển phần KPCĐ", "branch_code": BRANCH_CODE} | facts
        return services.Draft(source=source, account=account, amount=amount, **given)

    def prepare(self, *drafts: services.Draft) -> list[int]:
        by = self.acts(self.preparer)
        return services.prepare_payments(by=by, unit_id=UNIT, account_id=self.account, drafts=drafts or [self.draft()], on=ON)

    def approve(self, *order_ids: int, **options) -> int:
        return services.approve_payments(by=self.acts(self.approver), unit_id=UNIT, order_ids=order_ids, on=ON, **options)

    def export(self, *order_ids: int, layout: str = "public_example", **options) -> list[int]:
        by = self.acts(self.preparer)
        return services.export_payments(by=by, unit_id=UNIT, order_ids=order_ids, layout=layout, on=ON, **options)

    def sent(self, *drafts: services.Draft) -> list[int]:
        """Prepare, approve and export orders."""
        ids = self.prepare(*drafts)
        self.approve(*ids)
        self.export(*ids)
        return ids

    def row(self, order_id: int) -> queries.PaymentRow:
        return queries.payments(ids=[order_id])[0]

    def states(self, *order_ids: int) -> list[str]:
        return [self.row(order_id).state for order_id in order_ids]

    def results(self, content: bytes, name: str = "ket-qua.csv", **options) -> dict[str, int]:
        by = self.acts(self.preparer)
        return services.record_results(by=by, unit_id=UNIT, file_name=name, content=content, on=ON, **options)

    def paid_on_statement(self, *moves: tuple[str, int, str], opening: int = 10**9, name: str = "sk.xlsx") -> None:
        """Import a statement of (moment, signed amount, note)."""
        numbered = [(moment, amount, note, f"{name}{n}") for n, (moment, amount, note) in enumerate(moves)]
        by = self.acts(self.preparer)
        content = sheet(efast(numbered, opening=opening))
        services.import_statement(by=by, unit_id=UNIT, file_name=name, content=content, on=ON)


def payers(console: int) -> Payers:
    """Make the unit, its account and its people."""
    access.set_branches([(UNIT, "HUYEN", "LĐLĐ huyện Mẫu"), (OTHER, "XA", "Đơn vị khác")])
    always = DateRange(None, None)
    access.set_reach([(top, unit, int(top == 1), always) for unit in (UNIT, OTHER) for top in (1, unit)], of=[UNIT, OTHER])
    account = services.open_account(by=console, unit_id=UNIT, bank="VietinBank", number=ACCOUNT, on=ON)
    people = (actor("ke-toan", role="federation_accountant", branch=UNIT), actor("truong", role="chief_accountant", branch=UNIT))
    return Payers(console, *people, account)


def result_csv(rows: list[queries.PaymentRow], status: str = "Thành công", *, with_number: bool = True) -> bytes:
    """Return a bank's answer to these orders as CSV."""
    told = io.StringIO()
    told.write("STT;Số tài khoản;Số tiền;Nội dung;Trạng thái;FT / Ghi chú\n")
    for place, row in enumerate(rows, start=1):
        note = row.note if with_number else "CHI"
        told.write(f"{place};{row.account};{row.amount};{note};{status};FT2427{place}\n")
    return told.getvalue().encode()
