"""Notices are numbered without gaps, sealed, never changed; a preview that no longer holds is refused."""

from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from pypdf import PdfReader

from congdoan.finance.collection.tests.builders import DAY
from congdoan.finance.notices import queries, services
from congdoan.finance.notices.models import Notice
from congdoan.finance.notices.rules.letter import as_text, from_text, letter_pdf
from congdoan.foundation.access import services as access
from congdoan.people.organisations.tests.builders import person

pytestmark = pytest.mark.django_db

NOW = datetime(2024, 6, 30, 9, 15, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


def issue(owing, payers=None, **given):
    return services.issue_notices(by=owing.by, unit_id=owing.district, payer_ids=payers, made_at=NOW, on=given.pop("on", DAY), **given)


def attack(sql, *values):
    """Run SQL as the application's login would by hand; tell whether PostgreSQL refused."""
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)


def test_everybody_who_owes_gets_a_notice_with_the_next_number(owing):
    preview = services.preview_notices(by=owing.by, unit_id=owing.district, on=DAY)

    result = issue(owing, mark=preview.mark)

    told = queries.notices(unit_id=owing.district)
    assert [one.number for one in reversed(told)] == ["01/2024", "02/2024"]
    assert {one.payer_id: one.to_pay for one in told} == {owing.employer: 3_500_000, owing.lone: 6_000_000}
    assert result.to_pay == preview.to_pay == 9_500_000


def test_issuing_again_in_the_month_writes_nothing(owing):
    issue(owing)

    again = issue(owing)

    assert (again.issued, again.standing) == ((), 2)


def test_figures_stay_what_they_were_while_the_debt_moves_on(owing):
    (notice_id,) = issue(owing, [owing.employer]).issued
    before = queries.notice(notice_id)

    owing.statement(("20-04-2024 09:00:00", 1_500_000, before.note), name="b.xlsx")
    owing.run()

    assert queries.notice(notice_id) == before
    assert queries.owed_by(owing.employer, on=DAY).to_pay == 2_000_000


def test_the_paper_can_be_made_again_to_the_last_byte(owing):
    (notice_id,) = issue(owing, [owing.lone]).issued

    paper = letter_pdf([queries.letters_of([notice_id])[notice_id]])

    assert sha256(paper).hexdigest() == queries.notice(notice_id).pdf_sha256


def test_a_letter_is_read_back_as_it_was_written(owing):
    (notice_id,) = issue(owing, [owing.lone]).issued
    letter = queries.letters_of([notice_id])[notice_id]

    assert from_text(as_text(letter)) == letter
    assert letter.number == "01/2024"


def test_a_preview_that_no_longer_holds_is_refused(owing):
    preview = services.preview_notices(by=owing.by, unit_id=owing.district, on=DAY)
    owing.statement(("20-04-2024 09:00:00", 100_000, "MST 3999900012 dong KPCD"), name="b.xlsx")
    owing.run()

    with pytest.raises(services.PreviewChanged):
        issue(owing, mark=preview.mark)

    assert queries.notices(unit_id=owing.district) == []


def test_more_than_one_transaction_should_write_is_refused(owing, monkeypatch):
    monkeypatch.setattr("congdoan.finance.notices.services.issuing.MOST_AT_ONCE", 1)

    with pytest.raises(services.TooManyAtOnce):
        issue(owing)


def test_a_withdrawn_notice_keeps_its_number_and_makes_room(owing):
    first, _ = issue(owing).issued
    payer = queries.notice(first).payer_id
    services.withdraw_notice(by=owing.by, notice_id=first, reason="Sai quỹ lương", on=DAY)

    (again,) = issue(owing, [payer]).issued

    assert queries.notice(again).number == "03/2024"
    assert (queries.notice(first).stands, queries.notice(first).withdrawn_why) == (False, "Sai quỹ lương")


def test_withdrawing_needs_a_reason_a_notice_and_happens_once(owing):
    (notice_id,) = issue(owing, [owing.lone]).issued

    with pytest.raises(services.ReasonMissing):
        services.withdraw_notice(by=owing.by, notice_id=notice_id, reason="  ", on=DAY)
    with pytest.raises(services.UnknownNotice):
        services.withdraw_notice(by=owing.by, notice_id=999_999, reason="x", on=DAY)
    services.withdraw_notice(by=owing.by, notice_id=notice_id, reason="x", on=DAY)
    with pytest.raises(services.AlreadyWithdrawn):
        services.withdraw_notice(by=owing.by, notice_id=notice_id, reason="x", on=DAY)


def test_a_payer_whose_number_does_not_fit_is_told_of_and_left_out(owing, monkeypatch):
    monkeypatch.setattr("congdoan.finance.notices.rules.payment.LARGEST_NUMBER", owing.employer)

    result = issue(owing)

    assert [queries.notice(one).payer_id for one in result.issued] == [owing.employer]
    assert result.unable == 1


def test_an_inspector_may_look_but_not_issue(owing):
    inspector = person(owing.by, "kiem-tra", role="inspector", branch=owing.district)

    with pytest.raises(access.NotAllowed):
        services.issue_notices(by=inspector, unit_id=owing.district, on=DAY, made_at=NOW)
    with pytest.raises(access.NotAllowed):
        services.preview_notices(by=inspector, unit_id=owing.district, on=DAY)


# --- what PostgreSQL refuses by itself ---


def test_numbers_cannot_be_skipped_repeated_or_moved_by_hand(owing):
    (notice_id,) = issue(owing, [owing.lone]).issued
    row = Notice.objects.get(id=notice_id)
    for number in (1, 3):
        with pytest.raises(IntegrityError), transaction.atomic():
            Notice.objects.bulk_create([copy_of(row, number=number)])

    attack("UPDATE notices_noticeseries SET last = last + 1")
    attack("INSERT INTO notices_noticeseries (unit_id, year, last) VALUES (%s, 2031, 7)", owing.district)
    attack("DELETE FROM notices_noticeseries")

    Notice.objects.bulk_create([copy_of(row, number=2)])


def test_a_notice_never_changes_and_its_figures_add_up(owing):
    (notice_id,) = issue(owing, [owing.lone]).issued
    row = Notice.objects.get(id=notice_id)

    for table in ("notice", "noticewithdrawal", "noticeaddress", "outboxevent"):
        attack(f"DELETE FROM notices_{table}")
    attack("UPDATE notices_notice SET to_pay = 1")
    for wrong in ({"to_pay": 1}, {"paid": 1}, {"letter": row.letter + " "}, {"year": 2023}, {"fund": "BHXH"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Notice.objects.bulk_create([copy_of(row, number=2, **wrong)])


def test_who_does_not_reach_the_unit_writes_no_notice_in_its_name(owing, enter_as):
    (notice_id,) = issue(owing, [owing.employer]).issued
    row = Notice.objects.get(id=notice_id)
    treasurer = person(owing.by, "thu-quy", role="union_treasurer", branch=owing.union)
    enter_as(treasurer, on=DAY)

    assert [one.id for one in queries.notices()] == [notice_id]
    with pytest.raises(DatabaseError), transaction.atomic():
        Notice.objects.bulk_create([copy_of(row, number=2)])
    facts = "notice_id, unit_id, payer_id, reason, withdrawn_on, withdrawn_by"
    values = (notice_id, owing.district, owing.employer, DAY)
    attack(f"INSERT INTO notices_noticewithdrawal ({facts}) VALUES (%s, %s, %s, 'x', %s, 1)", *values)
    enter_as(person_elsewhere(owing, enter_as), on=DAY)
    assert queries.notices() == []


def person_elsewhere(owing, enter_as):
    enter_as(owing.by, on=DAY)
    return person(owing.by, "noi-khac", role="federation_accountant", branch=owing.lone)


def copy_of(row, **changes):
    names = [field.attname for field in Notice._meta.concrete_fields if field.attname not in {"id", "issued_at"}]
    return Notice(**{name: getattr(row, name) for name in names} | changes)


def test_a_long_list_is_drawn_on_several_numbered_pages(owing):
    (notice_id,) = issue(owing, [owing.lone]).issued
    letter = queries.letters_of([notice_id])[notice_id]
    table = next(block for block in letter.blocks if block.kind == "table")
    long = replace(letter, blocks=tuple(replace(b, rows=table.rows * 30) if b is table else b for b in letter.blocks))
    pages = PdfReader(BytesIO(letter_pdf([long, letter]))).pages
    assert len(pages) > 3
    assert pages[1].extract_text().splitlines()[0].strip() == "2"
    assert "01/2024" in pages[-1].extract_text()
