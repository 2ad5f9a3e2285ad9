"""Declarations become charges by the law of the day; reports become both units' books."""

from datetime import date
from fractions import Fraction

import pytest
from django.db import DatabaseError, connection, transaction

from congdoan.finance.assessments import queries, services
from congdoan.finance.assessments.models import Charge, ChargeChange
from congdoan.finance.assessments.services import DuesRow, PayrollRow
from congdoan.finance.ledger import queries as ledger
from congdoan.foundation.access.services import NotAllowed, enter
from congdoan.foundation.kernel.errors import Rejected
from congdoan.people.organisations.tests.builders import federations, organisation, person

pytestmark = pytest.mark.django_db
DAY = date(2024, 6, 30)


@pytest.fixture
def cast(entered):
    """A district with one union, its employer, and an employer without a union."""
    _, _, district = federations(entered)
    union = organisation(entered, "grassroots_union", "CD001", parent=district)
    return {
        "by": entered,
        "district": district,
        "union": union,
        "employer": organisation(entered, "employer", "DV001", parent=union, tax_code="0100109106"),
        "lone": organisation(entered, "employer", "DV002", parent=district, founded_on=date(2024, 3, 15)),
    }


def declare(cast, *rows):
    return services.declare_payroll(by=cast["by"], rows=[PayrollRow(*row) for row in rows], on=DAY)


def assess(cast, *months, **more):
    return services.assess_union_fund(by=cast["by"], months=months, on=DAY, **more)


def amounts(payer_id, kind="KPCD"):
    return {charge.month: charge.amount for charge in queries.charges([payer_id], kinds=[kind])}


def test_the_fund_of_a_month_is_two_per_cent_rounded_once_half_up(cast):
    declare(cast, (cast["employer"], 202401, 48, 264_220_000), (cast["employer"], 202402, 2, 9_459_850), (cast["employer"], 202403, 1, 125))

    assess(cast, 202401, 202402, 202403)

    assert amounts(cast["employer"]) == {202401: 5_284_400, 202402: 189_197, 202403: 3}


def test_a_later_declaration_replaces_the_earlier_and_the_old_amount_stays_on_record(cast):
    declare(cast, (cast["employer"], 202401, 10, 100_000_000))
    assess(cast, 202401)
    declare(cast, (cast["employer"], 202401, 11, 110_000_000))

    counts = assess(cast, 202401)

    assert counts["changed"] == 1
    assert amounts(cast["employer"]) == {202401: 2_200_000}
    assert list(ChargeChange.objects.order_by("id").values_list("amount_before", "amount_after")) == [
        (None, 2_000_000),
        (2_000_000, 2_200_000),
    ]


def test_assessing_and_declaring_again_changes_nothing(cast):
    declare(cast, (cast["employer"], 202401, 10, 100_000_000))
    assess(cast, 202401)

    assert declare(cast, (cast["employer"], 202401, 10, 100_000_000)) == {"new": 0, "changed": 0, "same": 1}
    assert assess(cast, 202401) == {"new": 0, "changed": 0, "same": 1, "not_liable": 0}


def test_a_month_outside_the_duty_is_not_owed(cast):
    declare(cast, *((cast["lone"], month, 5, 50_000_000) for month in (202402, 202403, 202404)))

    counts = assess(cast, 202402, 202403, 202404)

    assert counts["not_liable"] == 1
    assert amounts(cast["lone"]) == {202403: 1_000_000, 202404: 1_000_000}


def test_the_due_day_is_that_of_the_law_of_the_month(cast):
    declare(cast, (cast["employer"], 202506, 1, 100), (cast["employer"], 202507, 1, 100), (cast["employer"], 202701, 1, 100))
    assess(cast, 202506, 202507, 202701)

    due = {charge.month: charge.due_on for charge in queries.charges([cast["employer"]])}

    assert due == {202506: date(2025, 6, 30), 202507: date(2025, 8, 31), 202701: date(2027, 2, 28)}


def test_a_reduction_lowers_and_a_suspension_only_defers(cast):
    declare(cast, *((cast["employer"], month, 1, 20_000_000) for month in (202606, 202607, 202608)))
    assess(cast, 202606, 202607, 202608)

    services.decide_relief(
        by=cast["by"], employer_id=cast["employer"], kind="reduction", first_month=202606, last_month=202606,
        rate=Fraction(20, 100), document="Quyết định thử", decided_on=DAY, on=DAY,
    )  # fmt: skip
    services.decide_relief(
        by=cast["by"], employer_id=cast["employer"], kind="suspension", first_month=202607, last_month=202608,
        document="Quyết định thử", decided_on=DAY, on=DAY,
    )  # fmt: skip

    rows = {charge.month: (charge.amount, charge.due_on) for charge in queries.charges([cast["employer"]])}
    assert rows[202606][0] == 320_000
    assert rows[202607] == (400_000, date(2026, 10, 31))
    assert rows[202608] == (400_000, date(2026, 10, 31))


@pytest.mark.parametrize(
    ("kind", "first", "last", "rate", "refusal"),
    [
        ("reduction", 202606, 202612, Fraction(1, 5), services.ReliefTooWide),
        ("reduction", 202606, 202606, Fraction(21, 100), services.ReliefTooWide),
        ("reduction", 202606, 202606, None, services.ReliefTooWide),
        ("suspension", 202606, 202706, None, services.ReliefTooWide),
        ("suspension", 202401, 202401, None, services.ReliefNotAvailable),
    ],
)
def test_a_relief_outside_the_frame_of_the_law_is_refused(cast, kind, first, last, rate, refusal):
    with pytest.raises(refusal):
        services.decide_relief(
            by=cast["by"], employer_id=cast["employer"], kind=kind, first_month=first, last_month=last, rate=rate,
            document="Quyết định thử", decided_on=DAY, on=DAY,
        )  # fmt: skip


def turnover(unit_id, code, item, month=202401):
    rows = ledger.turnover([unit_id], during=(month, month))
    found = [row for row in rows if (row.account.code, row.account.item) == (code, item)]
    return (sum(row.debit for row in found), sum(row.credit for row in found))


def test_a_dues_report_charges_the_upper_part_and_books_both_units(cast):
    services.report_dues(by=cast["by"], rows=[DuesRow(cast["union"], 202401, 123, 1_321_105)], on=DAY)

    assert amounts(cast["union"], "DUES") == {202401: 396_331}
    assert turnover(cast["union"], "1111", "") == (1_321_105, 0)
    assert turnover(cast["union"], "5118", "dues") == (0, 924_774)
    assert turnover(cast["union"], "336", "dues") == (0, 396_331)
    assert turnover(cast["district"], "1368", "dues") == (396_331, 0)
    assert turnover(cast["district"], "3378", "dues_expected") == (0, 396_331)


def test_a_corrected_report_books_the_difference_only(cast):
    services.report_dues(by=cast["by"], rows=[DuesRow(cast["union"], 202401, 10, 1_000_000)], on=DAY)
    assert services.report_dues(by=cast["by"], rows=[DuesRow(cast["union"], 202401, 10, 1_000_000)], on=DAY) == {"written": 0, "same": 1}

    services.report_dues(by=cast["by"], rows=[DuesRow(cast["union"], 202401, 9, 900_000)], on=DAY)

    assert amounts(cast["union"], "DUES") == {202401: 270_000}
    debit, credit = turnover(cast["union"], "1111", "")
    assert debit - credit == 900_000


def payroll_file(text):
    return {"file_name": "khai.csv", "content": text.encode()}


def test_a_payroll_file_is_refused_whole_with_every_error_and_its_place(cast):
    content = "Mã đơn vị,Tháng,Số lao động,Quỹ lương\nDV001,2024-01,10,100000000\nDV009,2024-13,-1,1.5\nCD001,2024-01,1,1\n"

    with pytest.raises(Rejected) as refusal:
        services.declare_payroll_file(by=cast["by"], on=DAY, **payroll_file(content))

    found = [(problem["row"], problem["column"]) for problem in refusal.value.facts["problems"]]
    assert found == [(3, "Mã đơn vị"), (3, "Tháng"), (3, "Số lao động"), (3, "Quỹ lương"), (4, "Mã đơn vị")]
    assert queries.payroll_in_force(months=(202401, 202401)) == []


def test_a_preview_tells_what_is_new_changed_and_the_same(cast):
    declare(cast, (cast["employer"], 202401, 10, 100), (cast["employer"], 202402, 10, 100))
    content = "employer_code,month,headcount,si_wage_fund\nDV001,2024-01,10,100\nDV001,2024-02,10,200\nDV001,2024-03,10,100\n"

    preview = services.preview_payroll_file(by=cast["by"], on=DAY, **payroll_file(content))

    assert (len(preview.same), len(preview.changed), len(preview.new)) == (1, 1, 1)


def test_another_branch_may_neither_declare_nor_see(cast):
    elsewhere = organisation(cast["by"], "district_federation", "LDLD-TB", parent=queries_parent(cast["district"]))
    stranger = person(cast["by"], "la", role="federation_accountant", branch=elsewhere)
    declare(cast, (cast["employer"], 202401, 10, 100))
    enter(stranger, on=DAY)

    assert queries.payroll_in_force(months=(202401, 202401)) == []
    with pytest.raises(NotAllowed):
        services.declare_payroll(by=stranger, rows=[PayrollRow(cast["employer"], 202401, 1, 1)], on=DAY)
    with pytest.raises(DatabaseError), transaction.atomic():
        Charge.objects.create(payer_id=cast["employer"], kind="KPCD", month=202401, amount=1)


def test_an_officer_above_both_reports_dues_and_a_treasurer_cannot_write_the_upper_books(cast):
    row = DuesRow(cast["union"], 202401, 10, 100_000)
    treasurer = person(cast["by"], "thu-quy", role="union_treasurer", branch=cast["union"])
    officer = person(cast["by"], "chuyen-vien", role="federation_officer", branch=cast["district"])

    enter(treasurer, on=DAY)
    with pytest.raises(NotAllowed), transaction.atomic():
        services.report_dues(by=treasurer, rows=[row], on=DAY)
    enter(officer, on=DAY)
    services.report_dues(by=officer, rows=[row], on=DAY)

    assert [told.collected_dong for told in queries.dues_reports_in_force([cast["union"]], months=(202401, 202401))] == [100_000]


def queries_parent(organisation_id):
    from congdoan.people.organisations import queries as organisations

    return organisations.parent_on([organisation_id], on=DAY)[organisation_id]


@pytest.mark.parametrize("table", ["payrolldeclaration", "duesreport", "chargechange", "relief"])
def test_what_was_declared_and_changed_stays_on_record(cast, table):
    for statement in (f"UPDATE assessments_{table} SET id = id", f"DELETE FROM assessments_{table}"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
