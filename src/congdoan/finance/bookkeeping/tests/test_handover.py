"""Books are handed over whole: the law's worked example, the same on both sides, and supplements alone afterwards."""

import io
import json
from copy import deepcopy
from datetime import UTC, date, datetime

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from congdoan.finance.bookkeeping import queries, services
from congdoan.finance.bookkeeping.models import HandoverUndone
from congdoan.finance.bookkeeping.rules import handover_entries
from congdoan.finance.collection.tests.builders import small_district
from congdoan.finance.ledger import queries as ledger
from congdoan.finance.ledger import services as books
from congdoan.finance.ledger.rules import AccountFilter, AccountKey
from congdoan.finance.ledger.tests.builders import pair, post
from congdoan.foundation.access import services as access
from congdoan.foundation.access.tests.builders import actor
from congdoan.people.organisations import queries as organisations
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


@pytest.fixture(scope="module")
def built_example(built_once):
    """E4: a union on 31 May 2025 with 2,000,000 in cash, 8,000,000 in the bank, of which 1,000,000 is payable upwards."""
    cast = small_district(built_once)
    cast.heir = organisation(built_once, "grassroots_union", "CD009", parent=cast.district, name="CĐCS Kế thừa")
    access.enter(built_once, on=ON)
    payable = AccountKey("tt24", "336", "dues", cast.province)
    for number, (debit, credit, amount, day) in enumerate((
        (CASH, AccountKey("tt24", "518", "dues"), 5_000_000, date(2025, 2, 1)), (CASH, payable, 1_000_000, date(2025, 2, 1)),
        (BANK, AccountKey("tt24", "518", "received_distribution"), 8_000_000, date(2025, 3, 1)),
        (AccountKey("tt24", "611", "care"), CASH, 4_000_000, date(2025, 4, 1)),
    )):  # fmt: skip
        post(built_once, unit_id=cast.union, source=f"e4/{number}", on=day, lines=pair(debit, credit, amount))
    return cast


@pytest.fixture
def example(enter_as, built_example):
    enter_as(built_example.by, on=ON)
    return deepcopy(built_example)


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


def thing(cast, code="TS1", **facts):
    told = {
        "name": "Máy chiếu", "kind": "fixed", "cost": 9_000_000, "bought_on": date(2024, 1, 5), "in_use_on": date(2024, 1, 5),
        "came_by": "received", "money_source": "tài trợ", "document": "QĐ 1", "years": 3, "location": "Hội trường", "keeper": "Hoa",
    }  # fmt: skip
    return services.register_asset(by=cast.by, unit_id=cast.union, card=services.Card(code=code, **told | facts), on=DAY)


@pytest.mark.django_db
def test_things_go_with_the_books_and_come_back_with_them(example):
    fixed, tool = thing(example), thing(example, "CC1", kind="tool", years=None, quantity=4)
    services.register_asset(by=example.by, unit_id=example.heir, card=services.Card(
        "CC1", "Loa", "tool", 1, date(2024, 1, 5), date(2024, 1, 5), "opening", "x"), on=DAY)  # fmt: skip
    assert len(queries.handover_preview(example.union, example.heir, ended_on=DAY, cash_counted=2_000_000).things) == 2
    give(example)

    mine = {one.id: one for one in queries.assets(unit_ids=[example.union])}
    assert [mine[one].state for one in (fixed, tool)] == ["given", "given"]
    theirs = {one.code: one for one in queries.assets(unit_ids=[example.heir])}
    assert set(theirs) == {"CC1", "TS1", "CC1-CD001"}
    assert (theirs["TS1"].location, theirs["TS1"].keeper, theirs["TS1"].steps[0].entry_id) == (
        "Hội trường", "Hoa", queries.handover_of(example.union).taken["take_rest"])  # fmt: skip
    assert [balance(example.union, "211"), balance(example.heir, "211")] == [0, 9_000_000]
    file = services.export_handover(by=example.by, unit_id=example.union, kind="xlsx", made_at=NOW, on=ON)
    assert b"xl/worksheets/sheet2.xml" in file.content
    assert services.export_handover(by=example.by, unit_id=example.union, kind="pdf", made_at=NOW, on=ON).content[:5] == b"%PDF-"

    with pytest.raises(services.ReasonMissing):
        services.undo_handover(by=example.by, unit_id=example.union, reason=" ", on=ON)
    assert services.undo_handover(by=example.by, unit_id=example.union, reason="sai đơn vị nhận", on=ON) == 7
    assert [balance(example.union, code) for code in ("111", "112", "336")] == [2_000_000, 8_000_000, -1_000_000]
    assert [balance(example.heir, code) for code in ("1", "2", "3", "4")] == [0] * 4
    assert queries.handover_of(example.union) is None
    states = {one.code: one.state for one in queries.assets(unit_ids=[example.heir])}
    assert states == {"CC1": "", "TS1": "disposed", "CC1-CD001": "disposed"}
    assert [one.id for one in queries.assets(unit_ids=[example.union], is_there=True)] == [fixed, tool]
    with pytest.raises(services.NoHandover):
        services.undo_handover(by=example.by, unit_id=example.union, reason="nữa", on=ON)

    give(example)  # the same again, under its own number
    assert queries.handovers_before(example.union) == 2
    assert balance(example.heir, "11") == 10_000_000
    assert not [row for row in ledger.turnover([example.union], during=(201001, 203012)) if row.debit != row.credit]


@pytest.mark.django_db
def test_a_handover_whose_things_were_used_stays_and_the_unit_ends(example):
    thing(example)
    with pytest.raises(services.NoHandover):
        services.end_unit(by=example.by, unit_id=example.union, on=ON)
    give(example)
    later = date(2025, 12, 31)
    access.enter(example.by, on=later)
    services.charge_wear(by=example.by, unit_ids=[example.heir], year=2025, on=later)
    with pytest.raises(services.HandoverUsed, match="đã tính hao mòn"):
        services.undo_handover(by=example.by, unit_id=example.union, reason="muộn", on=later)
    services.end_unit(by=example.by, unit_id=example.union, on=later)

    body = organisations.by_id([example.union])[example.union]
    assert (body.ended_on, body.successor_id) == (date(2025, 6, 1), example.heir)


@pytest.mark.django_db
def test_a_handover_whose_money_was_spent_stays(example):
    give(example)
    spent = pair(AccountKey("tt24", "611", "care"), CASH, 1)
    post(example.by, unit_id=example.heir, source="spent", on=ON, lines=spent)

    with pytest.raises(services.HandoverUsed, match=r"tiền mặt của đơn vị nhận còn 1\.999\.999 đ, không đủ 2\.000\.000 đ đã nhận"):
        services.undo_handover(by=example.by, unit_id=example.union, reason="sai", on=ON)


@pytest.mark.django_db
def test_a_handover_is_undone_and_a_unit_ended_through_every_door(example, client, monkeypatch):
    monkeypatch.setattr("congdoan.foundation.access.doors.today", lambda: ON)

    def program(what, body):
        return client.post(f"/api/bookkeeping/handovers/{what}", json.dumps(body), content_type="application/json")

    def command(name, *words, **options):
        out = io.StringIO()
        call_command(f"bookkeeping_{name}", *words, acting="truong", on=ON, json=True, stdout=out, **options)
        return json.loads(out.getvalue())

    chief = actor("truong", role="chief_accountant", branch=example.province)
    thing(example)
    client.force_login(get_user_model().objects.get(id=chief))
    code = {"unit": "CD001", "reason": "sai đơn vị nhận"}
    pages = {act: reverse(f"bookkeeping:{act}", args=["CD001"]) for act in ("handover", "undo_handover", "end_unit")}

    give(example)
    shown = client.get(pages["handover"]).content.decode()
    assert all(words in shown for words in ("Máy chiếu", "Lấy lại bàn giao", "Kết thúc đơn vị"))
    assert client.post(pages["undo_handover"], {"reason": ""}).status_code == 422
    assert "Đã lấy lại bàn giao" in client.post(pages["undo_handover"], {"reason": code["reason"]}, follow=True).content.decode()
    assert program("undo", code).status_code == 409
    access.enter(example.by, on=ON)
    give(example)
    assert program("undo", code).json() == {"entries": 7}
    access.enter(example.by, on=ON)
    give(example)
    assert command("undo_handover", "CD001", reason="sai") == {"entries": 7}
    access.enter(example.by, on=ON)
    give(example)
    assert client.post(pages["end_unit"], {"is_meant": ""}).status_code == 422
    assert "Đã ghi ngày cuối" in client.post(pages["end_unit"], {"is_meant": "on"}, follow=True).content.decode()
    assert program("end-unit", {"unit": "CD001"}).status_code == 409


@pytest.mark.django_db
def test_postgresql_takes_no_handover_back_that_stands_in_the_books(example):
    give(example)
    record = queries.handover_of(example.union)
    with pytest.raises(DatabaseError) as refused, transaction.atomic():
        HandoverUndone.objects.create(handover_id=record.id, unit_id=example.union, reason="x", recorded_by=example.by)
    assert refused.value.__cause__.diag.constraint_name == "bookkeeping_handover_taken_back"


@pytest.mark.django_db
def test_postgresql_takes_no_handover_that_leaves_or_loses_something(example):
    row = (
        "INSERT INTO bookkeeping_handover (unit_id, receiver_id, ended_on, period, document, given_by, taken_by, witness, money,"
        " cash_counted, reason, inventory, given, taken, number, recorded_by)"
        " VALUES (%s, %s, '2025-05-31', 202505, 'd', 'a', 'b', '', %s, 0, '', '[]', '{}', '{}', 1, 0)"
    )
    for unit, money, promise in (
        (example.union, 0, "bookkeeping_handover_empties"),
        (example.heir, 5, "bookkeeping_given_is_taken"),
        (example.union, 0, "bookkeeping_handover_empties"),
    ):
        with pytest.raises(DatabaseError) as refused, transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(row, [unit, example.district, money])
        assert refused.value.__cause__.diag.constraint_name == promise
