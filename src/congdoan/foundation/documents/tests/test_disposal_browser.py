"""Two people destroy a case file whose term is over, each step on its own page, on the desk and on a phone."""

import os
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import expect

from congdoan.conftest import assert_fits
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.access.tests.builders import LEFT
from congdoan.foundation.documents import services
from congdoan.foundation.documents.rules.filing import CaseDraft

from .builders import TODAY, office
from .test_archive import MINUTES, RULE

PASSWORD = "mot-mat-khau-du-dai-2024"
GONE, CASES = "/6-van-ban/ho-so/tieu-huy/", "/6-van-ban/ho-so/?nam=2024"
FINGER = 24  # pixels that a finger finds
SIZES = {"desk": {"width": 1440, "height": 900}, "phone": {"width": 390, "height": 844}}


@pytest.fixture
def archive(own_database, django_db_blocker):
    """One file of 2024 kept for a year, closed and handed over; another opened by mistake; two people with passwords."""
    with django_db_blocker.unblock():
        console = access_queries.actor_named(access.CONSOLE).pk
        with doors.acting(console, on=TODAY):
            cast = office()
            for name in ("writer", "head"):
                access.set_password(by=console, actor_id=cast.people[name], password=PASSWORD, on=TODAY)
            by = {"by": cast.acting("writer"), "on": TODAY}
            made, wrong = (
                services.open_case_file(**by, unit_id=LEFT, year=2024, case=CaseDraft("Hành chính", "HC", title, 1, RULE, "Văn Thư Mẫu"))
                for title in ("Giấy mời họp", "Mở nhầm")
            )
            services.file_paper(**by, case_id=made, paper=services.PaperDraft("Giấy mời", date(2024, 3, 1)), pages=1)
            services.close_case_file(**by, case_id=made, title="Giấy mời họp", keep_years=1, keep_source=RULE, keeper="Văn Thư Mẫu")
            services.hand_over_case_files(by=cast.acting("head"), unit_id=LEFT, case_ids=[made], handover=MINUTES, on=TODAY)
    return {"wrong": wrong}


def entered(browser, live_site, name, size):
    page = browser.new_context(viewport=SIZES[size]).new_page()
    page.goto(f"{live_site.url}/dang-nhap/")
    page.get_by_label("Tên đăng nhập").fill(name)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.locator("h1")).to_be_visible()
    return page


def looked_at(page, name, size):
    assert_fits(page)
    assert page.locator("h1").count() == 1
    if folder := os.environ.get("CONGDOAN_SHOTS"):
        page.screenshot(path=Path(folder) / f"tieu-huy-{name}-{size}.png", full_page=True)


@pytest.mark.parametrize("size", list(SIZES))
def test_a_file_goes_by_the_steps_of_two_people(live_site, archive, browser, size):
    writer, head = entered(browser, live_site, "writer", size), entered(browser, live_site, "head", size)

    writer.goto(live_site.url + GONE)
    looked_at(writer, "het-han", size)
    writer.goto(f"{live_site.url}{GONE}de-nghi/")
    looked_at(writer, "de-nghi", size)
    writer.get_by_label("Giấy mời họp").check()
    writer.locator("form button[type=submit]").last.click()
    writer.get_by_role("link", name="1 hồ sơ").click()
    expect(writer.get_by_text("chờ hội đồng xét").first).to_be_visible()
    address = writer.url

    head.goto(address)
    looked_at(head, "dot", size)
    head.get_by_role("link", name="Ghi ý kiến hội đồng").click()
    looked_at(head, "hoi-dong", size)
    head.get_by_label("Thành viên hội đồng").fill("Bà Chủ Tịch Mẫu\nÔng Thư Ký Mẫu")
    head.get_by_label("Biên bản họp").fill("Biên bản số 1")
    head.locator("form button[type=submit]").last.click()
    head.get_by_role("link", name="Quyết định", exact=True).click()
    looked_at(head, "quyet-dinh", size)
    head.get_by_label("Quyết định").fill("Quyết định số 12/QĐ-LĐLĐ")
    head.locator("form button[type=submit]").last.click()
    expect(head).to_have_url(address)

    writer.goto(address)
    writer.get_by_role("main").get_by_role("link", name="Tiêu hủy", exact=True).click()
    looked_at(writer, "thuc-hien", size)
    writer.get_by_label("Cách tiêu hủy").fill("Nghiền giấy")
    writer.get_by_label("Người chứng kiến").fill("Bà Chứng Kiến Mẫu")
    sure = writer.get_by_label("Đã đối chiếu")
    assert size == "desk" or sure.bounding_box()["width"] >= FINGER
    sure.check()
    button = writer.locator("form button[type=submit]").last
    expect(button).to_have_class("btn d")  # as every act that cannot be undone
    button.click()
    expect(writer.get_by_text("đã tiêu hủy").first).to_be_visible()
    looked_at(writer, "xong", size)


def test_a_file_opened_by_mistake_is_struck_out(live_site, archive, browser):
    page = entered(browser, live_site, "writer", "phone")
    page.goto(f"{live_site.url}/6-van-ban/ho-so/{archive['wrong']}/gach-bo/")
    looked_at(page, "gach-bo", "phone")
    page.get_by_label("Lý do").fill("Mở nhầm, trùng với hồ sơ khác")
    page.locator("form button[type=submit]").last.click()
    expect(page.get_by_text("đã gạch bỏ").first).to_be_visible()
    expect(page.get_by_role("link", name="Giữ lại")).to_have_count(0)
    looked_at(page, "da-gach-bo", "phone")
    page.goto(live_site.url + CASES)
    looked_at(page, "danh-sach", "phone")
