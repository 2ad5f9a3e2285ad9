"""One bargaining in a real browser, at a desk and on a phone: from the request to the agreement and what it gives above the law."""

import os
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from congdoan.activities.bargaining.queries import codes
from congdoan.activities.bargaining.tests.builders import agreed, called, clause
from congdoan.conftest import assert_fits
from congdoan.finance.assessments import services as assessments
from congdoan.finance.assessments.services import PayrollRow
from congdoan.foundation.access import doors, queries, services
from congdoan.foundation.kernel.codes import shown_code
from congdoan.foundation.kernel.periods import month_of
from congdoan.people.organisations.tests.builders import federations, organisation

PASSWORD = "mot-mat-khau-du-dai-2024"
TALKS = "/2-doi-thoai/thuong-luong/"
SIZES = {"desk": {"width": 1440, "height": 1000}, "phone": {"width": 390, "height": 844}}


@pytest.fixture
def district(own_database, django_db_blocker):
    """A union with an employer of 412, an agreement that runs out and a session that waits; its chair."""
    with django_db_blocker.unblock():
        by, on = queries.actor_named(services.CONSOLE).id, doors.today()
        with doors.acting(by, on=on):
            _, _, district = federations(by)
            union = organisation(by, "grassroots_union", "CD001", parent=district, name="CĐCS May Suối Đá Xanh")
            facts = {"sector": "may_mac", "wage_region": "III", "payer_class": "enterprise"}
            employer = organisation(by, "employer", "DV001", parent=union, name="Công ty TNHH May Suối Đá Xanh", **facts)
            assessments.declare_payroll(by=by, rows=[PayrollRow(employer, month_of(on), 412, 3_000_000_000)], on=on)
            signed = on - timedelta(days=700)
            clauses = [clause("shift_meal", 28_000, workers=412), clause("lowest_wage", 3_500_000, workers=63), clause("annual_leave", 14)]
            agreed(by, union, employer, *clauses, on=on, signed_on=signed, effective_on=signed, expires_on=on + timedelta(days=29))
            called(by, union, employer, on=on, planned_on=on + timedelta(days=10))
            actor = services.create_actor(by=by, username="tich", full_name="Lê Thị Tích", password=PASSWORD, on=on)
            services.grant(by=by, actor_id=actor, role="union_chair", branch_id=union, from_day=date(2020, 1, 1), on=on)


@pytest.fixture
def watched(page: Page):
    """Collect what the browser complains about."""
    complaints = []
    page.on("console", lambda message: complaints.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    assert complaints == []


def looked_at(page, name, size):
    """Refuse a page that scrolls sideways; keep its picture where one is wanted."""
    assert_fits(page)
    if folder := os.environ.get("CONGDOAN_SHOTS"):
        page.screenshot(path=Path(folder) / f"thoa-uoc-{name}-{size}.png", full_page=True)


def answer_a_slip(page, talks, site):
    """Open a poll at the desk, and answer one of its slips on a phone without signing in."""
    page.goto(f"{talks}phieu/")
    page.locator("#id_slips").fill("12")
    page.get_by_role("button", name="Mở", exact=True).click()
    printed = page.get_by_role("link", name="In thông báo, phiếu").get_attribute("href")
    (code,) = codes(int(re.search(r"(\d+)\.pdf", printed)[1]), 1, 1)
    phone = page.context.browser.new_context(viewport=SIZES["phone"]).new_page()
    phone.goto(f"{site}/y-kien/{shown_code(code)}/")
    phone.get_by_text("Đồng ý", exact=True).click()
    looked_at(phone, "phieu", "phone")
    phone.get_by_role("button", name="Gửi ý kiến").click()
    expect(phone.locator("h1")).to_contain_text("Đã nhận ý kiến")
    phone.context.close()
    page.goto(talks)
    expect(page.get_by_text("1/12")).to_be_visible()


def test_one_bargaining_from_the_request_to_the_agreement(watched, live_site, district):
    page, today = watched, doors.today()
    page.goto(live_site.url)
    page.get_by_label("Tên đăng nhập").fill("tich")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.locator("h1")).to_be_visible()
    page.goto(f"{live_site.url}{TALKS}moi/")
    page.get_by_label("Mã doanh nghiệp").fill("DV001")
    page.get_by_label("Tên cuộc thương lượng").fill("May Suối Đá Xanh, kỳ này")
    page.locator("#id_topic_1").select_option("wage")
    page.locator("#id_words_1").fill("Suất ăn ca 32.000 đồng")
    page.get_by_role("button", name="Mở thương lượng").click()
    expect(page.locator("h1")).to_contain_text("May Suối Đá Xanh")
    one = page.url
    page.goto(f"{one}lay-y-kien/")
    for name, value in (("asked", 391), ("agree_1", 296), ("disagree_1", 20)):
        page.locator(f"#id_{name}").fill(str(value))
    page.get_by_role("button", name="Ghi kết quả").click()
    answer_a_slip(page, one, live_site.url)
    page.goto(f"{one}phien/")
    page.locator("#id_agreed_1").select_option("yes")
    page.locator("#id_words_1").fill("31.000 đồng từ kỳ lương tới")
    page.get_by_role("button", name="Ghi phiên").click()
    page.goto(f"{one}bieu-quyet/")
    page.locator("#id_asked").fill("400")
    page.locator("#id_in_favour").fill("300")
    page.get_by_role("button", name="Ghi biểu quyết").click()
    pages = {"thuong-luong": TALKS, "mot-thuong-luong": one.replace(live_site.url, "")}
    for size, viewport in SIZES.items():
        page.set_viewport_size(viewport)
        for name, address in pages.items():
            page.goto(f"{live_site.url}{address}")
            looked_at(page, name, size)
    page.get_by_role("link", name="Ký thỏa ước").click()  # on the phone
    page.locator("#id_expires_on").fill((today + timedelta(days=700)).isoformat())
    page.locator("#id_kind_1").select_option("shift_meal")
    page.locator("#id_value_1").fill("31000")
    page.locator("#id_workers_1").fill("412")
    looked_at(page, "ky", "phone")
    page.get_by_role("button", name="Ký", exact=True).click()
    expect(page.locator("h1")).to_contain_text("Thỏa ước lao động tập thể")
    expect(page.get_by_text("3.984.864.000").first).to_be_visible()  # 31,000 x 412 x 312
    root = "/2-doi-thoai/"
    others = {
        "thoa-uoc": f"{root}thoa-uoc/", "mot-thoa-uoc": f"{root}thoa-uoc/1/", "duoi-san": f"{root}thoa-uoc/duoi-san/",
        "doi-thoai": f"{root}phien/", "mot-phien": f"{root}phien/1/", "nghia-vu": f"{root}nghia-vu/",
        "bien-ban": f"{root}phien/1/bien-ban/", "ghi-thoa-uoc": f"{root}thoa-uoc/moi/", "moi": f"{root}phien/moi/",
    }  # fmt: skip
    for size, viewport in SIZES.items():
        page.set_viewport_size(viewport)
        for name, address in others.items():
            page.goto(f"{live_site.url}{address}")
            looked_at(page, name, size)
