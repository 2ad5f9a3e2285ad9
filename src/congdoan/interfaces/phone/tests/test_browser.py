"""Two treasurers without a network on one union's book: both come through, nothing is lost, nothing is written twice."""

import base64
import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from congdoan.activities.emulation import queries as emulation
from congdoan.conftest import assert_fits
from congdoan.finance.bookkeeping import queries, services
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as rights
from congdoan.foundation.kernel.money import in_words
from congdoan.people.organisations.tests.builders import LONG_AGO, federations, organisation

PASSWORD = "mot-mat-khau-du-dai-2024"
PHONE = {"width": 390, "height": 844}
AMOUNTS = (1, 15, 21, 105, 350_000, 1_000_001, 1_250_000, 10_015_005, 1_000_000_000, 2_340_000_005, 1_500_000_000_000)


POINT = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
SOON = 30_000  # milliseconds: the phone tries again by itself
AS_IF_UNANSWERED = """() => new Promise((done) => {
  const asked = indexedDB.open('cong-doan-so');
  asked.onsuccess = () => {
    const passage = asked.result.transaction('captures', 'readwrite');
    const rows = passage.objectStore('captures');
    rows.getAll().onsuccess = (event) => event.target.result.forEach((row) => rows.put({ ...row, state: 'waiting' }));
    passage.oncomplete = () => { asked.result.close(); done(); };
  };
})"""
"""What the browser would hold if the server had taken a voucher and its answer had been lost on the way."""


@pytest.fixture
def union(own_database, django_db_blocker):
    """A union with two treasurers and a chair."""
    with django_db_blocker.unblock():
        console, today = access.actor_named(rights.CONSOLE).id, doors.today()
        with doors.acting(console, on=today):
            _, _, district = federations(console)
            unit = organisation(console, "grassroots_union", "CD001", parent=district, name="CĐCS May Suối Đá Xanh (hư cấu)")
            for name, role in (("lan", "union_treasurer"), ("hoa", "union_treasurer"), ("chu.tich", "union_chair")):
                actor = rights.create_actor(by=console, username=name, full_name=name.title(), password=PASSWORD, on=today)
                rights.grant(by=console, actor_id=actor, role=role, branch_id=unit, from_day=LONG_AGO, on=today)
    return unit


def sign_in(browser, site, name, start="/cs/ghi/"):
    page = browser.new_context(viewport=PHONE).new_page()
    page.goto(site.url)
    page.get_by_label("Tên đăng nhập").fill(name)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page).to_have_url(re.compile("/ban-lam-viec/$"))
    page.goto(f"{site.url}{start}")
    page.evaluate("navigator.serviceWorker.ready")
    page.reload()  # drawn once through the worker, so that all it needs is kept
    return page


def write(page, amount, who, kind=None):
    if kind:
        page.get_by_text(kind, exact=True).click()
    page.get_by_label("Số tiền (đồng)").fill(amount)
    page.get_by_label("Người nộp, người nhận").fill(who)
    page.get_by_label("Lý do").fill("Đoàn phí tháng này")
    page.get_by_role("button", name="Ghi phiếu, gửi khi có mạng").click()


def is_sound(page):
    assert_fits(page)
    assert page.locator("[style]").count() == 0


def test_two_treasurers_offline_on_one_book_are_merged(live_site, union, browser, django_db_blocker):
    lan, hoa = (sign_in(browser, live_site, name) for name in ("lan", "hoa"))
    for amount in AMOUNTS:
        lan.get_by_label("Số tiền (đồng)").fill(str(amount))
        expect(lan.locator("#words")).to_have_text(in_words(amount))
    is_sound(lan)

    for page in (lan, hoa):
        page.context.set_offline(True)
    write(lan, "350.000", "Tổ may 1")
    expect(lan.locator("#offline")).to_contain_text("1 mục chờ gửi, không mất gì")
    write(hoa, "150.000", "Trần Thị Bưởi", kind="Phiếu chi")
    hoa.get_by_text("Danh sách thu", exact=True).click()
    hoa.get_by_label("Danh sách thu đoàn phí").fill("Nguyễn Thị Hoa 50.000\nLê Văn Cam 60.000\n")
    expect(hoa.locator("#rows-words")).to_have_text("2 người, cộng 110.000 đồng")
    hoa.get_by_label("Người nộp, người nhận").fill("Tổ may 2")
    hoa.get_by_label("Lý do").fill("Thu đoàn phí")
    hoa.get_by_role("button", name="Ghi phiếu, gửi khi có mạng").click()
    expect(hoa.locator("#offline")).to_contain_text("2 mục chờ gửi")
    is_sound(hoa)

    lan.reload()  # without a network: the worker gives the page, the browser the voucher
    expect(lan.locator("#kept-rows")).to_contain_text("Tổ may 1")
    expect(lan.locator("#offline")).to_contain_text("1 mục chờ gửi")

    lan.context.set_offline(False)
    expect(lan.locator("#kept-rows")).to_contain_text("đã nhận, chờ duyệt", timeout=SOON)
    lan.evaluate(AS_IF_UNANSWERED)
    lan.reload()
    expect(lan.locator("#kept-rows")).to_contain_text("đã nhận từ trước", timeout=SOON)
    hoa.context.set_offline(False)
    expect(hoa.locator("#kept-rows").get_by_text("đã nhận, chờ duyệt")).to_have_count(2, timeout=SOON)
    expect(hoa.locator("#pending")).to_be_hidden()

    with django_db_blocker.unblock():
        chair, today = access.actor_named("chu.tich").id, doors.today()
        with doors.acting(chair, on=today):
            waiting = queries.vouchers_waiting(union, limit=10)
            assert sorted((one.content.kind, one.amount, len(one.content.parts)) for one in waiting) == [
                ("payment", 150_000, 1),
                ("receipt", 110_000, 2),
                ("receipt", 350_000, 1),
            ]
            numbers = [services.approve_voucher(by=chair, voucher_id=one.id, on=today) for one in reversed(waiting)]
    assert len(set(numbers)) == 3

    hoa.get_by_role("button", name="Đăng xuất và xóa dữ liệu trên máy này").click()
    expect(hoa).to_have_url(re.compile("/dang-nhap/"))
    assert hoa.evaluate("caches.keys()") == []


def test_who_has_unsent_vouchers_is_told_before_signing_out_and_a_bad_one_comes_back(live_site, union, browser):
    page = sign_in(browser, live_site, "lan")
    page.get_by_role("button", name="Ghi phiếu, gửi khi có mạng").click()
    expect(page.locator("#trouble")).to_contain_text("Ghi số tiền là số đồng nguyên")

    page.get_by_label("Ngày", exact=True).fill((doors.today() + timedelta(days=30)).isoformat())
    write(page, "20.000", "Tổ may 3")
    expect(page.locator("#kept-rows")).to_contain_text("ở sau hôm nay")
    page.get_by_label("Lý do").fill("Phiếu khác")
    page.get_by_role("button", name="Sửa lại").click()
    expect(page.locator("#trouble")).to_contain_text("Đang ghi dở một phiếu khác")
    expect(page.get_by_label("Lý do")).to_have_value("Phiếu khác")
    page.get_by_label("Lý do").fill("")
    page.get_by_role("button", name="Sửa lại").click()
    expect(page.get_by_label("Số tiền (đồng)")).to_have_value("20.000")

    page.context.set_offline(True)
    write(page, "20.000", "Tổ may 3")
    expect(page.locator("#offline")).to_contain_text("1 mục chờ gửi")
    page.get_by_role("button", name="Đăng xuất và xóa dữ liệu trên máy này").click()
    expect(page.locator("#trouble")).to_contain_text("Còn 1 mục chưa gửi")


def tell(page, title):
    """Fill in an initiative and hand it in."""
    for label, words in (("Tên sáng kiến", title), ("Vấn đề, tình trạng trước", "Bưng tay 200 lượt"), ("Giải pháp", "Hàn máng"),
                         ("Nơi áp dụng lần đầu", "Kho phôi"), ("Tác giả 1", "Võ Minh Tâm"), ("Được lợi gì", "Đỡ mỏi lưng")):  # fmt: skip
        page.get_by_label(label, exact=True).first.fill(words)
    page.get_by_role("button", name="Nộp sáng kiến").click()
    expect(page.locator("#kept-rows")).to_contain_text(title)


def test_what_is_refused_is_set_aside_and_mended_beside_what_is_typed(live_site, union, browser):
    page = sign_in(browser, live_site, "chu.tich", "/cs/sang-kien/")
    answers = {"Máng trượt": 413, "Gá kẹp": 500}

    def answer(route):
        status = next((status for title, status in answers.items() if title in (route.request.post_data or "")), None)
        route.fulfill(status=status, body="") if status else route.fallback()

    page.context.route("**/cs/sang-kien/gui/**", answer)
    page.context.set_offline(True)
    for title in ("Máng trượt", "Gá kẹp", "Xe đẩy phôi"):
        tell(page, title)
    page.context.set_offline(False)

    row = page.locator("#kept-rows li")
    expect(row.filter(has_text="Xe đẩy phôi")).to_contain_text("đã nộp", timeout=SOON)
    expect(row.filter(has_text="Máng trượt")).to_contain_text("cần sửa: Ảnh quá nặng")
    expect(row.filter(has_text="Gá kẹp")).to_contain_text("chờ gửi")  # the server failed once: it is asked again
    answers.pop("Gá kẹp")
    expect(row.filter(has_text="Gá kẹp")).to_contain_text("đã nộp", timeout=SOON)

    page.get_by_label("Tên sáng kiến").fill("Việc đang viết")
    row.filter(has_text="Máng trượt").get_by_role("button", name="Sửa lại").click()
    expect(page.get_by_label("Tên sáng kiến")).to_have_value("Máng trượt")
    expect(row.filter(has_text="Việc đang viết")).to_contain_text("đang viết dở")
    answers.clear()
    page.get_by_role("button", name="Nộp sáng kiến").click()
    expect(row.filter(has_text="Máng trượt")).to_contain_text("đã nộp", timeout=SOON)
    row.filter(has_text="Việc đang viết").get_by_role("button", name="Viết tiếp").click()
    expect(page.get_by_label("Tên sáng kiến")).to_have_value("Việc đang viết")
    is_sound(page)


def test_an_initiative_with_photos_is_written_without_a_network(live_site, union, browser, django_db_blocker, tmp_path):
    page = sign_in(browser, live_site, "chu.tich", "/cs/sang-kien/")
    photo = tmp_path / "IMG_0001.png"
    photo.write_bytes(POINT)
    page.context.set_offline(True)
    page.get_by_role("button", name="Nộp sáng kiến").click()
    expect(page.locator("#trouble")).to_contain_text("Chưa ghi tên sáng kiến. Chưa ghi vấn đề.")
    for label, words in (("Tên sáng kiến", "Máng trượt inox"), ("Vấn đề, tình trạng trước", "Bưng tay 200 lượt"), ("Giải pháp", "Hàn máng"),
                         ("Nơi áp dụng lần đầu", "Kho phôi"), ("Tác giả 1", "Võ Minh Tâm"), ("Tỷ lệ %", "66,67"),
                         ("Được lợi gì", "Đỡ mỏi lưng")):  # fmt: skip
        page.get_by_label(label, exact=True).first.fill(words)
    page.locator("#photos").set_input_files(photo)
    expect(page.locator("#pics canvas")).to_have_count(1)
    page.reload()  # the draft with its photo outlives the page
    expect(page.get_by_label("Tên sáng kiến")).to_have_value("Máng trượt inox")
    expect(page.locator("#pics canvas")).to_have_count(1)
    page.get_by_role("button", name="Nộp sáng kiến").click()
    expect(page.locator("#trouble")).to_contain_text("đúng 100%")
    page.locator("#share_1").fill("100")
    page.get_by_role("button", name="Nộp sáng kiến").click()
    expect(page.locator("#offline")).to_contain_text("1 sáng kiến chờ gửi, không mất gì")
    is_sound(page)
    page.reload()
    expect(page.locator("#kept-rows")).to_contain_text("Máng trượt inox")

    page.context.set_offline(False)
    expect(page.locator("#kept-rows")).to_contain_text("đã nộp", timeout=SOON)
    page.get_by_role("link", name="Mở hồ sơ").click()
    expect(page.locator("h1")).to_contain_text("Máng trượt inox")
    expect(page.locator(".photos img")).to_have_count(1)
    with django_db_blocker.unblock():
        chair, today = access.actor_named("chu.tich").id, doors.today()
        with doors.acting(chair, on=today):
            (row,) = emulation.listing(emulation.Filter(text="mang truot"), on=today)[0]
            assert row.authors == "Võ Minh Tâm"
            name, kind, content = emulation.file_of(row.id, 1)
    assert (name, kind) == ("IMG_0001.jpg", "jpg")
    assert b"Exif" not in content
