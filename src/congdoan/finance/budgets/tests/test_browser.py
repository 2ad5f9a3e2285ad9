"""The settlement and its drawer in a real browser, on a desk and on a phone."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from congdoan.conftest import assert_fits
from congdoan.finance.assessments import services as assessments
from congdoan.finance.budgets import services
from congdoan.foundation.access import doors, queries
from congdoan.foundation.access import services as access
from congdoan.people.organisations import queries as organisations
from congdoan.people.organisations.tests.builders import federations, organisation

PASSWORD = "mot-mat-khau-du-dai-2024"
SIZES = {"desk": {"width": 1440, "height": 900}, "narrow desk": {"width": 1280, "height": 800}, "phone": {"width": 390, "height": 844}}


@pytest.fixture
def books(own_database, django_db_blocker):
    """A district with one union that collected dues all year, its form selected, and an accountant."""
    with django_db_blocker.unblock():
        console, on = queries.actor_named(access.CONSOLE).pk, doors.today()
        with doors.acting(console, on=on):
            _, _, district = federations(console)
            union = organisation(console, "grassroots_union", "CD001", parent=district)
            rows = [assessments.DuesRow(union, 202400 + month, 48, 2_642_200) for month in range(1, 13)]
            assessments.report_dues(by=console, rows=rows, on=on)
            services.select_form(by=console, unit_id=district, form_id="form.b07.hd47.b", from_year=2024, document="12/QĐ", on=on)
            actor = access.create_actor(by=console, username="my", full_name="Lê Thị Mỹ", password=PASSWORD, on=on, at=district)
            access.grant(by=console, actor_id=actor, role="federation_accountant", branch_id=district, from_day=date(2024, 1, 1), on=on)


@pytest.fixture
def watched(page):
    """Collect what the browser complains about."""
    complaints = []
    page.on("console", lambda message: complaints.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    assert complaints == []


@pytest.mark.parametrize("size", list(SIZES))
def test_from_the_district_to_a_union_to_the_why_of_a_figure_and_back(live_site, books, watched, size):
    page = watched
    page.set_viewport_size(SIZES[size])
    page.goto(live_site.url)
    page.get_by_label("Tên đăng nhập").fill("my")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page).to_have_url(re.compile("/ban-lam-viec/$"))

    page.goto(live_site.url + "/7-tai-chinh/quyet-toan/")
    expect(page).to_have_url(re.compile("/7-tai-chinh/quyet-toan/LDLD-DMC/2024/$"))
    is_sound(page)
    page.get_by_role("link", name="Đơn vị CD001").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Quyết toán B07-TLĐ năm 2024")
    is_sound(page)

    row = page.get_by_role("row").filter(has_text="Thu đoàn phí công đoàn")
    figure = row.locator("a.fig")
    expect(figure).to_have_text("31.706.400")
    figure.focus()
    page.keyboard.press("e")
    drawer = page.get_by_role("dialog")
    expect(drawer).to_contain_text("22.194.480 + 9.511.920 = 31.706.400")
    expect(drawer).to_contain_text("Đoàn phí tháng 01/2024")
    is_sound(page)

    page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    expect(figure).to_be_focused()

    # A sum leads from figure to figure inside the drawer, down to the entries.
    page.get_by_role("row").filter(has_text="PHẦN THU").locator("a.fig").click()
    drawer.locator("a.fig").first.click()
    expect(drawer).to_contain_text("Đoàn phí tháng 12/2024")


def is_sound(page):
    assert_fits(page)
    assert page.locator("[style]").count() == 0
    assert page.locator("h1").count() == 1


# --- the estimate, from the treasurer's table to the public page


@pytest.fixture
def people(books, django_db_blocker):
    """Those who make, send up and decide on the union's estimate."""
    with django_db_blocker.unblock():
        console, on = queries.actor_named(access.CONSOLE).pk, doors.today()
        with doors.acting(console, on=on):
            district, union = (organisations.id_of_code(code) for code in ("LDLD-DMC", "CD001"))
            for name, role, branch in (
                ("quy", "union_treasurer", union), ("tich", "union_chair", union), ("truong", "chief_accountant", district),
            ):  # fmt: skip
                actor = access.create_actor(by=console, username=name, full_name="Người Hư Cấu", password=PASSWORD, on=on)
                access.grant(by=console, actor_id=actor, role=role, branch_id=branch, from_day=date(2024, 1, 1), on=on)


def sign_in(page, live_site, name):
    page.context.clear_cookies()
    page.goto(live_site.url)
    page.get_by_label("Tên đăng nhập").fill(name)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page).to_have_url(re.compile("/ban-lam-viec/$"))


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_an_estimate_goes_up_is_approved_and_becomes_public(live_site, people, watched, size):
    page, address = watched, live_site.url + "/7-tai-chinh/du-toan/CD001/2025/"
    page.set_viewport_size(SIZES[size])
    sign_in(page, live_site, "quy")
    page.goto(address)
    page.get_by_role("link", name="Lập dự toán").click()
    is_sound(page)
    expect(page.get_by_label("Thu đoàn phí", exact=True)).to_have_value("31.706.400")
    page.get_by_label("Thăm hỏi đoàn viên", exact=True).fill("9.000.000")
    page.get_by_role("button", name="Lưu bản nháp").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("đang lập")
    is_sound(page)

    sign_in(page, live_site, "tich")
    page.goto(address)
    page.get_by_role("link", name="Trình duyệt").click()
    is_sound(page)
    page.get_by_role("button", name="Trình cấp trên").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("chờ cấp trên duyệt")

    sign_in(page, live_site, "truong")
    page.goto(live_site.url + "/7-tai-chinh/du-toan/LDLD-DMC/2025/cap-duoi/")
    is_sound(page)
    page.get_by_role("link", name="Đơn vị CD001").click()
    page.get_by_role("link", name="Duyệt", exact=True).click()
    is_sound(page)
    page.get_by_label("Văn bản duyệt").fill("15/QĐ-LĐLĐ ngày 10/01/2025")
    page.get_by_role("button", name="Duyệt").click()
    expect(page.get_by_text("Đã duyệt dự toán.")).to_be_visible()
    page.goto(address + "thuc-hien/")
    is_sound(page)

    sign_in(page, live_site, "tich")
    page.goto(address + "cong-khai/")
    page.get_by_label("Số văn bản công khai").fill("03/QĐ-CĐCS")
    page.get_by_label("Ngày văn bản").fill("15/01/2025")
    page.get_by_role("button", name="Công khai").click()
    page.context.clear_cookies()
    page.goto(live_site.url + "/cong-khai/")
    is_sound(page)
    page.get_by_role("link", name="Đơn vị CD001").click()
    expect(page.get_by_role("row").filter(has_text="Thu đoàn phí")).to_contain_text("31.706.400")
    is_sound(page)
