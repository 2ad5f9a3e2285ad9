"""A council with a conflict of interest in a browser, and an initiative from a phone with a photo."""

import base64
import re

import pytest
from playwright.sync_api import expect

from congdoan.activities.emulation import queries
from congdoan.activities.emulation.tests.builders import PASSWORD, before_council, build_town
from congdoan.conftest import assert_fits
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as people
from congdoan.foundation.access import services as access

PHONE, DESK = {"width": 390, "height": 844}, {"width": 1440, "height": 1000}
POINT = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")


@pytest.fixture
def town(own_database, django_db_blocker):
    """The town on a database of its own, with an initiative before the council."""
    with django_db_blocker.unblock():
        console, today = people.actor_named(access.CONSOLE).id, doors.today()
        with doors.acting(console, on=today):
            built = build_town(console)
            for name in ("chu.tich", "can.bo"):
                access.set_password(by=console, actor_id=people.actor_named(name).id, password=PASSWORD, on=today)
        with doors.acting(console, on=today):
            one = before_council(built)
    return built, one


def sign_in(browser, site, name, size):
    page = browser.new_context(viewport=size).new_page()
    page.goto(site.url)
    page.get_by_label("Tên đăng nhập").fill(name)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page).to_have_url(re.compile("/ban-lam-viec/$"))
    return page


def is_sound(page):
    assert_fits(page)
    assert page.locator("main [style]").count() == 0


def test_a_council_with_a_conflict_and_an_initiative_from_a_phone(live_site, town, browser, django_db_blocker, tmp_path):
    built, one = town
    address = f"{live_site.url}/3-thi-dua/sang-kien/{one}/"
    author = sign_in(browser, live_site, "tuan", DESK)
    author.goto(address)
    expect(author.get_by_text("Không mở được phiếu, không tính")).to_be_visible()
    expect(author.get_by_role("link", name="Chấm", exact=True)).to_have_count(0)
    assert author.goto(f"{address}cham/").status == 403
    for name, scores, size in (("loc", (24, 33, 26), PHONE), ("duc", (22, 34, 25), DESK)):
        judge = sign_in(browser, live_site, name, size)
        judge.goto(address)
        is_sound(judge)
        judge.get_by_role("link", name="Chấm", exact=True).click()
        for label, score in zip(("Tính mới", "Hiệu quả", "Áp dụng"), scores, strict=True):
            judge.get_by_label(re.compile(f"^{label}")).fill(str(score))
        judge.get_by_role("button", name="Gửi phiếu").click()
        expect(judge.get_by_text(f"Đã ghi phiếu: {sum(scores)} điểm.")).to_be_visible()
    officer = sign_in(browser, live_site, "can.bo", DESK)
    officer.goto(address)
    officer.get_by_role("link", name="Kết luận").click()
    officer.get_by_label(re.compile("^Số quyết định")).fill("31/QĐ-LĐLĐ")
    officer.get_by_role("button", name="Ghi kết luận").click()
    expect(officer.locator("h1")).to_contain_text("công nhận")
    is_sound(officer)

    photo = tmp_path / "ga.png"
    photo.write_bytes(POINT)
    chair = sign_in(browser, live_site, "chu.tich", PHONE)
    chair.goto(f"{live_site.url}/3-thi-dua/sang-kien/nop/")
    is_sound(chair)
    for label, words in (("Tên sáng kiến", "Máng trượt inox"), ("Vấn đề", "Bưng tay 200 lượt"), ("Giải pháp", "Hàn máng"),
                         ("Nơi áp dụng", "Kho phôi"), ("Họ tên, dòng 1", "Võ Minh Tâm"), ("Tỷ lệ %, dòng 1", "100"),
                         ("Là gì, dòng 1", "Giờ"),
                         ("Công thức, dòng 1", "2 giờ × 300 ngày × 30.000 đ"), ("Minh chứng, dòng 1", "Sổ")):  # fmt: skip
        chair.get_by_label(re.compile(f"^{re.escape(label)}")).first.fill(words)
    chair.get_by_label(re.compile("^Loại, dòng 1")).select_option("labour")
    chair.locator("input[type=file]").set_input_files(photo)
    chair.get_by_role("button", name="Nộp sáng kiến").click()
    expect(chair.locator("h1")).to_contain_text("Máng trượt inox")
    expect(chair.locator(".photos img")).to_have_count(1)
    expect(chair.get_by_text("18.000.000").first).to_be_visible()
    is_sound(chair)
    with django_db_blocker.unblock(), doors.acting(built.officer, on=doors.today()):
        assert queries.judgement(one).outcome.passes
