"""Pages, API and commands of officers: each translates in, makes one call, translates out."""

import json
from io import BytesIO, StringIO

import pytest
from django.core.management import CommandError, call_command
from python_calamine import CalamineWorkbook

from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.people.officers import queries, rules, services
from congdoan.people.officers.forms.choosing import membership_of
from congdoan.people.officers.tests.builders import seat, term

pytestmark = pytest.mark.django_db
OFFICERS = "/4-doan-vien/can-bo/"
COUNTS = {"called": 10, "present": 10, "voting": 10, "ballots_out": 10, "ballots_in": 10, "valid": 10, "invalid": 0}


@pytest.fixture
def chair(client, town):
    client.force_login(access.actor_named("chu.tich"))
    return client


def command(name, *words):
    out = StringIO()
    call_command(f"officers_{name}", *words, json=True, stdout=out)
    return json.loads(out.getvalue())


def minutes(*names, votes, **facts):
    return {
        "post": "member", "held_on": doors.today(), "base": "in", "seats": 2, "ten": list(names), "cach": ["nominated"] * len(names),
        "phieu": [str(one) for one in votes], **COUNTS, **facts,
    }  # fmt: skip


def test_a_chair_opens_a_term_and_a_count_fills_it_by_page(chair, town, enter_as):
    unit = f"{OFFICERS}don-vi/CD001/"
    assert "Chưa ghi ban nào" in chair.get(unit).content.decode()
    assert (
        chair.post(f"{unit}nhiem-ky-moi/", {"body": "executive", "seats": 2, "since": "01/02/2024", "until": "2023-01-01"}).status_code
        == 422
    )
    assert chair.post(f"{unit}nhiem-ky-moi/", {"body": "executive", "seats": 2, "since": "01/02/2024"}).status_code == 302
    enter_as(town.chair, on=doors.today())
    (one,) = queries.committees(town.union, on=doors.today())
    page = f"{OFFICERS}nhiem-ky/{one.id}/"
    form = chair.get(f"{page}kiem-phieu/").content.decode()
    assert f"Đoàn Viên Aa · 1970 · #{town.people[0]}" in form
    wrong = chair.post(
        f"{page}kiem-phieu/", minutes("Đoàn Viên Aa", "Ai Đó", "Đoàn Viên Ac", votes=(11, 3, "mười"), seats=1)
    ).content.decode()
    assert "Không tìm thấy đoàn viên “Ai Đó”" in wrong
    assert "Đoàn Viên Ac: số phiếu “mười” không phải số nguyên." in wrong
    wrong = chair.post(f"{page}kiem-phieu/", minutes("Đoàn Viên Aa", votes=(11,), seats=1, invalid=1)).content.decode()
    assert "khác 10 phiếu thu về" in wrong
    assert "nhiều hơn 10 phiếu hợp lệ" in wrong
    more = chair.post(f"{page}kiem-phieu/", minutes("Đoàn Viên Aa", votes=(9,), them="1", place="Nhà ăn"))
    assert (more.status_code, more.content.decode().count('name="ten"')) == (200, 12)
    assert "Nhà ăn" in more.content.decode()

    picked = f"Đoàn Viên Ab · 1971 · #{town.people[1]}"
    assert chair.post(f"{page}kiem-phieu/", minutes("Đoàn Viên Aa", picked, votes=(10, 6))).status_code == 302

    assert "Đoàn Viên Ab" in chair.get(unit).content.decode()
    ((election, *_),) = queries.elections(one.id)
    shown = chair.get(f"{OFFICERS}bau-cu/{election}/").content.decode()
    assert "60,00%" in shown
    assert "chưa đối chiếu" in shown
    paper = chair.get(f"{OFFICERS}bau-cu/{election}/bien-ban.pdf")
    assert paper.content.startswith(b"%PDF")
    assert chair.post(f"{OFFICERS}bau-cu/{election}/huy/", {"reason": "Nhầm"}).status_code == 302
    assert chair.post(f"{OFFICERS}bau-cu/{election}/huy/", {"reason": "Nhầm"}).status_code == 422
    assert chair.get(page).content.decode().count("đã hủy") == 3  # two seats, and the count
    assert chair.post(f"{page}ket-thuc/", {"last_day": doors.today(), "reason": "Giải thể"}).status_code == 302


def test_a_seat_is_given_and_given_up_by_page(chair, town, enter_as):
    enter_as(town.chair, on=doors.today())
    committee = term(town.chair, town.union)
    page = f"{OFFICERS}nhiem-ky/{committee}/"
    told = {"member": "Đoàn Viên Aa", "post": "chair", "how": "coopted", "since": doors.today()}
    assert chair.post(f"{page}cu/", told | {"member": "Đoàn"}).status_code == 422
    assert chair.post(f"{page}cu/", told).status_code == 302
    (one,) = queries.term(committee, on=doors.today()).holders
    assert chair.post(f"{OFFICERS}chuc-danh/{one.id}/thoi/", {"last_day": doors.today(), "reason": "Xin thôi"}).status_code == 302
    assert chair.post(f"{OFFICERS}chuc-danh/{one.id}/hoan-tac/", {"reason": "Nhầm"}).status_code == 302
    listed = chair.get(f"{OFFICERS}?don_vi=CD001&q=aa&ban=executive&chuc=chair").content.decode()
    assert "Đoàn Viên Aa" in listed
    assert "Ab" not in listed
    book = b"".join(chair.get(f"{OFFICERS}danh-sach.xlsx?don_vi=CD001").streaming_content)
    rows = CalamineWorkbook.from_filelike(BytesIO(book)).get_sheet_by_name("Cán bộ").to_python()
    assert rows[1][:5] == ["Đoàn Viên Aa", "Nữ", "1970", "Chủ tịch", "Ban Chấp hành"]
    assert chair.get(f"{OFFICERS}don-vi/CD002/").status_code == 404
    assert chair.get(f"{OFFICERS}nhiem-ky/{2**40}/").status_code == 404


def test_two_members_of_one_name_are_told_apart(chair, town, enter_as):
    from congdoan.people.members.tests.builders import draft, members

    enter_as(town.chair, on=doors.today())
    members(town.chair, town.union, [draft("Đoàn Viên Aa", born="1999")], on=doors.today())
    committee = term(town.chair, town.union)
    told = {"member": "Đoàn Viên Aa", "post": "chair", "how": "coopted", "since": doors.today()}

    with pytest.raises(services.OfficerUnclear):
        membership_of("Đoàn Viên Aa", unit_id=town.union, on=doors.today())
    with pytest.raises(services.UnknownOfficer):
        membership_of("Ai Đó", unit_id=town.union, on=doors.today())

    answer = chair.post(f"{OFFICERS}nhiem-ky/{committee}/cu/", told)

    assert answer.status_code == 422
    assert "Có 2 đoàn viên tên “Đoàn Viên Aa”" in answer.content.decode()


def test_programs_do_the_same(chair, town, enter_as):
    enter_as(town.chair, on=doors.today())

    def send(path, body, status=200):
        answer = chair.post(f"/api/officers/{path}", body, content_type="application/json")
        assert answer.status_code == status, answer.content
        return answer.json()

    since = "2024-02-01"
    opened = send("terms", {"unit": "CD001", "body": "executive", "seats": 3, "since": since})["id"]
    assert send("terms", {"unit": "CD002", "body": "executive", "seats": 3, "since": since}, 409)["code"] == "organisation-unknown"
    candidates = [{"membership": town.people[0], "votes": 9}, {"membership": town.people[1], "votes": 5, "nominated": "self"}]
    count = {"post": "member", "held_on": since, "seats": 2, "candidates": candidates, **COUNTS}
    assert send(f"terms/{opened}/elections", count | {"valid": 8}, 409)["code"] == "count-unfit"
    recorded = send(f"terms/{opened}/elections", count)
    assert (len(recorded["seats"]), recorded["seats_left"]) == (1, 1)
    appointed = send(f"terms/{opened}/seats", {"membership": town.people[2], "post": "member", "since": since, "how": "coopted"})["id"]
    send(f"seats/{appointed}/end", {"last_day": since, "reason": "Xin thôi"})
    send(f"seats/{appointed}/restore", {"reason": "Nhầm"})
    told = chair.get("/api/officers/units/CD001").json()
    assert [one["full_name"] for one in told["terms"][0]["holders"]] == ["Đoàn Viên Aa", "Đoàn Viên Ac"]
    assert told["findings"][0]["rule"] == "ubkt.min_members"
    assert chair.get(f"/api/officers/elections/{recorded['election']}").json()["candidates"][1]["is_elected"] is False
    send(f"elections/{recorded['election']}/void", {"reason": "Nhầm"})
    send(f"terms/{opened}/close", {"last_day": doors.today().isoformat(), "reason": "Giải thể"})


def test_a_terminal_does_the_same(town, tmp_path):
    since = "2024-02-01"
    opened = command("open_term", json.dumps({"unit": "CD001", "body": "executive", "seats": 3, "since": since}))["term"]
    count = {"post": "member", "held_on": since, "seats": 1, "candidates": [{"membership": town.people[0], "votes": 9}], **COUNTS}
    file = tmp_path / "bien-ban.json"
    file.write_text(json.dumps(count))
    recorded = command("record_election", str(opened), f"@{file}")
    appointed = command("appoint", str(opened), json.dumps({"membership": town.people[2], "post": "chair", "since": since}))["seat"]
    command("end_seat", str(appointed), json.dumps({"last_day": since, "reason": "Xin thôi"}))
    command("restore_seat", str(appointed), '{"reason": "Nhầm"}')
    command("void_election", str(recorded["election"]), '{"reason": "Nhầm"}')
    command("close_term", str(opened), json.dumps({"last_day": doors.today().isoformat(), "reason": "Giải thể"}))
    for wrong in ("{", "@/không/có", "{}"):
        with pytest.raises(CommandError):
            command("open_term", wrong)


def test_the_lists_ask_the_same_few_questions_whatever_they_show(chair, town, enter_as, django_assert_max_num_queries):
    enter_as(town.chair, on=doors.today())
    committee = term(town.chair, town.union, seats=15)
    for number in town.people[:12]:
        seat(town.chair, committee, number)
    for section in "ABCDE":
        term(town.chair, town.union, rules.GROUP, section=f"Tổ {section}", seats=2)
    chair.get(OFFICERS)
    with django_assert_max_num_queries(16):
        assert "Đoàn Viên Ac" in chair.get(OFFICERS).content.decode()
    with django_assert_max_num_queries(16):
        assert "Tổ E" in chair.get(f"{OFFICERS}nhiem-ky/?tinh_trang=khuyet").content.decode()
    with django_assert_max_num_queries(30):
        chair.get(f"{OFFICERS}don-vi/CD001/")
