"""The phone's doors: what is sent is taken once, answered one by one, and refused in words."""

import json
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from congdoan.activities.emulation import queries as emulation
from congdoan.activities.emulation.tests.builders import chunk, picture
from congdoan.finance.bookkeeping import queries, services
from congdoan.finance.bookkeeping.tests import builders
from congdoan.foundation.access import queries as access

pytestmark = pytest.mark.django_db

TODAY = builders.TODAY


@pytest.fixture
def made(entered, monkeypatch):
    monkeypatch.setattr("congdoan.foundation.access.doors.today", lambda: TODAY)
    return builders.cast(entered)


@pytest.fixture
def phone(client, made):
    client.force_login(access.actor_named("union_treasurer"))
    return client


def entry(key=None, *, amount=350_000, category="dues", kind="receipt", day="2024-06-28", **facts):
    parts = [{"amount": amount, "category": category}]
    return {"key": str(key or uuid4()), "kind": kind, "date": day, "counterpart": "Tổ may 4", "reason": "Đoàn phí", "parts": parts, **facts}


def send(phone, *entries, unit="CD001", body=None):
    content = body if body is not None else json.dumps({"captures": entries})
    return phone.post(f"{reverse('phone:send')}?don_vi={unit}", content, content_type="application/json")


def answers(answer):
    return [(one["state"], one["voucher"]) for one in answer.json()["answers"]]


def test_what_a_phone_kept_is_taken_once_and_waits_for_approval(phone, made):
    one, other = entry(), entry(amount=50_000, category="visits", kind="payment")

    (first, second) = answers(send(phone, one, other))
    again = answers(send(phone, other, one))

    assert (first[0], second[0]) == ("taken", "taken")
    assert again == [("repeated", second[1]), ("repeated", first[1])]
    made.acting("union_chair")
    assert {queries.voucher(voucher).state for _, voucher in (first, second)} == {"submitted"}


def test_a_faulty_one_is_told_and_leaves_the_others(phone):
    good, bad, later = entry(), entry(amount=0), entry(day="2024-07-15")

    told = send(phone, bad, good, later).json()["answers"]

    assert [one["state"] for one in told] == ["refused", "taken", "refused"]
    assert "lớn hơn 0" in told[0]["words"][0]
    assert "ở sau hôm nay" in " ".join(told[2]["words"])


def test_the_same_key_with_other_words_is_refused_with_its_voucher(phone):
    key = uuid4()
    ((_, voucher),) = answers(send(phone, entry(key)))

    assert answers(send(phone, entry(key, amount=360_000))) == [("refused", voucher)]


def test_a_list_of_dues_is_one_receipt_with_a_line_for_each(phone, made):
    parts = [{"amount": 50_000, "category": "dues", "note": f"Người {number}"} for number in range(1, 8)]

    ((state, voucher),) = answers(send(phone, entry(parts=parts)))

    made.acting("union_chair")
    found = queries.voucher(voucher)
    assert (state, found.amount, len(found.content.parts)) == ("taken", 350_000, 7)


@pytest.mark.parametrize(
    "body",
    [
        b"", b"[]", b"{", b'{"captures": 1}', b'{"captures": [{}]}', b"\xff\xfe", b'{"captures": [[]]}',
        json.dumps({"captures": [entry(UUID(int=1)) | {"kind": "journal"}]}),
        json.dumps({"captures": [entry(UUID(int=1)) | {"reason": "a\x00b"}]}),
        json.dumps({"captures": [entry(UUID(int=1)) | {"parts": [{"amount": 1.5, "category": "dues"}]}]}),
        json.dumps({"captures": [entry(UUID(int=1)) | {"parts": [{"amount": True, "category": "dues"}]}]}),
        json.dumps({"captures": [entry(UUID(int=1)) | {"date": "hôm nay"}]}),
        b'{"captures": ' + b"[" * 100_000, b"x" * 600_000,
    ],
    ids=range(14),
)  # fmt: skip
def test_hostile_bodies_are_refused_in_words(phone, body):
    answer = send(phone, body=body)

    assert (answer.status_code, answer.json()["code"]) == (409, "capture-unreadable")


def test_too_many_at_once_are_refused(phone):
    answer = send(phone, *(entry() for _ in range(services.capturing.MOST_CAPTURES + 1)))

    assert answer.json()["code"] == "captures-too-many"


def test_another_union_and_a_reader_are_refused(client, phone, made):
    assert send(phone, entry(), unit="CD999").status_code == 404
    client.force_login(access.actor_named("federation_cashier"))
    assert send(client, entry()).status_code == 403


def test_home_shows_what_waits_and_the_money(phone, made):
    builders.submitted(made)
    builders.paid(made, builders.receipt(400_000))

    with_words = phone.get(reverse("phone:home")).content.decode()

    assert "Phiếu chi (chưa có số)" in with_words
    assert "400.000 đ" in with_words
    assert "Ghi phiếu thu, phiếu chi" in with_words


def test_the_worker_is_given_without_a_session_and_the_key_only_with_one(client, phone):
    assert client.get(reverse("phone:worker")).status_code == 200
    assert set(phone.get(reverse("phone:key")).json()) == {"token", "actor"}
    client.logout()
    assert client.get(reverse("phone:key")).status_code == 302


def test_home_asks_a_bounded_number_of_questions(phone, made, django_assert_max_num_queries):
    for _ in range(3):
        builders.submitted(made)
    with django_assert_max_num_queries(24):
        phone.get(reverse("phone:home"))


def idea(**changes):
    told = {
        "key": str(uuid4()), "title": "Máng trượt", "problem": "Bưng tay", "solution": "Hàn máng", "place": "Kho", "field": "Cơ khí",
        "first_applied_on": "2024-03-04", "other_benefit": "Đỡ mỏi", "authors": [{"name": "Võ Minh Tâm", "share": 10_000}], "parts": [],
    }  # fmt: skip
    return told | changes


def test_an_initiative_is_taken_once_with_its_photos_and_refused_in_words(client, made):
    client.force_login(access.actor_named("union_chair"))
    assert "Ghi sáng kiến" in client.get(reverse("phone:idea")).content.decode()

    def send_idea(told, unit="CD001", **more):
        body = {"idea": told if isinstance(told, str) else json.dumps(told), **more}
        return client.post(f"{reverse('phone:send_idea')}?don_vi={unit}", body)

    one, photo = idea(), SimpleUploadedFile("a.png", picture(0, chunk(b"eXIf", b"GPS 11.3N")))
    first = send_idea(one, photos=photo).json()["initiative"]
    assert send_idea(one).json()["initiative"] == first
    worth = idea(other_benefit="", parts=[{"kind": "labour", "words": "Giờ", "formula": "2 giờ × 30.000 đ", "evidence": "Sổ"}])
    assert send_idea(worth).status_code == 200
    made.acting("union_chair")
    assert [(row.title, row.claimed) for row in emulation.listing(emulation.Filter(), on=TODAY)[0]] == [
        ("Máng trượt", 60_000), ("Máng trượt", None),
    ]  # fmt: skip
    assert len(emulation.details(first, on=TODAY).files) == 1
    assert emulation.file_of(first, 1) == ("a.png", "png", picture())  # where it was taken stayed outside
    refused = send_idea(idea(authors=[{"name": "Ai", "share": 5_000}]))
    assert (refused.status_code, refused.json()["code"]) == (409, "initiative-unfit")
    assert "đúng 100%" in refused.json()["message"]
    for broken in (
        "",
        "[]",
        "{" * 5_000,
        json.dumps(idea(authors=[{"name": 5}])),
        json.dumps(idea(title="\x00")),
        json.dumps(idea(key="x")),
    ):
        assert send_idea(broken).json()["code"] == "capture-unreadable"
    assert send_idea(idea(), unit="XX").status_code == 404
    client.force_login(access.actor_named("union_treasurer"))
    assert send_idea(idea()).status_code == 403
