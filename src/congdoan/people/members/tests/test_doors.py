"""Pages, API and commands of members: each translates in, makes one call, translates out."""

import json
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command

from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.people.members import queries
from congdoan.people.members.queries import lists
from congdoan.people.members.tests.builders import draft, member, members

pytestmark = pytest.mark.django_db
FORM_5B = """STT\tHọ và tên\tNăm sinh\tNăm sinh\tSố CCCD
\t\tNam\tNữ\t
1\tNguyễn Văn An\t1990\t\t072090001234
2\tLê Thị Bé\t\t02/09/1991\t072191001235
""".replace("STT\tHọ và tên\tNăm sinh\tNăm sinh", "STT\tHọ và tên\tNăm sinh\t")


@pytest.fixture
def chair(client, district):
    client.force_login(access.actor_named("chu.tich"))
    return client


def command(name, *words, **facts):
    out = StringIO()
    call_command(f"members_{name}", *words, json=True, stdout=out, **facts)
    return json.loads(out.getvalue())


def test_a_chair_writes_an_application_and_admits(chair, district, enter_as):
    page = chair.get("/4-doan-vien/don/moi/")
    assert 'value="CD001"' in page.content.decode()  # the own union is filled in
    told = {
        "unit_id": "CD001",
        "full_name": "Nguyễn Văn An",
        "born": "13/05/1990",
        "citizen_number": "072091001234",
        "applied_on": doors.today(),
    }
    wrong = chair.post("/4-doan-vien/don/moi/", told)
    assert wrong.status_code == 422
    assert "sinh năm 1991" in wrong.content.decode()
    assert chair.post("/4-doan-vien/don/moi/", told | {"citizen_number": "072090001234"}).status_code == 302

    enter_as(district.chair)
    (waiting,) = queries.applications()
    decide = {"don": [waiting.id], "ngay_quyet_dinh": doors.today().isoformat(), "so_quyet_dinh": "04/NQ-CĐCS"}
    assert chair.post("/4-doan-vien/don/ket-nap/", decide).status_code == 302
    listed = chair.get("/4-doan-vien/doan-vien/?q=van+an").content.decode()
    assert "Nguyễn Văn An" in listed
    assert "•••• 1234" in listed
    assert "072090001234" not in listed + chair.get(f"/4-doan-vien/doan-vien/{waiting.person_id}/").content.decode()


def test_a_list_is_previewed_and_then_applied(chair, district, enter_as):
    given = {"unit_id": "CD001", "applied_on": doors.today(), "text": FORM_5B.replace("072191001235", "072191001239")}
    broken = chair.post("/4-doan-vien/don/danh-sach/", given | {"text": FORM_5B.replace("02/09/1991", "31/02/1991")})
    assert broken.status_code == 422
    assert "không có ngày 31/2/1991" in broken.content.decode()
    preview = chair.post("/4-doan-vien/don/danh-sach/", given)
    assert "Ghi 2 đơn" in preview.content.decode()
    assert "072090001234" not in json.dumps(dict(chair.session.items()))  # what waits for Apply is sealed

    assert chair.post("/4-doan-vien/don/danh-sach/", {"token": "khác"}).status_code == 302
    enter_as(district.chair)
    assert queries.applications() == []
    preview = chair.post("/4-doan-vien/don/danh-sach/", given)
    assert chair.post("/4-doan-vien/don/danh-sach/", {"token": preview.context["token"]}).status_code == 302
    assert {row.sex for row in queries.applications()} == {"Nam", "Nữ"}
    picture = SimpleUploadedFile("anh.xlsx", b"\x89PNG\x00\x01")
    assert chair.post("/4-doan-vien/don/danh-sach/", {"unit_id": "CD001", "applied_on": doors.today(), "file": picture}).status_code == 422


def test_a_list_says_beyond_which_number_it_does_not_count(chair, district, enter_as, monkeypatch):
    today = doors.today()
    enter_as(district.chair, on=today)
    for name in ("Lý Thị Sáu", "Lý Thị Bảy"):
        member(district.chair, district.left, name, since=date(2026, 1, 5), on=today)
    assert "2 đoàn viên" in chair.get("/4-doan-vien/doan-vien/").content.decode()
    monkeypatch.setattr(lists, "MOST_COUNTED", 1)
    page = chair.get("/4-doan-vien/doan-vien/").content.decode()
    assert page.count("ơn 1 đoàn viên") == 2  # in the heading and below the rows


def test_what_happens_to_a_member_by_page(chair, district, enter_as):
    today = doors.today()
    enter_as(district.chair, on=today)
    person, membership = member(district.chair, district.left, "Lý Thị Sáu", since=date(2026, 1, 5), on=today, ethnicity="Kinh", job="may")
    stay = f"/4-doan-vien/sinh-hoat/{membership}/"
    assert chair.post(f"{stay}tam-dung/", {"since": "2026-02-01", "reason": "Nghỉ không lương"}).status_code == 302
    assert chair.post(f"{stay}tam-dung/", {"since": "2026-03-01", "reason": "Nghỉ"}).status_code == 422
    assert "tạm dừng" in chair.get("/4-doan-vien/doan-vien/?trang_thai=vang").content.decode()
    assert chair.post(f"{stay}tro-lai/", {"since": "2026-04-01"}).status_code == 302
    assert chair.post(f"{stay}to/", {"section": "Tổ may 4"}).status_code == 302
    form = chair.get(f"/4-doan-vien/doan-vien/{person}/sua/").content.decode()
    assert "Kinh" not in form
    mended = {"full_name": "Lý Thị Sáu", "job": "cắt", "reason": "Đổi việc"}
    assert chair.post(f"/4-doan-vien/doan-vien/{person}/sua/", mended).status_code == 302
    assert chair.post(f"{stay}thoi/", {"how": "resigned", "last_day": "2026-05-31", "reason": "Nghỉ việc"}).status_code == 302
    assert chair.post(f"{stay}tu-tran/", {"died_on": "2026-06-01"}).status_code == 422
    assert chair.post(f"{stay}hoan-tac/", {"reason": "Nhầm"}).status_code == 302
    page = chair.get(f"/4-doan-vien/doan-vien/{person}/").content.decode()
    assert "may → cắt" in page
    assert "Dân tộc" in page
    assert chair.get(f"/4-doan-vien/doan-vien/{person}/nhan-lai/").status_code == 200


def test_the_page_of_members_asks_the_same_few_questions_whatever_it_shows(chair, district, enter_as, django_assert_max_num_queries):
    enter_as(district.chair, on=doors.today())
    members(district.chair, district.left, [draft(f"Nguyễn Văn {letter}") for letter in "ABCDEGH"], on=doors.today())
    chair.get("/4-doan-vien/doan-vien/")
    with django_assert_max_num_queries(22):
        chair.get("/4-doan-vien/doan-vien/?don_vi=CD001")


def test_the_api_does_what_the_pages_do(chair, district, enter_as):
    def call(path, **body):
        answer = chair.post(f"/api/members/{path}", data=json.dumps(body, default=str), content_type="application/json")
        return answer.status_code, answer.json()

    today = doors.today()
    person = {"full_name": "Trần Văn Cò", "citizen_number": "072090001234"}
    _, one = call("apply", unit="CD001", person=person, applied_on="2026-01-02")
    assert call("apply", unit="CD001", person=person, applied_on="2026-01-02")[1]["code"] == "application-waits"
    assert call("apply", unit="CD001", person=person | {"sex": "Nữ"}, applied_on="2026-01-02")[1]["code"] == "member-facts-unfit"
    _, two = call("apply-list", unit="CD001", persons=[{"full_name": "Mai Năm"}, {"full_name": "Mai Sáu"}], applied_on="2026-01-02")
    assert call(f"applications/{two['ids'][0]}/withdraw", reason="thôi") == (200, {"done": True})
    assert call("applications/refuse", applications=[two["ids"][1]], decided_on="2026-01-03", reason="thiếu") == (200, {"done": True})
    _, done = call("applications/approve", applications=[one["id"]], decided_on="2026-01-05", decision="1")
    stay = f"memberships/{done['ids'][0]}"
    assert call(f"{stay}/absence", since="2026-02-01", until="2026-02-28", reason="ốm")[0] == 200
    assert call(f"{stay}/return", since="2026-02-10")[0] == 200
    assert call(f"{stay}/section", section="Tổ 1")[0] == 200
    assert call(f"{stay}/leave", how="retired", last_day="2026-03-01", reason="hưu")[0] == 200
    assert call(f"{stay}/reopen", reason="nhầm")[0] == 200
    assert call(f"{stay}/death", died_on=today - timedelta(days=1))[0] == 200
    found = chair.get("/api/members/members?on=2026-01-06&unit=CD001").json()
    assert [(row["full_name"], row["citizen"]) for row in found["rows"]] == [("Trần Văn Cò", "•••• 1234")]
    shown = chair.get(f"/api/members/persons/{found['rows'][0]['person_id']}").json()
    assert (shown["state"], shown["stays"][0]["ended"]) == ("died", "từ trần")
    assert call(f"persons/{shown['id']}/correct", fields={"job": "may"}, reason="thiếu")[1] == {"fields": ["job"]}
    assert call(f"persons/{shown['id']}/reenter", unit="CD001", since="2026-04-01")[1]["code"] == "member-state-refused"


def test_the_commands_do_what_the_pages_do(district, tmp_path):
    day = date(2026, 1, 5)
    asked = command("apply", "CD001", "Trần Văn Cò", sex="Nam", born="1990", citizen_number="", applied_on=day)["application"]
    file = tmp_path / "mau-5b.tsv"
    file.write_text(FORM_5B)
    first, second = command("apply_list", "CD001", file, applied_on=day)["applications"]
    command("withdraw_application", first, reason="thôi")
    command("refuse_applications", second, decided_on=day, reason="thiếu")
    (one,) = command("approve_applications", asked, decided_on=day)["memberships"]
    command("record_absence", one, since=date(2026, 2, 1), reason="ốm")
    command("record_return", one, since=date(2026, 3, 1))
    command("assign_section", one, "Tổ 1")
    command("leave", one, "resigned", last_day=date(2026, 4, 1), reason="nghỉ")
    command("reopen", one, reason="nhầm")
    person = queries.membership(one).person_id
    assert command("correct", person, "job=may", reason="thiếu") == {"changed": ["job"]}
    command("record_death", one, died_on=date(2026, 5, 1))
    with pytest.raises(SystemExit):
        command("reenter", person, "CD001", since=date(2026, 6, 1))
    assert queries.person(person, on=day).last.ended == "từ trần"
