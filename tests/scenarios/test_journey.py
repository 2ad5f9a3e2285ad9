"""The whole main job as people do it, in a real browser: a statement in, lines booked, one decided, the settlement explained."""

import re
from io import BytesIO
from itertools import pairwise

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from congdoan.conftest import assert_fits

from .world_year import WorldYear

PASSWORD = "mot-mat-khau-du-dai-2024"
SLOW = 60_000  # ms: a job runs


@pytest.fixture
def site(live_site):
    """Serve the world's register and charges, with a worker, and let an accountant in."""
    world = WorldYear()
    live_site.congdoan("world", "load", world.folder)
    person = ["my", "--full-name", "Lê Thị Mỹ", "--role", "federation_accountant", "--branch", "LDLD-DMC"]
    assert live_site.congdoan_told(PASSWORD, "access", "create-actor", *person) == 0
    worker = live_site.start("worker", "run", "--alone")
    yield live_site
    worker.terminate()
    worker.wait(timeout=20)


def looks_right(page):
    """Nothing wider than the window, one heading, the page in Vietnamese, the fictitious data marked."""
    assert_fits(page)
    expect(page.locator("h1")).to_have_count(1)
    assert page.evaluate("document.documentElement.lang") == "vi"
    expect(page.get_by_text("hư cấu").first).to_be_visible()


def open_a_line_with_candidates(page, url, links):
    """Open waiting lines one after the other until one names somebody who may have paid."""
    for link in links:
        page.goto(url + link if link.startswith("/") else f"{url}/7-tai-chinh/thu/doi-chieu/{link}")
        if page.locator("button[data-pick='1']").count():
            return
    pytest.fail("no waiting line has a candidate")


@pytest.mark.parametrize("width", [1440, 390])
def test_from_bank_file_to_settlement(site, page, width):
    page.set_viewport_size({"width": width, "height": 900})
    complaints = []
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    statement = WorldYear().statements[0]

    page.goto(site.url)
    page.get_by_label("Tên đăng nhập").fill("my")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Lê Thị Mỹ")
    looks_right(page)

    page.goto(f"{site.url}/7-tai-chinh/sao-ke/nap/")
    page.locator("input[type=file]").set_input_files(statement)
    page.get_by_role("button", name="Xem trước").click()
    expect(page.locator("main")).to_contain_text("244")  # lines of January
    looks_right(page)
    page.get_by_role("button", name=re.compile("Áp dụng|Nạp")).first.click()
    expect(page.locator("main").get_by_text("xong", exact=True).first).to_be_visible(timeout=SLOW)

    page.goto(f"{site.url}/ban-lam-viec/")
    expect(page.get_by_text("dòng sao kê mới chưa đối chiếu")).to_be_visible()
    page.get_by_role("button", name="Đối chiếu", exact=True).click()
    expect(page.locator("main").get_by_text("xong", exact=True).first).to_be_visible(timeout=SLOW)

    page.goto(f"{site.url}/7-tai-chinh/thu/doi-chieu/")
    looks_right(page)
    waiting = page.locator("#hang-cho a")
    before = waiting.count()
    assert before > 0
    open_a_line_with_candidates(page, site.url, [link.get_attribute("href") for link in waiting.all()])
    looks_right(page)
    page.locator("button[data-pick='1']").click()
    expect(page.get_by_text(re.compile("Đã ghi")).first).to_be_visible()
    page.goto(f"{site.url}/7-tai-chinh/thu/doi-chieu/")
    expect(waiting).to_have_count(before - 1)

    page.goto(f"{site.url}/7-tai-chinh/thu/phieu/")
    looks_right(page)
    page.locator("main table a[href*='/thu/phieu/']").first.click()
    expect(page.locator("main")).to_contain_text("dòng sao kê")
    looks_right(page)

    page.goto(f"{site.url}/7-tai-chinh/nguoi-nop/DV001/")
    looks_right(page)

    page.goto(f"{site.url}/7-tai-chinh/quyet-toan/CD001/2024/")
    looks_right(page)
    figure = page.locator("a[href*='/vi-sao/quyet-toan/CD001/2024/dues']").first
    figure.click()
    expect(page.get_by_text("Bút toán trong sổ").first).to_be_visible()
    assert complaints == []

    paper = page.request.get(f"{site.url}/7-tai-chinh/quyet-toan/CD001/2024/tep.pdf")
    assert paper.ok
    assert "QUYẾT TOÁN" in PdfReader(BytesIO(paper.body())).pages[0].extract_text()


def test_every_statement_of_the_world_continues_the_one_before():
    """What the journey rests on: the twelve files are one chain."""
    from congdoan.finance.banking.rules.statements import read

    read_files = [read(path.read_bytes(), name=path.name)[0] for path in WorldYear().statements]

    assert all(later.opening == earlier.closing for earlier, later in pairwise(read_files))
