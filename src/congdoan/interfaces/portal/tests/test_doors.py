"""The page of a signed link: what it shows, what it never shows, and what it leaves behind."""

from importlib import import_module

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from congdoan.finance.assessments import services as assessments
from congdoan.finance.notices.rules.letter import letter_pdf
from congdoan.foundation.access import doors, rules, services

from .conftest import JANUARY, act_again

pytestmark = pytest.mark.django_db


def words(answer):
    return answer.content.decode()


def test_the_accountant_sees_what_is_owed_why_and_how_to_pay(client, owing, address):
    answer = client.get(address)

    assert answer.status_code == 200
    owed = answer.context["owed"]
    assert (owed.unpaid, owed.credit, owed.to_pay) == (3_000_000, 0, 3_000_000)
    assert [(row.month, row.rest) for row in owed.rows] == [(202402, 1_000_000), (202403, 2_000_000)]
    assert owed.payment.account.number == "117999000024"
    assert owed.payment.note in words(answer)
    assert "<svg" in owed.svg
    assert [(one.amount, one.months) for one in answer.context["passed"]] == [(3_000_000, (202401, 202402))]
    assert [row["month"] for row in client.get(f"{address}?tat_ca=1").context["months"]] == [202403, 202402, 202401]
    assert "2% của quỹ lương 100.000.000 đ" in words(answer)


def test_a_sum_over_the_limit_of_instant_transfer_says_how_to_pay(client, owing, address):
    rows = [assessments.PayrollRow(owing.employer, 202403, 900, 30_000_000_000)]
    assessments.declare_payroll(by=owing.by, rows=rows, on=doors.today())
    assessments.assess_union_fund(by=owing.by, months=[202403], on=doors.today())

    answer = client.get(address)

    assert answer.context["owed"].to_pay == 601_000_000
    assert answer.context["svg"] == ""
    assert "Chuyển khoản liên ngân hàng thông thường" in words(answer)


def test_each_payment_has_a_confirmation_to_keep_and_none_of_anybody_else(client, owing, address, monkeypatch):
    letters = []
    views = import_module("congdoan.interfaces.portal.views.payer")
    monkeypatch.setattr(views, "letter_pdf", lambda told: letters.extend(told) or letter_pdf(told))
    (paid,) = client.get(address).context["passed"]

    paper = client.get(f"{address}da-nhan/{paid.line_id}.pdf")
    others = [client.get(f"{address}da-nhan/{line}.pdf").status_code for line in (paid.line_id + 1, 10**17, 10**30)]

    assert (paper.status_code, paper.content[:5], paper["Cache-Control"]) == (200, b"%PDF-", "no-store")
    assert others == [404, 404, 404]
    (letter,) = letters
    said = repr(letter)
    assert (letter.upper, letter.issuer) == ("LĐLĐ tỉnh Tây Ninh", "LĐLĐ huyện Dương Minh Châu")
    assert "đã nhận và ghi sổ ngày 05/02/2024 số tiền 3.000.000 đồng" in said
    assert "kỳ 01/2024" in said
    assert JANUARY not in said


def test_nobody_else_and_nothing_inside_is_shown(client, owing, address):
    read = words(client.get(address)) + words(client.get(f"{address}?tat_ca=1"))

    for theirs in ("Gạch Lộc Ninh", "DV002", "3999900051", "sao-ke.xlsx", "MST 3999900012 Cong ty", "console"):
        assert theirs not in read, read[max(0, read.find(theirs) - 200) : read.find(theirs) + 100]


def test_the_page_leaves_nothing_behind(client, address):
    token = address.strip("/").split("/")[1]

    answer = client.get(address)

    assert not answer.cookies
    assert answer["Cache-Control"] == "no-store"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "noindex" in answer["X-Robots-Tag"]
    assert token not in words(answer)
    assert "http" not in answer["Content-Security-Policy"]


def test_an_address_that_leads_nowhere_has_one_answer(client, owing, link, address):
    services.revoke_link(by=owing.by, link_id=link.id, reason="thử", on=doors.today())
    unknown = rules.LINK_PATHS[rules.PAYER_LINK].format(token="A" * 43)

    answers = [client.get(path) for path in (address, unknown, f"{unknown}?tat_ca=1")] + [client.post(unknown, {"x": 1})]

    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    assert "hỏi lại đơn vị công đoàn" in words(answers[0])


def test_whoever_guesses_is_told_to_wait(client, owing, address):
    for n in range(30):
        client.get(rules.LINK_PATHS[rules.PAYER_LINK].format(token=f"{n:043d}"))

    assert client.get(address).status_code == 429


def test_the_path_of_links_is_the_path_of_the_page():
    assert reverse("portal:payer", args=["x"]) == rules.LINK_PATHS[rules.PAYER_LINK].format(token="x")


def test_the_day_of_the_page_is_today_whatever_the_address_says(client, address):
    assert client.get(f"{address}?ngay=2020-01-01").status_code == 200


def test_the_page_asks_a_bounded_number_of_questions(client, address, django_assert_max_num_queries):
    with django_assert_max_num_queries(40):
        client.get(address)


OTHERS = {
    "organisations_organisation": "id",
    "organisations_name": "organisation_id",
    "organisations_placement": "organisation_id",
    "assessments_charge": "payer_id",
    "assessments_payrolldeclaration": "employer_id",
    "collection_piece": "payer_id",
    "collection_creditmove": "payer_id",
}


def test_under_a_subject_postgresql_shows_that_employer_alone(owing, link):
    tables = [name for name in connection.introspection.table_names() if name.startswith(APPS)]
    services.enter(owing.by, on=doors.today())
    full = {name for name in tables if count(name)}
    services.leave()
    services.open_link(token=link.token, client="here", on=doors.today())

    seen = {name: count(name) for name in tables if count(name)}
    for table, column in OTHERS.items():
        assert ids(table, column) <= {owing.employer}, table
    assert {"assessments_charge", "assessments_payrolldeclaration", "collection_piece"} <= set(seen)
    allowed = set(OTHERS) | {
        "access_actor", "access_branch", "access_grant", "access_reach", "access_linkvisit", "access_mark",
        "assessments_relief", "collection_openingbalance", "banking_collecting_account",
    }  # fmt: skip
    assert set(seen) <= allowed
    assert {"ledger_entry", "banking_line", "banking_statement", "collection_step", "audit_act"} <= full - set(seen)
    act_again(owing)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE assessments_charge SET amount = 0",
        "DELETE FROM assessments_charge",
        "UPDATE organisations_organisation SET name = 'x'",
        "UPDATE access_grant SET period = daterange(NULL, NULL)",
        "DELETE FROM access_reach",
        "UPDATE banking_collecting_account SET number = '1'",
    ],
)
def test_under_a_subject_nothing_is_changed(owing, link, statement):
    services.leave()
    services.open_link(token=link.token, client="here", on=doors.today())

    try:
        with connection.cursor() as cursor, transaction.atomic():
            cursor.execute(statement)
            changed = cursor.rowcount
    except DatabaseError:
        changed = 0

    assert changed == 0


APPS = ("access_", "audit_", "organisations_", "ledger_", "banking_", "assessments_", "collection_", "budgets_", "notices_", "reference_")


def count(table):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        return cursor.fetchone()[0]


def ids(table, column):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT DISTINCT {column} FROM {table}")
        return {row[0] for row in cursor.fetchall()}
