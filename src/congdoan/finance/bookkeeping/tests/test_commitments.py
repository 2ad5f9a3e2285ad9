"""A payment or an advance that passes what the estimate allows is approved only with a reason, by who may."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from congdoan.finance.bookkeeping import queries, services
from congdoan.finance.bookkeeping.services import limits as limiting
from congdoan.finance.ledger import queries as ledger
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import rules as roles
from congdoan.foundation.access import services as access

from . import advancing, builders
from .builders import TODAY, paid, payment, receipt, submitted

pytestmark = pytest.mark.django_db
WHY = "Bão số 3, chi khẩn cấp theo NQ 05"


@pytest.fixture
def cast(entered, monkeypatch):
    """A union that may spend 600,000 of care in 2024, of which half a million is spent."""
    monkeypatch.setattr("congdoan.foundation.access.doors.today", lambda: TODAY)
    made = builders.cast(entered)
    services.set_spending_limits(by=entered, unit_id=made.union, year=2024, limits={"care": 600_000, "visits": 5}, source="t", on=TODAY)
    paid(made, payment(500_000))
    return made


def approve(cast, voucher_id, **facts):
    return services.approve_voucher(by=cast.acting("union_chair"), voucher_id=voucher_id, on=TODAY, **facts)


def passed(cast, content):
    return queries.limits_passed(cast.union, 2024, queries.asked_by(content))


def test_the_last_dong_of_a_limit_may_be_spent_and_the_next_needs_a_reason(cast):
    assert passed(cast, payment(100_000)) == passed(cast, receipt()) == passed(cast, payment(9, category="administration")) == []
    (told,) = passed(cast, payment(60_000, 90_000))
    assert (told.limit, told.spent, told.promised, told.asked) == (600_000, 500_000, 0, 150_000)
    assert "vượt dự toán được duyệt 600.000 đ là 50.000 đ" in told.words

    voucher_id = submitted(cast, payment(150_000))
    with pytest.raises(services.LimitPassed, match=r"là 50\.000 đ"):
        approve(cast, voucher_id)
    assert queries.voucher(voucher_id).state == "submitted"
    assert approve(cast, voucher_id, reason=f"  {WHY}\n") == "PC-0002/2024"

    assert queries.voucher(voucher_id).act("approved").words == WHY
    (sealed,) = ledger.evidence_of([f"bookkeeping/voucher/{voucher_id}"], kind="approval")
    assert sealed.body["words"] == WHY


def test_what_is_approved_and_not_paid_yet_is_promised(cast):
    approve(cast, submitted(cast, payment(70_000)))
    assert [one.promised for one in passed(cast, payment(40_000))] == [70_000]

    gone = submitted(cast, payment(30_000))
    approve(cast, gone)
    services.void_voucher(by=cast.acting("union_chair"), voucher_id=gone, reason="Thôi", on=TODAY)
    assert [one.promised for one in passed(cast, payment(40_000))] == [70_000]


def test_who_may_not_override_is_refused_even_with_a_reason(cast, monkeypatch):
    monkeypatch.setitem(roles.ROLES, "union_chair", roles.ROLES["union_chair"] - {"bookkeeping.override_limit"})
    voucher_id = submitted(cast, payment(150_000))

    with pytest.raises(access.NotAllowed):
        approve(cast, voucher_id, reason=WHY)


def test_postgresql_asks_for_the_reason_too(cast, monkeypatch):
    voucher_id = submitted(cast, payment(150_000))
    monkeypatch.setattr("congdoan.finance.bookkeeping.services.deciding.require_within", lambda *a, **k: "")

    with pytest.raises(IntegrityError, match="says why"), transaction.atomic():
        approve(cast, voucher_id)


def test_an_advance_keeps_what_all_limits_leave_and_its_settlement_each(entered):
    cast = advancing.cast(entered)
    for category, amount in (("care", 2_000_000), ("visits", 2_000_000)):
        services.set_spending_limits(
            by=cast.acts(cast.console), unit_id=cast.unit, year=2024, limits={category: amount}, source="t", on=advancing.ON
        )
    first = cast.paid(3_000_000)
    second = cast.request(1_000_001, person="Lê Văn Ba")
    with pytest.raises(services.LimitPassed, match="Tổng chi"):
        cast.approve(second)
    services.approve_advance(by=cast.acts(cast.chair), advance_id=second, on=advancing.ON, reason=WHY)
    cast.settle(first, 2_000_001)
    with pytest.raises(services.LimitPassed, match="là 1 đ"):
        cast.accept(first)
    with pytest.raises(services.ReasonMissing):
        services.accept_settlement(by=cast.acts(cast.chair), advance_id=first, on=advancing.ON, reason="x" * 301)
    insert = """
    INSERT INTO bookkeeping_advance_step (advance_id, unit_id, place, kind, amount, happened_on, money, words, recorded_by)
    VALUES (%s, %s, 4, 'accepted', 2000001, '2024-06-30', '', '', %s)
    """
    with pytest.raises(IntegrityError, match="says why"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(insert, [first, cast.unit, cast.chair])
    assert services.accept_settlement(by=cast.acts(cast.chair), advance_id=first, on=advancing.ON, reason=WHY)
    assert WHY in {step.words for step in queries.steps_of(first)}


def test_what_an_accepted_settlement_will_spend_is_promised_under_its_categories_until_it_is_booked(entered):
    cast = advancing.cast(entered)
    limits = {"care": 2_000_000, "visits": 1_000_000}
    services.set_spending_limits(by=cast.acts(cast.console), unit_id=cast.unit, year=2024, limits=limits, source="t", on=advancing.ON)
    held = cast.paid(1_000_000)
    cast.settle(held, 1_500_000)

    def told(category, asked):
        cast.acts(cast.console)
        return [(one.spent, one.promised) for one in queries.limits_passed(cast.unit, 2024, {category: asked})]

    assert told("care", 2_000_000) == []  # filed, not accepted
    assert cast.accept(held) is False  # 500,000 more than the advance must be paid first
    assert told("care", 500_000) == []
    assert told("care", 500_001) == [(0, 1_500_000)]
    assert told(queries.ALL_LIMITS, 1_500_000) == []
    assert told(queries.ALL_LIMITS, 1_500_001) == [(0, 1_500_000)]
    services.pay_extra(by=cast.acts(cast.treasurer), advance_id=held, money="cash", on=advancing.ON)
    assert told("care", 500_001) == [(1_500_000, 0)]


def test_every_door_asks_for_the_reason(cast, client):
    voucher_id = submitted(cast, payment(150_000))
    client.force_login(access_queries.actor_named("union_chair"))
    for page in (reverse("bookkeeping:voucher", args=[voucher_id]), reverse("bookkeeping:queue")):
        told = client.get(page).content.decode()
        assert 'name="reason"' in told
        assert "là 50.000 đ" in told
    approve_page, mark = reverse("bookkeeping:approve_voucher", args=[voucher_id]), queries.voucher(voucher_id).content.sha256
    assert "Điều chỉnh dự toán trước" in client.post(approve_page, {"mark": mark}, follow=True).content.decode()
    refused = client.post(f"/api/bookkeeping/vouchers/{voucher_id}/approve", "{}", content_type="application/json")
    assert (refused.status_code, refused.json()["code"]) == (409, limiting.LimitPassed.code)
    assert WHY in client.post(approve_page, {"reason": WHY, "mark": mark}, follow=True).content.decode()

    second = submitted(cast, payment(1_000))
    out = StringIO()
    call_command("bookkeeping_approve_voucher", str(second), reason=WHY, json=True, stdout=out, **{"as": "union_chair", "on": TODAY})
    assert json.loads(out.getvalue())["number"] == "PC-0003/2024"
