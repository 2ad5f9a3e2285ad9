"""The desk over a loaded world: every figure is a query's, and the parts add up to the whole."""

import re

import pytest
from playwright.sync_api import expect

from congdoan.conftest import assert_fits, shared_data
from congdoan.finance.banking import queries as banking
from congdoan.finance.collection import queries as collection
from congdoan.foundation.access import doors, queries, services
from congdoan.interfaces.office.views import figures
from congdoan.people.organisations import queries as organisations

PASSWORD = "mot-mat-khau-du-dai-2024"
JANUARY = 202401


@pytest.fixture
def world(live_site, django_db_blocker):
    """Load the shared world, book January, and let one accountant in; return who acts for the questions of the test."""
    folder = shared_data("data", "worlds", "duong-minh-chau-2024")
    live_site.congdoan("world", "load", folder)
    live_site.congdoan("collection", "run", "--statement", min((folder / "statements").iterdir()))
    with django_db_blocker.unblock():
        console = queries.actor_named(services.CONSOLE)
        assert console
        with doors.acting(console.pk, on=doors.today()):
            district = organisations.id_of_code("LDLD-DMC")
            facts = {"by": console.pk, "on": doors.today()}
            actor = services.create_actor(username="my", full_name="Lê Thị Mỹ", password=PASSWORD, at=district, **facts)
            services.grant(actor_id=actor, role="federation_accountant", branch_id=district, from_day=doors.today(), **facts)
        yield actor


@pytest.mark.parametrize("width", [1440, 390])
def test_the_desk_shows_the_months_money_and_it_adds_up(live_site, world, page, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(live_site.url)
    page.get_by_label("Tên đăng nhập").fill("my")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()

    with doors.acting(world, on=doors.today()):
        (unit,) = banking.collecting_units()
        told = collection.month_summary(unit, JANUARY)
        shown = figures.collected([unit], on=doors.today())
        suspense = collection.suspense_of(unit, on=doors.today())
    assert shown
    assert shown.proof
    unknown = shown.unknown
    assert (unknown.lines_in, unknown.amount_in) == (told.waiting_lines, told.waiting_amount)
    assert unknown.opening + unknown.amount_in - unknown.amount_out == suspense
    assert shown.proof.difference == 0
    assert sum(part["amount"] for part in shown.shares) == told.fund + told.dues == shown.year_total
    expect(page.locator(".kpi", has_text="Tiền vào tháng 01/2024")).to_contain_text(f"{told.received:,}".replace(",", "."))
    expect(page.locator(".kpi", has_text="Chứng minh số dư")).to_contain_text("Sao kê = Sổ")
    expect(page.locator(".li", has_text="dòng tiền chưa rõ người nộp")).to_contain_text(str(told.waiting_lines))
    expect(page.locator(".kpi a.list[href$='?thang=202401']").first).to_have_text(f"{told.received:,}".replace(",", "."))
    expect(page.locator("svg.chart rect.bar")).to_have_count(12)
    assert_fits(page)

    page.goto(live_site.url + "/ban-lam-viec/?ngay=2023-12-31")
    expect(page.get_by_role("heading", name="Chưa có sao kê")).to_be_visible()
    expect(page.get_by_role("link", name=re.compile("Nạp sao kê"))).to_have_count(0)
