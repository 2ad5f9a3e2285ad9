"""On phones: from a form on the public page to the officer, the result and two taps."""

import re

import pytest
from playwright.sync_api import expect

from congdoan.activities.procedures import services
from congdoan.conftest import assert_fits
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as rights
from congdoan.people.members.tests.builders import a_district

PASSWORD = "mot-mat-khau-du-dai-2024"
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def opened(own_database, django_db_blocker):
    """A union whose chair can sign in, and that takes applications from everybody."""
    with django_db_blocker.unblock():
        console, today = access.actor_named(rights.CONSOLE).id, doors.today()
        with doors.acting(console, on=today):
            made = a_district(console)
            rights.set_password(by=console, actor_id=made.chair, password=PASSWORD, on=today)
            services.open_counter(by=console, unit_id=made.left, code="join", on=today)


def phone(browser):
    return browser.new_context(viewport=PHONE).new_page()


def test_a_worker_joins_from_a_phone(opened, live_site, browser):
    worker = phone(browser)
    worker.goto(f"{live_site.url}/thu-tuc/")
    assert_fits(worker)
    worker.get_by_placeholder("Tên công đoàn").fill("may suoi da")
    worker.get_by_role("button", name="Tìm").click()
    worker.get_by_role("link", name="Xin gia nhập công đoàn").last.click()
    assert_fits(worker)
    worker.get_by_label("Họ và tên").fill("Lâm Thị Thử Nghiệm")
    worker.get_by_label("Ngày sinh").fill("13/05/1990")
    worker.get_by_label("Điện thoại").fill("0901 234 567")
    worker.get_by_role("button", name="Gửi yêu cầu").click()
    code = worker.locator("#ma").inner_text()
    assert_fits(worker)

    chair = phone(browser)
    chair.goto(f"{live_site.url}/6-van-ban/thu-tuc/")
    chair.get_by_label("Tên đăng nhập").fill("chu.tich")
    chair.get_by_label("Mật khẩu").fill(PASSWORD)
    chair.get_by_role("button", name="Đăng nhập").click()
    chair.get_by_role("link", name="Lâm Thị Thử Nghiệm").click()
    assert_fits(chair)
    chair.get_by_role("button", name="Tiếp nhận").click()
    chair.get_by_role("button", name="Hồ sơ đủ").click()
    chair.get_by_role("link", name="Ra kết quả").click()
    chair.get_by_label("Kết quả").select_option("granted")
    chair.get_by_label("Trả lời người yêu cầu").fill("Mời chị dự lễ kết nạp.")
    chair.get_by_label("Số quyết định kết nạp").fill("05/QĐ-CĐCS")
    chair.get_by_role("button", name="Ra kết quả").click()
    chair.get_by_role("button", name="Trả kết quả").click()
    expect(chair.get_by_text("Đã trả kết quả")).to_be_visible()
    chair.goto(f"{live_site.url}/4-doan-vien/doan-vien/")
    expect(chair.get_by_text("Lâm Thị Thử Nghiệm")).to_be_visible()

    worker.goto(f"{live_site.url}/thu-tuc/theo-doi/")
    worker.get_by_label("Mã theo dõi").fill(code.lower())
    worker.get_by_role("button", name="Xem").click()
    expect(worker.get_by_text("đồng ý")).to_be_visible()
    worker.get_by_label("Bốn số cuối").fill("4567")
    worker.get_by_role("button", name="Đọc kết quả").click()
    expect(worker.get_by_text("Mời chị dự lễ kết nạp.")).to_be_visible()
    worker.get_by_role("link", name="Rất hài lòng").click()
    worker.get_by_role("button", name="Đúng hẹn").click()
    expect(worker.get_by_text(re.compile("đã chấm 5/5"))).to_be_visible()
    assert_fits(worker)
