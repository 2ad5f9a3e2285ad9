"""The map of stoppages in a real browser: from week to week by links and by keys, at a desk and on a phone."""

import os
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from congdoan.activities.disputes import services
from congdoan.activities.disputes.queries import Week, monday_of
from congdoan.activities.disputes.rules.timers import HERE
from congdoan.activities.disputes.tests.builders import broken_out
from congdoan.conftest import assert_fits
from congdoan.foundation.access import doors, queries
from congdoan.foundation.access import services as access
from congdoan.people.organisations.tests.builders import federations, organisation

PASSWORD = "mot-mat-khau-du-dai-2024"
MAP = "/2-doi-thoai/ngung-viec/ban-do/"
SIZES = {"desk": {"width": 1440, "height": 1000}, "phone": {"width": 390, "height": 844}}


@pytest.fixture
def weeks(own_database, django_db_blocker):
    """Two stoppages in one zone and one of the same trade elsewhere, one each week until last Monday; their weeks."""
    with django_db_blocker.unblock():
        by, on = queries.actor_named(access.CONSOLE).id, doors.today()
        mondays = [monday_of(on) - timedelta(days=7 * back) for back in (3, 2, 1)]
        with doors.acting(by, on=on):
            _, province, district = federations(by)
            actor = access.create_actor(by=by, username="canbo", full_name="Lê Thị Cán", password=PASSWORD, on=on)
            access.grant(by=by, actor_id=actor, role="federation_officer", branch_id=province, from_day=date(2020, 1, 1), on=on)
            firms = [
                organisation(by, "employer", f"DV00{n}", parent=district, sector="may_mac", commune="Suối Đá", name=f"Công ty May {n}")
                for n in (1, 2, 3)
            ]
            for firm in firms[:2]:
                services.describe_employer(by=by, employer_id=firm, zone="KCN Phước Đông", owner_country="Hàn Quốc", on=on)
            for firm, monday in zip(firms, mondays, strict=True):
                broken_out(by, firm, at=datetime.combine(monday, time(7), HERE), on=on)
    return [Week(monday) for monday in mondays]


def test_weeks_are_walked_through_by_links_and_by_keys(page: Page, live_site, weeks):
    complaints = []
    page.on("console", lambda message: complaints.append(message.text) if message.type in {"error", "warning"} else None)
    page.goto(live_site.url)
    page.get_by_label("Tên đăng nhập").fill("canbo")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.locator("h1")).to_be_visible()
    page.goto(f"{live_site.url}{MAP}")
    heading = page.locator("#ban-do .ch h2")
    page.get_by_role("link", name=f"Tuần {weeks[0].number},").click()  # a week of the year's strip
    expect(heading).to_contain_text(f"Tuần {weeks[0].number}:")
    tile = page.locator("svg.c6 a.tile", has_text="KCN Phước Đông")
    expect(tile).to_contain_text("1 vụ")
    expect(page.locator("svg.c6 .arrow")).to_have_count(0)
    page.keyboard.press("ArrowRight")
    expect(heading).to_contain_text(f"Tuần {weeks[1].number}:")
    expect(tile).to_contain_text("2 vụ")
    expect(page.locator("svg.c6 .arrow.zone")).to_have_count(1)
    page.locator("a[rel=next]").click()
    expect(heading).to_contain_text(f"Tuần {weeks[2].number}:")
    expect(page.locator("svg.c6 .arrow.sector")).to_have_count(1)
    page.keyboard.press("ArrowLeft")
    expect(heading).to_contain_text(f"Tuần {weeks[1].number}:")
    page.keyboard.press("ArrowRight")
    expect(heading).to_contain_text(f"Tuần {weeks[2].number}:")
    tile.click()  # leads to its row of the table
    expect(page.locator("tr:target")).to_contain_text("KCN Phước Đông")
    for size, viewport in SIZES.items():
        page.set_viewport_size(viewport)
        assert_fits(page)
        expect(page.locator("svg.c2")).to_be_visible(visible=size == "phone")
        if folder := os.environ.get("CONGDOAN_SHOTS"):
            page.screenshot(path=Path(folder) / f"ban-do-{size}.png", full_page=True)
    page.emulate_media(media="print")
    expect(page.locator("svg.c2 .told").first).to_be_hidden()  # fewer than five employers
    expect(page.locator("svg.c2 .covered").first).to_be_visible()
    assert complaints == []


def test_without_javascript_every_week_is_a_link(browser, live_site, weeks):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(live_site.url)
    page.get_by_label("Tên đăng nhập").fill("canbo")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    page.goto(f"{live_site.url}{MAP}?tuan={weeks[1].code}")
    page.locator("a[rel=prev]").click()
    expect(page.get_by_role("heading", name=f"Tuần {weeks[0].number}:")).to_be_visible()
    page.get_by_role("link", name=f"Tuần {weeks[2].number},").click()
    expect(page.get_by_role("heading", name=f"Tuần {weeks[2].number}:")).to_be_visible()
    page.context.close()
