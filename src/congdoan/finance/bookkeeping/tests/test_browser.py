"""A payment's journey in a real browser: written on a phone, approved with one key at a desk, printed."""

import re
from contextlib import contextmanager

import pytest
from playwright.sync_api import expect

from congdoan.conftest import assert_fits
from congdoan.finance.bookkeeping.tests import builders
from congdoan.foundation.access import doors, queries
from congdoan.foundation.access import services as access

PASSWORD = "mot-mat-khau-du-dai-2024"
DESK, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}


@pytest.fixture
def people(own_database, django_db_blocker):
    """The union's accountant and chair, with passwords."""
    with django_db_blocker.unblock():
        console, on = queries.actor_named(access.CONSOLE).pk, doors.today()
        with doors.acting(console, on=on):
            cast = builders.cast(console)
            for who in ("union_accountant", "union_chair"):
                access.set_password(by=console, actor_id=cast.people[who], password=PASSWORD, on=on)


@contextmanager
def signed_in(page, site, who, size):
    page.context.clear_cookies()
    page.set_viewport_size(size)
    page.goto(site.url)
    page.get_by_label("Tên đăng nhập").fill(who)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page).to_have_url(re.compile("/ban-lam-viec/$"))
    yield page
    assert_fits(page)


def test_a_payment_is_written_on_a_phone_approved_with_one_key_and_printed(live_site, people, page):
    complaints = []
    page.on("console", lambda message: complaints.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))

    with signed_in(page, live_site, "union_accountant", PHONE):
        page.goto(live_site.url + "/7-tai-chinh/chung-tu/lap/payment/")
        page.get_by_label("Họ, tên người nhận tiền").fill("Trần Thị Bưởi")
        page.get_by_label("Lý do").fill("Thăm đoàn viên ốm")
        page.get_by_label("Khoản mục").first.select_option("care")
        page.get_by_label("Số tiền").first.fill("500.000")
        page.get_by_role("button", name="Ghi nháp").click()
        expect(page.get_by_text("Năm trăm nghìn đồng")).to_be_visible()
        page.get_by_role("button", name="Trình duyệt").click()
        expect(page.get_by_text("Đã trình duyệt.")).to_be_visible()

    with signed_in(page, live_site, "union_chair", DESK):
        page.goto(live_site.url + "/7-tai-chinh/chung-tu/cho-duyet/")
        expect(page.get_by_text("Trần Thị Bưởi").first).to_be_visible()
        page.keyboard.press("d")
        expect(page.get_by_text(re.compile("Đã duyệt, số PC-0001/"))).to_be_visible()
        page.goto(live_site.url + "/7-tai-chinh/chung-tu/")
        page.get_by_role("link", name="PC-0001").click()
        with page.expect_download() as download:
            page.get_by_role("link", name="In phiếu").click()
        assert download.value.suggested_filename.startswith("PC-0001-")
    assert complaints == []
