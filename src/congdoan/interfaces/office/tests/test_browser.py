"""The shell in a real browser, on a desk and on a phone."""

import re

import pytest
from playwright.sync_api import Page, expect

from congdoan.conftest import assert_fits
from congdoan.foundation.access import doors, queries, services
from congdoan.foundation.access.tests.builders import LEFT, two_branches

PASSWORD = "mot-mat-khau-du-dai-2024"
SIZES = {"desk": {"width": 1440, "height": 900}, "narrow desk": {"width": 1280, "height": 800}, "phone": {"width": 390, "height": 844}}
PAGES = ("/ban-lam-viec/", "/he-thong/mau-trang-thai/", "/vi-sao/mau/")
ENGLISH = re.compile(
    r"\b(save|cancel|search|delete|edit|submit|sign in|login|home|back|next|previous|total|error|loading|settings|upload|download|"
    r"close|open|status|action|password|the|and|with|from|please|required|field|invalid)\b",
    re.IGNORECASE,
)


@pytest.fixture
def people(own_database, django_db_blocker):
    with django_db_blocker.unblock():
        found = queries.actor_named(services.CONSOLE)
        assert found
        console = found.pk
        with doors.acting(console, on=doors.today()):
            two_branches()
            actor = services.create_actor(by=console, username="my", full_name="Lê Thị Mỹ", password=PASSWORD, on=doors.today(), at=LEFT)
            services.grant(
                by=console, actor_id=actor, role="federation_accountant", branch_id=LEFT, from_day=doors.today(), on=doors.today()
            )


@pytest.fixture
def watched(page: Page):
    """Collect what the browser complains about: reports of the policy, failing scripts, missing files; a refused form (422) is no fault."""
    complaints = []

    def note(message):
        if message.type in {"error", "warning"} and "the server responded with a status of 422" not in message.text:
            complaints.append(message.text)

    page.on("console", note)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    assert complaints == []


def enter(page, live_site):
    page.goto(live_site.url)
    page.get_by_label("Tên đăng nhập").fill("my")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page).to_have_url(re.compile("/ban-lam-viec/$"))


def assert_page_is_sound(page):
    assert_fits(page)
    assert page.locator("[style]").count() == 0
    assert page.locator("html").get_attribute("lang") == "vi"
    assert page.locator("h1").count() == 1
    words = page.evaluate("document.body.innerText")
    assert ENGLISH.findall(words) == []


@pytest.mark.parametrize("size", list(SIZES))
def test_sign_in_and_every_page_of_the_shell_is_sound(live_site, people, watched, size):
    page = watched
    page.set_viewport_size(SIZES[size])
    page.goto(live_site.url)
    assert_page_is_sound(page)

    enter(page, live_site)

    for path in PAGES:
        page.goto(live_site.url + path)
        assert_page_is_sound(page)


def test_a_wrong_password_keeps_the_name_and_puts_the_focus_on_what_is_wrong(live_site, people, watched):
    page = watched
    page.goto(live_site.url)
    page.get_by_label("Tên đăng nhập").fill("my")
    page.get_by_label("Mật khẩu").fill("sai")
    page.get_by_role("button", name="Đăng nhập").click()

    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_label("Tên đăng nhập")).to_have_value("my")
    expect(page.get_by_label("Mật khẩu")).to_have_value("")


def test_the_drawer_opens_by_key_stands_in_the_address_and_gives_the_focus_back(live_site, people, watched):
    page = watched
    enter(page, live_site)
    page.goto(live_site.url + "/he-thong/mau-trang-thai/")
    figure = page.locator("main a.fig").first
    figure.focus()

    page.keyboard.press("e")

    drawer = page.get_by_role("dialog")
    expect(drawer).to_be_visible()
    expect(drawer).to_contain_text("Công thức")
    expect(page).to_have_url(re.compile("vi-sao="))
    page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    expect(figure).to_be_focused()
    assert "vi-sao" not in page.url


def test_a_key_held_down_counts_once_and_nothing_is_pressed_under_the_drawer(live_site, people, watched):
    page = watched
    enter(page, live_site)
    page.goto(live_site.url + "/he-thong/mau-trang-thai/")
    page.evaluate("""() => {
      const button = document.createElement('button');
      button.dataset.key = 'z';
      button.addEventListener('click', () => { document.body.dataset.pressed = (document.body.dataset.pressed || '') + 'z'; });
      document.querySelector('main').append(button);
    }""")
    body = page.locator("body")

    page.keyboard.down("z")
    page.keyboard.down("z")  # a second time without a release: the browser says that it repeats
    page.keyboard.up("z")
    expect(body).to_have_attribute("data-pressed", "z")
    page.keyboard.press("e")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("z")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(body).to_have_attribute("data-pressed", "z")
    page.keyboard.press("z")
    expect(body).to_have_attribute("data-pressed", "zz")


def test_a_link_with_an_open_drawer_shows_it_to_its_receiver(live_site, people, watched):
    page = watched
    enter(page, live_site)

    page.goto(live_site.url + "/he-thong/mau-trang-thai/?vi-sao=/vi-sao/mau/")

    expect(page.get_by_role("dialog")).to_contain_text("52.844.000")


def test_a_session_that_has_ended_leads_to_sign_in_and_not_into_the_drawer(live_site, people, watched):
    page = watched
    enter(page, live_site)
    page.goto(live_site.url + "/he-thong/mau-trang-thai/")
    page.context.clear_cookies()

    page.locator("main a.fig").first.click()

    expect(page).to_have_url(re.compile(r"/dang-nhap/\?next=%2Fhe-thong%2Fmau-trang-thai%2F"))
    expect(page.get_by_role("heading", name="Đăng nhập")).to_be_visible()


def test_without_javascript_a_figure_leads_to_the_whole_page(live_site, people, browser, browser_context_args):
    page = browser.new_context(**browser_context_args, java_script_enabled=False).new_page()
    enter(page, live_site)
    page.goto(live_site.url + "/he-thong/mau-trang-thai/")

    page.locator("main a.fig").first.click()

    expect(page.get_by_role("heading", name="Vì sao?")).to_be_visible()
    expect(page).to_have_url(re.compile("/vi-sao/mau/$"))


def test_the_phone_menu_opens_and_closes_with_and_without_the_key(live_site, people, watched):
    page = watched
    page.set_viewport_size(SIZES["phone"])
    enter(page, live_site)
    menu = page.get_by_role("navigation", name="Chính")
    expect(menu).to_be_hidden()

    page.get_by_role("link", name="Danh mục", exact=True).click()
    expect(menu).to_be_visible()
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()


def test_a_past_day_paints_the_bar_and_stops_at_signing_out(live_site, people, watched):
    page = watched
    enter(page, live_site)
    page.locator("details.asof summary").click()
    page.get_by_label("Số liệu tính đến ngày").fill("2024-06-30")
    page.get_by_role("button", name="Xem ngày này").click()
    expect(page.get_by_role("status").filter(has_text="Đang chỉ xem")).to_be_visible()

    page.locator("details.user summary").click()
    page.get_by_role("button", name="Đăng xuất").click()
    enter(page, live_site)

    expect(page.get_by_text("Đang chỉ xem")).to_have_count(0)


def test_the_undo_toast_counts_stands_still_under_the_pointer_and_goes(live_site, people, watched):
    page = watched
    enter(page, live_site)
    page.clock.install()
    page.goto(live_site.url + "/he-thong/mau-trang-thai/")
    toast = page.locator(".tst")

    page.clock.run_for(3_100)
    expect(toast).to_contain_text("còn 7 giây")
    toast.dispatch_event("pointerenter")
    page.clock.run_for(20_000)
    expect(toast).to_contain_text("còn 7 giây")
    toast.dispatch_event("pointerleave")
    page.clock.run_for(8_000)
    expect(toast).to_have_count(0)


def test_the_first_visit_stays_within_its_budget(live_site, people, watched):
    page = watched
    seen = set()
    page.on("request", lambda request: seen.add(request.url.split("?")[0]))
    enter(page, live_site)
    page.wait_for_load_state("networkidle")

    assert len([url for url in seen if "/static/" in url]) == 9
    assert all(url.startswith((live_site.url, "data:")) for url in seen)
