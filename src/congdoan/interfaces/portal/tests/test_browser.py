"""The whole way on a phone: the accountant opens the link, copies the note, declares; an officer accepts; the page says so."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from congdoan.conftest import assert_fits
from congdoan.finance.collection.tests.builders import small_district
from congdoan.foundation.access import doors, queries, services
from congdoan.people.organisations.tests.builders import LONG_AGO

PASSWORD = "mot-mat-khau-du-dai-2024"
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def address(own_database, django_db_blocker):
    """The address of a link of the first employer; an accountant who may accept."""
    with django_db_blocker.unblock():
        console, today = queries.actor_named(services.CONSOLE).id, doors.today()
        with doors.acting(console, on=today):
            cast = small_district(console)
            actor = services.create_actor(by=console, username="my", full_name="Lê Thị Mỹ", password=PASSWORD, on=today)
            services.grant(by=console, actor_id=actor, role="federation_accountant", branch_id=cast.district, from_day=LONG_AGO, on=today)
            issued = services.issue_link(
                by=console, unit_id=cast.district, subject_id=cast.employer, until=today + timedelta(days=30), reason="Kế toán", on=today
            )
    return f"/nop/{issued.token}/"


def is_sound(page):
    assert_fits(page)
    assert page.locator("[style]").count() == 0
    assert page.locator("h1").count() == 1


def test_an_accountant_declares_on_a_phone_and_an_officer_accepts(live_site, address, page: Page, browser):
    complaints = []
    page.on("console", lambda message: complaints.append(message.text) if message.type in {"error", "warning"} else None)
    asked = set()
    page.on("request", lambda request: asked.add((request.url.split("/")[2], request.headers.get("referer", ""))))
    page.set_viewport_size(PHONE)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])

    page.goto(live_site.url + address)
    is_sound(page)
    note = page.locator("dd.mono").inner_text().split("\n")[0].removesuffix("Chép").strip()
    page.locator("dd.mono").get_by_role("button", name="Chép").click()
    expect(page.locator("#live")).to_have_text("Đã chép")
    assert page.evaluate("navigator.clipboard.readText()") == note
    page.get_by_role("link", name="Khai quỹ lương một tháng").click()
    page.get_by_label("Tháng").fill("04/2024")
    page.get_by_label("Số lao động").fill("11")
    page.get_by_label("Quỹ lương").fill("110.000.000")
    is_sound(page)
    page.get_by_role("button", name="Xem lại trước khi gửi").click()
    expect(page.get_by_text("Một trăm mười triệu đồng")).to_be_visible()
    is_sound(page)
    page.get_by_role("button", name="Gửi cho công đoàn").click()
    expect(page.get_by_text("chờ công đoàn xem")).to_be_visible()
    is_sound(page)

    office = browser.new_page()
    office.goto(live_site.url)
    office.get_by_label("Tên đăng nhập").fill("my")
    office.get_by_label("Mật khẩu").fill(PASSWORD)
    office.get_by_role("button", name="Đăng nhập").click()
    expect(office).to_have_url(re.compile("/ban-lam-viec/$"))
    office.goto(live_site.url + "/7-tai-chinh/phai-nop/ban-khai/")
    office.get_by_role("checkbox").check()
    office.get_by_role("button", name="Xem trước việc nhận").click()
    office.get_by_role("button", name="Nhận 1 bản khai").click()
    expect(office.get_by_text("Đã nhận 1 bản khai")).to_be_visible()
    office.close()

    page.reload()
    expect(page.locator("#da-gui").get_by_text("đã nhận")).to_be_visible()
    expect(page.locator("#con-phai-nop").get_by_text("04/2024", exact=True)).to_be_visible()
    assert complaints == []
    assert {host for host, _ in asked} == {live_site.url.split("/")[2]}
    assert not [referrer for _, referrer in asked if "/nop/" in referrer]
    assert page.context.cookies() == []
