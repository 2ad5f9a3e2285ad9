"""The queue in a real browser: keys alone on a desk, a thumb on a phone, no script at all, two accountants at once."""

import os
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from congdoan.conftest import assert_fits
from congdoan.finance.collection import services as collection
from congdoan.finance.collection.tests.cast import FUND, small_district
from congdoan.foundation.access import doors, queries, services

PASSWORD = "mot-mat-khau-du-dai-2024"
QUEUE = "/7-tai-chinh/thu/doi-chieu/"
SIZES = {"desk": {"width": 1440, "height": 1000}, "narrow desk": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844}}
SURE = "MST 3999900012 Cong ty TNHH Mia Duong Suoi Da dong KPCD thang 1 nam 2024"
DOUBT = "MST 3999900012 Cong ty Co phan Gach Loc Ninh Vang dong KPCD thang {} nam 2024"
PAGES = {
    "hang-cho": QUEUE,
    "mot-dong": f"{QUEUE}?dong=2",
    "phieu-thu": "/7-tai-chinh/thu/phieu/?thang=202402",
    "mot-phieu": "/7-tai-chinh/thu/phieu/1/",
    "nguoi-nop": "/7-tai-chinh/nguoi-nop/",
    "mot-nguoi-nop": "/7-tai-chinh/nguoi-nop/DV001/",
    "cong-doan": "/7-tai-chinh/cong-doan/CD001/?nam=2024",
    "hoan-tac": "/7-tai-chinh/thu/phieu/1/hoan-tac/",
    "vi-sao-so-du": "/vi-sao/so-du/LDLD-DMC/202402/",
    "vi-sao-treo": "/vi-sao/cho-xu-ly/LDLD-DMC/",
    "vi-sao-dong": "/vi-sao/dong-tien/2/",
    "mo-tai-khoan": "/7-tai-chinh/thu/mo-tai-khoan/",
}


@pytest.fixture(scope="module")
def built(filled):
    """One line booked, two with candidates, one of nobody; two accountants: the database and the cast."""
    return filled(build)


def build():
    console = queries.actor_named(services.CONSOLE).id
    with doors.acting(console, on=doors.today()):
        cast = small_district(console)
        cast.statement(
            ("05-02-2024 10:00:00", FUND, SURE),
            ("06-02-2024 09:00:00", FUND, DOUBT.format(1)),
            ("07-02-2024 08:00:00", FUND, DOUBT.format(2)),
            ("08-02-2024 08:00:00", 500_000, "nop tien"),
        )
        cast.run()
        for name, full_name in (("my", "Lê Thị Mỹ"), ("an", "Trần Văn An")):
            actor = services.create_actor(by=console, username=name, full_name=full_name, password=PASSWORD, on=doors.today())
            services.grant(
                by=console, actor_id=actor, role="federation_accountant", branch_id=cast.district, from_day=date(2020, 1, 1),
                on=doors.today(),
            )  # fmt: skip
    return cast


@pytest.fixture(scope="module")
def own_template(built):
    return built[0]


@pytest.fixture
def district(own_database, built):
    return replace(built[1])  # the cast counts its balance on


@pytest.fixture
def watched(page: Page):
    """Collect what the browser complains about: reports of the policy, failing scripts, missing files."""
    complaints = []
    page.on("console", lambda message: complaints.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    assert complaints == []


def enter(page, live_site, name="my"):
    page.goto(live_site.url)
    page.get_by_label("Tên đăng nhập").fill(name)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.locator("h1")).to_be_visible()


def head(page):
    return page.locator("#dong-nay")


def settled(page):
    """Wait until a key that answers counts again after a new line came."""
    page.wait_for_timeout(300)


@pytest.mark.parametrize("size", list(SIZES))
def test_every_page_of_collection_is_sound(live_site, district, watched, size):
    page = watched
    page.set_viewport_size(SIZES[size])
    enter(page, live_site)

    for name, path in PAGES.items():
        answer = page.goto(live_site.url + path)
        assert answer.status == 200, path
        assert_fits(page)
        assert page.locator("[style]").count() == 0
        assert page.locator("h1").count() == 1, path
        if shots := os.environ.get("CONGDOAN_SHOTS"):
            page.screenshot(path=Path(shots) / f"thu-{name}-{size}.png", full_page=True)


def test_an_accountant_works_the_queue_with_keys_alone(live_site, district, watched):
    page = watched
    enter(page, live_site)
    page.goto(live_site.url + QUEUE)
    proof = page.locator("#chung-minh").inner_text()
    expect(head(page)).to_have_text("Dòng 1 / 3")

    page.keyboard.press("Enter")  # not sure enough: a number must be chosen
    page.keyboard.press("j")
    expect(head(page)).to_have_text("Dòng 2 / 3")
    page.keyboard.press("k")
    expect(head(page)).to_have_text("Dòng 1 / 3")
    settled(page)
    page.keyboard.press("2")

    expect(page.locator("#toasts")).to_contain_text("Đã ghi 2.000.000 đ")
    expect(head(page)).to_have_text("Dòng 1 / 2")
    expect(page.locator("#con-lai")).to_contain_text("còn 2 dòng")
    expect(page.locator("#chung-minh")).to_contain_text("2.500.000")
    expect(page.locator("#chung-minh")).to_contain_text("Chênh 0 đ")
    page.keyboard.press("u")
    expect(page.locator("#con-lai")).to_contain_text("còn 3 dòng")
    assert page.locator("#chung-minh").inner_text() == proof

    page.keyboard.press("s")
    page.keyboard.type("chờ đơn vị trả lời")
    page.keyboard.press("Enter")
    expect(page.locator("#so-dong")).to_contain_text("Đã treo 1")
    page.goto(f"{live_site.url}{QUEUE}?dong={district_line(page, 'nop tien')}")
    page.keyboard.press("/")
    page.keyboard.type("gach loc ninh")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=re.compile("Kết quả tìm"))).to_be_visible()
    settled(page)
    page.keyboard.press("1")
    expect(page.locator("#vua-quyet")).to_contain_text("Công ty Cổ phần Gạch Lộc Ninh Vàng")
    expect(page.locator("#con-lai")).to_contain_text("còn 1 dòng")


def district_line(page, note):
    return page.locator(".ql", has_text=note).get_attribute("data-line")


@pytest.fixture
def every_kind(district, django_db_blocker):
    """Beside the lines of the district: two that a stopped class proposes, one to be split, one that is not ours, one to go back."""
    with django_db_blocker.unblock():
        console = queries.actor_named(services.CONSOLE).id
        with doors.acting(console, on=doors.today()):
            collection.switch_rule(
                by=console, unit_id=district.district, rule="tax-code-name", mode="propose", reason="thử", on=doors.today()
            )
            moves = [("09-02-2024 08:00:00", FUND, f"{SURE} ."), ("09-02-2024 09:00:00", FUND, f"{SURE} ..")]
            moves += [("10-02-2024 08:00:00", FUND, "nop chung"), ("10-02-2024 09:00:00", 700_000, "tra tien mua may tinh")]
            moves += [("10-02-2024 10:00:00", 300_000, "chuyen nham tai khoan")]
            district.statement(*moves, name="them.xlsx")
            district.run()
    return district


def test_lines_of_every_kind_are_decided_with_keys_alone_and_one_is_taken_back(live_site, every_kind, watched):
    """One key confirms or chooses, three find another payer; what is typed as text is not counted."""
    page = watched
    enter(page, live_site)
    page.goto(live_site.url + QUEUE)
    pressed = []

    def press(*keys):
        for key in keys:
            pressed.append(key)
            page.keyboard.press(key)

    def cost(left):
        """Wait until so many lines are left; return the keys pressed since the last time."""
        expect(page.locator("#con-lai")).to_contain_text(f"còn {left} dòng" if left else "đã xong")
        expect(page.locator("#chung-minh")).to_contain_text("Chênh 0 đ")
        settled(page)
        spent = len(pressed)
        pressed.clear()
        return spent

    def at(note):
        """Walk to the line with this note, as the accountant does; walking is not deciding."""
        key = "j"
        while not page.locator(".narr", has_text=note).count():
            key = key if page.locator("[data-panel]").get_attribute("data-next") else "k"
            before = head(page).inner_text()
            page.keyboard.press(key)
            expect(head(page)).not_to_have_text(before)
        settled(page)

    cost(8)
    press("2")  # not the first: the accountant knows better
    assert cost(7) == 1
    at(f"{SURE} .")
    press("Enter")
    assert cost(6) == 1
    at("nop chung")
    press("t")
    page.keyboard.type("DV001")
    press("Tab")
    page.keyboard.type("1200000")
    press("Tab", "Tab")
    page.keyboard.type("DV002")
    press("Tab")
    page.keyboard.type("800000")
    press("Control+Enter")
    assert cost(5) == 6
    at("mua may tinh")
    press("n")
    assert cost(4) == 1
    at("chuyen nham")
    press("o", "ArrowDown", "Control+Enter")
    assert cost(3) == 3
    at("nop tien")
    press("/")
    page.keyboard.type("gach loc ninh")
    press("Enter")
    expect(page.get_by_role("heading", name=re.compile("Kết quả tìm"))).to_be_visible()
    settled(page)
    press("1")
    assert cost(2) == 3
    at(DOUBT.format(2))
    press("s")
    page.keyboard.type("chờ đơn vị trả lời")
    press("Enter")
    assert cost(1) == 2
    press("Enter")
    assert cost(0) == 1
    press("u")
    assert cost(1) == 1


def test_the_evidence_opens_by_key_and_gives_the_line_back(live_site, district, watched):
    page = watched
    enter(page, live_site)
    page.goto(live_site.url + QUEUE)

    page.keyboard.press("e")

    drawer = page.get_by_role("dialog")
    expect(drawer).to_contain_text("Đã thấy gì")
    assert_fits(page)
    page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    expect(head(page)).to_have_text("Dòng 1 / 3")


def test_a_line_is_split_and_the_rest_is_counted_while_typing(live_site, district, watched):
    page = watched
    enter(page, live_site)
    page.goto(live_site.url + QUEUE)

    page.keyboard.press("t")
    page.get_by_label("Số tiền của phần 1").fill("1.200.000")
    expect(page.locator("[data-rest]")).to_have_text("800.000")
    page.get_by_label("Người nộp của phần 2").fill("DV002")
    page.get_by_label("Số tiền của phần 2").fill("800000")
    page.get_by_role("button", name="Xem trước").click()

    expect(page.get_by_role("heading", name="Nếu tách như đã nhập")).to_be_visible()
    page.get_by_role("button", name="Ghi các phần").click()
    expect(page.locator("#con-lai")).to_contain_text("còn 2 dòng")


def test_the_proof_and_why_something_is_refused_stay_in_sight(live_site, district, watched):
    page = watched
    page.set_viewport_size({"width": 1280, "height": 700})
    enter(page, live_site)
    page.goto(live_site.url + QUEUE)

    page.keyboard.press("t")
    page.get_by_label("Số tiền của phần 1").fill("1000")
    page.keyboard.press("Control+Enter")

    expect(page.get_by_role("alert")).to_be_in_viewport(ratio=0.9)
    expect(page.locator("#chung-minh")).to_be_in_viewport(ratio=0.9)
    expect(page.get_by_label("Số tiền của phần 1")).to_be_focused()
    page.get_by_label("Số tiền của phần 1").fill("2000000")
    page.keyboard.press("Control+Enter")
    expect(head(page)).to_have_text("Dòng 1 / 2")
    expect(head(page)).to_be_in_viewport(ratio=0.9)
    page.set_viewport_size(SIZES["phone"])
    page.locator(".ql").last.click()
    expect(head(page)).to_have_text("Dòng 2 / 2")
    page.locator("#tim-nguoi").fill("gach loc ninh")
    page.locator(".find button").click()
    expect(page.get_by_role("heading", name=re.compile("Kết quả tìm"))).to_be_in_viewport(ratio=0.9)
    page.locator("#vua-quyet").scroll_into_view_if_needed()
    expect(page.locator("#chung-minh")).to_be_in_viewport(ratio=0.9)
    assert page.locator("#chung-minh").bounding_box()["height"] < 80  # most of a phone is for the line
    assert_fits(page)


def test_two_accountants_at_one_line_do_not_book_it_twice(live_site, district, watched, browser, browser_context_args):
    first = watched
    second = browser.new_context(**browser_context_args).new_page()
    enter(first, live_site)
    enter(second, live_site, "an")
    for page in (first, second):
        page.goto(live_site.url + QUEUE)
        expect(head(page)).to_have_text("Dòng 1 / 3")
    settled(first)
    first.keyboard.press("1")
    expect(head(first)).to_have_text("Dòng 1 / 2")

    second.keyboard.press("2")

    expect(second.get_by_role("alert")).to_contain_text("người khác vừa quyết")
    expect(head(second)).to_have_text("Dòng 1 / 2")


def test_without_a_script_every_answer_is_a_button(live_site, district, browser, browser_context_args):
    page = browser.new_context(**browser_context_args, java_script_enabled=False).new_page()
    enter(page, live_site)
    page.goto(live_site.url + QUEUE)
    page.locator(".ql").nth(1).click()
    expect(head(page)).to_have_text("Dòng 2 / 3")

    page.locator("[data-pick='1']").click()

    expect(head(page)).to_have_text("Dòng 2 / 2")
    expect(page.get_by_text("Đã ghi 2.000.000 đ")).to_be_visible()
    page.get_by_role("button", name="Hoàn tác").first.click()
    expect(head(page)).to_have_text("Dòng 2 / 3")


def test_on_a_phone_the_list_comes_first_and_the_answer_is_under_the_thumb(live_site, district, watched):
    page = watched
    page.set_viewport_size(SIZES["phone"])
    enter(page, live_site)
    page.goto(live_site.url + QUEUE)
    expect(head(page)).to_be_hidden()

    page.locator(".ql").first.click()
    page.wait_for_url(re.compile("dong="))

    expect(head(page)).to_be_visible()
    expect(page.locator(".waitlist")).to_be_hidden()
    book = page.get_by_role("button", name=re.compile("Chọn .* và ghi")).first
    assert book.bounding_box()["height"] >= 44
    book.click()
    expect(head(page)).to_have_text("Dòng 1 / 2")


def test_keys_can_be_switched_off(live_site, district, watched):
    page = watched
    enter(page, live_site)
    page.goto(live_site.url + QUEUE)
    page.keyboard.press("?")
    page.get_by_label("Dùng phím tắt trên trang này").uncheck()
    page.keyboard.press("Escape")
    page.locator("h1").click()

    page.keyboard.press("j")

    page.wait_for_timeout(400)
    expect(head(page)).to_have_text("Dòng 1 / 3")
