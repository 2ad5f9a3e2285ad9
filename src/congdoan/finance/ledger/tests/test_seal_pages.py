"""The page of seals, what anybody looks up, and the mark that is printed."""

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from congdoan.finance.ledger import queries, services
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access.tests.builders import actor

from .builders import DAY, FOREIGN_UNION, UNION, post, tree
from .test_seals import judge

pytestmark = pytest.mark.django_db
SEALS = "/7-tai-chinh/niem-phong/"


@pytest.fixture
def books(entered):
    tree()
    post(entered, 1000)
    root = services.publish_root(by=entered, on=DAY)
    post(entered, 2000)
    return root


def signed_in(client, name, role, branch):
    client.force_login(access_queries.Actor.objects.get(id=actor(name, role=role, branch=branch)))
    return client


def test_units_are_listed_with_what_waits_sealed_on_demand_and_exported(books, client, enter_as, entered):
    page = signed_in(client, "lan", "chief_accountant", 211).get(SEALS).content.decode()
    assert books.sha256 in page
    assert ("B221" in page, "B231" in page, "1 bản ghi" in page) == (True, False, True)

    assert client.post(f"{SEALS}ngay/", {"unit": UNION}).status_code == 302
    again = client.get(SEALS).content.decode()
    package = client.get(f"{SEALS}B221/goi.zip")
    enter_as(entered, on=DAY)

    assert "Đã niêm phong 1 bản ghi của 1 đơn vị." in again
    assert [one.number for one in queries.seals_of(UNION)] == [2, 1]
    assert judge(io.BytesIO(b"".join(package.streaming_content)), books)["problems"] == []
    assert "B222" in client.get(SEALS, {"q": "đơn vi 222"}).content.decode()


def test_a_list_of_many_units_takes_as_many_queries_as_one_of_few(books, client):
    with CaptureQueriesContext(
        connection,
    ) as few:
        signed_in(client, "lan", "union_chair", UNION).get(SEALS)
    with CaptureQueriesContext(connection) as many:
        signed_in(client, "mai", "chief_accountant", 201).get(SEALS)

    assert len(many) <= len(few) + 1


def test_neighbours_and_readers_are_refused(books, client):
    signed_in(client, "lan", "inspector", 212)

    assert client.get(f"{SEALS}B221/goi.zip").status_code == 403
    assert client.get(f"{SEALS}X/goi.zip").status_code == 404
    assert client.post(f"{SEALS}ngay/", {"unit": FOREIGN_UNION}).status_code == 403


def test_anybody_looks_up_a_root_or_a_seal_and_learns_the_code_alone(books, client, enter_as, entered):
    mark = queries.seal_mark(UNION)
    client.logout()

    roots = client.get("/xac-minh/").content.decode()
    seal = client.get(mark.path).content.decode()
    root = client.get("/xac-minh/", {"ma": f" {books.sha256[:40]} "}, follow=True).content.decode()

    assert mark.text.startswith("Sổ niêm phong lần 1 ngày 30/06/2024, mã ")
    assert books.sha256 in roots
    assert ("Đơn vị mã B221" in seal, "gốc số 1" in seal, "Đơn vị 221" in seal) == (True, True, False)
    assert "Gốc số 1" in root
    for wrong in ("ab" * 10, books.sha256[:15], "%27" * 20, books.sha256 + "0"):
        assert "Không có mã này" in client.get(f"/xac-minh/{wrong}/").content.decode(), wrong
