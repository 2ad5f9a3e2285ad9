"""A reorganisation in a real browser, on a desk and on a phone: nothing wider than the screen, no complaint of the browser."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from congdoan.activities.restructuring import services
from congdoan.activities.restructuring.tests.builders import DAY, DECIDED, province
from congdoan.conftest import assert_fits
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as access
from congdoan.people.organisations.tests.builders import person

PASSWORD = "mot-mat-khau-du-dai-2024"
SIZES = {"desk": {"width": 1440, "height": 1000}, "phone": {"width": 390, "height": 844}}
ROWS = (
    {"unit": "CDX-01", "outcome": "found", "name": "Công đoàn xã Dương Minh Châu", "kind": "commune_union", "parent": "LDLD-TN"},
    {"unit": "CD001", "outcome": "dissolve", "members": 40}, {"unit": "CD002", "outcome": "transfer", "parent": "LDLD-TN", "members": 60},
    {"unit": "CD003", "outcome": "merge", "targets": "CD002", "members": 25, "grants": "move"},
    {"unit": "CD004", "outcome": "split", "targets": "CD002; CD005", "members": 1_015},
    {"unit": "CD005", "outcome": "transfer", "parent": "CDX-01", "members": 10}, {"unit": "LDLD-DMC", "outcome": "dissolve"},
    {"unit": "LDLD-TB", "outcome": "dissolve"},
)  # fmt: skip


@pytest.fixture
def decided(own_database, django_db_blocker):
    """One reorganisation carried out, another in draft, and an administrator who looks at both."""
    with django_db_blocker.unblock():
        console = doors.queries.actor_named("console").id
        with doors.acting(console, on=DECIDED):
            cast = province(console)
            person(console, "chu.tich", role="union_chair", branch=cast.ids["CD003"])
            number = cast.carried_out(*ROWS)
            access.enter(console, on=doors.today())
            unit = {"unit_id": cast.ids["LDLD-TN"], "decided_on": doors.today(), "effective_on": doors.today() + timedelta(days=9)}
            draft = services.draft_reorganisation(by=console, number="16/QĐ-LĐLĐ", title="Sắp xếp đợt hai", on=doors.today(), **unit)
            services.plan_unit(by=console, reorganisation_id=draft, unit="CD002", outcome="rename", name="CĐCS mới", on=doors.today())
            actor = access.create_actor(by=console, username="hanh", full_name="Trần Thị Hạnh", password=PASSWORD, on=doors.today())
            given = {"actor_id": actor, "branch_id": cast.ids["LDLD-TN"], "from_day": DAY, "on": doors.today()}
            access.grant(by=console, role="administrator", **given)
    return number, draft


def test_every_page_is_sound_on_a_desk_and_on_a_phone(live_site, decided, page: Page):
    done, draft = decided
    home = "/4-doan-vien/sap-xep/"
    pages = {
        "list": home, "draft": f"{home}{draft}/", "draft-preview": f"{home}{draft}/xem-truoc/", "done": f"{home}{done}/",
        "results": f"{home}{done}/ket-qua/", "unit": f"{home}{draft}/don-vi/", "rule": f"{home}{draft}/quy-tac/",
        "load": f"{home}{draft}/nap/",
        "timeline": "/so-goc/ma/CD002/qua-trinh/", "communes": "/so-goc/xa-phuong/?q=duong minh chau",
        "register": "/4-doan-vien/?theo=2025-06-30",
    }  # fmt: skip
    complaints = []
    page.on("console", lambda message: complaints.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(live_site.url)
    page.get_by_label("Tên đăng nhập").fill("hanh")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.locator("h1")).to_be_visible()

    for size, viewport in SIZES.items():
        page.set_viewport_size(viewport)
        for name, path in pages.items():
            page.goto(live_site.url + path)
            if shots := os.environ.get("CONGDOAN_SHOTS"):
                page.screenshot(path=Path(shots) / f"{name}-{size}.png", full_page=True)
            assert_fits(page)
            assert page.locator("h1").count() == 1, path
    assert complaints == []

    page.goto(f"{live_site.url}{home}{draft}/xem-truoc/")
    page.get_by_role("button", name="Quyết định 1 dòng").click()
    expect(page.get_by_text("Đã quyết định. Thực hiện được từ")).to_be_visible()
