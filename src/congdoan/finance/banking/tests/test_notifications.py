"""Notifications received, compared and settled: every shared case, replays, odd bodies, the statement's word."""

import hashlib
import json

import pytest

from congdoan.finance.banking import queries, services
from congdoan.finance.banking.models import Delivery, Notification, NotificationSource
from congdoan.foundation.access import services as access
from congdoan.foundation.access.tests.builders import actor

from .builders import efast, sheet
from .calls import KEY, NOW, NUMBER, ON, cases, district, send, signed, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit(entered, enter_as):
    enter_as(entered, on=ON)
    return district(entered)


@pytest.fixture
def receiver(entered, unit):
    def register(provider="generic", at=unit):
        return services.register_notification_source(by=entered, unit_id=at, provider=provider, key=KEY, on=ON)

    return register


def statement(entered, *moves, opening=0):
    """Import a statement of moves (moment, amount, note, number)."""
    return services.import_statement_file(
        by=entered, file_name="thang-9.xlsx", content=sheet(efast(moves, opening=opening, account=NUMBER)), on=ON
    )


def only():
    (row,) = queries.notifications(limit=9)
    return row


# --- receiving


def test_every_shared_case_ends_as_its_provider_documents(receiver):
    sources = {provider: receiver(provider) for provider in ("sepay", "payos", "casso")}
    wanted = {"accept": {"accepted"}, "duplicate": {"repeated"}, "reject": {"refused", "stale"}, "quarantine": {"quarantined"}}

    for case in cases():
        found = send(sources[case["provider"]], {"headers": case["headers"], "body": case["raw_body"].encode()}, at=case["now"])

        assert found.state in wanted[case["expect"].split()[0].strip(":,")], (case["provider"], case["case"], found)
    rows = queries.notifications(limit=99)
    assert {row.provider_id for row in rows if row.verdict == "accepted"} == {
        "92705", "92706", "124c33293c43417ab7879e14c8d9eb18/TF260921212323", "5501", "1",
    }  # fmt: skip
    assert [row.direction for row in rows if row.provider_id == "92706"] == ["D"]
    assert [row.reason for row in rows if row.verdict == "quarantined"] == ["account-unknown"]
    assert {row.virtual_account for row in rows if row.provider == "payos"} == {"V3CAS000123", ""}


def test_the_same_call_twice_is_one_row_and_writes_nothing_new(receiver):
    source = receiver()

    states = [send(source, signed(told())).state for _ in range(3)]
    renewed = send(source, signed(told(), at=NOW + 60), at=NOW + 61).state
    rearranged = send(source, signed(dict(reversed(told().items())))).state

    assert ([*states, renewed, rearranged], Notification.objects.count()) == (["accepted", *["repeated"] * 4], 1)
    assert Delivery.objects.count() == 2  # the rearranged bytes tell the same, but are other bytes


def test_another_word_under_the_same_id_is_held_back(receiver):
    source = receiver()

    send(source, signed(told()))
    again = [send(source, signed(told(amount=900_000))).state for _ in range(2)]

    assert again == ["quarantined", "quarantined"]
    assert [(row.amount, row.reason) for row in queries.notifications(limit=9)] == [(900_000, "says-otherwise"), (500_000, "")]


def test_a_late_signature_is_kept_but_not_believed_until_the_provider_signs_anew(receiver):
    source = receiver()

    late = send(source, signed(told()), at=NOW + 301)
    row = only()
    fresh = send(source, signed(told(), at=NOW + 400), at=NOW + 401)

    assert (late.state, late.is_genuine, row.verdict, row.reason, row.state) == ("stale", False, "stale", "too-old", "waiting")
    assert fresh.state == "accepted"
    assert [row.state for row in queries.notifications(limit=9)] == ["waiting", "repeated"]


def test_what_was_ahead_of_the_clock_is_believed_in_its_time(receiver):
    source = receiver()

    states = [send(source, signed(told(), at=NOW + 400), at=NOW + late).state for late in (0, 400)]

    assert states == ["stale", "accepted"]
    assert Delivery.objects.count() == 1


def test_a_forgery_does_not_stand_in_the_way_of_the_true_call(receiver):
    source = receiver()

    forged = send(source, signed(told(), key="another-secret"))
    true = send(source, signed(told()))

    assert (forged.state, forged.reason, true.state) == ("refused", "signature-wrong", "accepted")
    assert [row.verdict for row in queries.notifications(limit=9)] == ["accepted", "refused"]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"amount": -5}, "not-positive"),
        ({"amount": 0}, "not-positive"),
        ({"amount": 10.5}, "fraction"),
        ({"amount": 10**17}, "too-large"),
        ({"amount": "500000"}, "wrong-shape"),
        ({"amount": None}, "wrong-shape"),
        ({"amount": True}, "wrong-shape"),
        ({"currency": "USD"}, "foreign-currency"),
        ({"account": "999000000009"}, "account-unknown"),
        ({"direction": "sideways"}, "wrong-shape"),
        ({"booked_at": "2026-02-30 10:00:00"}, "wrong-shape"),
        ({"booked_at": "0001-01-01T00:00:00+23:59"}, "wrong-shape"),
        ({"id": ""}, "wrong-shape"),
        ({"id": "9" * 5_000}, "wrong-shape"),
        ({"id": {"a": 1}}, "wrong-shape"),
    ],
)
def test_the_odd_ones_are_held_back_with_their_reason(receiver, changes, reason):
    found = send(receiver(), signed(told(**changes)))

    assert (found.state, only().reason, only().state) == ("quarantined", reason, "quarantined")


@pytest.mark.parametrize(
    "body",
    [
        b"", b"\x00", b"\xff\xfe", b"[" * 200_000, b'{"a":' * 50_000, b"null", b"[]", b'"x"', b"1e999", b'{"amount": 1e999}',
        b'{"amount": NaN}', b'{"id": 1, "id": 2}', b'{"id": "\\ud800"}', b'{"amount": ' + b"9" * 200_000 + b"}",
        json.dumps(told(narrative="a\x00b\u202e", reference="x" * 9_000)).encode(),
    ],
)  # fmt: skip
def test_a_hostile_body_under_a_good_signature_is_kept_and_harms_nothing(receiver, body):
    found = send(receiver(), signed(body))

    assert found.state == ("accepted" if b"KPC" in body or b"narrative" in body else "quarantined")
    assert bytes(Delivery.objects.get().body) == body
    assert only().state in {"waiting", "quarantined"}


@pytest.mark.parametrize("provider", ["sepay", "payos", "casso", "generic"])
@pytest.mark.parametrize("headers", [{}, {"X-SePay-Signature": "é\x00", "X-SePay-Timestamp": "9" * 400}, {"Authorization": "Apikey "}])
def test_a_stranger_is_refused_everywhere(receiver, provider, headers):
    source = receiver(provider)

    found = [send(source, {"headers": headers, "body": body}).state for body in (b"{}", b"[" * 9_000, b'{"data": {}, "signature": 1}')]

    assert found == ["refused"] * 3


def test_a_flood_of_forgeries_is_not_kept_for_ever(receiver, monkeypatch):
    monkeypatch.setattr("congdoan.finance.banking.services.receiving.KEPT_REFUSALS", 5)
    source = receiver()

    for number in range(9):
        assert send(source, signed(told(id=str(number)), key="another-secret")).state == "refused"
    true = send(source, signed(told()))

    assert (Delivery.objects.count(), true.state) == (6, "accepted")


def test_the_key_itself_is_never_kept(receiver):
    source = receiver("sepay")

    send(source, {"headers": {"Authorization": f"Apikey {KEY}"}, "body": cases()[0]["raw_body"].encode()})

    assert only().state == "waiting"
    assert (Delivery.objects.get().headers, only().signed_at) == ({"authorization": "(đã che)"}, None)
    stored = NotificationSource.objects.get(pk=source.id)
    assert KEY.encode() not in bytes(stored.sealed_key)
    assert stored.address_mark == hashlib.sha256(source.address.encode()).hexdigest()


def test_a_first_version_list_of_casso_is_read_one_by_one(receiver):
    same = {"id": 1, "description": "KPCD", "cusum_balance": 9, "when": "2026-09-21 15:06:37", "bank_sub_acc_id": NUMBER}
    rows = [
        same | {"tid": tid, "amount": amount}
        for tid, amount in (("T1", 500), ("T2", -500), ("T1", 500), ("T1", 700))
    ]  # fmt: skip
    source = receiver("casso")

    found = send(source, {"headers": {"secure-token": KEY}, "body": json.dumps({"error": 0, "data": rows}).encode()})

    assert found.state == "accepted"
    told_rows = {(row.provider_id, row.amount, row.verdict, row.reason) for row in queries.notifications(limit=9)}
    assert told_rows == {
        ("T1", 500, "accepted", ""),
        ("T2", None, "quarantined", "not-positive"),
        ("T1", 700, "quarantined", "says-otherwise"),
    }


def test_only_an_open_receiver_of_that_provider_answers(entered, receiver):
    source = receiver()

    for changes in ({"provider": "sepay"}, {"provider": "khac"}, {"address": "x"}, {"address": ""}, {"address": "\x00\ud800"}):
        with pytest.raises(services.UnknownReceiver):
            send(source, signed(told()), **changes)
    with pytest.raises(services.BodyTooLarge):
        send(source, signed(b" " * (256 * 1024 + 1)))
    services.close_notification_source(by=entered, source_id=source.id, on=ON)
    services.close_notification_source(by=entered, source_id=source.id, on=ON)
    with pytest.raises(services.UnknownReceiver):
        send(source, signed(told()))
    assert not Delivery.objects.exists()


def test_a_receiver_is_refused_without_provider_key_or_right(entered, enter_as, unit):
    facts = {"by": entered, "unit_id": unit, "provider": "sepay", "key": KEY, "on": ON}

    for changes, refusal in (
        ({"provider": "x"}, services.UnknownProvider),
        ({"key": " ngắn "}, services.BadKey),
        ({"key": "a\x00bcdefghi"}, services.BadKey),
        ({"by": actor("treasurer", role="union_treasurer", branch=unit)}, access.NotAllowed),
    ):
        with pytest.raises(refusal):
            services.register_notification_source(**(facts | changes))


# --- the statement's word


def test_a_line_of_the_statement_proves_its_notification_at_import(entered, receiver):
    send(receiver(), signed(told()))
    before = only().state

    statement(entered, ("21-09-2026 14:02:40", 500_000, "CT DEN FT2626400001 KPCD", "REF1"), ("22-09-2026 09:00:00", 7, "lai", "REF2"))

    row = only()
    assert (before, row.state, row.evidence) == ("waiting", "proven", "reference")
    assert queries.notification_proving(row.line_id) == row.id


def test_a_notification_after_the_statement_is_proven_by_the_next_comparison(entered, receiver):
    statement(entered, ("21-09-2026 14:02:40", 500_000, "x", "REF1"), ("22-09-2026 09:00:00", 7, "lai", "REF2"))
    send(receiver(), signed(told()))
    before = only().state

    found = [services.compare_notifications(by=entered, on=ON) for _ in range(2)]

    assert (before, found, only().state, only().evidence) == ("waiting", [1, 0], "proven", "amount")


def test_what_a_covering_statement_does_not_have_is_contradicted_and_settled_once(entered, receiver):
    send(receiver(), signed(told()))
    statement(entered, ("20-09-2026 14:02:40", 500_001, "x", "REF1"), ("22-09-2026 09:00:00", 7, "lai", "REF2"))
    found = only()

    services.settle_notification(by=entered, notification_id=found.id, reason="Ngân hàng đã hủy lệnh", on=ON)

    assert (found.state, only().state, only().settled_because) == ("contradicted", "settled", "Ngân hàng đã hủy lệnh")
    assert queries.count_open_notifications() == 0
    with pytest.raises(services.NothingToSettle):
        services.settle_notification(by=entered, notification_id=found.id, reason="Lần nữa", on=ON)


def test_the_last_day_of_a_statement_contradicts_nothing_before_the_day_is_over(entered, receiver):
    source = receiver()
    for year in (2026, 2090):
        send(source, signed(told(id=str(year), booked_at=f"{year}-09-21 14:00:00")))
        statement(entered, (f"20-09-{year} 14:02:40", 500_001, "x", "REF1"), (f"21-09-{year} 09:00:00", 7, "lai", "REF2"))

    assert {row.provider_id: row.state for row in queries.notifications(limit=9)} == {"2026": "contradicted", "2090": "waiting"}


def test_one_line_proves_one_notification(entered, receiver):
    source = receiver()
    for number in range(3):
        send(source, signed(told(id=str(number), reference="", narrative=f"dot {number}")))

    statement(
        entered,
        ("21-09-2026 14:00:00", 500_000, "dot 1", "REF1"),
        ("21-09-2026 15:00:00", 500_000, "dot 2", "REF2"),
        ("22-09-2026 09:00:00", 7, "lai", "REF3"),
    )

    found = {row.narrative: (row.state, row.evidence) for row in queries.notifications(limit=9)}
    assert found == {"dot 0": ("contradicted", None), "dot 1": ("proven", "narrative"), "dot 2": ("proven", "narrative")}
    assert queries.count_by_state() == {"contradicted": 1, "proven": 2}


def test_money_out_is_proven_by_a_debit_and_a_repeat_needs_nobody(entered, receiver):
    source = receiver()
    send(source, signed(told(direction="out")), at=NOW + 301)
    send(source, signed(told(direction="out"), at=NOW + 400), at=NOW + 400)

    statement(entered, ("21-09-2026 14:00:00", -500_000, "chi", "REF1"), ("22-09-2026 09:00:00", 7, "lai", "REF3"), opening=900_000)

    assert queries.count_by_state() == {"proven": 1, "repeated": 1}


def test_settling_is_refused_without_need_reason_or_right(entered, enter_as, receiver, unit):
    send(receiver(), signed(told()))
    send(receiver(), signed(told(amount=-1)))
    odd, waiting = queries.notifications(limit=9)
    facts = {"by": entered, "notification_id": odd.id, "reason": "Bên gửi thử", "on": ON}

    for changes, refusal in (
        ({"notification_id": waiting.id}, services.NothingToSettle),
        ({"notification_id": 10**9}, services.UnknownNotification),
        ({"reason": "  "}, services.ReasonMissing),
        ({"reason": "x" * 501}, services.ReasonMissing),
        ({"by": actor("treasurer", role="union_treasurer", branch=unit)}, access.NotAllowed),
    ):
        with pytest.raises(refusal):
            services.settle_notification(**(facts | changes))


def test_words_are_found_without_diacritics(receiver):
    source = receiver()
    send(source, signed(told()))
    send(source, signed(told(id="g-2", narrative="Đoàn phí quý 3")))

    assert [row.narrative for row in queries.notifications(words="doan phi", limit=9)] == ["Đoàn phí quý 3"]
    assert [row.provider_id for row in queries.notifications(words="MAU ft26264", limit=9)] == ["g-1"]
    assert queries.count_by_state(words="khong co") == {}
