"""From a notice to everybody's phone, as people do it in a real browser: read, planned, given, told, reported, published."""

import re
from collections.abc import Iterator
from datetime import date
from io import BytesIO

import docx
import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from congdoan.activities.programmes import queries as programmes
from congdoan.conftest import assert_fits
from congdoan.foundation.access import doors, queries, services
from congdoan.interfaces.demo.story.folder import tell_story, write_story
from congdoan.interfaces.demo.story.loading import load_world
from congdoan.interfaces.demo.story.programme import NOTICE
from congdoan.people.organisations import queries as organisations

SEED, UNIONS, DISTRICT, YEAR = 5, 20, "LDLD-DMC", 2024
SINCE, FIRST, LAST = date(YEAR, 1, 1), date(YEAR, 1, 1), date(YEAR, 6, 30)
PASSWORD = "mot-mat-khau-du-dai-2024"
WIDTHS = (1440, 390)
PEOPLE = {  # who signs in: name, roles, whether in the union
    "officer": ("Lê Thị Thảo Nhi", ("federation_officer",), False),
    "head": ("Ngô Thị Ngọc Thủy", ("office_head", "document_publisher"), False),
    "signer": ("Dương Văn Hiếu", ("document_signer",), False),
    "treasurer": ("Hồ Ngọc Lệ", ("union_treasurer",), True),
    "chair": ("Võ Thị Kim Hạnh", ("union_chair",), True),
}
CELLS = ("members.standing", "members.joined", "programmes.done", "bargaining.agreements")


class Town:
    """The demo year's district as loaded, with people who sign in, each in a window of their own."""

    def __init__(self, url: str, browser: Browser) -> None:
        self.url, self.browser, self.complaints = url, browser, []
        self.windows: dict[str, Page] = {}

    def window(self, who: str, address: str, *, width: int = 1440) -> Page:
        """Open an address as somebody, who signs in the first time; `nobody` never does."""
        page = self.windows.get(who) or self.signed_in(who)
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(address if address.startswith("http") else f"{self.url}{address}")
        return page

    def signed_in(self, who: str) -> Page:
        page = self.browser.new_context(locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh").new_page()
        page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        self.windows[who] = page
        if who != "nobody":
            page.goto(f"{self.url}/dang-nhap/")
            page.get_by_label("Tên đăng nhập").fill(who)
            page.get_by_label("Mật khẩu").fill(PASSWORD)
            page.get_by_role("button", name="Đăng nhập").click()
        return page

    def looks_right(self, page: Page) -> None:
        """Nothing is wider than the window and there is one heading, on the desk and on the phone."""
        before = page.viewport_size
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            assert_fits(page)
        expect(page.locator("h1")).to_have_count(1)
        page.set_viewport_size(before)


def shown(count: int) -> str:
    """Return a count as pages show it."""
    return f"{count:,}".replace(",", ".")


def press(page: Page, words: str, then: str = "") -> None:
    """Press the button of a page and wait for what it says."""
    page.get_by_role("button", name=words, exact=True).click()
    if then:
        expect(page.get_by_text(then, exact=False).first).to_be_visible()


def fill(page: Page, **values: str) -> None:
    """Fill the fields of a form by their names, and send it."""
    for name, value in values.items():
        field = page.locator(f"main [name={name}]")
        if field.evaluate("one => one.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
    page.locator("main form button[type=submit].p").first.click()


@pytest.fixture
def town(live_site, browser, tmp_path, django_db_blocker) -> Iterator[Town]:
    found = Town(live_site.url, browser)
    write_story(tell_story(SEED, UNIONS), tmp_path / "world")
    with django_db_blocker.unblock():
        by, on = queries.actor_named(services.CONSOLE).pk, doors.today()
        load_world(tmp_path / "world", by=by, on=on, acting=lambda: doors.acting(by, on=on), report=lambda *_: None)
        with doors.acting(by, on=on):
            home = organisations.id_of_code(DISTRICT)
            found.union, (found.code, found.name) = next(iter(organisations.base_unions_below(home, during=(on, on)).items()))
            for username, (name, roles, is_union) in PEOPLE.items():
                actor = services.create_actor(by=by, username=username, full_name=name, password=PASSWORD, on=on)
                for role in roles:
                    place = found.union if is_union else home
                    services.grant(by=by, actor_id=actor, role=role, branch_id=place, from_day=SINCE, on=on)
            found.standing = shown(programmes.measure("members.standing", home, year=YEAR, on=on).numerator)
            found.members = shown(programmes.measure("members.standing", found.union, year=YEAR, on=LAST).numerator)
    yield found
    for page in found.windows.values():
        page.context.close()


def notice() -> bytes:
    """Return the notice of the demo year as people send it: a Word file."""
    paper, content = docx.Document(), BytesIO()
    for line in NOTICE.splitlines():
        paper.add_paragraph(line)
    paper.save(content)
    return content.getvalue()


def test_from_a_notice_to_everybodys_phone(town):
    document = reads_the_notice(town)
    programme = plans_the_year(town, document)
    plan = gives_it_to_the_unions(town, programme)
    tells_progress_on_a_phone(town, plan, programme)
    request = reports_the_half_year(town)
    publishes_it(town, request)
    keeps_its_promise_in_public(town, programme)
    assert town.complaints == []


def reads_the_notice(town: Town) -> str:
    """The notice is dropped in; what was read stands beside the text and is confirmed."""
    page = town.window("officer", "/6-van-ban/den/nhan/")
    page.locator("input[type=file]").set_input_files({"name": "thong-bao-12.docx", "mimeType": "application/zip", "buffer": notice()})
    press(page, "Vào sổ và đọc", "Đã vào sổ và đọc xong")
    expect(page.locator("h1")).to_contain_text("12/TB-LĐLĐ")
    assert page.locator(".reading mark.m3").count() >= 7
    town.looks_right(page)
    page.get_by_role("button", name="Xác nhận").first.click()
    expect(page.get_by_text("đã xác nhận").first).to_be_visible()
    return page.url.split("#")[0]


def plans_the_year(town: Town, document: str) -> str:
    """It becomes the programme, with a target told by the books of the demo year, decided by another person."""
    page = town.window("officer", document)
    page.get_by_role("link", name="Thành chương trình").click()
    town.looks_right(page)
    press(page, "Soạn", "Đã soạn")
    programme = page.url
    assert page.locator("a[href*='/nhiem-vu/'].lnk").count() >= 7
    page.get_by_role("link", name="Thêm từ danh mục").click()
    told = {"measure": "level", "indicator": "members.standing"}
    fill(page, code="4.1", name="Đoàn viên", unit_words="người", **told)
    page.get_by_role("link", name="Ghi số").click()
    fill(page, year=str(YEAR), value="300")
    expect(page.locator("h1")).to_contain_text("4.1")
    town.looks_right(page)
    page.goto(programme)
    expect(page.locator("tr", has_text="4.1").locator("td[data-l='Thực hiện']")).to_have_text(re.compile(rf"^\s*{town.standing}\s*$"))
    press(page, "Trình duyệt", "Đã trình duyệt")
    page = town.window("head", programme)
    press(page, "Duyệt", "Đã duyệt")
    page.get_by_role("link", name="Ban hành").click()
    fill(page, symbol="05/CTr-LĐLĐ")
    expect(page.get_by_text("Đã ban hành.", exact=False)).to_be_visible()
    return programme


def gives_it_to_the_unions(town: Town, programme: str) -> str:
    """Every base union gets a plan of its own; one decides on its own."""
    page = town.window("officer", programme)
    page.get_by_role("link", name="Giao cho cơ sở").click()
    town.looks_right(page)
    page.get_by_role("button", name=re.compile("Giao cho")).click()
    expect(page.get_by_text("Đã giao", exact=False).first).to_be_visible()
    page = town.window("treasurer", "/1-nghi-quyet/chuong-trinh/?ke_hoach=1")
    page.locator("main td.big a").first.click()
    plan = page.url
    town.looks_right(page)
    press(page, "Trình duyệt", "Đã trình duyệt")
    page = town.window("chair", plan, width=390)
    press(page, "Duyệt", "Đã duyệt")
    page.get_by_role("link", name="Ban hành").click()
    fill(page, symbol="01/KH-CĐCS")
    expect(page.get_by_text("Đã ban hành.", exact=False)).to_be_visible()
    return plan


def tells_progress_on_a_phone(town: Town, plan: str, programme: str) -> None:
    """The chair finds the first task on the phone and tells it done, with evidence; the district sees one more."""
    page = town.window("chair", "/cs/", width=390)
    town.looks_right(page)
    page.locator("main a.ptk").first.click()
    town.looks_right(page)
    page.get_by_role("link", name="Báo tiến độ").first.click()
    town.looks_right(page)
    fill(page, state="done", words="Đã học tập trong ca đầu tuần", link="https://congdoan.example/bien-ban")
    expect(page.locator("a[href='https://congdoan.example/bien-ban']").first).to_be_visible()
    page = town.window("officer", programme)
    expect(page.get_by_text(re.compile(r"^\s*1/\d+\s*$")).first).to_be_visible()
    town.looks_right(page)


def reports_the_half_year(town: Town) -> str:
    """Asked for, answered from the books by one union, accepted, consolidated, written."""
    page = town.window("officer", "/1-nghi-quyet/bao-cao/yeu-cau/")
    today = doors.today()
    for box in page.locator("input[name=cells]").all():
        box.set_checked(box.get_attribute("value") in CELLS)
    town.looks_right(page)
    days = {"first": FIRST, "last": LAST, "opens_on": today, "due_on": today, "escalate_on": today}
    fill(page, title=f"Báo cáo 6 tháng đầu năm {YEAR}", **{name: day.isoformat() for name, day in days.items()})
    expect(page.get_by_text("Đã mở yêu cầu", exact=False)).to_be_visible()
    request = page.url
    page = town.window("chair", "/cs/", width=390)
    page.locator("main a.ptk", has_text="Báo cáo 6 tháng").click()
    expect(page.locator(".ptk", has_text="Đoàn viên").first).to_contain_text(town.members)
    town.looks_right(page)
    books = page.get_by_role("link", name="Diễn biến và thành phần từng số").get_attribute("href")
    page.get_by_label("Phần lời").fill("Đã triển khai kế hoạch.")
    press(page, "Nộp báo cáo", "đã nộp")
    page = town.window("officer", books)
    press(page, "Nhận")
    page.goto(request)
    press(page, "Tổng hợp 1 báo cáo")
    town.looks_right(page)
    press(page, "Viết báo cáo")
    expect(page.locator("h1")).to_contain_text("Báo cáo")
    return page.url


def publishes_it(town: Town, report: str) -> None:
    """The report is finished, approved, signed, issued and published; everybody finds it, and reads who is missing."""
    page = town.window("officer", report)
    town.looks_right(page)
    page.get_by_role("link", name="Sửa", exact=True).click()
    town.looks_right(page)
    fill(page, place="Dương Minh Châu", signer=PEOPLE["signer"][0])
    press(page, "Trình duyệt", "Đã trình duyệt")
    press(town.window("head", report), "Duyệt", "Đã duyệt")
    page = town.window("signer", report)
    page.get_by_role("link", name="Ký và cấp số").click()
    press(page, "Ký và cấp số", "Đã ký")
    page = town.window("head", report)
    page.get_by_role("link", name="Phát hành").click()
    press(page, "Phát hành", "Đã phát hành")
    page.get_by_role("link", name="Công khai", exact=True).click()
    press(page, "Công khai", "Đã công khai")
    town.looks_right(page)
    page = town.window("nobody", "/van-ban/?q=bao+cao+6+thang", width=390)
    town.looks_right(page)
    page.get_by_role("link", name=re.compile(f"6 tháng đầu năm {YEAR}")).click()
    expect(page.get_by_text("còn hiệu lực")).to_be_visible()
    town.looks_right(page)
    file = page.request.get(page.get_by_role("link", name="Đọc PDF").get_attribute("href").replace("/van-ban", f"{town.url}/van-ban"))
    text = " ".join("".join(sheet.extract_text() for sheet in PdfReader(BytesIO(file.body())).pages).split())
    assert town.members in text
    assert re.search(r"Tổng hợp từ 1/\d+ công đoàn cơ sở", text)
    assert "chưa nộp" in text


def keeps_its_promise_in_public(town: Town, programme: str) -> None:
    """The programme is reviewed and published; everybody reads what was promised beside the figure of the demo year, and takes it away."""
    page = town.window("officer", programme)
    page.get_by_role("link", name="Sơ kết, tổng kết").click()
    town.looks_right(page)
    fill(page, kind="midterm", lessons="Nhắc từng nơi trước hạn.")
    expect(page.locator("tr", has_text="4.1").first).to_contain_text(town.standing)
    town.looks_right(page)
    page = town.window("head", programme)
    page.get_by_role("link", name="Công khai", exact=True).click()
    town.looks_right(page)
    press(page, "Công khai", "Đã công khai")
    page = town.window("nobody", "/cong-bo/", width=390)
    town.looks_right(page)
    page.get_by_role("link", name="Đã hứa gì", exact=False).first.click()
    town.looks_right(page)
    page.locator("main td.big a").first.click()
    row = page.locator("tr", has_text="4.1").first
    expect(row).to_contain_text("ít nhất 300")
    expect(row).to_contain_text(town.standing)
    town.looks_right(page)
    told = page.request.get(f"{town.url}/so-lieu/chi-tieu.json").json()
    assert [(one["code"], shown(one["value"])) for one in told["rows"]] == [("4.1", town.standing)]
