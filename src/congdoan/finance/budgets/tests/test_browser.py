"""The settlement and its drawer in a real browser, on a desk and on a phone."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from congdoan.finance.assessments import services as assessments
from congdoan.finance.budgets import services
from congdoan.foundation.access import doors, queries
from congdoan.foundation.access import services as access
from congdoan.people.organisations.tests.builders import federations, organisation

PASSWORD = "mot-mat-khau-du-dai-2024"
SIZES = {"desk": {"width": 1440, "height": 900}, "narrow desk": {"width": 1280, "height": 800}, "phone": {"width": 390, "height": 844}}
TOO_WIDE = """
[...document.querySelectorAll('body *')]
  .filter(e => e.checkVisibility({contentVisibilityAuto: true}) && e.getBoundingClientRect().right > innerWidth + 1)
  .filter(e => !e.closest('.card, .tabs, .skip, .visually-hidden, svg'))
  .map(e => e.outerHTML.slice(0, 80))
"""


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
    assert page.evaluate(TOO_WIDE) == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert page.locator("[style]").count() == 0
    assert page.locator("h1").count() == 1
