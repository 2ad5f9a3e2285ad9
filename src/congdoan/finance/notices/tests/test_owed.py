"""What a payer owes, on what base, and that paying by the note closes it."""

import io
from datetime import date

import pytest
from django.urls import reverse
from pypdf import PdfReader

from congdoan.finance.assessments import services as assessments
from congdoan.finance.banking import queries as banking_queries
from congdoan.finance.banking import services as banking
from congdoan.finance.collection import queries as collection
from congdoan.finance.collection.tests.builders import DAY
from congdoan.finance.notices import queries
from congdoan.people.organisations.tests.builders import organisation

pytestmark = pytest.mark.django_db


def test_what_is_owed_is_told_by_month_with_its_base_and_law(owing):
    owed = queries.owed_by(owing.employer, on=DAY)

    assert [(row.month, row.charged, row.paid, row.rest) for row in owed.rows] == [
        (202402, 2_000_000, 500_000, 1_500_000),
        (202403, 2_000_000, 0, 2_000_000),
    ]
    assert owed.rows[0].why == "2% của quỹ lương 100.000.000 đ"
    assert owed.rows[0].due_on == date(2024, 2, 29)
    assert "Luật Công đoàn" in owed.law[0].document
    assert (owed.to_pay, owed.overdue, owed.unit_code) == (3_500_000, 3_500_000, "LDLD-DMC")
    assert owed.svg.startswith("<svg")


def test_paying_by_the_note_closes_every_month_it_covers(owing):
    owed = queries.owed_by(owing.employer, on=DAY)

    owing.statement(("20-04-2024 09:00:00", owed.to_pay, f"CT nhanh 247 den: {owed.payment.note} (0011223344)"), name="nua-sau.xlsx")
    owing.run()

    assert owing.unpaid(owing.employer) == {}
    after = queries.owed_by(owing.employer, on=DAY)
    assert (after.to_pay, after.payment, after.words) == (0, None, "Không còn khoản nào phải nộp.")


def test_one_month_alone_can_be_paid_by_choice(owing):
    owed = queries.owed_by(owing.employer, on=DAY)

    payment = queries.payment_of(owed, month=202402)

    assert (payment.amount, payment.month) == (1_500_000, 202402)
    assert queries.payment_of(owed, month=202401) is None


def test_surplus_is_deducted(owing):
    charge = next(one.id for one in assessments_charges(owing.employer) if one.month == 202403)
    owing.statement(("20-04-2024 09:00:00", 3_500_000, queries.owed_by(owing.employer, on=DAY).payment.note), name="b.xlsx")
    owing.statement(("21-04-2024 09:00:00", 300_000, "MST 3999900012 dong KPCD thang 3 nam 2024"), name="c.xlsx")
    owing.run()
    assessments.revise_charge(by=owing.by, charge_id=charge, amount=2_400_000, reason="Truy thu theo biên bản", on=DAY)

    owed = queries.owed_by(owing.employer, on=DAY)

    assert (owed.unpaid, owed.credit, owed.to_pay, owed.payment.amount) == (400_000, 300_000, 100_000, 100_000)
    assert "điều chỉnh: Truy thu theo biên bản" in owed.rows[0].why


def assessments_charges(payer):
    from congdoan.finance.assessments import queries as assessments_queries

    return assessments_queries.charges([payer])


def test_a_union_owes_dues_under_the_word_of_dues(owing):
    assessments.report_dues(by=owing.by, rows=[assessments.DuesRow(owing.union, 202402, 10, 1_000_000)], on=DAY)

    owed = queries.owed_by(owing.union, on=DAY)

    assert owed.fund == "DUES"
    assert owed.payment.note.startswith("DPCD 2402 ")
    assert owed.rows[0].why == "phần nộp lên của đoàn phí đã thu 1.000.000 đ"


def test_without_an_account_nobody_is_told_where_to_pay(owing):
    for row in banking_queries.accounts(unit_id=owing.district):
        banking.close_account(by=owing.by, account_id=row.id, until=date(2024, 5, 1), on=DAY)

    owed = queries.owed_by(owing.employer, on=DAY)

    assert owed.payment is None
    assert "chưa đăng ký tài khoản" in owed.words


def test_history_tells_the_day_of_the_bank_the_months_and_the_surplus(owing):
    (passed,) = queries.history(owing.employer, on=DAY)

    assert (passed.on, passed.amount, passed.months, passed.surplus) == (date(2024, 2, 5), 2_500_000, (202401, 202402), 0)


def test_many_payers_are_asked_about_in_as_many_statements_as_one(owing, django_assert_max_num_queries):
    more = [organisation(owing.by, "employer", f"DV9{n:02d}", parent=owing.district) for n in range(30)]
    assessments.declare_payroll(by=owing.by, rows=[assessments.PayrollRow(one, 202402, 1, 10_000_000) for one in more], on=DAY)
    assessments.assess_union_fund(by=owing.by, months=[202402], on=DAY)

    with django_assert_max_num_queries(15):
        found = queries.owed_by_many([owing.employer, *more], on=DAY)

    assert {one.to_pay for one in found.values()} == {3_500_000, 200_000}
    assert len({one.payment.note for one in found.values()}) == 31


def test_what_is_owed_is_the_one_answer_to_what_is_unpaid(owing):
    told = {(owing.employer, row.month): row.rest for row in queries.owed_by(owing.employer, on=DAY).rows}

    assert told == {(row.payer_id, row.month): row.unpaid for row in collection.outstanding([owing.employer], on=DAY) if row.unpaid}


# --- pages ---


def test_the_page_shows_code_note_and_sum(owing, sign_in):
    answer = sign_in().get(reverse("notices:payer", args=["DV001"]))

    page = answer.content.decode()
    assert answer.status_code == 200
    assert 'data-copy="KPCD 2403' in page
    assert "<title>Mã VietQR</title>" in page
    assert "3.500.000" in page


def test_one_month_is_a_choice_of_the_address(owing, sign_in):
    page = sign_in().get(reverse("notices:payer", args=["DV001"]) + "?ky=202402").content.decode()

    assert 'data-copy="1500000"' in page


def test_the_draft_says_that_it_is_one(owing, sign_in):
    answer = sign_in().get(reverse("notices:draft", args=["DV001"]))

    text = PdfReader(io.BytesIO(answer.content)).pages[0].extract_text()
    assert answer["Content-Type"] == "application/pdf"
    assert "Bản xem trước, chưa phát hành" in text
    assert "Ba triệu năm trăm nghìn đồng" in text
    assert queries.owed_by(owing.employer, on=DAY).payment.note in text


@pytest.mark.parametrize("code", ["KHAC", "%00", "DV002' --"])
def test_a_code_of_nobody_is_not_found(owing, sign_in, code):
    assert sign_in().get(f"/7-tai-chinh/giay-bao/nguoi-nop/{code}/").status_code == 404


def test_a_neighbour_s_accountant_sees_nothing(owing, sign_in):
    assert sign_in("union_treasurer", branch=owing.union).get(reverse("notices:payer", args=["DV002"])).status_code == 404
