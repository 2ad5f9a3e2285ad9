"""Advances through their doors: pages, programs, commands."""

import io
import json

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.urls import reverse

from congdoan.finance.bookkeeping import queries
from congdoan.finance.bookkeeping.tests import advancing
from congdoan.finance.bookkeeping.tests.advancing import ON
from congdoan.foundation.access import doors
from congdoan.people.organisations.tests.builders import federations, organisation

pytestmark = pytest.mark.django_db
CODE = "B221"


@pytest.fixture
def cast(entered, monkeypatch):
    monkeypatch.setattr(doors, "today", lambda: ON)
    _, _, district = federations(entered)
    return advancing.cast(entered, unit=organisation(entered, "grassroots_union", CODE, parent=district))


@pytest.fixture
def as_(client):
    """Return a function that signs a person in."""

    def enter(actor_id):
        client.force_login(get_user_model().objects.get(id=actor_id))
        return client

    return enter


def place(name, *args):
    return reverse(f"bookkeeping:{name}", args=args)


def words(answer):
    return answer.content.decode()


REQUEST = {
    "unit": CODE, "person_name": "Nguyễn Thị Hoa", "person_post": "Tổ may", "amount": "1.000.000", "purpose": "Quà", "due_on": "15/07/2024",
}  # fmt: skip


def test_people_walk_an_advance_from_the_request_to_the_last_dong(cast, as_):
    accountant = as_(cast.accountant)
    bad = accountant.post(place("request_advance"), REQUEST | {"amount": "1,5", "purpose": ""})
    assert bad.status_code == 422
    assert "không có phần lẻ" in words(bad)
    assert "Người khác duyệt rồi mới chi" in words(accountant.post(place("request_advance"), REQUEST, follow=True))
    again = accountant.post(place("request_advance"), REQUEST)
    assert "Thanh toán khoản cũ trước" in words(again)
    cast.acts(cast.console)
    (row,) = queries.advances(on=ON)
    assert accountant.post(place("approve_advance", row.id)).status_code == 403

    chair = as_(cast.chair)
    assert "Nguyễn Thị Hoa xin 1.000.000 đ" in words(chair.get(place("approve_advance", row.id)))
    chair.post(place("approve_advance", row.id))
    treasurer = as_(cast.treasurer)
    assert "Quỹ tiền mặt đang có 10.000.000 đ" in words(treasurer.get(place("pay_advance", row.id)))
    treasurer.post(place("pay_advance", row.id), {"money": "cash"})
    accountant = as_(cast.accountant)
    half = accountant.post(place("settle_advance", row.id), {"words_1": "Quà", "amount_1": "1.200.000"})
    assert "Dòng này còn thiếu" in words(half)
    filed = {"words_1": "Quà", "amount_1": "1.200.000", "category_1": "care", "paper_1": "HĐ 9"}
    assert "1.200.000 đ" in words(accountant.post(place("settle_advance", row.id), filed, follow=True))

    chair = as_(cast.chair)
    assert "chi thêm 200.000 đ" in words(chair.get(place("accept_settlement", row.id)))
    chair.post(place("accept_settlement", row.id))
    as_(cast.treasurer).post(place("pay_extra", row.id), {"money": "cash"})
    shown = words(as_(cast.chair).get(place("advance", row.id)))
    assert "đã thanh toán hết" in shown
    assert "HĐ 9" in shown
    chair.post(place("reverse_advance_step", row.id), {"place": "6", "reason": "thiếu chữ ký", "red": "opposite"})
    cast.acts(cast.console)
    assert queries.advances(on=ON)[0].open == 1_200_000


def test_papers_are_made_and_what_is_not_there_is_not_found(cast, as_):
    advance_id = cast.paid(1_000_000, second_reason="lần hai")
    cast.settle(advance_id, 400_000)
    client = as_(cast.chair)

    assert client.get(place("advance_paper", advance_id)).content[:5] == b"%PDF-"
    assert client.get(place("settlement_paper", advance_id, 3)).content[:5] == b"%PDF-"
    assert client.get(place("settlement_paper", advance_id, 2)).status_code == 404
    assert client.get(place("advance", 10**12)).status_code == 404
    for query in ("?sau=1.20249999.1", "?sau=x", "?loc=zz", "?q=%00'", "?don_vi=KHONG"):
        assert client.get(place("advances") + query).status_code == 200


def test_the_register_asks_a_bounded_number_of_questions(cast, as_, django_assert_max_num_queries):
    for n in range(12):
        cast.request(person=f"Người {n}")
    client = as_(cast.chair)
    client.get(place("advances"))

    with django_assert_max_num_queries(14):
        shown = client.get(place("advances"))
    assert "Người 11" in words(shown)


def test_programs_and_commands_do_the_same(cast, as_):
    client = as_(cast.accountant)
    base = "/api/bookkeeping/advances"

    def call(path, **body):
        answer = client.post(f"{base}{path}", json.dumps(body), content_type="application/json")
        return answer.status_code, answer.json()

    def command(name, *args, by, **options):
        out = io.StringIO()
        call_command(f"bookkeeping_{name}", CODE, *args, acting=by, on=ON, json=True, stdout=out, **options)
        return json.loads(out.getvalue())

    status, told = call("", unit=CODE, person_name="Hoa", purpose="Quà", amount=500_000, due_on="2024-07-15")
    assert (status, told["state"], told["number"]) == (200, "requested", 1)
    assert call("", unit="KHONG", person_name="Hoa", purpose="Quà", amount=5, due_on="2024-07-15")[1]["code"] == "bookkeeping-unit-unknown"
    one = told["id"]
    assert call(f"/{one}/approve")[0] == 403
    assert command("approve_advance", "1/2024", by="chu-tich")["state"] == "approved"
    assert call(f"/{one}/pay", money="cash")[0] == 403
    assert command("pay_advance", "1/2024", by="thu-quy")["open"] == 500_000
    assert call(f"/{one}/settlements", lines=[{"category": "care", "amount": 600_000, "words": "Quà"}])[1]["pending"] == 600_000
    assert command("decline_settlement", "1/2024", by="chu-tich", reason="thiếu hóa đơn")["state"] == "paid"
    assert command("settle_advance", "1/2024", "care:650000:Quà:HĐ 1", by="ke-toan-cs")["open"] == 500_000
    assert command("accept_settlement", "1/2024", by="chu-tich")["words"] == "đã duyệt thanh toán, chờ chi thêm"
    assert command("pay_extra", "1/2024", by="thu-quy")["state"] == "closed"
    assert command("reverse_advance_step", "1/2024", "8", by="chu-tich", reason="nhầm")["open"] == 650_000
    assert command("return_advance", "1/2024", "650000", by="thu-quy")["open"] == 0
    told = command("request_advance", "700000", by="ke-toan-cs", person_name="Lan", purpose="Họp", due_on=ON)
    assert call(f"/{told['advance']}/decline", reason="rút lại")[1]["state"] == "declined"
    assert [row["id"] for row in client.get(base).json()["advances"]] == [told["advance"], one]
    assert client.get(f"{base}/{one}").json()["steps"][-1]["kind"] == "returned"
    assert call(f"/{10**18}/settlements", lines=[])[0] == 409
    with pytest.raises(SystemExit):
        command("pay_advance", "9/2024", by="thu-quy")
