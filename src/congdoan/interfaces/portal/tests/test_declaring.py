"""An employer declares by its link: seen first, sent once, decided by an officer, and nothing else is ever written."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction

from congdoan.finance.assessments import queries, services
from congdoan.finance.assessments.tests.builders import CAME, HEAD, changed, workbook
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as access

from .conftest import act_again, link_for

pytestmark = pytest.mark.django_db
TOLD = {"month": "04/2024", "headcount": "11", "wage_fund": "110.000.000", "note": "thêm một người"}


def words(answer):
    return answer.content.decode()


def waiting(cast):
    act_again(cast)
    return queries.list_submissions(state="waiting")[0]


def test_what_is_typed_is_seen_in_words_before_it_is_sent(client, owing, address):
    key = client.get(f"{address}khai/").context["form"]["key"].value()

    seen = client.post(f"{address}khai/", TOLD | {"key": key})
    assert "Một trăm mười triệu đồng" in words(seen)
    assert "2% × 110.000.000 = <b>2.200.000 đ</b>" in words(seen)
    assert waiting(owing) == []
    sent = client.post(f"{address}khai/", TOLD | {"key": key, "send": "1"})
    again = client.post(f"{address}khai/", TOLD | {"key": key, "send": "1"})

    assert (sent.status_code, again.status_code, sent.url) == (302, 302, "../#da-gui")
    (row,) = waiting(owing)
    assert (row.employer_id, row.month, row.headcount, row.wage_fund_dong, row.note) == (
        owing.employer, 202404, 11, 110_000_000, "thêm một người",
    )  # fmt: skip
    assert "chờ công đoàn xem" in words(client.get(address))


def test_a_sum_in_thousands_is_asked_about_and_one_button_mends_it(client, owing, address):
    typed = TOLD | {"wage_fund": "110000", "key": str(uuid4())}

    asked = client.post(f"{address}khai/", typed)
    mended = client.post(f"{address}khai/", typed | {"multiply": "110000000"})

    assert "nghìn đồng" in words(asked)
    assert mended.context["wage_fund"] == 110_000_000
    assert not mended.context["oddities"]


SLIPS = [
    ({"month": "13/2024"}, "Ghi tháng như 01/2026."),
    ({"month": "12/2999"}, "Khai được từ tháng 01/2013."),
    ({"wage_fund": "1,5"}, "không có phần lẻ"),
    ({"wage_fund": "-1"}, "Ghi số đồng nguyên"),
    ({"headcount": "x"}, "số nguyên không âm"),
    ({"headcount": ""}, "Chưa ghi số lao động."),
    ({"month": "01/2100", "send": "1"}, "chưa tới"),
    ({"key": "x"}, ""),
    ({"wage_fund": "\x00"}, ""),
]


def test_a_slip_comes_back_with_its_cure_and_what_was_typed(client, owing, address):
    for changes, told in SLIPS:
        answer = client.post(f"{address}khai/", TOLD | {"key": str(uuid4())} | changes)

        assert answer.status_code == 422, changes
        assert told in words(answer)
        assert 'value="04/2024"' in words(answer) or "month" in changes
    assert waiting(owing) == []


def test_a_list_is_read_seen_and_sent_without_its_persons(client, owing, address):
    rows = [HEAD, changed(CAME, month="04/2024")]
    seen = client.post(f"{address}nap/", {"file": SimpleUploadedFile("d02.xlsx", workbook(*rows))})

    assert "NGƯỜI MỘT" not in words(seen)
    form = seen.context["form"]
    sent = client.post(f"{address}nap/", {"read": form["read"].value(), "key": form["key"].value(), "note": ""})
    assert sent.status_code == 302
    (row,) = waiting(owing)
    assert (row.form, row.headcount, row.wage_fund_dong) == ("D02-LT", 11, 110_800_000)


HOSTILE = {
    "empty": b"",
    "nul": b"\x00" * 500,
    "cut zip": b"PK\x03\x04" + b"\x00" * 200,
    "cut xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600,
    "html": b"<html><table><tr><td>1</table>",
    "json": b"{",
    "pdf": b"%PDF-1.7",
    "utf16": "Tiền lương;Từ tháng\n1;2".encode("utf-16"),
    "xxe": b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>',
}


def test_a_hostile_file_is_refused_in_words(client, owing, address):
    for what, content in HOSTILE.items():
        answer = client.post(f"{address}nap/", {"file": SimpleUploadedFile("x.xls", content)})

        assert answer.status_code == 422, what
        assert "root:" not in words(answer)
    assert waiting(owing) == []


def test_every_error_of_a_list_is_shown_with_its_cure(client, owing, address):
    rows = [HEAD, changed(CAME, salary="x"), changed(CAME, month="y")]

    answer = client.post(f"{address}nap/", {"file": SimpleUploadedFile("d02.xlsx", workbook(*rows))})

    assert answer.status_code == 422
    assert [problem["row"] for problem in answer.context["problems"]] == [2, 3, 3]
    assert "9900000001" not in words(answer)


def test_a_read_list_of_another_link_is_not_taken(client, owing, address):
    form = client.post(f"{address}nap/", {"file": SimpleUploadedFile("d02.xlsx", workbook(HEAD, changed(CAME, month="04/2024")))}).context[
        "form"
    ]
    act_again(owing)
    theirs = link_for(owing, owing.lone)

    answer = client.post(f"/nop/{theirs.token}/nap/", {"read": form["read"].value(), "key": str(uuid4())})

    assert answer.status_code == 422
    assert "chưa gửi gì" in words(answer)


def test_a_decision_is_shown_with_its_reason(client, owing, address):
    client.post(f"{address}khai/", TOLD | {"key": str(uuid4()), "send": "1"})
    (row,) = waiting(owing)
    services.decline_submission(by=owing.by, submission_id=row.id, reason="Thiếu hai lao động mới", on=doors.today())

    assert "Thiếu hai lao động mới" in words(client.get(address))


CLOSED = {
    "declaration": "INSERT INTO assessments_payrolldeclaration (employer_id, month, headcount, wage_fund_dong, source, declared_by)"
    " VALUES ({employer}, 202404, 1, 1, '', {visitor})",
    "decision": "INSERT INTO assessments_submissiondecision (submission_id, employer_id, is_accepted, reason, decided_by)"
    " SELECT id, employer_id, true, '', {visitor} FROM assessments_payrollsubmission",
    "charge": "INSERT INTO assessments_charge (payer_id, kind, month, amount, basis, is_opening)"
    " VALUES ({employer}, 'KPCD', 202404, 1, '{{}}', false)",
    "act": "INSERT INTO audit_act (actor_id, act, branch_id, facts, origin) VALUES ({other}, 'x', {employer}, '{{}}', '')",
}


def test_a_link_writes_its_own_submissions_and_nothing_else(owing, link):
    access.leave()
    visit = access.open_link(token=link.token, client="here", on=doors.today())
    submission = (
        "INSERT INTO assessments_payrollsubmission (employer_id, month, headcount, wage_fund_dong, key, form, file_name, file_sha256,"
        " facts, note, submitted_by) VALUES ({}, 202404, 1, 1, gen_random_uuid(), '', '', '', '{{}}', '', {})"
    )
    write(submission.format(owing.employer, visit.actor_id))
    refused = [
        submission.format(owing.lone, visit.actor_id),
        submission.format(owing.employer, owing.by),
        *(statement.format(employer=owing.employer, visitor=visit.actor_id, other=owing.by) for statement in CLOSED.values()),
    ]

    for statement in refused:
        with pytest.raises(DatabaseError), transaction.atomic():
            write(statement)
    act_again(owing)


def write(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)
