"""A district year with sixty irregularities planted among five thousand innocent vouchers; it knows nothing of the rules that look.

`Truth` says of each what a careful person would find: in which unit, of which kind, and the sum, day or voucher that tells it.
"""

import random
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from uuid import UUID

from congdoan.finance.assessments import services as assessments
from congdoan.finance.assessments.services import DuesRow, PayrollRow
from congdoan.finance.banking import services as banking
from congdoan.finance.banking.tests.builders import efast, sheet
from congdoan.finance.bookkeeping import services as bookkeeping
from congdoan.finance.budgets import services as budgets
from congdoan.finance.budgets.tests import builders as estimating
from congdoan.finance.collection import services as collection
from congdoan.finance.collection.tests.builders import ACCOUNT, Cast, small_district
from congdoan.finance.ledger import services as ledger
from congdoan.finance.ledger.rules import AccountKey, EntryDraft, LineDraft, columns_of
from congdoan.foundation.access import services as access
from congdoan.foundation.kernel.identifiers import mst_check_digit
from congdoan.foundation.reference import services as own_records
from congdoan.people.organisations.tests.builders import organisation, person

YEAR, LATER, SUMMER = 2024, date(2025, 2, 1), date(2025, 7, 1)
EVE = date(2023, 12, 31)
INNOCENT = 5_000
LIMIT = 5_000_000
CASH, BANK, DUES = AccountKey("tt107", "1111"), AccountKey("tt107", "1121"), AccountKey("tt107", "5118", "dues")


def spending(item: str) -> AccountKey:
    return AccountKey("tt107", "611", item)


@dataclass(frozen=True)
class Truth:
    """One planted irregularity; None where that says nothing of it."""

    unit: str
    code: str
    amount: int | None = None
    on: date | None = None
    voucher_id: int | None = None
    year: int = YEAR


@dataclass
class World:
    """The district as it was made, and the truth about it."""

    cast: Cast
    units: dict[str, int] = field(default_factory=dict)
    people: dict[str, int] = field(default_factory=dict)
    truth: list[Truth] = field(default_factory=list)
    entries: int = 0

    def union(self, code: str) -> int:
        """Register a union with three people who handle its money."""
        if code not in self.units:
            self.units[code] = organisation(self.cast.by, "grassroots_union", code, parent=self.cast.district)
        return self.units[code]

    def post(self, code: str, *moves: tuple[AccountKey, AccountKey, int, date]) -> None:
        """Book moves (debit, credit, amount, day) in a unit."""
        ids = ledger.accounts({account for debit, credit, *_ in moves for account in (debit, credit)})
        drafts = [
            EntryDraft(self.units[code], day, "test/fraud", "ghi sổ", [LineDraft(ids[debit], amount), LineDraft(ids[credit], -amount)])
            for debit, credit, amount, day in moves
        ]
        self.entries += 1
        ledger.post_batch(by=self.cast.by, source=f"fraud/{self.entries}", entries=columns_of(drafts), on=LATER)

    def plant(self, unit: str, code: str, **told: object) -> None:
        self.truth.append(Truth(unit, code, **told))  # type: ignore[arg-type]


def made(by: int) -> World:
    """Make the year but its vouchers; the console acts."""
    world = World(small_district(by))
    world.units |= {"CD001": world.cast.union, "LDLD-DMC": world.cast.district}
    access.enter(by, on=LATER)
    for part in (
        _counts,
        _gifts,
        _books,
        _limits,
        _dues,
        _owed_up,
        _locked,
        _settled,
        _estimated,
        _spent,
        _insured,
        _advanced,
        _bank,
    ):
        part(world)
        access.enter(by, on=LATER)
    return world


def _counts(world: World) -> None:
    """R1: of twelve counts of one till with 500,000 đồng two are a note short or over."""
    world.union("CD010")
    world.post("CD010", (CASH, DUES, 500_000, EVE))
    for month in range(1, 13):
        day, extra = date(YEAR, month, 15), {3: 50_000, 6: 20_000}.get(month, 0)
        pieces = {500_000: 1} | ({extra: 1} if extra else {})
        bookkeeping.count_cash(
            by=world.cast.by, unit_id=world.units["CD010"], counted_on=day, counted_time=time(16), pieces=pieces,
            explanation="thừa" if extra else "", on=LATER,
        )  # fmt: skip
        if extra:
            world.plant("CD010", "R1", amount=extra, on=day)


def _gifts(world: World) -> None:
    """R7: four gifts in cash without receipt and board, among ten that came through the bank."""
    for number in range(14):
        in_cash = number < 4
        gift = bookkeeping.Gift(
            date(YEAR, 5, number + 1), f"Nhà tài trợ {number}", "cash" if in_cash else "bank", 1_000_000 + number, "Quà Tết"
        )
        bookkeeping.register_donation(by=world.cast.by, unit_id=world.units["CD010"], gift=gift, on=LATER)
        if in_cash:
            world.plant("CD010", "R7", amount=1_000_000 + number, on=gift.received_on)


def _books(world: World) -> None:
    """R2, R10: three heads that no list knows, a loan; the union's money comes from the year before."""
    world.post("CD001", (CASH, DUES, 20_000_000_000, EVE))
    for number, head in enumerate(("birthday", "house_warming", "anniversary")):
        world.post("CD001", (spending(head), CASH, 300_000 + number, date(YEAR, 4, 2)))
        world.plant("CD001", "R2", amount=300_000 + number)
    world.post("CD001", (AccountKey("tt107", "121"), CASH, 40_000_000, date(YEAR, 8, 9)))
    world.plant("CD001", "R10", amount=40_000_000)


def _limits(world: World) -> None:
    """R12, R10: on three days the till held more than its limit, and money was lent; R20's limit is set for the union that spends."""
    unit = world.union("CD012")
    for branch, kind in ((unit, "cash_on_hand"), (world.units["CD001"], "cashless_above")):
        own_records.install(
            by=world.cast.by, branch_id=branch, topic="cash_limits", scope={"place": "default", "kind": kind}, valid_from=date(YEAR, 1, 1),
            value=LIMIT, document="Quy chế chi tiêu",
        )  # fmt: skip
    world.post("CD012", (BANK, DUES, 90_000_000, EVE))
    for month in range(1, 13):
        amount = 6_000_000 + month if month in (2, 5, 11) else 1_000_000
        day = date(YEAR, month, 10)
        world.post("CD012", (CASH, BANK, amount, day), (BANK, CASH, amount, day + timedelta(1)))
        if amount > LIMIT:
            world.plant("CD012", "R12", amount=amount, on=day)
    world.post("CD012", (AccountKey("tt107", "121"), BANK, 2_000_000, date(YEAR, 12, 24)))
    world.plant("CD012", "R10", amount=2_000_000)


def _dues(world: World) -> None:
    """R16, R5: three months of dues below what anybody owes, none of them handed up."""
    unit = world.union("CD013")
    rows = [DuesRow(unit, month, 10, 100_000 + month % 100) for month in (202402, 202403, 202404)]
    assessments.report_dues(by=world.cast.by, rows=rows, on=LATER)
    for row in rows:
        world.plant("CD013", "R16", on=(date(YEAR, row.month % 100 + 1, 1) - timedelta(1)))
        world.plant("CD013", "R5")


def _owed_up(world: World) -> None:
    """R17: four unions still owe at the end of the year, six have paid."""
    for number in range(10):
        code = f"CD03{number}"
        world.union(code)
        up = AccountKey("tt107", "336", "share", world.cast.district)
        world.post(code, (CASH, DUES, 9_000_000, EVE), (CASH, up, 700_000 + number, date(YEAR, 6, 1)))
        if number < 4:
            world.plant(code, "R17", amount=700_000 + number)
        else:
            world.post(code, (up, CASH, 700_000 + number, date(YEAR, 12, 20)))


def _locked(world: World) -> None:
    """R19: a month that was locked and opened again, with twenty innocent entries."""
    unit = world.union("CD018")
    world.post("CD018", (CASH, DUES, 9_000_000, EVE), *((spending("care"), CASH, 100_000 + n, date(YEAR, 5, n + 1)) for n in range(20)))
    ledger.lock_month(by=world.cast.by, unit_id=unit, month=202405, reason="khóa", on=LATER)
    ledger.unlock_month(by=world.cast.by, unit_id=unit, month=202405, reason="mở", on=LATER)


def back_dated(world: World) -> None:
    """Write into the month that was locked before; in a later transaction than the lock's."""
    access.enter(world.cast.by, on=LATER)
    for number in range(3):
        world.post("CD018", (spending("care"), CASH, 200_000 + number, date(YEAR, 5, 21 + number)))
        world.plant("CD018", "R19", on=date(YEAR, 5, 21 + number))


def _settled(world: World) -> None:
    """R4: after a settlement was approved three sums were spent in the year that it tells of."""
    world.union("CD019")
    world.post("CD019", (CASH, DUES, 9_000_000, EVE))
    budgets.select_form(
        by=world.cast.by, unit_id=world.cast.district, form_id="form.b07.hd47.b", from_year=YEAR, document="12/QĐ-LĐLĐ", on=LATER
    )
    sent = budgets.submit_settlement(by=world.cast.by, code="CD019", year=YEAR, on=LATER, overrides={})
    chief = estimating.chief(world.cast.by, world.cast.district)
    access.enter(chief, on=LATER)
    budgets.approve_settlement(by=chief, submission_id=sent, on=LATER)
    access.enter(world.cast.by, on=LATER)
    for number, head in enumerate(("care", "salary_allowance", "other_spending")):
        world.post("CD019", (spending(head), CASH, 70_001 + number, date(YEAR, 9, 9)))
        world.plant("CD019", "R4", amount=70_001 + number)


def _estimated(world: World) -> None:
    """R8: an estimate of less than the year before brought in. R3: one that was not adjusted to what the level above gave later."""
    world.union("CD021")
    world.post("CD021", (CASH, DUES, 200_000_000, date(YEAR - 1, 6, 1)))
    chief = person(world.cast.by, "ke.toan.truong.2", role="chief_accountant", branch=world.cast.district)
    estimating.approved(world.cast.by, chief, world.units["CD021"], YEAR, on=LATER)
    world.plant("CD021", "R8", amount=75_000_000 - 200_000_000)
    unit, early, spring = world.union("CD024"), date(YEAR, 1, 10), date(YEAR, 3, 1)
    access.enter(world.cast.by, on=early)
    estimating.approved(world.cast.by, chief, unit, YEAR, on=early)
    access.enter(world.cast.by, on=spring)
    target = budgets.Target(unit, "dues", 31_500_000)
    budgets.allocate_targets(by=world.cast.by, unit_id=world.cast.district, year=YEAR, document="20/QĐ-LĐLĐ", targets=[target], on=spring)
    world.plant("CD024", "R3", amount=1_500_000, on=spring)


def _spent(world: World) -> None:
    """R14: nearly all dues went to allowances and to other things, nothing to visits."""
    world.union("CD020")
    day = date(YEAR, 3, 3)
    world.post(
        "CD020",
        (CASH, DUES, 10_000_000, day),
        (spending("salary_allowance"), CASH, 6_000_000, day),
        (spending("other_spending"), CASH, 3_000_000, day),
    )
    for amount in (6_000_000, 3_000_000, 0):
        world.plant("CD020", "R14", amount=amount)


def tax_codes(count: int, first: int) -> list[str]:
    """Return tax codes of unused serials with their check digits."""
    serials = (f"39999{number:04d}" for number in range(first, first + 10 * count))
    return [serial + str(digit) for serial in serials if (digit := mst_check_digit(serial)) is not None][:count]


def _insured(world: World) -> None:
    """R21: of ten employers three declared fewer people than the insurance knows."""
    union = world.union("CD022")
    notice = assessments.Evidence("C12-TS", "c12.xlsx", "0" * 64, {})
    for number, code in enumerate(tax_codes(10, 100)):
        payer = organisation(world.cast.by, "employer", f"DV8{number:02d}", parent=union, tax_code=code, payer_class="enterprise")
        assessments.declare_payroll(by=world.cast.by, rows=[PayrollRow(payer, 202401, 10, 50_000_000)], on=LATER)
        told = assessments.SubmittedMonth(202401, 11 + number if number < 3 else 10, 50_000_000)
        assessments.submit_payroll(
            by=world.cast.by, employer_id=payer, months=[told], key=UUID(int=number + 1), on=LATER, evidence=notice
        )  # fmt: skip
        if number < 3:
            world.plant("CD022", "R21")


def _advanced(world: World) -> None:
    """R13: four advances past their day among twelve."""
    unit, day = world.union("CD011"), date(YEAR, 3, 1)
    world.post("CD011", (CASH, DUES, 90_000_000, EVE))
    asks, approves, pays = (
        person(world.cast.by, f"cd011.{role}", role=role, branch=unit) for role in ("union_accountant", "union_chair", "union_treasurer")
    )
    for number in range(12):
        due = date(YEAR, 4, 1) if number < 4 else date(2026, 1, 1)
        access.enter(asks, on=day)
        one = bookkeeping.request_advance(
            by=asks, unit_id=unit, person_name=f"Người tạm ứng {number}", purpose="Hội nghị", amount=1_000_000 + number, due_on=due, on=day
        )
        access.enter(approves, on=day)
        bookkeeping.approve_advance(by=approves, advance_id=one, on=day)
        access.enter(pays, on=day)
        bookkeeping.pay_advance(by=pays, advance_id=one, money="cash", on=day)
        if number < 4:
            world.plant("CD011", "R13", amount=1_000_000 + number, on=due)


def _bank(world: World) -> None:
    """R15, R22: three lines that nobody booked and two entries without a line; three lines in suspense since the spring."""
    cast = world.cast
    paid = [(f"{month + 5:02d}-04-2024 09:00:00", 2_000_000, f"MST 3999900012 NOP KPCD THANG {month} NAM 2024") for month in (1, 2, 3)]
    unclear = [(f"{20 + number}-04-2024 09:00:00", 410_000 + number, f"CHUYEN TIEN {number}") for number in range(3)]
    cast.statement(*paid, *unclear)
    access.enter(cast.by, on=date(2024, 6, 30))
    cast.run()
    cast.statement(
        *((f"{number + 1:02d}-06-2024 09:00:00", 55_000 + number, f"CHUA CHAY {number}") for number in range(3)), name="sau.xlsx"
    )
    access.enter(cast.by, on=LATER)
    for number in range(2):
        world.post("LDLD-DMC", (spending("care"), BANK, 44_000 + number, date(YEAR, 6, 1)))
        world.plant("LDLD-DMC", "R15", amount=-44_000 - number, on=date(YEAR, 6, 1))
    for number in range(3):
        world.plant("LDLD-DMC", "R15", amount=55_000 + number, on=date(YEAR, 6, number + 1))
        world.plant("LDLD-DMC", "R22", amount=410_000 + number, on=date(YEAR, 4, 20 + number))


def after_duty(world: World) -> None:
    """R23: in June 2025 three agencies went on paying though they no longer had to, beside five enterprises that have to.

    The collection runs over everything that it finds, so that 2024 is judged before.
    """
    cast, union = world.cast, world.union("CD023")
    access.enter(cast.by, on=SUMMER)
    moves = []
    for number, code in enumerate(tax_codes(8, 500)):
        kind = "admin_body" if number < 3 else "enterprise"
        organisation(cast.by, "employer", f"DV7{number:02d}", parent=union, tax_code=code, payer_class=kind)
        note = f"MST {code} DON VI DONG KPCD THANG 6 NAM 2025"
        moves.append((f"{number + 1:02d}-06-2025 09:00:00", 1_000_000 + number, note, f"so-{number}"))
        if number < 3:
            world.plant("CD023", "R23", amount=1_000_000 + number, on=date(2025, 6, number + 1), year=2025)
    content = sheet(efast(moves, opening=cast.balance, account=ACCOUNT))
    banking.import_statement(by=cast.by, unit_id=cast.district, file_name="2025.xlsx", content=content, on=SUMMER)
    collection.run_collection(by=cast.by, unit_id=cast.district, on=SUMMER)


VOUCHERS = """
INSERT INTO bookkeeping_voucher (id, unit_id, client_key, drafted_sha256, kind, place, bank_account, voucher_date, accounting_date,
  counterpart, address, reason, enclosed, amount, search_key, prepared_by)
SELECT id, %(unit)s, gen_random_uuid(), '', 'payment', '', '', day, day, whom, '', 'Chi ' || id, 0, amount, '', prepared
FROM unnest(%(id)s::bigint[], %(day)s::date[], %(whom)s::text[], %(amount)s::bigint[], %(prepared)s::bigint[])
  AS told (id, day, whom, amount, prepared);
"""
PARTS = """
INSERT INTO bookkeeping_voucher_part (voucher_id, unit_id, line_no, amount, category, debt, note, side, account)
SELECT id, %(unit)s, 1, amount, 'care', '', '', '', '' FROM unnest(%(id)s::bigint[], %(amount)s::bigint[]) AS told (id, amount);
"""
ACTS = """
INSERT INTO bookkeeping_voucher_act (voucher_id, unit_id, place, kind, words, content_sha256, entry_id, acted_on, recorded_by)
SELECT id, %(unit)s, place, kind, '', '', CASE WHEN kind = 'posted' THEN -id END, day, who
FROM unnest(%(id)s::bigint[], %(day)s::date[], %(prepared)s::bigint[], %(approved)s::bigint[], %(paid)s::bigint[])
  AS told (id, day, prepared, approved, paid),
  LATERAL (VALUES (1, 'drafted', prepared), (2, 'submitted', prepared), (3, 'approved', approved), (4, 'paid', paid), (5, 'posted', paid))
  AS acts (place, kind, who);
"""
NUMBERS = """
INSERT INTO bookkeeping_voucher_number (voucher_id, unit_id, kind, year, number, book)
SELECT id, %(unit)s, 'payment', 2024, row_number() OVER (), 1 FROM unnest(%(id)s::bigint[]) AS told (id);
"""
FIRST_VOUCHER = 1_000_000


def vouchers(world: World, connection: object) -> None:
    """Write the vouchers past every guard, as a superuser: three of one hand (R18), two payments cut in two (R20), the others innocent."""
    drawn = random.Random(20_241_101)
    rows = []
    for number in range(INNOCENT):
        day = date(YEAR, 1, 1) + timedelta(drawn.randrange(366))
        rows.append((day, f"Người nhận {number}", drawn.randrange(50_000, 20_000_000), 11, 12, 13))
    rows += [(date(YEAR, 7, number + 1), f"Người nhận một tay {number}", 600_000 + number, 11, 11, 13) for number in range(3)]
    rows += [(date(YEAR, 9, 3 * pair + part + 1), f"Quán số {pair}", 4_900_000 + part, 11, 12, 13) for pair in (0, 8) for part in (0, 1)]
    columns = dict(zip(("day", "whom", "amount", "prepared", "approved", "paid"), map(list, zip(*rows, strict=True)), strict=True))
    told = {"unit": world.units["CD001"], "id": [FIRST_VOUCHER + place for place in range(len(rows))], **columns}
    connection.execute("SET session_replication_role = replica")  # type: ignore[attr-defined]
    for statement in (VOUCHERS, PARTS, ACTS, NUMBERS):
        connection.execute(statement, told)  # type: ignore[attr-defined]
    connection.commit()  # type: ignore[attr-defined]
    for place in range(INNOCENT, len(rows)):
        code = "R18" if place < INNOCENT + 3 else "R20"
        world.plant("CD001", code, amount=rows[place][2], on=rows[place][0], voucher_id=FIRST_VOUCHER + place)
