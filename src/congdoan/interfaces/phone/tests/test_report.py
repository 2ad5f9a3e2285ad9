"""A chair answers a report of the district from the phone: filled in from the books, sent with a few words, given back and sent again."""

from datetime import date

import pytest

from congdoan.activities.programmes import queries, services
from congdoan.activities.programmes.tests.builders import DAY, district
from congdoan.foundation.access import queries as access
from congdoan.people.members.tests.builders import draft, members

pytestmark = pytest.mark.django_db
ASKED = {
    "title": "Báo cáo 6 tháng đầu năm 2024", "cadence": "half_year", "first": date(2024, 1, 1), "last": date(2024, 6, 30),
    "opens_on": date(2024, 6, 15), "due_on": date(2024, 6, 29), "escalate_on": date(2024, 7, 1),
    "cells": ["members.standing", "members.density"],
}  # fmt: skip


def test_a_chair_answers_a_report_of_the_district_from_the_phone(entered, client, monkeypatch):
    monkeypatch.setattr("congdoan.foundation.access.doors.today", lambda: DAY)
    home = district(entered)
    members(entered, home.ids["CD001"], [draft(f"Đoàn Viên {name}") for name in ("An", "Bình")])
    officer = home.acting("officer")
    number = services.open_report_request(by=officer, unit_id=home.ids["LDLD-DMC"], on=DAY, **ASKED)
    own, other = (row.id for row in queries.report_request(number, on=DAY).reports if row.unit_code in ("CD001", "CD002"))
    client.force_login(access.actor_named("nguoi.chair"))
    address = f"/cs/bao-cao/{own}/"

    assert address in client.get("/cs/").content.decode()
    shown = client.get(address)
    assert [words for _, words in shown.context["cells"]] == ["2", "–"]
    assert "<small>người</small>" in shown.content.decode()
    assert "<small>%</small>" not in shown.content.decode()  # the figure itself says so
    client.force_login(access.actor_named("nguoi.inspector"))
    for day, words in ((DAY, "Tài khoản này không nộp báo cáo"), (date(2024, 6, 1), "Mở nộp từ 15/06/2024")):
        monkeypatch.setattr("congdoan.foundation.access.doors.today", lambda day=day: day)
        assert words in client.get(address).content.decode()
    monkeypatch.setattr("congdoan.foundation.access.doors.today", lambda: DAY)
    client.force_login(access.actor_named("nguoi.chair"))
    assert client.get(f"/cs/bao-cao/{other}/").status_code == 404
    assert client.get(f"/cs/bao-cao/{2**70}/").status_code == 404
    assert client.post(address, {"words": "x" * 10_001}).status_code == 422
    assert client.post(address, {"words": "Kết nạp hai người."}).status_code == 302
    assert client.post(address, {"words": "Lần nữa."}).status_code == 422  # it waits for an answer
    assert "Nộp báo cáo" not in client.get(address).content.decode()

    home.acting("officer")
    assert queries.report(own, on=DAY).row.state == "submitted"
    services.return_report(by=officer, report_id=own, reason="Thiếu phần lời", on=DAY)
    client.force_login(access.actor_named("nguoi.chair"))
    assert "Thiếu phần lời" in client.get(address).content.decode()
    assert client.post(address, {"words": "Đã bổ sung."}).status_code == 302
