"""The register in a real browser, on a desk and on a phone."""

import os
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from congdoan.conftest import assert_fits
from congdoan.foundation.access import doors, queries, services
from congdoan.people.organisations.tests.builders import world

PASSWORD = "mot-mat-khau-du-dai-2024"
SIZES = {"desk": {"width": 1440, "height": 1000}, "phone": {"width": 390, "height": 844}}
PAGES = {
    "cdcs": "/4-doan-vien/",
    "doanh-nghiep": "/so-goc/doanh-nghiep/",
    "don-vi": "/so-goc/don-vi/LDLD-DMC/",
    "cong-doan": "/so-goc/don-vi/CD047/",
    "nguoi-nop": "/so-goc/doanh-nghiep/DV082/",
    "tim": "/so-goc/tim/?q=truong",
    "dang-ky": "/so-goc/dang-ky/",
    "ket-thuc": "/so-goc/ma/CD001/ket-thuc/",
    "nap": "/so-goc/nap/",
}


@pytest.fixture
def register(own_database, django_db_blocker):
    with django_db_blocker.unblock():
        console = queries.actor_named(services.CONSOLE).id
        with doors.acting(console, on=doors.today()):
            loaded = world(console)
            actor = services.create_actor(by=console, username="hanh", full_name="Trần Thị Hạnh", password=PASSWORD, on=doors.today())
            services.grant(
                by=console,
                actor_id=actor,
                role="federation_officer",
                branch_id=loaded.ids["LDLD-DMC"],
                from_day=date(2020, 1, 1),
                on=doors.today(),
            )


@pytest.mark.parametrize("size", list(SIZES))
def test_every_page_of_the_register_is_sound(live_site, register, page: Page, size):
    complaints = []
    page.on("console", lambda message: complaints.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.set_viewport_size(SIZES[size])
    page.goto(live_site.url)
    page.get_by_label("Tên đăng nhập").fill("hanh")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.locator("h1")).to_be_visible()

    for name, path in PAGES.items():
        page.goto(live_site.url + path)
        assert_fits(page)
        assert page.locator("[style]").count() == 0
        assert page.locator("h1").count() == 1, path
        if shots := os.environ.get("CONGDOAN_SHOTS"):
            page.screenshot(path=Path(shots) / f"{name}-{size}.png", full_page=True)
    assert complaints == []


def test_an_officer_finds_a_union_without_diacritics_and_follows_it_to_its_employer(live_site, register, page: Page):
    page.goto(live_site.url)
    page.get_by_label("Tên đăng nhập").fill("hanh")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    page.goto(f"{live_site.url}/4-doan-vien/")

    page.get_by_label("Tìm trong danh sách").fill("may mac tan viet tien")
    page.get_by_role("button", name="Lọc").click()
    page.get_by_role("link", name="CĐCS Công ty TNHH May mặc Tân Việt Tiến").click()
    page.get_by_role("link", name="Công ty TNHH May mặc Tân Việt Tiến", exact=True).click()

    expect(page.locator("h1")).to_contain_text("Công ty TNHH May mặc Tân Việt Tiến")
    expect(page.get_by_text("107925882300")).to_be_visible()
