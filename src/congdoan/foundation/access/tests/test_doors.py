"""People and roles through pages, API and commands: the same call, the same refusals."""

from datetime import date

import pytest
from django.test import Client

from congdoan.foundation.access import doors, queries, services
from congdoan.foundation.access.models import Actor, Grant
from congdoan.foundation.access.tests.builders import LEFT, actor, two_branches

pytestmark = pytest.mark.django_db
WORDS = "mot-mat-khau-dai-1"
FORM = {
    "full_name": "Nguyễn Thị Hư Cấu",
    "post": "Kế toán",
    "username": "cau",
    "password": WORDS,
    "role": "federation_accountant",
    "branch": "TRAI",
    "from_day": "2024-01-01",
    "until": "",
    "reason": "Quyết định thử",
}
GRANT = {name: FORM[name] for name in ("role", "branch", "from_day", "reason")}


@pytest.fixture(autouse=True)
def _branches(entered):
    two_branches()


def signed_in(person_id):
    client = Client()
    client.force_login(Actor.objects.get(id=person_id), backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def admin():
    return signed_in(actor("sep", role="administrator", branch=LEFT))


def test_an_administrator_adds_a_person_who_may_then_act(admin):
    answer = admin.post("/he-thong/quyen/them/", FORM)

    assert answer.status_code == 302
    person = queries.actor_named("cau")
    services.require(person.id, "collection.decide_line", at=LEFT, on=date(2024, 6, 1))
    page = admin.get("/he-thong/quyen/").content.decode()
    assert "Nguyễn Thị Hư Cấu" in page
    assert "Quyết định thử" not in page


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"password": "12345"}, "chưa đủ mạnh"),
        ({"branch": "KHONG"}, "Không có đơn vị"),
        ({"until": "2023-01-01"}, "phải sau"),
        ({"username": "SEP"}, "Đã có"),
    ],
)
def test_a_wrong_form_comes_back_with_what_to_do(admin, change, word):
    answer = admin.post("/he-thong/quyen/them/", FORM | change)

    assert answer.status_code == 422
    assert word in answer.content.decode()
    assert "Nguyễn Thị Hư Cấu" in answer.content.decode()
    assert not Actor.objects.filter(username="cau").exists()


def test_a_role_in_another_branch_is_not_the_administrator_s_to_give(admin):
    assert admin.post("/he-thong/quyen/them/", FORM | {"branch": "PHAI"}).status_code == 403


def test_a_role_is_given_and_ended_on_a_day(admin):
    person = actor("lan", role="inspector", branch=LEFT)
    given = Grant.objects.get(actor_id=person)

    assert (
        admin.post(f"/he-thong/quyen/{person}/giao/", {name: FORM[name] for name in ("role", "branch", "from_day", "reason")}).status_code
        == 302
    )
    assert admin.post(f"/he-thong/quyen/ket-thuc/{given.id}/", {"until": "2024-07-01"}).status_code == 302

    def roles(day):
        return [held["role"] for held in queries.grants_of(person, on=day)]

    assert roles(date(2024, 6, 30)) == ["inspector", "federation_accountant"]
    assert roles(date(2024, 7, 1)) == ["federation_accountant"]


def test_who_holds_no_administration_sees_neither_people_nor_forms():
    client = signed_in(actor("lan", role="inspector", branch=LEFT))

    assert client.get("/he-thong/quyen/").status_code == 403
    assert client.post("/he-thong/quyen/them/", FORM).status_code == 403
    assert client.get("/he-thong/nhat-ky/").status_code == 200


def test_a_person_changes_the_own_password_and_stays_signed_in(admin):
    person = Actor.objects.get(username="sep")
    person.set_password(WORDS)
    Actor.objects.filter(id=person.id).update(password=person.password)
    admin = signed_in(person.id)

    wrong = admin.post("/toi/mat-khau/", {"current": "sai", "password": "mat-khau-moi-rat-dai"})
    right = admin.post("/toi/mat-khau/", {"current": WORDS, "password": "mat-khau-moi-rat-dai"})

    assert (wrong.status_code, right.status_code) == (422, 302)
    assert admin.get("/he-thong/quyen/").status_code == 200


def test_the_record_tells_who_did_what(admin):
    admin.post("/he-thong/quyen/them/", FORM)

    page = admin.get("/he-thong/nhat-ky/").content.decode()

    assert "access.create_actor" in page
    assert WORDS not in page


def test_programs_use_the_same_calls(admin):
    body = {"username": "cau", "full_name": "Hư Cấu", "password": WORDS, "branch_id": LEFT}
    made = admin.post("/api/access/actors", body, content_type="application/json")
    granted = admin.post(
        f"/api/access/actors/{made.json()['id']}/grants",
        {"role": "inspector", "branch_id": LEFT, "from_day": "2024-01-01"},
        content_type="application/json",
    )
    refused = admin.post(f"/api/access/actors/{made.json()['id']}/grants", {"role": "console", "branch_id": LEFT, "from_day": "2024-01-01"},
                         content_type="application/json")  # fmt: skip

    assert (made.status_code, granted.status_code, refused.status_code) == (201, 201, 409)
    assert refused.json()["code"] == "unknown-role"


@pytest.mark.parametrize(
    ("text", "digits", "found"),
    [
        ("12", 18, 12), ("0", 18, 0), ("9" * 18, 18, 10**18 - 1), ("9" * 19, 18, None), ("1234", 3, None), ("", 18, None), (None, 18, None),
        ("-1", 18, None), ("1.5", 18, None), (" 1", 18, None), ("٣", 18, None), ("²", 18, None), ("1\x00", 18, None),
    ],
)  # fmt: skip
def test_a_number_of_an_address_is_read_or_left(text, digits, found):
    assert doors.number(text, digits=digits) == found


def test_a_page_that_only_reads_asks_for_rights_once(django_assert_num_queries):
    head = actor("hoi-nhieu", role="office_head", branch=LEFT)
    asked = {"by": head, "on": date(2024, 6, 1)}

    def ask():
        return (
            queries.may(asked["by"], "collection.decide_line", at=LEFT, on=asked["on"]),
            queries.may(asked["by"], "documents.approve_document", at=LEFT, on=asked["on"]),
            queries.may_somewhere(act="documents.approve_document", **asked),
            queries.may_somewhere(act="collection.decide_line", **asked),
            [held["role"] for held in queries.grants_of(head, on=asked["on"])],
        )

    with django_assert_num_queries(5):
        told_each_time = ask()
    with django_assert_num_queries(2), queries.rights_remembered():
        assert ask() == told_each_time == (False, True, True, False, ["office_head"])


def test_what_was_remembered_ends_with_the_page(admin):
    held = Grant.objects.get(actor__username="sep")
    assert admin.get("/he-thong/quyen/").status_code == 200

    Grant.objects.filter(id=held.id).update(period=("2020-01-01", "2020-02-01"))

    assert admin.get("/he-thong/quyen/").status_code == 403
