"""Who comes in, what they see, and what they read when something is refused."""

import json
import logging
import re
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import connection
from django.template.loader import render_to_string
from django.urls import reverse

from congdoan.foundation.access import doors, queries, services
from congdoan.foundation.access.tests.builders import LEFT, actor, two_branches
from congdoan.interfaces.office import context_processors, views
from congdoan.interfaces.office.context_processors import menu
from congdoan.people.organisations.tests.builders import federations, organisation

PASSWORD = "mot-mat-khau-du-dai-2024"
pytestmark = pytest.mark.django_db


@pytest.fixture
def accountant(entered):
    two_branches()
    actor = services.create_actor(by=entered, username="my", full_name="Lê Thị Mỹ", password=PASSWORD, on=doors.today(), at=LEFT)
    services.grant(by=entered, actor_id=actor, role="federation_accountant", branch_id=LEFT, from_day=date(2020, 1, 1), on=doors.today())
    return actor


def sign_in(client, password=PASSWORD, **more):
    return client.post(reverse("office:sign_in"), {"username": "my", "password": password, **more})


@pytest.fixture
def at_desk(client, accountant):
    sign_in(client)
    return client


def test_a_visitor_is_sent_to_sign_in_and_then_to_the_desk(client, accountant):
    assert client.get("/").url == "/dang-nhap/"
    assert sign_in(client).url == "/ban-lam-viec/"
    assert client.get("/").url == "/ban-lam-viec/"


def test_a_page_asked_for_before_sign_in_is_shown_after_it(client, accountant):
    asked = client.get("/ban-lam-viec/?a=1")

    assert asked.url == "/dang-nhap/?next=/ban-lam-viec/%3Fa%3D1"
    assert sign_in(client, next="/ban-lam-viec/?a=1").url == "/ban-lam-viec/?a=1"


def test_the_address_of_a_task_leads_to_its_first_page_that_the_visitor_may_open(at_desk, django_assert_max_num_queries):
    assert at_desk.get("/4-doan-vien/").status_code == 200
    for task in (one for one in menu.TASKS if one.number != 4):
        first = menu.lines(task, ["federation_accountant"], task.prefix)[0].href
        with django_assert_max_num_queries(3):
            answer = at_desk.get(task.prefix)

        assert (answer.status_code, answer.url) == (302, first)
        assert at_desk.get(first).status_code == 200


def test_the_address_of_a_task_opens_nothing_to_who_has_no_role_there(client, entered):
    services.create_actor(by=entered, username="my", full_name="Lê Thị Mỹ", password=PASSWORD, on=doors.today())
    assert client.get("/7-tai-chinh/").url == "/dang-nhap/?next=/7-tai-chinh/"
    sign_in(client)

    answer = client.get("/7-tai-chinh/")

    assert answer.status_code == 403
    assert "không mở trang nào của nhóm “Tài chính công đoàn”" in answer.content.decode()
    assert client.post("/7-tai-chinh/").status_code == 405


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_sign_in_never_leads_to_another_site(client, accountant, elsewhere):
    assert sign_in(client, next=elsewhere).url == "/ban-lam-viec/"


def test_a_wrong_password_and_an_unknown_name_read_the_same(client, accountant):
    wrong = sign_in(client, password="sai").content.decode()
    unknown = client.post(reverse("office:sign_in"), {"username": "khong-co", "password": "sai"}).content.decode()

    said = re.search(r"<li>(Tên đăng nhập hoặc mật khẩu[^<]*)</li>", wrong)
    assert said
    assert said[1] in unknown
    assert "sai" not in re.findall(r'value="([^"]*)"', wrong)


def test_after_five_wrong_passwords_the_right_one_waits_and_words_say_so(client, accountant):
    for _ in range(5):
        answer = sign_in(client, password="sai")

    assert answer.status_code == 429
    assert "Chờ 15 phút" in answer.content.decode()
    assert sign_in(client).status_code == 429


def test_signing_out_takes_a_button_not_a_link(at_desk):
    assert at_desk.get("/dang-xuat/").status_code == 405
    assert at_desk.post("/dang-xuat/").url == "/dang-nhap/"
    assert at_desk.get("/ban-lam-viec/").status_code == 302


def test_the_desk_names_the_seven_tasks_and_invents_no_figure(at_desk):
    page = at_desk.get("/ban-lam-viec/").content.decode()

    for task in menu.TASKS:
        assert task.words in page
    unbuilt = [task for task in menu.TASKS if not any(menu.address(entry.url_name) for entry in task.pages)]
    assert page.count("chưa có phân hệ") == len(unbuilt)


def test_the_menu_shows_only_pages_that_exist_and_that_a_role_opens(monkeypatch):
    pages = (
        menu.Page("office:home", "Có", "collection.read"),
        menu.Page("office:states", "Cấm", "access.create_actor"),
        menu.Page("x:y", "Chưa xây"),
    )
    monkeypatch.setattr(menu, "TASKS", (menu.Task(7, "Tài chính", "/7-tai-chinh/", pages),))

    (task,) = menu.tasks(["federation_accountant"], "/7-tai-chinh/")

    assert [entry.words for entry in task.pages] == ["Có"]
    assert menu.tasks([], "/7-tai-chinh/") == ()


def test_a_task_unfolds_few_lines_and_every_page_of_a_group_is_a_tab():
    for task in menu.TASKS:
        assert len(task.parts) <= 6
        for page in task.pages:
            shown = menu.tasks(["console"], menu.address(page.url_name))
            (line,) = (line for one in shown for line in one.pages if line.is_on)
            group = menu.tabs(shown)
            assert [entry.words for entry in (group.pages if group else (line,)) if entry.is_on] == [page.words], page


def test_what_belongs_to_a_page_keeps_its_tab():
    for path, words in (("/7-tai-chinh/ban-ky/quyet-toan/1/", "Quyết toán"), ("/7-tai-chinh/ban-giao/CD001/", "Khóa sổ")):
        group = menu.tabs(menu.tasks(["console"], path))
        assert [entry.words for entry in group.pages if entry.is_on] == [words]
    assert menu.tabs(menu.tasks(["console"], "/7-tai-chinh/")) is None


def test_a_group_with_one_open_page_shows_no_tabs(monkeypatch):
    pages = (menu.Page("office:home", "Có", "collection.read"), menu.Page("office:states", "Cấm", "access.create_actor"))
    monkeypatch.setattr(menu, "TASKS", (menu.Task(7, "Tài chính", "/7-tai-chinh/", (menu.Group("Nhóm", pages),)),))
    shown = menu.tasks(["federation_accountant"], menu.address("office:home"))

    assert [(line.words, line.href) for line in shown[0].pages] == [("Nhóm", menu.address("office:home"))]
    assert menu.tabs(shown) is None


def test_every_answer_carries_the_strict_policy_and_no_inline_style(at_desk):
    for path in ("/dang-nhap/", "/ban-lam-viec/", "/he-thong/mau-trang-thai/", "/vi-sao/mau/", "/khong-co/"):
        answer = at_desk.get(path, follow=True)
        policy, page = answer["Content-Security-Policy"], answer.content.decode()

        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert not re.search(r"\sstyle=|<style|\son\w+=|<script(?![^>]*\ssrc=)", page)
        assert '<html lang="vi"' in page
        assert 'class="skip"' in page
        assert len(re.findall(r"<h1[ >]", page)) == 1


def test_the_figure_answers_the_drawer_and_the_whole_page(at_desk):
    whole = at_desk.get("/vi-sao/mau/").content.decode()
    drawer = at_desk.get("/vi-sao/mau/", headers={"HX-Request": "true"}).content.decode()

    assert "<html" in whole
    assert "<html" not in drawer
    assert "52.844.000" in whole
    assert "52.844.000" in drawer
    order = [drawer.index(words) for words in ("2% quỹ lương", "Công thức", "Thành phần", "Quy tắc đã dùng", "Ai, lúc nào")]
    assert order == sorted(order)


def test_a_past_day_goes_with_the_visitor_until_today_or_signing_out(at_desk):
    assert "is-past" in at_desk.get("/ban-lam-viec/?ngay=2024-06-30").content.decode()
    assert at_desk.get("/he-thong/mau-trang-thai/?loc=a").url == "/he-thong/mau-trang-thai/?loc=a&ngay=2024-06-30"

    assert at_desk.get("/ban-lam-viec/?ngay=hom-nay").url == "/ban-lam-viec/"
    assert "is-past" not in at_desk.get("/ban-lam-viec/").content.decode()


@pytest.mark.parametrize("written", ["30/6/2024", "30062024"])
def test_a_day_is_understood_as_people_write_it(at_desk, written):
    assert at_desk.get("/ban-lam-viec/", {"ngay": written}).url == "/ban-lam-viec/?ngay=2024-06-30"


@pytest.mark.parametrize("nonsense", ["31/02/2024", "2024-99-99", "x", "9" * 40, "0001-01-01T00"])
def test_an_unreadable_day_is_today(at_desk, nonsense):
    assert at_desk.get("/ban-lam-viec/", {"ngay": nonsense}).url == "/ban-lam-viec/"


def test_a_day_to_come_is_today(at_desk):
    assert at_desk.get("/ban-lam-viec/", {"ngay": (doors.today() + timedelta(days=1)).isoformat()}).url == "/ban-lam-viec/"


def test_nothing_is_written_while_a_past_day_is_shown(at_desk):
    at_desk.get("/ban-lam-viec/?ngay=2024-06-30")

    answer = at_desk.post("/ban-lam-viec/")

    assert answer.status_code == 409
    assert "30/06/2024" in answer.content.decode()
    assert at_desk.post("/dang-xuat/").status_code == 302


def test_a_refusal_says_which_right_is_missing(rf, accountant):
    request = rf.get("/")
    request.user = queries.actor_named("my")
    with pytest.raises(services.NotAllowed) as refusal:
        services.require(accountant, "ledger.lock_month", at=LEFT, on=doors.today())

    page = views.not_allowed(request, PermissionDenied(refusal.value.explain()))

    assert page.status_code == 403
    assert "Kế toán trưởng" in page.content.decode()


def test_a_missing_page_says_so_in_words(at_desk):
    answer = at_desk.get("/7-tai-chinh/khong-co-trang/")

    assert answer.status_code == 404
    assert "Không có trang này" in answer.content.decode()


def test_an_unreadable_request_is_told_in_words_and_without_the_database(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        stranger = client.get("/dang-nhap/", headers={"host": "evil.example"})
        crowd = client.post("/dang-nhap/", {f"f{n}": "x" for n in range(2000)})

    for answer in (stranger, crowd):
        assert answer.status_code == 400
        assert "Chưa có gì bị ghi" in answer.content.decode()


def test_a_crash_gives_a_code_that_is_in_the_log_and_asks_nothing_of_the_database(rf, caplog, django_assert_num_queries):
    with caplog.at_level(logging.ERROR, "congdoan.office"), django_assert_num_queries(0):
        try:
            raise ZeroDivisionError
        except ZeroDivisionError:
            answer = views.broken(rf.get("/x/"))

    code = re.search(r"CDS-\w{3}-\d{3}", answer.content.decode())
    assert answer.status_code == 500
    assert code
    assert code[0] in caplog.text
    assert "ZeroDivisionError" not in answer.content.decode()


@pytest.mark.parametrize("number", ["123456", "9" * 30])
def test_a_job_of_another_number_is_not_there(at_desk, number):
    assert at_desk.get(f"/he-thong/viec-nen/{number}/").status_code == 404


def asked_for(title, actor, state="running"):
    nobody_acts()
    job_id = services.enqueue(by=actor, command="ledger_verify", arguments={}, title=title)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE access_job SET state = %s WHERE id = %s", [state, job_id])
    return job_id


def nobody_acts():
    """Forget who acts, as the end of a door's transaction does outside of tests."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('congdoan.actor', '', true)")


def test_a_job_is_seen_by_who_asked_for_it_and_the_demos_by_everybody(at_desk, accountant, entered):
    own, other = asked_for("Nạp sao kê", accountant), asked_for("Nạp sao kê", entered)

    assert "Nạp sao kê" in at_desk.get(f"/he-thong/viec-nen/{own}/").content.decode()
    assert at_desk.get(f"/he-thong/viec-nen/{other}/").status_code == 404
    nobody_acts()
    assert at_desk.get("/ban-lam-viec/").content.decode().count("Nạp sao kê</h2>") == 1

    services.set_mark("fictitious", {})
    nobody_acts()

    assert at_desk.get(f"/he-thong/viec-nen/{other}/").status_code == 200
    assert at_desk.get("/ban-lam-viec/").content.decode().count("Nạp sao kê</h2>") == 2


RUN_URL = "/7-tai-chinh/thu/doi-chieu/chay/"


def test_imported_lines_lead_to_one_run_however_often_it_is_asked_for(at_desk, monkeypatch):
    monkeypatch.setattr(context_processors.collection, "lines_to_run", lambda: 2535)

    for path in ("/ban-lam-viec/", "/7-tai-chinh/sao-ke/"):
        page = at_desk.get(path).content.decode()
        assert "2.535 dòng sao kê mới chưa đối chiếu" in page
        assert re.search(r'<form method="post" action="/[\w-]+/[\w/-]*doi-chieu/[\w/-]*">', page)
    first, again = at_desk.post(RUN_URL), at_desk.post(RUN_URL)

    assert re.fullmatch(r"/he-thong/viec-nen/\d+/\?tiep=%2F7-tai-chinh%2Fthu%2Fdoi-chieu%2F", first.url)
    assert first.url == again.url


def test_a_run_of_no_lines_is_not_offered(at_desk):
    assert "chưa đối chiếu.</b>" not in at_desk.get("/ban-lam-viec/").content.decode()


def test_the_command_behind_the_button_needs_no_more_than_the_job_gives(at_desk, accountant):
    at_desk.post(RUN_URL)
    (job,) = queries.latest_jobs({accountant})

    call_command(job.command, **job.arguments, acting="my", job=job.pk, json=True, stdout=(out := StringIO()))

    assert json.loads(out.getvalue()) == {"lines": [], "totals": []}


def test_who_only_reads_is_told_of_new_lines_but_may_not_run_them(client, entered, monkeypatch):
    monkeypatch.setattr(context_processors.collection, "lines_to_run", lambda: 7)
    two_branches()
    client.force_login(queries.Actor.objects.get(id=actor("kiem", role="inspector")))

    desk = client.get("/ban-lam-viec/").content.decode()

    assert "7 dòng sao kê mới" in desk
    assert "doi-chieu/" not in re.search(r"<section class=.note info mb todo.*?</section>", desk, re.S)[0]
    assert client.post(RUN_URL).status_code == 403


def test_the_link_after_a_job_stays_on_this_site(at_desk, accountant):
    job = asked_for("Nạp", accountant, state="done")

    assert "evil" not in at_desk.get(f"/he-thong/viec-nen/{job}/?tiep=https://evil.example/").content.decode()
    assert 'href="/ban-lam-viec/?a=1"' in at_desk.get(f"/he-thong/viec-nen/{job}/?tiep=/ban-lam-viec/%3Fa=1").content.decode()


@pytest.mark.parametrize(
    "username", ["a\x00b", "x" * 10_000, "' OR 1=1 --", "<script>alert(1)</script>", "\ud800".encode("utf-8", "replace")]
)
def test_nonsense_for_a_name_is_refused_in_words(client, username):
    page = client.post("/dang-nhap/", {"username": username, "password": "x"})

    assert page.status_code == 422
    assert "chỗ cần sửa" in page.content.decode()
    assert "<script>alert" not in page.content.decode()


def test_the_desk_counts_what_stands_within_reach(at_desk, accountant, entered):
    *_, district = federations(entered)
    organisation(entered, "grassroots_union", "CDCS-A", parent=district)
    services.grant(
        by=entered, actor_id=accountant, role="federation_accountant", branch_id=district, from_day=date(2020, 1, 1), on=doors.today()
    )

    desk = at_desk.get("/ban-lam-viec/")

    assert (desk.context["counts"].base_unions, desk.context["counts"].employers) == (1, 0)
    assert desk.context["collected"] is None
    assert "Chưa có sao kê" in desk.content.decode()


def test_the_desk_asks_few_questions_of_the_database(at_desk, django_assert_max_num_queries):
    at_desk.get("/ban-lam-viec/")

    with django_assert_max_num_queries(18):  # the design's twelve; session, person, savepoint, who acts; inspections and reminders
        at_desk.get("/ban-lam-viec/")


def test_a_running_job_asks_again_and_a_finished_one_stops(rf):
    running = {"id": 7, "title": "Nạp", "state": "running", "done": 1, "total": 2}

    assert 'hx-trigger="every 2s"' in render_to_string("office/parts/job.html", {"job": running}, rf.get("/"))
    for state in ("done", "failed"):
        assert "hx-trigger" not in render_to_string("office/parts/job.html", {"job": running | {"state": state}}, rf.get("/"))


def test_fictitious_people_are_marked_on_every_page(at_desk):
    assert "hư cấu" not in at_desk.get("/ban-lam-viec/").content.decode()

    services.set_mark("fictitious", {})

    for path in ("/ban-lam-viec/", "/he-thong/mau-trang-thai/", "/khong-co/"):
        assert "hư cấu" in at_desk.get(path).content.decode()


def test_a_form_open_for_too_long_is_told_in_words(client, accountant, settings):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)

    answer = strict.post("/dang-nhap/", {"username": "my", "password": PASSWORD})

    assert answer.status_code == 403
    assert "Chưa có gì bị ghi" in answer.content.decode()
