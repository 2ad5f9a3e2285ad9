"""The reader by keys in a real browser: next, confirm, refuse, undo; the sentence in hand is in view, a typed letter decides nothing."""

import re

import pytest
from playwright.sync_api import expect

from congdoan.conftest import assert_fits
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.access.tests.builders import LEFT, actor, two_branches
from congdoan.foundation.documents import queries, services

from .test_incoming import NOTICE

PASSWORD = "mot-mat-khau-du-dai-2024"


@pytest.fixture
def document(own_database, django_db_blocker):
    """A notice with many tasks, received by an officer with a password."""
    lines = "\n".join(f"{at}. Tổ chức việc thứ {at} trước ngày 30/6/2024.\n" for at in range(2, 40))
    words = NOTICE.replace("Nơi nhận:", f"{lines}\nNơi nhận:")
    with django_db_blocker.unblock():
        console, on = access_queries.actor_named(access.CONSOLE).pk, doors.today()
        with doors.acting(console, on=on):
            two_branches()
            by = actor("van.thu", role="federation_officer", branch=LEFT)
            access.set_password(by=console, actor_id=by, password=PASSWORD, on=on)
            given = {"unit_id": LEFT, "file_name": "a.txt", "content": words.encode(), "arrived_on": on, "on": on}
            return services.receive_document(by=console, **given)


def press(page, key):
    """Press a key once the page's script is there to hear it."""
    page.wait_for_load_state("load")
    page.keyboard.press(key)


def test_the_reader_goes_by_keys(live_site, document, page, django_db_blocker):
    complaints = []
    page.on("console", lambda message: complaints.append(message.text) if message.type in {"error", "warning"} else None)
    page.goto(live_site.url)
    page.get_by_label("Tên đăng nhập").fill("van.thu")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page).to_have_url(re.compile("/ban-lam-viec/$"))
    page.goto(f"{live_site.url}/6-van-ban/den/{document}/")
    here = page.locator(".read-list li.on")
    expect(here).to_contain_text("04/TB-LĐLĐ")

    press(page, "y")
    expect(here).to_contain_text("06/11/2023")
    press(page, "x")
    expect(here).to_contain_text("Cơ quan ban hành")
    press(page, "u")
    expect(here).to_contain_text("06/11/2023")
    expect(here).to_contain_text("chờ xác nhận")
    press(page, "j")
    expect(here).to_contain_text("Cơ quan ban hành")
    press(page, "k")
    expect(here).to_contain_text("06/11/2023")
    page.get_by_role("button", name="ghi nguyên văn").click()
    for _ in range(30):
        at = here.get_attribute("id")
        press(page, "j")
        expect(page.locator(f"#{at}.on")).to_have_count(0)
    expect(page.locator("mark.cur")).to_be_in_viewport()
    here.get_by_text("Sửa").click()
    here.get_by_label("Nội dung đúng").press_sequentially("xyxy")
    expect(here).to_contain_text("chờ xác nhận")

    assert_fits(page)
    assert complaints == []
    with django_db_blocker.unblock(), doors.acting(access_queries.actor_named("van.thu").pk, on=doors.today()):
        found = {one.place: one.verdict for one in queries.details(document).proposals if one.kind == "header"}
        assert (found["symbol"], found["issued_on"]) == ("confirmed", "confirmed")
