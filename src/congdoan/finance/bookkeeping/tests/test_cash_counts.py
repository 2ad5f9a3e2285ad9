"""Counts of the cash: proved sums, three signatures, a difference decided once by another; nothing changes afterwards."""

import io
import json
from datetime import date, time

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from congdoan.finance.bookkeeping import queries, services
from congdoan.finance.bookkeeping.models import CashCount, CashCountAct
from congdoan.finance.bookkeeping.rules import cash_counts as rules
from congdoan.finance.bookkeeping.tests import advancing
from congdoan.finance.bookkeeping.tests.advancing import ON
from congdoan.finance.ledger import queries as ledger
from congdoan.finance.ledger.rules import AccountFilter
from congdoan.foundation.access import doors
from congdoan.foundation.access.services import NotAllowed
from congdoan.foundation.access.tests.builders import actor
from congdoan.people.organisations.tests.builders import federations, organisation

FULL = {500_000: 20}
SHORT = {500_000: 19, 200_000: 2}
pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(entered):
    return advancing.cast(entered)


def count(cast, pieces, *, explanation="", by=None, **facts):
    given = {"counted_on": ON, "counted_time": time(16, 30), "on": ON} | facts
    who = cast.acts(by or cast.accountant)
    return services.count_cash(by=who, unit_id=cast.unit, pieces=pieces, explanation=explanation, **given)


def sign(cast, count_id, *positions):
    for position in positions:
        services.sign_cash_count(by=cast.acts(getattr(cast, position)), count_id=count_id, position=position, on=ON)


def row(cast, count_id):
    cast.acts(cast.console)
    return queries.cash_counts(ids=[count_id])[0]


def signed(cast, pieces=SHORT, explanation="thiếu một trăm nghìn"):
    count_id = count(cast, pieces, explanation=explanation)
    sign(cast, count_id, "treasurer", "accountant", "chair")
    return count_id


@given(st.dates(date(2013, 2, 1), date(2100, 1, 1)))
def test_a_period_ends_before_the_day_and_the_next_one_holds_it(day):
    month, quarter = (rules.last_period_end(every, on=day) for every in ("month", "quarter"))

    assert quarter <= month < day
    assert (day - month).days <= 31
    assert quarter.month in (3, 6, 9, 12)


def test_a_count_that_agrees_is_done_with_three_signatures(cast):
    count_id = count(cast, FULL)
    sign(cast, count_id, "accountant", "treasurer")
    with pytest.raises(services.SignedAlready):
        sign(cast, count_id, "treasurer")
    assert row(cast, count_id).words == "chờ chủ tịch ký"
    sign(cast, count_id, "chair")

    found = row(cast, count_id)
    assert (found.number, found.total, found.difference, found.state) == (1, 10_000_000, 0, "done")
    with pytest.raises(services.CountNotNow):
        sign(cast, count_id, "chair")


def test_a_difference_is_explained_signed_and_decided_by_another(cast):
    with pytest.raises(services.CountUnexplained, match=r"lệch −100\.000"):
        count(cast, SHORT)
    count_id = count(cast, SHORT, explanation="chưa rõ")
    facts = {"count_id": count_id, "decision": "cash_shortage_owed", "document": "QĐ 05", "on": ON}
    with pytest.raises(services.CountNotNow):
        services.decide_cash_difference(by=cast.acts(cast.chair), **facts)
    sign(cast, count_id, "treasurer", "accountant", "chair")
    with pytest.raises(services.DecisionUnfit, match="thiếu tiền"):
        services.decide_cash_difference(by=cast.acts(cast.chair), **facts | {"decision": "cash_surplus_held"})
    services.decide_cash_difference(by=cast.acts(cast.chair), **facts)

    assert row(cast, count_id).words == "đã xử lý chênh lệch"
    assert ledger.balance_of(cast.unit, AccountFilter(("1388",)), month=202406) == 100_000
    assert queries.cash_on_hand(cast.unit, on=ON) == 9_900_000
    with pytest.raises(services.CountNotNow):
        services.void_cash_count(by=cast.acts(cast.accountant), count_id=count_id, reason="sai", on=ON)


def test_whoever_holds_the_cash_decides_nothing(cast):
    count_id = signed(cast, {500_000: 21}, "thừa năm trăm nghìn")
    cast.give(cast.treasurer, "union_chair")

    with pytest.raises(services.DecisionUnfit, match="do chính anh chị giữ quỹ"):
        services.decide_cash_difference(
            by=cast.acts(cast.treasurer), count_id=count_id, decision="cash_surplus_income", document="QĐ", on=ON
        )  # fmt: skip
    services.decide_cash_difference(by=cast.acts(cast.chair), count_id=count_id, decision="cash_surplus_income", document="QĐ", on=ON)
    assert queries.cash_on_hand(cast.unit, on=ON) == 10_500_000


def test_wrong_sheets_and_strangers_are_refused(cast):
    for pieces in ({0: 1}, {500_000: -1}, {500_000: 10**9}):
        with pytest.raises(services.CountUnfit):
            count(cast, pieces, explanation="x")
    with pytest.raises(services.CountUnfit):
        count(cast, FULL, counted_on=date(2024, 7, 1))
    with pytest.raises(NotAllowed):
        count(cast, FULL, by=cast.chair)
    count_id = count(cast, FULL)
    with pytest.raises(NotAllowed):
        services.sign_cash_count(by=cast.acts(cast.treasurer), count_id=count_id, position="chair", on=ON)
    with pytest.raises(services.UnknownCount):
        sign(cast, 10**12, "chair")
    with pytest.raises(services.RuleUnfit):
        services.set_cash_count_period(by=cast.acts(cast.console), unit_id=cast.unit, every="week", since=ON, document="QĐ", on=ON)
    services.void_cash_count(by=cast.acts(cast.accountant), count_id=count_id, reason="đếm sai", on=ON)
    assert row(cast, count_id).state == "voided"


def test_units_with_cash_and_no_count_of_the_period_are_told(cast, django_assert_max_num_queries):
    by = cast.acts(cast.console)
    district = advancing.builders.DISTRICT
    assert queries.overdue_counts([cast.unit], on=ON) == []
    services.set_cash_count_period(by=by, unit_id=district, every="month", since=date(2024, 1, 1), document="QĐ 9", on=ON)
    with django_assert_max_num_queries(5):
        (late,) = queries.overdue_counts([cast.unit, advancing.builders.OTHER_UNION], on=ON)
    assert (late.cash, late.due_for, late.last_on) == (10_000_000, date(2024, 5, 31), None)

    signed(cast, FULL, "")
    cast.acts(cast.console)
    assert queries.overdue_counts([cast.unit], on=date(2024, 7, 31)) == []
    assert [one.due_for for one in queries.overdue_counts([cast.unit], on=date(2024, 8, 1))] == [date(2024, 7, 31)]


# --- the promises, broken on purpose -----------------------------------------------------------------------------------


def write(model, **facts):
    with transaction.atomic():
        return model.objects.create(**facts)


def test_postgresql_proves_sums_signatures_and_decisions(cast):
    count_id = count(cast, SHORT, explanation="chưa rõ")
    by = cast.acts(cast.chair)
    sheet = {"unit_id": cast.unit, "year": 2024, "counted_on": ON, "counted_time": time(8), "prepared_by": by, "explanation": "x"}
    with pytest.raises(IntegrityError, match="sum of its pieces"):
        write(CashCount, faces=[500_000], pieces=[1], total=400_000, book_balance=10_000_000, **sheet)
    with pytest.raises(IntegrityError, match="what the cash book says"):
        write(CashCount, faces=[500_000], pieces=[1], total=500_000, book_balance=500_000, **sheet)
    with pytest.raises(IntegrityError, match="whoever acts"):
        write(CashCount, faces=[500_000], pieces=[20], total=10**7, book_balance=10**7, **sheet | {"prepared_by": cast.treasurer})
    act = {"count_id": count_id, "unit_id": cast.unit, "recorded_by": by}
    with pytest.raises(IntegrityError, match="three people signed"):
        write(CashCountAct, kind="decided", decision="cash_shortage_owed", words="QĐ", entry_id=1, **act)
    write(CashCountAct, kind="signed", position="chair", **act)
    with pytest.raises(IntegrityError, match="once_a_person"):
        write(CashCountAct, kind="signed", position="treasurer", **act)


def test_a_count_does_not_change_after_signing(cast):
    count_id = signed(cast)

    with pytest.raises((IntegrityError, ProgrammingError)), transaction.atomic():
        connection.cursor().execute("UPDATE bookkeeping_cash_count SET total = 1 WHERE id = %s", [count_id])


# --- doors -------------------------------------------------------------------------------------------------------------


@pytest.fixture
def met(entered, monkeypatch):
    monkeypatch.setattr(doors, "today", lambda: ON)
    _, _, district = federations(entered)
    return advancing.cast(entered, unit=organisation(entered, "grassroots_union", "CD7", parent=district))


def test_a_count_walks_through_pages_programs_and_commands(met, client, django_assert_max_num_queries):
    def page(who, name, *args, **given):
        client.force_login(get_user_model().objects.get(id=who))
        address = reverse(f"bookkeeping:{name}", args=args)
        return (client.post(address, given, follow=True) if given else client.get(address)).content.decode()

    def command(name, *args, by, **options):
        out = io.StringIO()
        call_command(f"bookkeeping_{name}", *args, acting=by, on=ON, json=True, stdout=out, **options)
        return json.loads(out.getvalue())

    def api(who, path, **body):
        client.force_login(get_user_model().objects.get(id=who))
        return client.post(f"/api/bookkeeping/cash-counts{path}", json.dumps(body), content_type="application/json").json()

    sheet = {"unit": "CD7", "counted_on": "30/06/2024", "counted_time": "16:30", "face_500000": "21"}
    assert "Ghi nguyên nhân" in page(met.treasurer, "count_cash", **sheet)
    assert "Ba người ký" in page(met.treasurer, "count_cash", **sheet, explanation="thu chưa ghi sổ")
    met.acts(met.console)
    (found,) = queries.cash_counts()
    assert "Đã ký" in page(met.treasurer, "sign_cash_count", found.id, position="treasurer")
    assert api(met.accountant, f"/{found.id}/sign", position="accountant")["state"] == "signing"
    assert command("sign_cash_count", found.id, by="chu-tich", position="chair")["state"] == "deciding"
    shown = page(met.chair, "decide_cash_difference", found.id, decision="cash_surplus_held", document="QĐ 3")
    assert "đã xử lý chênh lệch" in shown
    assert api(met.chair, f"/{found.id}/void", reason="x")["code"] == "not-allowed"
    second = command("count_cash", "CD7", "500000x21", by="thu-quy", time=time(17))["count"]
    assert command("void_cash_count", second, by="ke-toan-cs", reason="lập trùng")["state"] == "voided"
    third = api(met.treasurer, "", unit="CD7", counted_on="2024-06-30", counted_time="18:00", pieces=[{"face": 500_000, "count": 21}])
    assert (third["number"], third["difference"]) == (3, 0)
    assert api(met.chair, f"/{third['id']}/decide", decision="x", document="y")["code"] == "cash-count-not-now"
    chief = actor("truong", role="chief_accountant", branch=met.unit)
    assert api(chief, "/period", unit="CD7", every="month", since="2024-01-01", document="QĐ")["every"] == "month"
    command("set_cash_count_period", "CD7", "quarter", by="truong", since=ON, document="QĐ 2")
    assert "kiểm kê" in page(chief, "set_cash_count_period", unit="CD7", every="quarter", since="30/06/2024", document="QĐ 3")
    assert client.get("/api/bookkeeping/cash-counts").json()["overdue"] == []
    assert client.get(reverse("bookkeeping:cash_count_paper", args=[found.id])).content[:5] == b"%PDF-"
    assert client.get(reverse("bookkeeping:cash_count", args=[10**12])).status_code == 404
    assert "Hủy biên bản" in page(met.accountant, "void_cash_count", third["id"])
    page(met.chair, "cash_counts")
    with django_assert_max_num_queries(24):
        assert "3/2024" in client.get(reverse("bookkeeping:cash_counts")).content.decode()
