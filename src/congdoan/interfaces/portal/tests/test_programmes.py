"""What unions promised and how far it has come, for everybody: published, told again, taken back; what is not public is nowhere."""

import csv
import io
import json
import re
from datetime import date, timedelta
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from lxml import etree

from congdoan.activities.programmes import queries, services
from congdoan.activities.programmes.rules.indicators import Measured, Part
from congdoan.activities.programmes.rules.publishing import public_content
from congdoan.activities.programmes.tests.builders import DAY, District, district
from congdoan.finance.budgets import queries as budgets
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as access
from congdoan.foundation.access.services import NotAllowed
from congdoan.foundation.documents import services as documents
from congdoan.foundation.documents.tests.builders import LETTER
from congdoan.interfaces.portal import urls
from congdoan.interfaces.portal.views.figures import DATASETS
from congdoan.people.members.tests.builders import draft, members
from congdoan.people.organisations import services as organisations
from congdoan.people.organisations.tests.builders import person

pytestmark = pytest.mark.django_db
SECRET = "MẬT-CHƯA-CÔNG-KHAI"
LATER = DAY + timedelta(days=5)


@pytest.fixture(scope="module")
def built(built_once):
    home: District = district(built_once)
    home.people["publisher"] = person(built_once, "nguoi.cong.khai", role="document_publisher", branch=home.ids["LDLD-DMC"])
    home.people["union_publisher"] = person(built_once, "cong.khai.cs", role="document_publisher", branch=home.ids["CD001"])
    members(built_once, home.ids["CD001"], [draft(f"Đoàn Viên {name}") for name in ("An", "Bình", "Chi", "Dung", "Em", "Giang")])
    members(built_once, home.ids["CD002"], [draft("Đoàn Viên Hoa")])
    return home


@pytest.fixture
def home(db, built, monkeypatch):
    monkeypatch.setattr(doors, "today", lambda: DAY)
    built.acting("officer")
    return built


def issued(home, **facts):
    one = home.draft(**facts)
    given = {"by": home.people["officer"], "programme_id": one, "on": DAY}
    services.add_task(title="Mở lớp tập huấn", lead="Bà Nguyễn Thị Riêng Tư", due_on=date(2024, 6, 1), product="danh sách", **given)
    for code, name in (("4.1", "Đoàn viên"), ("4.2", "=Đoàn viên mới")):
        indicator = "members.standing" if code == "4.1" else ""
        target = services.add_target(code=code, name=name, unit_words="người", measure="level", indicator=indicator, **given)
        services.commit_target(by=home.people["officer"], target_id=target, year=2024, value=30, on=DAY)
    return home.issued(one)


def published(home, one, *, on=DAY):
    made = services.publish_programme(by=home.acting("publisher", on=on), programme_id=one, on=on)
    access.leave()
    return made


def told(client, name, *args, **query):
    return client.get(reverse(f"portal:{name}", args=args), query)


def test_a_promise_is_shown_with_what_it_came_to_and_who_leads_is_not(home, client, django_assert_max_num_queries):
    one = issued(home)
    published(home, one)

    page = told(client, "programme", one).content.decode()

    assert all(words in page for words in ("Mở lớp tập huấn", "ít nhất 30", "quá hạn", "05/CTr-LĐLĐ", "30/06/2024"))
    assert "Riêng Tư" not in page
    with django_assert_max_num_queries(8):
        assert "0/1 nhiệm vụ xong" in told(client, "programmes", q="chuong trinh nam").content.decode()
    with django_assert_max_num_queries(14):
        assert "Chương trình năm 2024" in told(client, "home").content.decode()
    assert "Không chương trình nào khớp" in told(client, "programmes", q="khong co").content.decode()


def test_what_was_promised_first_stays_beside_what_is_promised_now(home, client):
    one = issued(home)
    published(home, one)
    (target, _) = queries_targets(home, one)
    services.commit_target(by=home.people["officer"], target_id=target, year=2024, value=20, on=DAY)
    published(home, one)

    page = told(client, "programme", one).content.decode()

    assert "ít nhất 20" in page
    assert "lần đầu: 30" in page
    assert "Các lần công khai" in page


def queries_targets(home, one):
    home.acting("officer")
    return [row.id for row in queries.targets_of(one, 2024)]


def test_figures_come_as_csv_and_json_with_their_source_and_no_formula(home, client):
    one = issued(home)
    published(home, one)
    for name in DATASETS:
        answer = told(client, "figures_json", name).json()
        facts = answer["metadata"]
        assert all(facts[key] for key in ("title", "source", "unit", "licence", "columns"))
        rows = list(csv.DictReader(io.StringIO(told(client, "figures_csv", name).getvalue().decode("utf-8-sig"))))
        assert len(rows) == facts["rows"] == len(answer["rows"])
        assert all(set(row) == {column["name"] for column in facts["columns"]} for row in [*rows, *answer["rows"]])
    targets = told(client, "figures_json", "chi-tieu").json()
    assert targets["metadata"]["day"] == DAY.isoformat()
    assert [(row["code"], row["value"], row["wanted"]) for row in targets["rows"]] == [("4.1", 7, 30), ("4.2", None, 30)]
    plain = list(csv.DictReader(io.StringIO(told(client, "figures_csv", "chi-tieu").getvalue().decode("utf-8-sig"))))
    assert [row["name"] for row in plain] == ["Đoàn viên", "'=Đoàn viên mới"]
    assert "describedby" in told(client, "figures_csv", "chi-tieu")["Link"]
    assert [told(client, "figures_csv", "khac").status_code, told(client, "figures_json", "khac").status_code] == [404, 404]
    assert "Số liệu mở" in told(client, "figures").content.decode()


def test_what_a_district_and_its_unions_tell_leaves_no_few_persons(home, client):
    """Seven members in the district, six of them in one union: the seventh would be told by subtraction."""
    one = issued(home)
    facts = {"unit_id": home.ids["CD001"], "kind": "programme", "title": "Kế hoạch năm 2024", "ends_on": date(2024, 12, 31)}
    plan = services.draft_programme(by=home.acting("treasurer"), on=DAY, **facts)
    given = {"by": home.people["treasurer"], "programme_id": plan, "on": DAY}
    services.add_task(title="Kết nạp đoàn viên", **given)
    services.add_target(code="1", name="Đoàn viên", unit_words="người", measure="level", indicator="members.standing", **given)
    home.plan_issued(plan)
    published(home, one)

    services.publish_programme(by=home.acting("union_publisher"), programme_id=plan, on=DAY)
    access.leave()

    rows = told(client, "figures_json", "chi-tieu").json()["rows"]
    assert [(row["unit_code"], row["value"], row["note"]) for row in rows if row["code"] != "4.2"] == [
        ("CD001", None, "không hiện"), ("LDLD-DMC", 7, "7"),
    ]  # fmt: skip


def test_how_many_of_few_chairs_were_trained_is_not_shown(home, client):
    one = home.draft()
    given = {"by": home.people["officer"], "programme_id": one, "on": DAY}
    services.add_task(title="Mở lớp tập huấn", **given)
    for code in ("XIII-8", "local.found_year"):  # trained chairs, founded unions
        services.add_target(code=code, **given)
    home.issued(one)
    details = queries.details(one, on=DAY)
    chairs, unions = (
        SimpleNamespace(
            target=row, measured=Measured((Part(1, "CD001", "CĐCS Số 1", 3, whole),)), value=value, shown="có số", is_kept=True,
            of_wanted=None, frozen_on=None, why="",
        )
        for row, whole, value in zip(queries.targets_of(one, 2024), (20, 0), (1_500, 3), strict=True)
    )  # fmt: skip
    days = {"starts_on": None, "ends_on": None, "issued_on": DAY, "on": DAY, "year": 2024}

    content = public_content(tasks=[], results=[chairs, unions], source=details.row.source, least=5, **days)

    assert [(each["shown"], each["numerator"], each["value"]) for each in content["targets"]] == [
        ("không hiện", None, None),
        ("có số", 3, 3),
    ]


def test_a_search_finds_what_is_told_last_and_no_older_copy(home, client, django_assert_num_queries):
    one = issued(home)
    published(home, one)
    facts = {"organisation_id": home.ids["LDLD-DMC"], "name": "Liên đoàn Dầu Tiếng"}
    organisations.rename(by=home.acting("founder", on=LATER), since=LATER, on=LATER, **facts)
    made = published(home, one, on=LATER)

    with django_assert_num_queries(1):  # what is taken back in between is nowhere missing
        found, _ = queries.public_programmes(text="dau tieng")
    assert [(row.id, row.first_on) for row in found] == [(made, DAY)]
    assert queries.public_programmes(text="duong minh chau") == ([], None)


def test_money_that_is_withdrawn_while_a_set_is_written_is_left_out(home, client, monkeypatch):
    monkeypatch.setattr(budgets, "publications", lambda **_: ([SimpleNamespace(id=1)], ""))
    assert told(client, "figures_json", "tai-chinh").json()["rows"] == []


def test_more_rows_than_json_takes_are_told_and_stand_in_the_csv(home, client, monkeypatch):
    published(home, issued(home))
    monkeypatch.setattr(import_module("congdoan.interfaces.portal.views.figures"), "MOST_ROWS", 1)

    answer = told(client, "figures_json", "chi-tieu").json()

    assert (answer["metadata"]["rows"], answer["metadata"]["is_cut"], len(answer["rows"])) == (1, True, 1)
    whole = client.get(answer["metadata"]["whole"]).getvalue().decode("utf-8-sig")
    assert len(list(csv.DictReader(io.StringIO(whole)))) == 2


def test_the_feeds_are_sound(home, client):
    one = issued(home)
    published(home, one)
    for name in ("programme_feed", "document_feed"):
        root = etree.fromstring(told(client, name).content)
        assert root.tag == "rss"
        channel = root.find("channel")
        assert all(channel.findtext(tag) for tag in ("title", "link", "description"))
        own = channel.find("{http://www.w3.org/2005/Atom}link").get("href")
        assert own.endswith(reverse(f"portal:{name}"))
        assert all(item.findtext(tag) for item in channel.findall("item") for tag in ("title", "link", "guid", "pubDate"))
    (item,) = etree.fromstring(told(client, "programme_feed").content).iter("item")
    assert item.findtext("link").endswith(reverse("portal:programme", args=[one]))
    assert item.find("guid").get("isPermaLink") == "false"


def test_only_what_was_issued_by_who_may_and_without_personal_words(home):
    open_draft = home.draft()
    with pytest.raises(services.ProgrammeNotIssued):
        published(home, open_draft)
    home.acting("officer")
    one = issued(home)
    with pytest.raises(NotAllowed):
        services.publish_programme(by=home.acting("officer"), programme_id=one, on=DAY)
    with pytest.raises(services.ProgrammeNotPublic):
        services.unpublish_programme(by=home.acting("publisher"), programme_id=one, reason="Thử", on=DAY)
    home.acting("officer")
    personal = home.draft(title="Liên hệ 0901234567")
    services.add_task(by=home.people["officer"], programme_id=personal, title="Việc", on=DAY)
    home.issued(personal)
    with pytest.raises(services.ProgrammePersonal):
        published(home, personal)


def test_what_is_taken_back_is_gone_and_nobody_writes_past_the_service(home, client):
    one = issued(home)
    made = published(home, one)
    by = home.acting("publisher")
    copied = (
        "INSERT INTO programmes_publishedprogramme"
        " (unit_id, programme_id, unit_code, unit_name, title, symbol, content, sha256, search_key, published_by, published_on)"
        " SELECT unit_id, %s, unit_code, unit_name, title, symbol, content, {hash}, search_key, %s, %s"
        " FROM programmes_publishedprogramme WHERE id = %s"
    )
    home.acting("officer")
    other = home.draft(title="Chương trình năm 2024")
    by = home.acting("publisher")
    for statement, values in (
        (copied.format(hash="'0'"), (one, by, DAY, made)),
        (copied.format(hash="sha256"), (other, by, DAY, made)),  # a draft
        (copied.format(hash="sha256"), (one, home.people["officer"], DAY, made)),
        ("UPDATE programmes_publishedprogramme SET title = 'x' WHERE id = %s", (made,)),
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, values)
    with pytest.raises(services.TextUnfit):
        services.unpublish_programme(by=by, programme_id=one, reason=" ", on=DAY)

    assert services.unpublish_programme(by=by, programme_id=one, reason="Công khai nhầm", on=DAY) == 1

    access.leave()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM programmes_publishedprogramme")
        assert cursor.fetchone() == (0,)
    assert told(client, "programme", one).status_code == 404
    assert told(client, "figures_json", "nhiem-vu").json()["rows"] == []


def without_chance(text):
    """Take out what is drawn by chance or from a file's content, where any digits may stand: tokens of forms, marks of assets."""
    return re.sub(r'"X-CSRFToken":"\w+"|name="csrfmiddlewaretoken" value="\w+"|\?v=\w+', "", text)


def test_no_portal_address_tells_what_is_not_public(home, client):
    """Everything below bears one word and is not public; no address of the portal, however it is asked, says it."""
    one = issued(home)
    published(home, one)
    by = home.acting("officer")
    hidden = issued(home, title=f"{SECRET} chương trình")
    draft_only = home.draft(title=f"{SECRET} dự thảo")
    services.add_task(by=by, programme_id=draft_only, title=f"{SECRET} nhiệm vụ", on=DAY)
    (target, _) = queries_targets(home, one)
    services.commit_target(by=by, target_id=target, year=2024, value=987_654, words=SECRET, on=DAY)  # told after the publication
    task = queries.tasks_of(one, on=DAY)[0].id
    services.tell_progress(
        by=by, task_id=task, state="under_way", percent=77, words=SECRET, link=f"https://congdoan.example/{SECRET}", on=DAY
    )
    services.review_programme(by=by, programme_id=one, kind="midterm", lessons=SECRET, on=DAY)
    content = {**LETTER, "subject": SECRET}
    documents.draft_document(by=by, unit_id=home.ids["LDLD-DMC"], client_key="1" * 32, content=content, on=DAY)
    access.leave()
    given = {
        "programme_id": [one, hidden, draft_only, 10**12], "publication_id": [1, 10**12], "name": [*DATASETS, "x"], "year": [2024],
        "code": ["LDLD-DMC", "x"], "kind": ["du-toan", "quyet-toan", "pdf", "docx"], "mark": ["0" * 20], "token": ["x" * 40],
        "line_id": [1], "exhibit_id": [1], "place": [1],
    }  # fmt: skip
    asked = 0
    for pattern in urls.urlpatterns:
        arguments = re.findall(r"<\w+:(\w+)>", str(pattern.pattern))
        ways = [{}]
        for argument in arguments:
            ways = [way | {argument: value} for way in ways for value in given[argument]]
        for way in ways:
            address = reverse(f"portal:{pattern.name}", kwargs=way)
            for query in ({}, {"q": SECRET}, {"q": "mat chua cong khai", "nam": "2024", "sau": "999999"}):
                answer = client.get(address, query)
                shown = b"".join(answer.streaming_content) if answer.streaming else answer.content
                text = shown.decode(errors="replace").replace(f'value="{SECRET}"', "").replace(f"q={SECRET}", "")
                assert SECRET not in text, address
                assert "987" not in without_chance(text), address
                assert "77%" not in text, address
                assert answer.status_code in (200, 302, 404), address
                asked += 1
    assert asked > 3 * len(urls.urlpatterns)
    assert told(client, "programme", hidden).status_code == told(client, "programme", draft_only).status_code == 404
    assert json.loads(told(client, "figures_json", "chi-tieu").content)["metadata"]["rows"] == 2
