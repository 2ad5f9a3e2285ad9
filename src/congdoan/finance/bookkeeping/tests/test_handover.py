"""Books are handed over whole: the law's worked example, the same on both sides, and supplements alone afterwards."""

from datetime import UTC, date, datetime

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from congdoan.finance.bookkeeping import queries, services
from congdoan.finance.bookkeeping.rules import handover_entries
from congdoan.finance.collection.tests.builders import small_district
from congdoan.finance.ledger import queries as ledger
from congdoan.finance.ledger import services as books
from congdoan.finance.ledger.rules import AccountFilter, AccountKey
from congdoan.finance.ledger.tests.builders import pair, post
from congdoan.foundation.access import services as access
from congdoan.foundation.access.tests.builders import actor
from congdoan.people.organisations.tests.builders import organisation

DAY, ON = date(2025, 5, 31), date(2025, 6, 10)
CASH, BANK, ADVANCE = (AccountKey("tt24", code) for code in ("1111", "1121", "141"))
NOW = datetime(2025, 6, 10, 8, 0, tzinfo=UTC)
BALANCES = st.dictionaries(
    st.builds(AccountKey, st.just("tt24"), st.sampled_from(["1111", "1121", "141", "211", "336", "338", "421", "4211", "431"]),
              st.sampled_from(["", "dues", "handover_in"]), st.sampled_from([None, 7, 8])),
    st.integers(-(10**14), 10**14), max_size=10,
)  # fmt: skip


@given(BALANCES)
def test_what_is_given_is_taken_and_nothing_stays(balances):
    held = {**balances, AccountKey("tt24", "4211"): 0}
    held[AccountKey("tt24", "4211")] = -sum(held.values())  # books balance
    mutual = [account for account in held if account.party_id == 7]

    done = handover_entries(held, "421", receiver_id=7, mutual=mutual)

    left = dict(held)
    for account, amount in (*done.give_money, *done.give_rest):
        left[account] = left.get(account, 0) + amount
    assert not any(left.values())
    for entry in (done.give_money, done.give_rest, done.take_money, done.take_rest):
        assert sum(amount for _, amount in entry) == 0
    assert done.money == sum(amount for account, amount in held.items() if account.code in ("1111", "1121", "141"))
    taken = {account: amount for account, amount in (*done.take_money, *done.take_rest) if not account.code.startswith("421")}
    assert taken == {
        a: n for a, n in held.items() if n and not a.code.startswith("421") and (a not in mutual or a.code in ("1111", "1121", "141"))
    }


@pytest.fixture
def example(entered, enter_as):
    """E4: a union on 31 May 2025 with 2,000,000 in cash, 8,000,000 in the bank, of which 1,000,000 is payable upwards."""
    cast = small_district(entered)
    cast.heir = organisation(entered, "grassroots_union", "CD009", parent=cast.district, name="CĐCS Kế thừa")
    enter_as(entered, on=ON)
    payable = AccountKey("tt24", "336", "dues", cast.province)
    for number, (debit, credit, amount, day) in enumerate((
        (CASH, AccountKey("tt24", "518", "dues"), 5_000_000, date(2025, 2, 1)), (CASH, payable, 1_000_000, date(2025, 2, 1)),
        (BANK, AccountKey("tt24", "518", "received_distribution"), 8_000_000, date(2025, 3, 1)),
        (AccountKey("tt24", "611", "care"), CASH, 4_000_000, date(2025, 4, 1)),
    )):  # fmt: skip
        post(entered, unit_id=cast.union, source=f"e4/{number}", on=day, lines=pair(debit, credit, amount))
    return cast


def give(cast, receiver=None, **options):
    papers = {"document": "QĐ 5/QĐ-LĐLĐ", "given_by": "Nguyễn Thị Giao", "taken_by": "Trần Văn Nhận", "witness": "Lê Thị Chứng"}
    asked = {"ended_on": DAY, "cash_counted": 2_000_000, "reason": "Đơn vị chưa ghi ngày kết thúc trong sổ gốc", **papers, **options}
    return services.hand_over(unit_id=cast.union, receiver_id=receiver or cast.heir, on=ON, **{"by": cast.by, **asked})


def balance(unit, *codes):
    return ledger.balance_of(unit, AccountFilter(codes=codes), month=202505)


@pytest.mark.django_db
def test_the_worked_example_e4(example):
    preview = queries.handover_preview(example.union, example.heir, ended_on=DAY, cash_counted=2_000_000)
    assert (preview.cash, preview.bank, preview.payable, preview.money) == (2_000_000, 8_000_000, 1_000_000, 10_000_000)

    give(example, mark=preview.mark)

    record = queries.handover_of(example.union)
    assert (record.money, [row.amount for row in record.inventory if row.code == "336"]) == (10_000_000, [-1_000_000])
    assert [balance(example.union, code) for code in ("1", "2", "3", "4", "5", "6")] == [0] * 6
    assert [balance(example.heir, code) for code in ("111", "112", "336", "421")] == [2_000_000, 8_000_000, -1_000_000, -9_000_000]
    (evidence, _) = ledger.evidence_of([f"bookkeeping/handover/{record.id}"])
    assert evidence.body["money"] == 10_000_000


@pytest.mark.django_db
def test_a_debt_to_the_receiver_ends_with_the_handover(example):
    give(example, receiver=example.province)

    assert [balance(example.province, code) for code in ("11", "336", "421")] == [10_000_000, 0, -10_000_000]


@pytest.mark.django_db
def test_afterwards_only_a_dated_supplement_is_booked(example):
    give(example)
    lines = [(BANK, 30_000), (AccountKey("tt24", "515", "bank_interest"), -30_000)]
    supplement = {
        "by": example.by, "unit_id": example.union, "accounting_date": date(2025, 6, 5), "description": "Lãi tiền gửi", "source": "s",
        "lines": lines,
    }  # fmt: skip

    with pytest.raises(books.BooksEnded):
        post(example.by, unit_id=example.union, on=DAY, source="after", lines=pair(CASH, ADVANCE, 1))
    with pytest.raises(books.ReasonMissing):
        services.post_supplement(reason=" ", on=ON, **supplement)
    with pytest.raises(books.BooksNotEnded):
        services.post_supplement(reason="x", on=ON, **(supplement | {"unit_id": example.heir}))
    assert services.post_supplement(reason="Ngân hàng trả lãi sau ngày bàn giao", on=ON, **supplement)
    assert ledger.evidence_of([f"ledger/books/{example.union}"])[-1].kind == "supplement"


@pytest.mark.django_db
def test_what_stands_in_the_way_is_told_and_yields_to_a_reason_or_not(example):
    for options, refused, words in (
        ({"reason": ""}, services.HandoverNotReady, "sổ gốc"),
        ({"cash_counted": 1_999_999, "reason": ""}, services.HandoverNotReady, "1.999.999"),
        ({"ended_on": date(2025, 3, 31)}, services.HandoverNotReady, "01/04/2025"),
        ({"ended_on": date(2025, 7, 1)}, services.HandoverInFuture, "chưa tới"),
        ({"taken_by": " "}, services.HandoverTextMissing, "người nhận"),
        ({"receiver": example.union}, services.HandedToItself, "khác"),
        ({"mark": "0"}, services.HandoverPreviewChanged, "đã đổi"),
    ):
        with pytest.raises(refused, match=words):
            give(example, **options)
    books.set_months(by=example.by, unit_ids=[example.heir], month=202505, state="hard", reason="x", on=ON)
    with pytest.raises(services.HandoverNotReady, match="bên nhận đã khóa cứng"):
        give(example)
    clerk = actor("ke-toan", role="federation_accountant", branch=example.district)
    with pytest.raises(access.NotAllowed):
        give(example, by=clerk)


@pytest.mark.django_db
def test_a_unit_hands_over_once_and_its_dossier_is_given(example, enter_as):
    with pytest.raises(services.NoHandover):
        services.export_handover(by=example.by, unit_id=example.union, kind="pdf", made_at=NOW, on=ON)
    give(example)

    with pytest.raises(services.HandoverNotReady, match="đã kết thúc"):
        give(example)
    for kind, start in (("pdf", b"%PDF-"), ("xlsx", b"PK")):
        file = services.export_handover(by=example.by, unit_id=example.union, kind=kind, made_at=NOW, on=ON)
        assert (file.name, file.content[: len(start)]) == (f"ban-giao-CD001.{kind}", start)
    with pytest.raises(services.HandoverFileUnknown):
        services.export_handover(by=example.by, unit_id=example.union, kind="exe", made_at=NOW, on=ON)
    assert [one.unit_id for one in queries.handovers_to(example.heir)] == [example.union]


@pytest.mark.django_db
def test_postgresql_takes_no_handover_that_leaves_or_loses_something(example):
    row = (
        "INSERT INTO bookkeeping_handover (unit_id, receiver_id, ended_on, period, document, given_by, taken_by, witness, money,"
        " cash_counted, reason, inventory, given, taken, recorded_by)"
        " VALUES (%s, %s, '2025-05-31', 202505, 'd', 'a', 'b', '', %s, 0, '', '[]', '{}', '{}', 0)"
    )
    for unit, money, promise in (
        (example.union, 0, "bookkeeping_handover_empties"),
        (example.heir, 5, "bookkeeping_given_is_taken"),
        (example.union, 0, "bookkeeping_handover_empties"),
    ):
        with pytest.raises(DatabaseError) as refused, transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(row, [unit, example.district, money])
        assert refused.value.__cause__.diag.constraint_name == promise
