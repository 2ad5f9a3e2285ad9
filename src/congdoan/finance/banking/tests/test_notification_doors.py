"""Notifications through their doors: the address that providers call, pages, API and commands."""

import io
import json
import sys

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils.timezone import localdate, now

from congdoan.finance.banking import queries, services
from congdoan.finance.banking.models import Notification, NotificationSource
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access

from .calls import KEY, district, signed, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit(entered, enter_as):
    enter_as(entered, on=localdate())
    return district(entered)


@pytest.fixture
def receiver(entered, unit):
    """Return a receiver that is open today, since doors know no other day."""
    return services.register_notification_source(by=entered, unit_id=unit, provider="generic", key=KEY, on=localdate())


@pytest.fixture
def sign_in(client, entered, unit):
    def enter(role="federation_accountant", branch=501):
        on = localdate()
        access.enter(entered, on=on)
        actor = access.create_actor(by=entered, username=f"{role}{branch}", full_name="Kế Toán", password="mat-khau-rat-dai-1", on=on)
        access.grant(by=entered, actor_id=actor, role=role, branch_id=branch, from_day=on, on=on)
        client.force_login(access_queries.actor_named(f"{role}{branch}"))
        return client

    return enter


def post(client, receiver, body=None, *, key=KEY, address=None, **headers):
    call = signed(told() if body is None else body, key=key, at=int(now().timestamp()))
    url = reverse("banking:receive_notification", args=[receiver.provider, address or receiver.address])
    return client.post(url, call["body"], content_type="application/json", headers=call["headers"] | headers)


def words(answer):
    return answer.content.decode()


def run(*arguments, code=0, **options):
    out = io.StringIO()
    if code:
        with pytest.raises(SystemExit) as stop:
            call_command(*arguments, json=True, stdout=out, stderr=io.StringIO(), **options)
        assert stop.value.code == code
    else:
        call_command(*arguments, json=True, stdout=out, **options)
    return json.loads(out.getvalue())


# --- the address that providers call


def test_a_call_is_answered_as_providers_expect_and_leaves_no_cookie(client, receiver):
    first, again = post(client, receiver), post(client, receiver)
    odd = post(client, receiver, told(id="g-2", amount=-1))

    for answer in (first, again, odd):
        assert (answer.status_code, answer.json(), answer.cookies) == (200, {"success": True}, {})
    assert Notification.objects.count() == 2


@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        ({"key": "another-secret"}, 401, "signature-wrong"),
        ({"X-Congdoan-Signature": ""}, 401, "signature-missing"),
        ({"address": "x" * 32}, 404, "receiver-unknown"),
        ({"body": b"x" * (256 * 1024 + 1)}, 413, "body-too-large"),
        ({"Content-Length": "9" * 9_000}, 413, "body-too-large"),
        ({"Content-Length": "năm"}, 401, "signature-wrong"),
    ],
)
def test_what_is_refused_is_told_why(client, receiver, changes, status, code):
    answer = post(client, receiver, **changes)

    assert (answer.status_code, answer.json()["success"], answer.json()["code"]) == (status, False, code)
    assert answer.json()["message"]


def test_a_body_that_cannot_be_checked_is_a_bad_request(client, entered, unit):
    made = services.register_notification_source(by=entered, unit_id=unit, provider="payos", key=KEY, on=localdate())

    answer = post(client, made, b"{")

    assert (answer.status_code, answer.json()["code"]) == (400, "unreadable")
    assert client.get(reverse("banking:receive_notification", args=["payos", made.address])).status_code == 405


# --- pages


def test_a_receiver_is_registered_and_its_address_shown_once(sign_in):
    client = sign_in()

    made = client.post(
        reverse("banking:register_notification_source"), {"unit": "HUYEN", "provider": "generic", "key": KEY, "name": "Cổng MB"}
    )
    address = made.context["address"]
    source = NotificationSource.objects.get()
    listed = words(client.get(reverse("banking:notification_sources")))

    assert address.startswith("http://testserver/thong-bao/generic/")
    assert "no-store" in made["Cache-Control"]
    assert ("Cổng MB" in listed, address.split("/")[-2] in listed, KEY in listed + words(made)) == (True, False, False)
    assert client.post(reverse("banking:close_notification_source", args=[source.pk])).status_code == 302
    assert "đã đóng" in words(client.get(reverse("banking:notification_sources")))


def test_a_receiver_is_refused_on_the_page_in_words(sign_in):
    client = sign_in()

    unknown = client.post(reverse("banking:register_notification_source"), {"unit": "XA", "provider": "x" * 999, "key": KEY})
    short = client.post(reverse("banking:register_notification_source"), {"unit": "HUYEN", "provider": "sepay", "key": "a"})

    assert (unknown.status_code, short.status_code) == (422, 422)
    assert "xxx" not in words(unknown)
    assert "Khóa cần từ 8 đến 500 ký tự" in words(short)
    assert client.get(reverse("banking:close_notification_source", args=[10**9])).status_code == 404


def test_the_list_is_filtered_searched_and_asks_the_database_little(sign_in, receiver, client, django_assert_max_num_queries):
    for number in ("một", "hai", "ba"):
        post(client, receiver, told(id=f"g-{number}", narrative=f"Đoàn phí đợt {number}"))
    post(client, receiver, told(id="odd", amount=10.5, narrative="<script>alert(1)</script>"))
    client = sign_in()

    with django_assert_max_num_queries(14):
        page = words(client.get(reverse("banking:notifications")))
    found = words(client.get(reverse("banking:notifications"), {"q": "dot hai", "tinh_trang": "waiting"}))
    none = words(client.get(reverse("banking:notifications"), {"q": "khong co", "tinh_trang": "x", "sau": "999999999999"}))

    assert ("1 cần xem" in page, "&lt;script&gt;" in page, "<script>alert" in page) == (True, True, False)
    assert ("Đoàn phí đợt hai" in found, "Đoàn phí đợt ba" in found) == (True, False)
    assert "Bỏ bộ lọc" in none
    assert "thông báo ngân hàng bị giữ lại hoặc sao kê không có" in words(client.get(reverse("office:home")))


def test_one_notification_shows_its_call_as_text_and_is_settled(sign_in, receiver, client):
    post(client, receiver, told(amount=-1, narrative="<b>\u202eđảo"))
    (row,) = queries.notifications(limit=9)
    client = sign_in()

    assert row.narrative == "<b> đảo"
    page = words(client.get(reverse("banking:notification", args=[row.id])))
    empty = client.post(reverse("banking:settle_notification", args=[row.id]), {"reason": ""})
    done = client.post(reverse("banking:settle_notification", args=[row.id]), {"reason": "Bên gửi gọi thử"}, follow=True)

    assert ("\\u202e" in page, "&lt;b&gt;" in page, "\u202e" in page) == (True, True, False)
    assert (empty.status_code, "Bên gửi gọi thử" in words(done)) == (422, True)
    assert client.get(reverse("banking:notification", args=[10**9])).status_code == 404


def test_comparing_is_a_button(sign_in):
    answer = sign_in().post(reverse("banking:compare_notifications"), follow=True)

    assert "0 thông báo mới khớp sao kê" in words(answer)


def test_strangers_and_neighbours_see_nothing_and_do_nothing(sign_in, receiver, client):
    post(client, receiver, told(narrative="Bí mật của huyện"))
    (row,) = queries.notifications(limit=9)
    assert client.get(reverse("banking:notifications")).status_code == 302
    neighbour = sign_in(branch=502)

    assert "Bí mật" not in words(neighbour.get(reverse("banking:notifications")))
    assert neighbour.get(reverse("banking:notification", args=[row.id])).status_code == 404
    assert neighbour.get(f"/api/banking/notifications/{row.id}").status_code == 404
    treasurer = sign_in(role="union_treasurer")
    assert treasurer.get(reverse("banking:register_notification_source")).status_code == 403
    assert treasurer.get(reverse("banking:settle_notification", args=[row.id])).status_code == 403
    assert treasurer.post(reverse("banking:compare_notifications")).status_code == 403


# --- API and commands


def test_the_api_registers_lists_settles_compares_and_closes(sign_in, client):
    client = sign_in()
    given = {"unit_id": 501, "provider": "generic", "key": KEY}

    made = client.post("/api/banking/notification-sources", given, content_type="application/json").json()
    call = signed(told(amount=-1), at=int(now().timestamp()))
    assert client.post(made["path"], call["body"], content_type="application/json", headers=call["headers"]).status_code == 200
    (row,) = client.get("/api/banking/notifications", {"state": "quarantined"}).json()["notifications"]
    settled = client.post(f"/api/banking/notifications/{row['id']}/settle", {"reason": "Gọi thử"}, content_type="application/json")
    again = client.post(f"/api/banking/notifications/{row['id']}/settle", {"reason": "Gọi thử"}, content_type="application/json")
    compared = client.post("/api/banking/notifications/compare").json()
    closed = client.post(f"/api/banking/notification-sources/{made['id']}/close").json()
    bad = client.post("/api/banking/notification-sources", given | {"provider": "x"}, content_type="application/json")

    assert (row["reason"], settled.status_code, compared, closed) == ("not-positive", 200, {"proven": 0}, {"id": made["id"]})
    assert (again.status_code, again.json()["code"]) == (409, "notification-needs-nobody")
    assert (bad.status_code, bad.json()["code"]) == (409, "provider-unknown")
    assert client.get(f"/api/banking/notifications/{row['id']}").json()["settled_because"] == "Gọi thử"
    assert [source["is_open"] for source in client.get("/api/banking/notification-sources").json()] == [False]


def test_commands_register_receive_compare_settle_and_close(unit, tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO(KEY + "\n"))
    made = run("banking_register_notification_source", "HUYEN", "generic")
    call = signed(told(amount=-1), at=int(now().timestamp()))
    (tmp_path / "goi.json").write_bytes(call["body"])
    header = [f"{name}: {value}" for name, value in call["headers"].items()]

    address = made["path"].split("/")[-2]
    received = run("banking_receive_notification", "generic", address, str(tmp_path / "goi.json"), header=header)
    forged = run("banking_receive_notification", "generic", address, str(tmp_path / "goi.json"))
    unknown = run("banking_receive_notification", "generic", "x", str(tmp_path / "goi.json"), code=1)
    compared = run("banking_compare_notifications")
    odd = next(row.id for row in queries.notifications(limit=9) if row.state == "quarantined")
    run("banking_settle_notification", str(odd), reason="Gọi thử")
    run("banking_close_notification_source", str(made["source"]))

    assert (received["success"], received["state"], forged["reason"]) == (True, "quarantined", "signature-missing")
    assert (unknown["code"], compared) == ("receiver-unknown", {"proven": 0})
    assert run("banking_close_notification_source", "999999", code=1)["code"] == "source-unknown"
    assert run("banking_settle_notification", str(odd), reason="Gọi thử", code=1)["code"] == "notification-needs-nobody"
