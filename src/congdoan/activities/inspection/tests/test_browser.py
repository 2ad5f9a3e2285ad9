"""One inspection in a browser: opened, its books frozen, a sample looked at, something found, told to the unit."""

import re
from datetime import timedelta

from playwright.sync_api import Page, expect

from congdoan.conftest import assert_fits
from congdoan.foundation.access import queries as people
from congdoan.foundation.access import services as access
from congdoan.foundation.access.doors import acting, today
from congdoan.people.organisations.tests.builders import federations, organisation

PASSWORD = "mot-mat-khau-dai-93"


def settle(by, on):
    _, _, home = federations(by)
    union = organisation(by, "grassroots_union", "CD001", parent=home, name="CĐCS Dệt kim Truông Mít")
    for name, role, branch in (("kiem.tra", "inspection_officer", home), ("chu.tich", "union_chair", union), ("to.vien", "", 0)):
        one = access.create_actor(by=by, username=name, full_name=name.title(), password=PASSWORD, on=on)
        if role:
            access.grant(by=by, actor_id=one, role=role, branch_id=branch, from_day=on, on=on)


def signed_in(page: Page, site, username: str) -> None:
    page.context.clear_cookies()
    page.goto(f"{site.url}/dang-nhap/")
    page.fill("input[name=username]", username)
    page.fill("input[name=password]", PASSWORD)
    page.click("button[type=submit]")


def test_from_the_decision_to_the_draft(live_site, page: Page):
    on = today()
    by = people.actor_named(access.CONSOLE).id
    with acting(by, on=on):
        settle(by, on)
    signed_in(page, live_site, "kiem.tra")
    page.goto(f"{live_site.url}/5-kiem-tra/cuoc/mo/")
    page.fill("input[name=unit]", "CD001")
    page.fill("input[name=decision]", "41/QĐ-UBKT")
    page.fill("textarea[name=scope]", "Thu, chi tài chính")
    page.fill("input[name=access_until]", (on + timedelta(9)).isoformat())
    page.click("form.form-card button[type=submit]")
    expect(page.locator("h1")).to_contain_text("Dệt kim Truông Mít")
    address = page.url
    for username, told in (("chu.tich", "không tham gia"), ("to.vien", "Đã vào tổ")):
        page.goto(f"{address}to/")
        page.fill("input[name=username]", username)
        page.click("form.form-card button[type=submit]")
        expect(page.locator("body")).to_contain_text(told)
    signed_in(page, live_site, "to.vien")
    page.goto(address)
    expect(page.locator("body")).to_contain_text("Quyền xem có hạn")
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{address}ho-so/")
    expect(page.locator("h1")).to_contain_text("Hồ sơ làm việc")
    assert_fits(page)
    page.goto(f"{address}phat-hien/")
    for name, words in (("title", "Chia nhỏ khoản chi"), ("document", "Quy chế chi tiêu"), ("article", "Điều 6"), ("amount", "9.850.000")):
        page.fill(f"input[name={name}]", words)
    page.click("form.form-card button[type=submit]")
    expect(page.locator("body")).to_contain_text("9.850.000")
    signed_in(page, live_site, "chu.tich")
    page.goto(address)
    expect(page.locator("body")).not_to_contain_text("Chia nhỏ khoản chi")
    expect(page.locator("body")).to_contain_text(re.compile("inspection.read"))
