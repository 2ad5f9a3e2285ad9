"""A document goes from the draft to everybody's phone: published, found without marks, read, recalled, and nothing unpublished leaks."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import now
from playwright.sync_api import Page, expect

from congdoan.foundation.access import doors, queries, services
from congdoan.foundation.access.tests.builders import LEAF, LEFT, actor
from congdoan.foundation.documents import services as writing
from congdoan.foundation.documents.tests.builders import LETTER, TODAY, Office, office

from .test_browser import PASSWORD, PHONE, is_sound

NOTICE = {"kind": "Thông báo", "symbol": "TB-LĐLĐ", "subject": "Về việc phát động Tháng Công nhân"}


@pytest.fixture
def shown(entered, monkeypatch):
    """One document that is public, one that is not; nobody acts."""
    monkeypatch.setattr("congdoan.foundation.access.doors.today", lambda: TODAY)
    cast = office()
    cast.people["publisher"] = actor("publisher", role="document_publisher", branch=LEFT)
    cast.issued(**{**NOTICE, "subject": "Về việc nội bộ chưa công khai"})
    one = cast.issued(LEAF, **NOTICE)
    publication = writing.publish_document(by=cast.acting("publisher"), outgoing_id=one, on=TODAY)
    services.leave()
    return cast, one, publication


@pytest.mark.django_db
def test_everybody_finds_and_reads_what_is_public(shown, client, django_assert_max_num_queries):
    _, _, publication = shown
    address = reverse("portal:documents")
    with django_assert_max_num_queries(12):
        listed = client.get(address, {"q": "thang cong nhan", "loai": "Thông báo", "nam": "2024"}).content.decode()
    assert "Tháng Công nhân" in listed
    everything = "".join(client.get(reverse(f"portal:{name}")).content.decode() for name in ("documents", "document_feed"))
    assert "nội bộ" not in everything
    assert "02/TB-LĐLĐ" in everything
    assert "Không văn bản nào khớp" in client.get(address, {"q": "khong co"}).content.decode()
    assert "còn hiệu lực" in client.get(reverse("portal:document", args=[publication])).content.decode()
    for kind, begins in (("pdf", b"%PDF"), ("docx", b"PK")):
        answer = client.get(reverse("portal:document_file", args=[publication, kind]))
        assert answer.content.startswith(begins)
        assert answer["X-Content-Type-Options"] == "nosniff"
    feed = client.get(reverse("portal:document_feed"))
    assert feed["Content-Type"].startswith("application/rss+xml")
    assert re.search(r"<pubDate>Sun, 30 Jun 2024 00:00:00 \+0700</pubDate>", feed.content.decode())


@pytest.mark.django_db
def test_what_is_not_public_is_not_there(shown, client):
    cast, one, publication = shown
    gone = [publication + 1, 10**30]
    assert [client.get(reverse("portal:document", args=[each])).status_code for each in gone] == [404, 404]
    assert [client.get(reverse("portal:document_file", args=[each, "pdf"])).status_code for each in gone] == [404, 404]
    assert client.get(reverse("portal:document_file", args=[publication, "exe"])).status_code == 404
    assert client.get(reverse("portal:documents"), {"q": "\x00", "loai": "x", "nam": "99999", "sau": "x"}).status_code == 200
    writing.change_document(by=cast.acting("head"), outgoing_id=one, how="recalled", words="Sai thẩm quyền", on=TODAY)
    services.leave()
    page = client.get(reverse("portal:document", args=[publication])).content.decode()
    assert "Sai thẩm quyền" in page
    assert client.get(reverse("portal:document_file", args=[publication, "pdf"])).status_code == 404


@pytest.fixture
def town(own_database, django_db_blocker):
    """People of a federation who sign in with a password: who writes, leads, signs and publishes."""
    with django_db_blocker.unblock():
        console, today = queries.actor_named(services.CONSOLE).id, doors.today()
        with doors.acting(console, on=today):
            cast: Office = office()
            cast.people["publisher"] = actor("publisher", role="document_publisher", branch=LEFT)
            services.enter(console, on=today)
            my = services.create_actor(by=console, username="my", full_name="Lê Thị Mỹ", password=PASSWORD, on=today)
            for role in ("office_head", "document_publisher"):
                first = today - timedelta(days=900)
                services.grant(by=console, actor_id=my, role=role, branch_id=LEFT, from_day=first, on=today)
            one = writing.draft_document(
                by=cast.acting("writer", on=today), unit_id=LEFT, client_key="0" * 32, content={**LETTER, **NOTICE}, on=today
            )
            writing.submit_document(by=cast.acting("writer", on=today), outgoing_id=one, on=today)
    return one


def test_from_the_desk_to_a_phone(live_site, town, page: Page, django_db_blocker):
    complaints = []
    page.on("console", lambda message: complaints.append(message.text) if message.type in {"error", "warning"} else None)
    page.set_viewport_size(PHONE)
    own = f"{live_site.url}/6-van-ban/van-ban-di/{town}/"
    page.goto(f"{live_site.url}/dang-nhap/?next={own.removeprefix(live_site.url)}")
    page.get_by_label("Tên đăng nhập").fill("my")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    page.goto(own)
    expect(page.get_by_role("heading", name="Soát viện dẫn")).to_be_visible()
    is_sound(page)
    page.get_by_role("button", name="Duyệt").click()
    expect(page.get_by_text("Đã duyệt, chờ ký.")).to_be_visible()
    with django_db_blocker.unblock():
        signer = queries.actor_named("signer").id
        with doors.acting(signer, on=doors.today()):
            writing.sign_document(by=signer, outgoing_id=town, made_at=now(), on=doors.today())
    page.reload()
    page.get_by_role("link", name="Phát hành").click()
    page.get_by_role("button", name="Phát hành").click()
    page.get_by_role("link", name="Công khai", exact=True).click()
    is_sound(page)
    page.get_by_role("button", name="Công khai").click()
    expect(page.get_by_text("Đã công khai:", exact=False)).to_be_visible()

    page.context.clear_cookies()
    page.goto(f"{live_site.url}/van-ban/?q=thang+cong+nhan")
    is_sound(page)
    page.get_by_role("link", name="Về việc phát động Tháng Công nhân").click()
    expect(page.get_by_text("còn hiệu lực")).to_be_visible()
    is_sound(page)
    page.screenshot(path="/tmp/cit-phone.png")
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải Word").click()
    assert download.value.suggested_filename == "01-TB-LL.docx"
    assert complaints == []
