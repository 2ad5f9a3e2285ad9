"""On a phone: a chair's list, transfer and figures, a member's own record, and cards proved without a network."""

import io
import re
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from openpyxl import Workbook
from playwright.sync_api import expect

from congdoan.conftest import assert_fits
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as rights
from congdoan.people.members import queries, services
from congdoan.people.members.rules.card import CardFacts, signed
from congdoan.people.members.tests.builders import District, a_district, member

PASSWORD = "mot-mat-khau-du-dai-2024"
PHONE = {"width": 390, "height": 844}
FACTS = {"citizen_number": "072190001234", "ethnicity": "Khmer", "job": "may"}


@dataclass(frozen=True)
class Cast:
    """The district, a member of its left union, and the text of the member's card."""

    district: District
    person: int
    card: str


@pytest.fixture
def cast(own_database, django_db_blocker):
    with django_db_blocker.unblock():
        console, today = access.actor_named(rights.CONSOLE).id, doors.today()
        with doors.acting(console, on=today):
            made = a_district(console)
            for actor in (made.chair, made.neighbour):
                rights.set_password(by=console, actor_id=actor, password=PASSWORD, on=today)
            person, _ = member(console, made.left, "Lý Thị Sáu", since=today - timedelta(days=90), on=today, **FACTS)
            services.issue_card(by=console, person_id=person, valid_until=today + timedelta(days=400), on=today)
            return Cast(made, person, queries.card_of(person).text)


def phone(browser):
    return browser.new_context(viewport=PHONE).new_page()


def sign_in(browser, site, name):
    page = phone(browser)
    page.goto(site.url)
    page.get_by_label("Tên đăng nhập").fill(name)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page).not_to_have_url(re.compile("/dang-nhap/"))
    return page


def is_sound(page):
    assert_fits(page)


def test_a_card_is_proved_without_a_network_and_no_other_passes(live_site, cast, browser):
    page = phone(browser)
    page.goto(f"{live_site.url}/xac-minh/the/")
    expect(page.locator("#kept")).to_be_visible()
    page.context.set_offline(True)

    body, signature = cast.card.rsplit(".", 1)
    forged = f"{body}.{'A' if signature[0] != 'A' else 'B'}{signature[1:]}"
    other = CardFacts("9", "Lý Thị Sáu", "CD001", "CĐCS", None, doors.today(), date(2099, 1, 1))
    for text, words in (
        (cast.card, "Chữ ký đúng, kiểm trên máy này"),
        (forged, "đã bị sửa"),
        (signed("khóa của năm sau", other), "ký bằng khóa khác khóa trang này đang giữ"),
        ("x.y.z", "không phải mã thẻ"),
    ):
        page.goto("about:blank")
        page.goto(f"{live_site.url}/xac-minh/the/#{text}")  # as a phone's camera opens it: the worker gives the page
        expect(page.locator("#card")).to_contain_text(words)
    page.get_by_label("Mã trên thẻ").fill(cast.card)
    page.get_by_role("button", name="Kiểm tra").click()
    expect(page.locator("#card")).to_contain_text("Lý Thị Sáu")
    is_sound(page)


def test_from_an_application_to_the_own_record(live_site, cast, browser):
    chair = sign_in(browser, live_site, "chu.tich")
    chair.goto(f"{live_site.url}/4-doan-vien/don/moi/")
    chair.get_by_label("Họ và tên").fill("Mai Thị Năm")
    chair.get_by_label("Dân tộc").fill("Kinh")
    chair.get_by_role("button", name="Ghi đơn").click()
    chair.get_by_label("Chọn Mai Thị Năm").check()
    chair.get_by_role("button", name="Kết nạp các đơn đã chọn").click()
    expect(chair.get_by_text("Đã kết nạp 1 đoàn viên")).to_be_visible()
    is_sound(chair)
    chair.goto(f"{live_site.url}/4-doan-vien/doan-vien/?q=nam")
    chair.get_by_role("link", name="Mai Thị Năm").click()
    chair.get_by_role("link", name="Mở tài khoản").click()
    chair.get_by_label("Tên đăng nhập").fill("dv.nam")
    chair.get_by_label("Mật khẩu đầu tiên").fill(PASSWORD)
    chair.get_by_role("button", name="Mở tài khoản").click()
    chair.get_by_role("link", name="Xem có ghi lại").click()
    chair.get_by_label("Dân tộc").check()
    chair.get_by_label("Mục đích").fill("Lập danh sách Tết")
    chair.get_by_role("button", name="Xem").click()
    expect(chair.get_by_text("Kinh", exact=True)).to_be_visible()
    is_sound(chair)

    own = sign_in(browser, live_site, "dv.nam")
    own.goto(f"{live_site.url}/toi/")
    expect(own.locator("#ai-da-xem")).to_contain_text("Lập danh sách Tết")
    is_sound(own)
    own.get_by_role("link", name="Đề nghị sửa").click()
    own.get_by_label("Nghề nghiệp, công việc").fill("tổ trưởng")
    own.get_by_role("button", name="Gửi đề nghị").click()
    expect(own.get_by_text("đang chờ", exact=True)).to_be_visible()
    is_sound(own)


def test_saved_filters_opened_stand_in_rows_that_a_thumb_hits(live_site, cast, browser, django_db_blocker):
    names = ("Nữ", "Đoàn viên nữ dân tộc Khmer của tổ may số mười hai, danh sách quà Tết")
    with django_db_blocker.unblock(), doors.acting(cast.district.chair, on=doors.today()):
        for name in names:
            facts = {"by": cast.district.chair, "unit_id": cast.district.left, "is_shared": False, "on": doors.today()}
            services.save_filter(name=name, asked={"sex": "nu"}, **facts)
    page = sign_in(browser, live_site, "chu.tich")
    for width in (390, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"{live_site.url}/4-doan-vien/doan-vien/")
        page.get_by_text("Bộ lọc đã lưu: 2").click()
        is_sound(page)
        for drop in page.get_by_role("link", name="Bỏ bộ lọc").all():
            box = drop.bounding_box()
            assert min(box["width"], box["height"]) >= 24
    page.get_by_role("link", name=names[1], exact=True).click()
    expect(page).to_have_url(re.compile("gioi=nu"))


def a_list(*rows):
    """Return a workbook of members as a union keeps it."""
    made, content = Workbook(), io.BytesIO()
    for row in (["Họ và tên", "Giới tính", "Ngày sinh"], *rows):
        made.active.append(row)
    made.save(content)
    return {"name": "ds.xlsx", "mimeType": "application/octet-stream", "buffer": content.getvalue()}


def test_a_chair_mends_a_list_lets_a_member_go_and_reads_the_figures(live_site, cast, browser):
    chair = sign_in(browser, live_site, "chu.tich")
    chair.goto(f"{live_site.url}/4-doan-vien/doan-vien/nap/")
    chair.get_by_label("Tệp danh sách").set_input_files(a_list(["Trần Văn Bảy", "Nam", "31/02/1990"], ["Hồ Thị Tám", "gái", 1891]))
    chair.get_by_role("button", name="Xem trước").click()
    expect(chair.get_by_text("31/2/1990")).to_be_visible()
    expect(chair.get_by_role("button", name=re.compile("Áp dụng"))).to_have_count(0)
    is_sound(chair)
    chair.get_by_label("Tệp danh sách").set_input_files(a_list(["Trần Văn Bảy", "Nam", "13/05/1990"], ["Hồ Thị Tám", "Nữ", 1991]))
    chair.get_by_role("button", name="Xem trước").click()
    expect(chair.get_by_text("Trần Văn Bảy")).to_be_visible()
    is_sound(chair)
    chair.get_by_role("button", name="Áp dụng 2 dòng").click()
    expect(chair.get_by_text("Đã nạp: 2 người mới")).to_be_visible()

    other = sign_in(browser, live_site, "ben.canh")
    other.goto(f"{live_site.url}/4-doan-vien/chuyen/nhan/")
    other.get_by_label("Họ và tên").fill("Lý Thị Sáu")
    other.get_by_label("Số CCCD").fill(FACTS["citizen_number"])
    other.get_by_role("button", name="Gửi yêu cầu").click()
    expect(other.get_by_text("đang hỏi nơi cũ")).to_be_visible()
    live_site.congdoan("members", "carry-transfers")
    chair.goto(f"{live_site.url}/4-doan-vien/chuyen/")
    chair.get_by_role("link", name="Đồng ý", exact=True).click()
    chair.get_by_role("button", name="Đồng ý").click()
    live_site.congdoan("members", "carry-transfers")
    other.goto(f"{live_site.url}/4-doan-vien/doan-vien/")
    expect(other.get_by_role("link", name="Lý Thị Sáu")).to_be_visible()
    is_sound(other)

    chair.goto(f"{live_site.url}/4-doan-vien/cdcs/CD001/")
    expect(chair.get_by_text("cộng đúng")).to_be_visible()
    is_sound(chair)
