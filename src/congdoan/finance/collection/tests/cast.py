"""A small district with its single account: one union, two employers, and statements that a test writes itself."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from congdoan.finance.assessments import services as assessments
from congdoan.finance.assessments.services import PayrollRow
from congdoan.finance.banking import services as banking
from congdoan.finance.banking.tests.builders import efast, sheet
from congdoan.finance.collection import queries, services
from congdoan.finance.collection.rules.model import Opening
from congdoan.foundation.reference import services as reference
from congdoan.people.organisations.tests.builders import federations, organisation

DAY = date(2024, 6, 30)
ACCOUNT = "117999000024"
FUND = 2_000_000  # each employer's fund of a month


@dataclass
class Cast:
    by: int
    district: int
    province: int
    tld: int
    union: int
    employer: int
    lone: int
    balance: int = 1_000_000

    def statement(self, *moves: tuple[str, int, str], name: str = "sao-ke.xlsx") -> None:
        """Import a statement of moves (moment, signed amount, note) that goes on where the last one ended."""
        numbered = [(moment, amount, note, f"{name}-{n}") for n, (moment, amount, note) in enumerate(moves)]
        content = sheet(efast(numbered, opening=self.balance, account=ACCOUNT))
        banking.import_statement(by=self.by, unit_id=self.district, file_name=name, content=content, on=DAY)
        self.balance += sum(amount for _, amount, _ in moves)

    def run(self, **options) -> services.RunResult:
        return services.run_collection(by=self.by, unit_id=self.district, on=DAY, **options)

    def line(self, note: str) -> int:
        """Return the id of the line with this note."""
        return next(one.line.id for one in queries.judged_lines(self.district) if note in one.line.narrative)

    def unpaid(self, payer_id: int) -> dict[int, int]:
        return {row.month: row.unpaid for row in queries.outstanding([payer_id], on=DAY) if row.unpaid}


def small_district(by: int, *, with_split: bool = True) -> Cast:
    """Register the cast, declare January to March for both employers, and open the account with one million đồng of its own."""
    tld, province, district = federations(by)
    union = organisation(by, "grassroots_union", "CD001", parent=district, name="CĐCS Công ty TNHH Mía Đường Suối Đá")
    employer = organisation(by, "employer", "DV001", parent=union, name="Công ty TNHH Mía Đường Suối Đá", tax_code="3999900012")
    lone = organisation(by, "employer", "DV002", parent=district, name="Công ty Cổ phần Gạch Lộc Ninh Vàng", tax_code="3999900051")
    cast = Cast(by, district, province, tld, union, employer, lone)
    rows = [PayrollRow(payer, month, 10, FUND * 50) for payer in (employer, lone) for month in (202401, 202402, 202403)]
    assessments.declare_payroll(by=by, rows=rows, on=DAY)
    assessments.assess_union_fund(by=by, months=[202401, 202402, 202403], on=DAY)
    banking.open_account(by=by, unit_id=district, bank="VietinBank", number=ACCOUNT, on=DAY)
    if with_split:
        ratios = {"direct_upper": Fraction(60, 100), "province": Fraction(30, 100), "central": Fraction(10, 100)}
        reference.install(
            by=by, branch_id=district, topic="share_upper_split", scope={"table": "production"}, valid_from=date(2024, 1, 1),
            fields={"ratios": ratios}, document="Bảng thử", needs_check=True,
        )  # fmt: skip
    services.open_account(by=by, unit_id=district, opening=Opening(on=date(2024, 1, 1), bank=1_000_000, own=1_000_000), on=DAY)
    return cast
