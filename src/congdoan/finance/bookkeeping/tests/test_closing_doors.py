"""Closing a year by programs and by commands; a run that was cut goes on where it stopped."""

import io
import json

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command

from congdoan.finance.bookkeeping import queries
from congdoan.finance.bookkeeping.management.commands import bookkeeping_close_year
from congdoan.finance.collection.tests.builders import act_again, small_district
from congdoan.finance.ledger.rules import AccountKey
from congdoan.finance.ledger.tests.builders import pair, post
from congdoan.people.organisations.tests.builders import organisation, person

pytestmark = pytest.mark.django_db
DUES = AccountKey("tt107", "5118", "dues"), AccountKey("tt107", "1111")


@pytest.fixture
def district(entered):
    """Two unions of a district with dues of 2024."""
    cast = small_district(entered)
    other = organisation(entered, "grassroots_union", "CD002", parent=cast.district, name="CĐCS Trường Hoa Mai")
    for unit in (cast.union, other):
        post(entered, unit_id=unit, source=f"dues/{unit}", lines=pair(*reversed(DUES), 500))
    cast.other = other
    return cast


def run(*arguments, code=0, **options):
    out = io.StringIO()
    try:
        call_command(*arguments, "--json", stdout=out, stderr=io.StringIO(), **options)
        status = 0
    except SystemExit as stop:
        status = stop.code
    assert status == code, out.getvalue()
    return json.loads(out.getvalue())


def test_a_branch_is_closed_by_one_command_and_cut_runs_go_on(district, monkeypatch):
    monkeypatch.setattr(bookkeeping_close_year, "AT_ONCE", 1)
    refused = run("bookkeeping_close_year", 2024, branch="LDLD-DMC", code=1)
    assert (refused["code"], refused["details"]["count"]) == ("year-not-ready", 1)
    act_again(district)
    assert not queries.closings_of([district.union, district.other, district.district], year=2024)

    first = run("bookkeeping_close_year", 2024, unit=["CD001"], reason="Thử")
    rest = run("bookkeeping_close_year", 2024, branch="LDLD-DMC", reason="Thử")

    assert (first["units"], rest["units"], rest["standing"]) == (1, 2, 1)
    assert first["income"] + rest["income"] == 1_000
    assert run("bookkeeping_close_year", 2024, unit=["CD001"], mark="0", code=1)["code"] == "year-preview-changed"
    assert run("bookkeeping_reopen_year", "CD001", 2024, reason="Sót") == {"entries": 2}
    assert run("bookkeeping_reopen_year", "KHAC", 2024, reason="Sót", code=1)["code"] == "bookkeeping-unit-unknown"


def test_programs_preview_close_and_open(district, client):
    client.force_login(get_user_model().objects.get(id=person(district.by, "ktt", role="chief_accountant", branch=district.district)))

    def call(path, **body):
        return client.post(f"/api/bookkeeping{path}", data=json.dumps(body), content_type="application/json")

    told = client.get("/api/bookkeeping/years/2024?branch=CD001").json()
    assert (told["income"], told["units"][0]["hindrances"][0][:13]) == (500, "chưa khóa sổ ")
    assert call("/years/2024/close", branch="CD001").json()["code"] == "year-not-ready"
    assert call("/years/2024/close", units=["CD001"], reason="Thử", mark=told["mark"]).json()["entries"] == 2
    assert call("/years/2024/reopen", unit="CD001", reason="Sót chứng từ").json() == {"entries": 2}
    assert client.get("/api/bookkeeping/years/2024?branch=DV001").status_code == 409
