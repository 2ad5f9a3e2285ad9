"""Statements in the database: imported once, whole, by whoever may, into an account of their own unit."""

from datetime import date

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from psycopg.types.range import DateRange

from congdoan.finance.banking import queries, services
from congdoan.finance.banking.models import BankLine, CollectingAccount, Statement
from congdoan.finance.banking.rules.statements import UnableToRead
from congdoan.foundation.access import services as access

from .builders import ACCOUNT, csv_of, efast, moves_of, sheet, statement_file

ON = date(2024, 6, 30)
pytestmark = pytest.mark.django_db

JANUARY = moves_of([250_000, 300_000], month="01-2024")
FEBRUARY = moves_of([500_000, -20_000, 500_000], start=10)


@pytest.fixture
def district(entered):
    access.set_branches([(501, "HUYEN", "Liên đoàn Lao động huyện Mẫu"), (502, "XA", "Đơn vị khác")])
    always = DateRange(None, None)
    access.set_reach([(top, unit, int(top == 1), always) for unit in (501, 502) for top in (1, unit)], of=[501, 502])
    services.open_account(by=entered, unit_id=501, bank="VietinBank", number=ACCOUNT, on=ON)
    return 501


def january():
    return sheet(efast(JANUARY, opening=0))


def february(**options):
    return sheet(efast(FEBRUARY, opening=550_000, **options))


def imported(by, unit_id, content, name="saoke.xlsx", **options):
    return services.import_statement(by=by, unit_id=unit_id, file_name=name, content=content, on=ON, **options)


def test_a_statement_is_kept_with_every_line(entered, district):
    result = imported(entered, district, february())

    lines = queries.lines(unit_id=district)
    assert (result.is_new, result.new_lines, result.repeats) == (True, 3, 0)
    assert [(line.amount, line.direction) for line in lines] == [(500_000, "C"), (20_000, "D"), (500_000, "C")]
    assert [f"{line.booked_at:%d-%m-%Y %H:%M:%S}" for line in lines] == [move[0] for move in FEBRUARY]
    assert queries.statements(unit_id=district)[0].proof == "ok"


def test_the_same_file_again_changes_nothing(entered, district):
    first = imported(entered, district, february())
    again = imported(entered, district, february(), name="ten khac.xlsx")

    assert (again.statement_id, again.is_new) == (first.statement_id, False)
    assert (Statement.objects.count(), BankLine.objects.count()) == (1, 3)


def test_overlapping_files_leave_one_line_per_transaction(entered, district):
    imported(entered, district, sheet(efast(FEBRUARY[:2], opening=550_000)))

    result = imported(entered, district, february(as_text=True))

    assert (result.new_lines, result.repeats) == (1, 2)
    assert len(queries.lines(unit_id=district)) == 3
    assert all(row.repeat_of for row in queries.lines(unit_id=district, include_repeats=True) if row.is_repeat)


def test_the_last_line_of_january_printed_in_february_is_a_repeat_of_it(entered, district):
    imported(entered, district, january())

    result = imported(entered, district, february(before=JANUARY[-1:]))

    repeats = [line for line in queries.lines(unit_id=district, include_repeats=True) if line.is_repeat]
    original = next(line for line in queries.lines(unit_id=district) if line.reference == JANUARY[-1][3])
    assert (result.new_lines, result.gaps) == (3, ())
    assert [line.repeat_of for line in repeats] == [original.id]


def test_a_repeat_whose_month_was_never_imported_is_no_new_money(entered, district):
    imported(entered, district, february(before=JANUARY[-1:]))

    assert len(queries.lines(unit_id=district)) == 3
    assert [line.repeat_of for line in queries.lines(unit_id=district, include_repeats=True) if line.is_repeat] == [None]


def test_two_equal_real_payments_are_two_lines(entered, district):
    twins = [("05-02-2024 08:00:00", 500_000, "KPCD T1", ""), ("05-02-2024 08:00:00", 500_000, "KPCD T1", "")]

    assert imported(entered, district, sheet(efast(twins))).new_lines == 2


def test_a_month_that_is_missing_is_told_as_a_gap(entered, district):
    imported(entered, district, january(), name="thang1.xlsx")

    result = imported(entered, district, sheet(efast(moves_of([7_000], month="03-2024"), opening=999_000)), name="thang3.xlsx")

    assert [(gap.before, gap.after, gap.difference) for gap in result.gaps] == [("thang1.xlsx", "thang3.xlsx", 449_000)]
    assert queries.gaps(queries.accounts(unit_id=district)[0].id) == list(result.gaps)


def test_an_account_that_nobody_registered_is_refused(entered, district):
    with pytest.raises(services.AccountNotRegistered) as refusal:
        imported(entered, district, february(account="999888777666"))

    assert refusal.value.facts == {"number": "999888777666"}
    assert not BankLine.objects.exists()


def test_an_account_collects_only_in_its_period(entered, district):
    account = CollectingAccount.objects.get()
    services.close_account(by=entered, account_id=account.pk, until=date(2024, 2, 1), on=ON)

    with pytest.raises(services.AccountNotRegistered):
        imported(entered, district, february())
    assert imported(entered, district, january()).is_new


def test_one_number_has_one_holder_at_a_time(entered, district):
    assert services.open_account(by=entered, unit_id=district, bank="VietinBank", number="117-999 000.024", on=ON)
    with pytest.raises(services.AccountTaken):
        services.open_account(by=entered, unit_id=502, bank="VietinBank", number=ACCOUNT, on=ON)
    with pytest.raises(services.BadAccount):
        services.open_account(by=entered, unit_id=502, bank="VietinBank", number="số mấy?", on=ON)


def test_a_file_that_names_no_account_asks_for_it(entered, district):
    rows = [["Ngày", "Số tham chiếu", "Mô tả", "Nợ", "Có", "Số dư"], ["01/02/2024", "F1", "KPCD", "", "500000", "500000"]]

    with pytest.raises(services.AccountNotNamed):
        imported(entered, district, csv_of(rows))
    assert imported(entered, district, csv_of(rows), account_number=ACCOUNT).new_lines == 1


def test_a_file_that_contradicts_itself_is_refused_whole(entered, district):
    with pytest.raises(UnableToRead) as refusal:
        imported(entered, district, february(closing=1))

    assert refusal.value.code == "statement-not-proven"
    assert refusal.value.facts["statements"][0]["n_lines"] == 3
    assert not BankLine.objects.exists()


def test_a_fraction_of_a_dong_is_never_booked(entered, district):
    rows = [["Ngày", "Mô tả", "Nợ", "Có", "Số dư"], ["01/02/2024", "a", "", "10,50", "10,50"], ["01/02/2024", "b", "", "10", "20,50"]]

    with pytest.raises(services.UnableToImport) as refusal:
        imported(entered, district, csv_of(rows), account_number=ACCOUNT)

    assert refusal.value.code == "fraction-of-dong"


def test_a_line_inside_days_already_held_contradicts(entered, district):
    imported(entered, district, february(), name="thang2.xlsx")
    other = [("12-02-2024 09:00:00", 77_000, "khac", "X1")]

    with pytest.raises(services.Contradiction) as refusal:
        imported(entered, district, sheet(efast(other)))

    assert (refusal.value.facts["file_name"], refusal.value.facts["count"]) == ("thang2.xlsx", 1)


def test_the_same_transaction_in_another_layout_is_not_taken_for_another(entered, district):
    imported(entered, district, february(), name="thang2.xlsx")
    rows = [["Ngày", "Số tham chiếu", "Mô tả", "Nợ", "Có"], ["13/02/2024", FEBRUARY[-1][3], "KPCD", "", "500000"]]
    rows[1][0] = FEBRUARY[-1][0][:10].replace("-", "/")

    with pytest.raises(services.Contradiction):
        imported(entered, district, csv_of(rows), account_number=ACCOUNT)


# --- preview


def test_a_preview_tells_and_writes_nothing(entered, district):
    preview = services.preview_statement(by=entered, file_name="a.xlsx", content=february(before=JANUARY[-1:]), on=ON)

    part = preview.parts[0]
    assert (part.unit_id, len(part.new), len(part.repeats), part.new_credit, part.new_debit) == (district, 3, 1, 1_000_000, 20_000)
    assert preview.refusal is None
    assert not Statement.objects.exists()


def test_a_preview_of_a_bad_file_gives_the_refusal_instead_of_raising(entered, district):
    preview = services.preview_statement(by=entered, file_name="a.pdf", content=b"%PDF-1.4", on=ON)

    assert preview.refusal.code in {"statement-unreadable", "account-not-named"}


def test_a_preview_is_applied_only_as_long_as_nothing_changed(entered, district):
    preview = services.preview_statement(by=entered, file_name="a.xlsx", content=february(), on=ON)
    imported(entered, district, sheet(efast(FEBRUARY[:1], opening=550_000)))

    with pytest.raises(services.StalePreview):
        imported(entered, district, february(), mark=preview.mark)
    fresh = services.preview_statement(by=entered, file_name="a.xlsx", content=february(), on=ON)
    assert imported(entered, district, february(), mark=fresh.mark).new_lines == 2


# --- who may


def test_without_a_grant_nobody_imports(entered, district):
    stranger = access.create_actor(by=entered, username="nguoi.la", full_name="Người Lạ", password="mat-khau-rat-dai-123", on=ON)

    with pytest.raises(access.NotAllowed):
        imported(stranger, district, february())
    with pytest.raises(access.NotAllowed):
        services.preview_statement(by=stranger, file_name="a.xlsx", content=february(), on=ON)
    with pytest.raises(access.NotAllowed):
        services.open_account(by=stranger, unit_id=district, bank="MB", number="123456789", on=ON)


def test_another_branch_sees_neither_accounts_nor_lines(entered, district, enter_as):
    imported(entered, district, february())
    neighbour = access.create_actor(by=entered, username="xa.ben", full_name="Xã Bên", password="mat-khau-rat-dai-123", on=ON)
    access.grant(by=entered, actor_id=neighbour, role="federation_accountant", branch_id=502, from_day=date(2024, 1, 1), on=ON)

    enter_as(neighbour)

    assert queries.lines() == []
    assert queries.statements() == []
    assert queries.accounts() == []
    with pytest.raises(services.AccountNotRegistered):
        services.import_statement_file(by=neighbour, file_name="a.xlsx", content=february(), on=ON)


# --- the promises of PostgreSQL


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE banking_line SET amount = amount + 1", "DELETE FROM banking_line", "TRUNCATE banking_line CASCADE",
        "UPDATE banking_statement SET closing = 0", "DELETE FROM banking_statement",
    ],
)  # fmt: skip
def test_statements_and_lines_never_change(entered, district, sql):
    imported(entered, district, february())

    with pytest.raises((ProgrammingError, IntegrityError)), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def copy_of_a_line(**changes):
    line = BankLine.objects.order_by("id").first()
    line.pk = None
    for name, value in changes.items():
        setattr(line, name, value)
    return line


@pytest.mark.parametrize("changes", [{"row": 99, "fingerprint": "f" * 40}, {"row": 98, "is_repeat": True}])
def test_a_closed_statement_takes_no_more_lines(entered, district, changes):
    imported(entered, district, february())

    with pytest.raises(IntegrityError, match="closed"), transaction.atomic():
        BankLine.objects.bulk_create([copy_of_a_line(**changes)])


def test_a_transaction_is_one_line_even_past_the_service(entered, district):
    imported(entered, district, february())

    with pytest.raises(IntegrityError, match="a_transaction_is_one_line"), transaction.atomic():
        BankLine.objects.bulk_create([copy_of_a_line(statement_id=10**9, row=99)])


def test_a_statement_must_be_what_its_lines_sum_to(entered, district):
    imported(entered, district, february())
    lying = Statement.objects.get()
    lying.pk, lying.sha256 = None, "0" * 64

    with pytest.raises(IntegrityError, match="all its lines"), transaction.atomic():
        Statement.objects.bulk_create([lying])


def test_a_proven_statement_must_add_up(entered, district):
    account = CollectingAccount.objects.get()
    lying = Statement(unit_id=district, account=account, file_name="x", sha256="1" * 64, opening=5, closing=6, line_count=0, repeat_count=0)
    lying.sum_credit = lying.sum_debit = 0
    lying.proof, lying.imported_by = "ok", entered

    with pytest.raises(IntegrityError, match="a_proven_statement_adds_up"), transaction.atomic():
        Statement.objects.bulk_create([lying])


def test_a_row_cannot_be_written_into_another_branch(entered, district, enter_as):
    neighbour = access.create_actor(by=entered, username="xa.ben", full_name="Xã Bên", password="mat-khau-rat-dai-123", on=ON)
    enter_as(neighbour)

    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        CollectingAccount.objects.create(unit_id=district, bank="MB", number="5550001112", period=(None, None), opened_by=neighbour)


def test_the_amount_that_the_world_needs_fits(entered, district):
    assert imported(entered, district, statement_file((10**15,), opening=0)).new_lines == 1
