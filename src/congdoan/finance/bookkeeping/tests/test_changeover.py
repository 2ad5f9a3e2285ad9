"""Balances go from one chart to the next, each to its own line; nothing is lost, nothing moves twice."""

from collections import defaultdict
from copy import deepcopy
from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from congdoan.finance.bookkeeping import queries, services
from congdoan.finance.bookkeeping.rules import entry_lines, moves, unmapped
from congdoan.finance.collection import queries as collection
from congdoan.finance.collection.queries.proofs import prove
from congdoan.finance.collection.rules.accounts import TT24, TT107
from congdoan.finance.collection.tests.builders import small_district
from congdoan.finance.ledger import queries as ledger
from congdoan.finance.ledger import services as books
from congdoan.finance.ledger.rules import AccountFilter, AccountKey
from congdoan.finance.ledger.tests.builders import pair, post
from congdoan.foundation.access import services as access
from congdoan.foundation.access.tests.builders import actor
from congdoan.foundation.reference import queries as reference

TO = {code: line["to"] for code, line in queries.shipped()["accounts"].items()}
ON = date(2025, 3, 1)
KEYS = st.builds(
    AccountKey,
    st.just("tt107"),
    st.sampled_from(sorted(TO)),
    st.sampled_from(["", "dues", "share", "handover_in"]),
    st.sampled_from([None, 7]),
)
BALANCES = st.dictionaries(KEYS, st.integers(-(10**14), 10**14), max_size=12)


@given(BALANCES)
def test_every_balance_arrives_and_each_unit_comes_to_nothing(balances):
    moved = moves(balances, TO, chart="tt24")
    lines = entry_lines(moved)

    sums = defaultdict(int)
    for account, amount in lines:
        sums[account.chart] += amount
    assert sum(sums.values()) == 0
    assert sums["tt24"] == sum(balances.values())
    assert {account: -amount for account, amount in lines if account.chart == "tt107"} == {a: n for a, n in balances.items() if n}
    assert all(move.new.party_id == move.old.party_id for move in moved)


def test_the_mapping_leads_to_accounts_that_are_there_and_to_those_that_the_single_account_uses():
    codes = {chart: {one.code for one in reference.chart(chart)} for chart in ("tt107", "tt24")}

    assert set(TO) <= codes["tt107"]
    assert set(TO.values()) <= codes["tt24"]
    for part in ("cash", "bank", "receivable", "other_receivable", "payable", "provisional", "accumulation"):
        assert TO[getattr(TT107, part)] == getattr(TT24, part)
    (moved,) = moves({AccountKey(*TT107.own_accumulation()): -5}, TO, chart="tt24")
    assert moved.new == AccountKey(*TT24.own_accumulation())
    assert unmapped([AccountKey("tt107", "468"), AccountKey("tt107", "1111")], TO) == ["468"]


def balance(unit, *codes, chart=None, month=202501):
    return ledger.balance_of(unit, AccountFilter(codes=codes, chart=chart), month=month)


@pytest.fixture(scope="module")
def built_district(built_once):
    """The single account has run in 2024; its year is closed. The built-in account acts in March 2025."""
    cast = small_district(built_once)
    cast.statement(("05-02-2024 10:00:00", 2_500_000, "MST 3999900012 Cong ty TNHH Mia Duong Suoi Da dong KPCD thang 1 nam 2024"),
                   ("06-02-2024 10:00:00", 777_000, "khong ro noi dung"))  # fmt: skip
    cast.run()
    access.enter(built_once, on=ON)
    cast.units = [cast.district, cast.union]
    services.close_year(by=built_once, unit_ids=cast.units, year=2024, reason="Thử", on=ON)
    return cast


@pytest.fixture
def district(enter_as, built_district):
    enter_as(built_district.by, on=ON)
    return deepcopy(built_district)


def change(cast, **options):
    return services.change_chart(by=cast.by, branch_id=cast.district, unit_ids=cast.units, on=ON, **options)


@pytest.mark.django_db
def test_the_single_account_goes_on_in_the_new_chart_and_its_proofs_hold(district, enter_as):
    before = {unit: [balance(unit, code) for code in ("11", "13", "33", "42")] for unit in district.units}
    preview = queries.changeover_preview(district.district, district.units)
    assert all(old == new for _, old, new in preview.totals)

    assert change(district, mark=preview.mark) == 2

    for unit in district.units:
        assert not any(row.closing_debit or row.closing_credit for row in ledger.trial_balance(unit, month=202501) if row.chart == "tt107")
        new = [row for row in ledger.trial_balance(unit, month=202501) if row.chart == "tt24" and not row.parent]
        assert sum(row.closing_debit - row.closing_credit for row in new) == 0
        assert [balance(unit, code) for code in ("11", "13", "33", "42")] == before[unit]
    assert change(district) == 0  # nothing is left to move
    enter_as(district.by, on=date(2024, 6, 30))
    district.statement(
        ("06-01-2025 10:00:00", 500_000, "MST 3999900012 Cong ty TNHH Mia Duong Suoi Da dong KPCD thang 2 nam 2024"), name="2025.xlsx"
    )
    district.run()
    assert balance(district.district, "1121", chart="tt24", month=202501) == district.balance
    proofs = prove(district.district, on=date(2025, 1, 31))
    assert (proofs.wrong_pairs, proofs.wrong_places, proofs.first_wrong_day) == ([], [], None)
    assert collection.waiting(district.district)[0] == 1


@pytest.mark.django_db
def test_what_came_late_moves_in_a_second_run_and_all_of_it_is_taken_back_in_red(district):
    change(district)
    lines = pair(AccountKey("tt107", "1111"), AccountKey("tt107", "3388"), 40)
    post(district.by, unit_id=district.union, on=date(2025, 1, 5), source="late", lines=lines)

    assert change(district) == 1
    assert balance(district.union, "338", chart="tt24") == balance(district.union, "338", chart=None)
    assert services.undo_chart_change(by=district.by, unit_id=district.union, reason="Sai bảng", on=ON) == 2
    assert [row for row in ledger.trial_balance(district.union, month=202501) if row.chart == "tt24" and (row.debit or row.credit)] == []
    with pytest.raises(services.ChartNotChanged):
        services.undo_chart_change(by=district.by, unit_id=district.union, reason="Sai bảng", on=ON)
    assert change(district) == 1


@pytest.mark.django_db
def test_accounts_without_a_line_are_told_at_once_and_the_chief_accountant_decides(district):
    lines = pair(AccountKey("tt107", "1111"), AccountKey("tt107", "468"), 9) + pair(
        AccountKey("tt107", "1111"), AccountKey("tt107", "411"), 9
    )
    post(district.by, unit_id=district.union, on=date(2025, 1, 2), source="funds", lines=lines)
    map_ = {"by": district.by, "branch_id": district.district, "on": ON}

    with pytest.raises(services.AccountsUnmapped, match="411, 468"):
        change(district)
    with pytest.raises(services.NoSuchAccount):
        services.map_account(account="468", to="999", document="QĐ", **map_)
    with pytest.raises(services.MappingDocumentMissing):
        services.map_account(account="468", to="431", document=" ", **map_)
    for account, to in (("468", "431"), ("468", "4314"), ("411", "411")):
        services.map_account(account=account, to=to, document="QĐ 12/QĐ-LĐLĐ", **map_)
    assert change(district) == 2
    assert balance(district.union, "4314", chart="tt24") == -9


@pytest.mark.django_db
def test_an_open_year_a_locked_month_and_a_stale_preview_are_refused(district):
    books.set_months(by=district.by, unit_ids=[district.union], month=202501, state="hard", reason="x", on=ON)
    with pytest.raises(services.ChartNotReady, match="khóa cứng"):
        change(district)
    services.reopen_year(by=district.by, unit_id=district.district, year=2024, reason="x", on=ON)
    with pytest.raises(services.ChartNotReady) as refused:
        change(district)
    assert refused.value.facts["count"] == 2
    with pytest.raises(services.ChartPreviewChanged):
        change(district, mark="0")
    clerk = actor("ke-toan", role="federation_accountant", branch=district.district)
    with pytest.raises(access.NotAllowed):
        services.change_chart(by=clerk, branch_id=district.district, unit_ids=district.units, on=ON)


@pytest.mark.django_db
def test_postgresql_takes_no_change_that_leaves_something_behind(district):
    entry = post(district.by, unit_id=district.union, on=date(2025, 1, 9), source="plain",
                 lines=pair(AccountKey("tt24", "1111"), AccountKey("tt24", "338"), 1))  # fmt: skip
    with connection.cursor() as cursor:
        for event, promise in (
            ("plain", "bookkeeping_chart_changes_by_entry"),
            ("bookkeeping/change_chart", "bookkeeping_chart_changes_whole"),
        ):
            number = entry if event == "plain" else books.post_entry(
                by=district.by, unit_id=district.union, accounting_date=date(2025, 1, 9), event=event, description="d", source=event,
                lines=pair(AccountKey("tt24", "1111"), AccountKey("tt24", "338"), 1), on=ON,
            )  # fmt: skip
            with pytest.raises(DatabaseError) as refused, transaction.atomic():
                cursor.execute(
                    "INSERT INTO bookkeeping_chartchange (unit_id, from_chart, to_chart, entry_id, period, moved, recorded_by)"
                    " VALUES (%s, 'tt107', 'tt24', %s, 202501, 1, 0)",
                    [district.union, number],
                )
            assert refused.value.__cause__.diag.constraint_name == promise
